"""Laws of the record: it comes back as it was, or not at all."""

from __future__ import annotations

import json
import stat
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.record import Record
from backcare_desktop.store.record import RecordFile, running_system
from tests.store.refused import folder_of_nobody, without_root

SEEN = datetime(2026, 11, 24, 9, 15, 30, 5, tzinfo=timezone(timedelta(hours=1)))
RECORD = Record(
    seen=SEEN,
    boot=1234.5,
    sitting=900.25,
    clocks={"movement": 60.0, "water": 0.0},
    card=False,
    held=1200.5,
    settles=1250.0,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run" / "last-seen.json"


def test_the_last_record_comes_back_as_it_was(path: Path) -> None:
    file = RecordFile(path, "today")
    assert file.write(Record(seen=SEEN, boot=1.0))
    assert file.write(RECORD)
    assert RecordFile(path, "today").read() == RECORD


def test_the_offset_of_its_time_comes_back_too(path: Path) -> None:
    file = RecordFile(path, "today")
    file.write(Record(seen=datetime(2026, 7, 1, tzinfo=ZoneInfo("Europe/Berlin")), boot=1.0))
    record = file.read()
    assert record is not None
    assert record.seen.utcoffset() == timedelta(hours=2)


def test_where_there_is_none_there_is_none(path: Path) -> None:
    assert RecordFile(path, "today").read() is None


def test_a_record_of_the_system_before_its_restart_is_none(path: Path) -> None:
    RecordFile(path, "yesterday").write(RECORD)
    assert RecordFile(path, "today").read() is None


@pytest.mark.skipif(not Path("/proc/sys/kernel/random").exists(), reason="needs Linux")
def test_the_running_system_has_a_name_that_stays() -> None:
    assert running_system() == running_system() != ""


def test_the_record_is_for_the_owner_only(path: Path) -> None:
    RecordFile(path, "").write(RECORD)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_torn_record_is_none_at_whatever_byte(path: Path) -> None:
    file = RecordFile(path, "")
    file.write(RECORD)
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert file.read() is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seen", "2026-11-24T09:15:00"),
        ("seen", "soon"),
        ("seen", 7),
        ("boot", -1),
        ("boot", "1"),
        ("boot", True),
        ("boot", float("nan")),
        ("sitting", float("inf")),
        ("sitting", None),
        ("clocks", []),
        ("clocks", {"movement": -1}),
        ("clocks", {"movement": "long"}),
    ],
)
def test_a_record_that_makes_no_sense_is_none(path: Path, name: str, value: object) -> None:
    file = RecordFile(path, "")
    file.write(RECORD)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {name: value}))
    assert file.read() is None


def test_a_record_of_a_newer_program_gives_what_is_known(path: Path) -> None:
    file = RecordFile(path, "")
    file.write(RECORD)
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"heat": {"since": 3}}))
    assert file.read() == RECORD


@given(
    st.binary(max_size=40)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(
        lambda value: json.dumps(value).encode()
    )
)
def test_no_file_whatever_raises(tmp_path_factory: pytest.TempPathFactory, nonsense: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "nonsense.json"
    path.write_bytes(nonsense)
    assert RecordFile(path, "").read() is None


def test_a_runtime_folder_that_refuses_stops_nothing() -> None:
    with folder_of_nobody() as folder:
        folder.chmod(0o500)
        assert (
            without_root(lambda: RecordFile(folder / "last-seen.json", "").write(RECORD)) is False
        )
        folder.chmod(0)
        assert without_root(lambda: RecordFile(folder / "last-seen.json", "").read()) is None
