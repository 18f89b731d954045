"""Laws of strange files: whatever lies in the place of one of ours, a sentence or a result."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backcare_desktop.core.facts import Fact
from backcare_desktop.core.keeping import NotSaved, Salvaged, Saved
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.mending import open_sound
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.store.routine_file import BadRoutine, read_routine
from backcare_desktop.store.week_counts import read_week
from tests.routines import table
from tests.store.ruined import DAY, fact, keeper_of

FUZZ = settings(
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good log."""
    path = tmp_path_factory.mktemp("log") / "log.sqlite3"
    with closing(FactLog(open_writer(path))) as made:
        made.append(map(fact, range(1, 80)))
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite3"


parts = st.floats(0, 1, exclude_max=True)
changes = st.lists(st.tuples(parts, st.integers(0, 255)), min_size=1, max_size=20)
spoilings = st.one_of(
    st.binary(max_size=9000),
    parts,
    st.tuples(st.just(100), changes),
    st.tuples(st.just(10**9), changes),
)
"""Nonsense, a part of it, or all of it with bytes changed: in its header, or anywhere."""


def spoiled(whole: bytes, how: bytes | float | tuple[int, list[tuple[float, int]]]) -> bytes:
    match how:
        case bytes():
            return how
        case float():
            return whole[: int(len(whole) * how)]
        case (most, places):
            changed = bytearray(whole)
            for part, value in places:
                changed[int(min(most, len(whole)) * part)] = value
            return bytes(changed)


def read_somehow(path: Path) -> list[Fact]:
    try:
        with closing(FactLog(open_reader(path))) as found:
            return [*found.since(DAY), *found.remembered(DAY)]
    except StoreError as refusal:
        assert str(path) in str(refusal)  # noqa: PT017 - either is right
        return []


def clear(folder: Path) -> None:
    for left in sorted(folder.rglob("*"), reverse=True):
        left.rmdir() if left.is_dir() else left.unlink()


@FUZZ
@given(spoilings)
def test_any_file_in_the_place_of_the_log_is_read_or_refused_in_a_sentence(
    path: Path, log: Path, how: bytes | float | tuple[int, list[tuple[float, int]]]
) -> None:
    clear(path.parent)
    path.write_bytes(spoiled(log.read_bytes(), how))
    read_somehow(path)
    try:
        read_week(path, DAY, DAY)
        open_sound(path).close()
    except StoreError as refusal:
        assert str(path) in str(refusal)  # noqa: PT017 - either is right


@FUZZ
@given(spoilings)
def test_the_program_goes_on_whatever_the_log_is_and_keeps_what_comes(
    path: Path, log: Path, how: bytes | float | tuple[int, list[tuple[float, int]]]
) -> None:
    clear(path.parent)
    path.write_bytes(spoiled(log.read_bytes(), how))
    keeper = keeper_of(path, Backups(path.parent / "backups"))
    keeper.remembered(DAY)
    told = keeper.append([fact(500)])
    keeper.close()
    assert isinstance(told, Saved | Salvaged | NotSaved)
    if isinstance(told, NotSaved):
        assert told.cause == "newer"
        assert told.waiting == 1
    else:
        assert fact(500) in read_somehow(path)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_bytes_are_no_text_or_no_format_any_more_stop_nobody(
    path: Path, log: Path, seed: int
) -> None:
    chance, whole = random.Random(seed), log.read_bytes()  # noqa: S311 - a dice for a test
    for most in (100, *(len(whole),) * 60):
        clear(path.parent)
        turned = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 5))):
            turned[chance.randrange(most)] = chance.choice((5, 0x80, 0xFF))
        path.write_bytes(turned)
        with suppress(StoreError):
            read_week(path, DAY, DAY)
        keeper = keeper_of(path, Backups(path.parent / "backups"))
        keeper.remembered(DAY)
        assert isinstance(keeper.append([fact(500)]), Saved | Salvaged | NotSaved)
        keeper.close()


def rows_of_nonsense() -> Iterator[st.SearchStrategy[object]]:
    yield st.none() | st.text(max_size=40) | st.integers(-9, 9) | st.binary(max_size=9)
    yield st.sampled_from(("2026-11-24", "{}", "prompted", "[]", '{"slot":1}', "NaN"))


@FUZZ
@given(st.lists(st.tuples(*[st.one_of(*rows_of_nonsense())] * 6), max_size=8))
def test_rows_of_nonsense_are_passed_over_and_stop_nothing(
    path: Path, rows: list[tuple[object, ...]]
) -> None:
    clear(path.parent)
    open_writer(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        for row in rows:
            insert = "INSERT INTO facts (id, kind, at, ahead, day, body) VALUES (?, ?, ?, ?, ?, ?)"
            try:
                other.execute(insert, row)
            except sqlite3.Error:
                continue
        other.commit()
    keeper = keeper_of(path, Backups(path.parent / "backups"))
    keeper.remembered(DAY)
    assert isinstance(keeper.append([fact(500)]), Saved | Salvaged)
    keeper.close()


VALUES = st.recursive(
    st.none().map(lambda _: "")
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc-", min_size=1), inner),
    max_leaves=6,
)


@FUZZ
@example("blocks", 2**62)
@given(st.sampled_from([*table(), "steps", "gates", "sorts", "unknown"]), VALUES)
def test_a_routine_with_anything_in_any_field_is_read_or_refused_by_its_file(
    path: Path, field: str, value: object
) -> None:
    whole = {**table(), field: value}
    path.write_text(tomli_w.dumps(whole), encoding="utf-8", errors="replace")
    try:
        read_routine(path, {"sit_1"})
    except BadRoutine as refusal:
        assert str(path) in str(refusal)  # noqa: PT017 - either is right


@FUZZ
@given(st.binary(max_size=80) | st.text("[]{}=.'\"0123456789abidstel\n -#", max_size=80))
def test_any_bytes_are_a_routine_or_a_sentence(path: Path, content: bytes | str) -> None:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadRoutine, match=r"(left out|is left out)\.$"):
        read_routine(path)
