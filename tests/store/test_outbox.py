"""Laws of the outbox: what waits outlives the program, and a torn line costs that line only."""

from __future__ import annotations

import stat
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from backcare_desktop.store.fact_rows import Row
from backcare_desktop.store.outbox import Outbox
from tests.store.refused import folder_of_nobody, without_root


def row(number: int) -> Row:
    return Row(
        str(UUID(int=number)), "resumed", "2026-11-24T08:15:00.000000Z", 0, "2026-11-24", "{}"
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "waiting.jsonl"


def test_what_was_put_in_comes_out_in_order_also_after_a_restart(path: Path) -> None:
    Outbox(path).put([row(1), row(2)])
    Outbox(path).put([row(3)])
    assert Outbox(path).rows() == [row(1), row(2), row(3)]


def test_nothing_waits_at_first_and_after_clearing(path: Path) -> None:
    outbox = Outbox(path)
    assert outbox.rows() == []
    outbox.clear()
    outbox.put([row(1)])
    outbox.clear()
    assert outbox.rows() == []


def test_a_torn_line_costs_that_line_only(path: Path) -> None:
    Outbox(path).put([row(1), row(2)])
    path.write_bytes(path.read_bytes()[:-20])
    Outbox(path).put([row(3)])
    assert Outbox(path).rows() == [row(1), row(3)]


@pytest.mark.parametrize("nonsense", [b"\xff\xfe\n", b"[1]\n", b"{}\n", b"7\n", b"null\n"])
def test_nonsense_is_passed_over(path: Path, nonsense: bytes) -> None:
    Outbox(path).put([row(1)])
    path.write_bytes(nonsense + path.read_bytes())
    assert Outbox(path).rows() == [row(1)]


@pytest.mark.parametrize(
    "turned",
    [
        {"id": "1"},
        {"id": 3},
        {"kind": []},
        {"kind": ""},
        {"at": "2026-11-24"},
        {"ahead": "0"},
        {"ahead": 86400},
        {"day": "2026-11-r4"},
        {"day": {}},
        {"body": "{"},
        {"body": "[]"},
        {"body": None},
    ],
    ids=repr,
)
def test_a_line_that_no_log_takes_holds_no_other_up(path: Path, turned: dict[str, object]) -> None:
    outbox = Outbox(path)
    outbox.put([row(1), row(2)._replace(**turned), row(3)])  # type: ignore[arg-type]
    assert outbox.rows() == [row(1), row(3)]
    assert outbox.forget(date(2026, 11, 24), date(2026, 11, 24)) == 2


def test_a_line_of_a_newer_program_is_kept(path: Path) -> None:
    newer = row(2)._replace(kind="prompted", body='{"why":"something new"}')
    Outbox(path).put([newer])
    assert Outbox(path).rows() == [newer]


def test_the_outbox_is_for_the_owner_only(path: Path) -> None:
    Outbox(path).put([row(1)])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_where_nothing_waits_nothing_has_to_be_let_go_of(path: Path) -> None:
    path.parent.write_text("in the way")
    assert Outbox(path).forget(date.min, date.max) == 0


def test_what_cannot_be_let_go_of_is_not_said_to_be_gone_and_the_rest_stays() -> None:
    with folder_of_nobody() as folder:
        outbox = Outbox(folder / "waiting.jsonl")
        without_root(lambda: outbox.put([row(1), row(2)]))
        folder.chmod(0o500)
        with pytest.raises(OSError, match="ermission denied"):
            without_root(lambda: outbox.forget(date.min, date.max))
        assert outbox.rows() == [row(1), row(2)]


def test_a_refused_outbox_says_so() -> None:
    with folder_of_nobody() as folder:
        folder.chmod(0o500)
        assert without_root(lambda: Outbox(folder / "waiting.jsonl").put([row(1)])) is False
        assert without_root(lambda: Outbox(folder / "no" / "waiting.jsonl").put([row(1)])) is False
