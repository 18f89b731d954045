"""Laws of export and import: nothing is lost on the way, nothing twice, nothing half."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_desktop.core.facts import DayMarked, Fact, Paused, Resumed
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.export_file import Days, NotWritten, rows_between, write_json
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.fact_rows import Row
from backcare_desktop.store.import_file import MOST_MB, BadField, BadImport, read_export, row_from
from tests.store.test_week_counts import MONDAY, SESSIONS, Drawn, at, day, facts_of, session, write

NOW = datetime(2026, 11, 28, 12, tzinfo=timezone(timedelta(hours=1)))


def rows_of(path: Path) -> list[Row]:
    with closing(open_reader(path)) as database:
        return list(rows_between(database, Days()))


def exported(path: Path, file: Path, days: Days | None = None) -> int:
    with closing(open_reader(path)) as database:
        return write_json(database, file, days or Days(), NOW)


def taken_in(path: Path, file: Path) -> int:
    rows = read_export(file)
    with closing(FactLog(open_writer(path))) as log:
        return log.take_in(rows)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.sqlite3"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "out.json"


@given(st.lists(SESSIONS, max_size=12))
@settings(max_examples=20, deadline=None)
def test_what_is_exported_and_imported_is_the_same_log(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Drawn]
) -> None:
    folder = tmp_path_factory.mktemp("out")
    log, file, other = (folder / name for name in ("log.sqlite3", "out.json", "other.sqlite3"))
    write(log, [fact for one in drawn for fact in facts_of(one)])
    assert exported(log, file) == len(rows_of(log)) == taken_in(other, file)
    assert rows_of(other) == rows_of(log)
    assert taken_in(other, file) == 0
    assert rows_of(other) == rows_of(log)


def test_two_logs_become_one_by_what_each_has_more(path: Path, file: Path, tmp_path: Path) -> None:
    shared, ours, theirs = (session(number, ("move",)) for number in (0, 1, 2))
    other = tmp_path / "other.sqlite3"
    write(path, [*shared, *ours])
    write(other, [*theirs, *shared])
    exported(other, file)
    assert taken_in(path, file) == 2
    assert {row.id for row in rows_of(path)} == {str(f.id) for f in (*shared, *ours, *theirs)}


def test_a_kind_of_a_newer_program_goes_out_and_in_again(
    path: Path, file: Path, tmp_path: Path
) -> None:
    body = '{"depth":{"of":[1,2.5,null,"\\u00fc"]}}'
    newer = Row(str(uuid4()), "dreamt", "2026-11-16T08:00:00.000000Z", 3600, "2026-11-16", body)
    with closing(FactLog(open_writer(path))) as log:
        log.append_rows([newer])
    exported(path, file)
    taken_in(tmp_path / "other.sqlite3", file)
    assert rows_of(tmp_path / "other.sqlite3") == [newer]


def test_only_the_days_asked_for_are_exported(path: Path, file: Path) -> None:
    write(path, [fact for number in range(6) for fact in session(number, ("move",))])
    assert exported(path, file, Days(day(1), day(3))) == 6
    assert {row.day for row in read_export(file)} == {day(n).isoformat() for n in (1, 2, 3)}


def test_an_export_is_for_its_owner_only_and_says_where_it_cannot_be(
    path: Path, file: Path
) -> None:
    write(path, session(0, ("move",)))
    exported(path, file)
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(NotWritten, match="could not be written"):
        exported(path, file.parent / "nowhere" / "out.json")


def test_progress_is_told_up_to_the_whole(path: Path, file: Path) -> None:
    write(path, [fact for number in range(1100) for fact in session(number, ())])
    told: list[tuple[int, int]] = []
    with closing(open_reader(path)) as database:
        write_json(database, file, Days(), NOW, lambda done, whole: told.append((done, whole)))
    assert told == [(2000, 2200), (2200, 2200)]


def _with(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def spoil(table: dict[str, Any]) -> None:
        table["facts"][1][name] = value

    return spoil


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    def spoil(table: dict[str, Any]) -> None:
        del table["facts"][1][name]

    return spoil


def _half_a_character(table: dict[str, Any]) -> None:
    table["facts"][1]["body"]["routines"] = ["\ud800"]


def _top(name: str, value: object) -> Callable[[dict[str, Any]], None]:
    def spoil(table: dict[str, Any]) -> None:
        table[name] = value

    return spoil


def test_a_number_beyond_all_numbers_is_refused_and_no_log_gets_it() -> None:
    beyond = {"id": str(UUID(int=1)), "kind": "of_tomorrow", "at": "2026-11-24T08:15:00.000000Z"}
    table = {**beyond, "ahead": 0, "day": "2026-11-24", "body": {"score": math.inf}}
    with pytest.raises(BadField, match='"body" has a number that is too large'):
        row_from(table)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_with("id", "x"), 'fact 2 on line 1: "id" should be a UUID in small letters but is "x"'),
        (_without("day"), '"day" should be a date such as 2026-11-24 and is missing'),
        (_with("day", "2026-02-30"), '"day" should be a date'),
        (_with("day", "9999-12-31"), '"day" should be a date'),
        (_with("at", "0001-01-01T00:00:00.000000Z"), '"at" should be a time such as'),
        (_with("ahead", "0"), '"ahead" should be a whole number of seconds'),
        (_with("at", "2026-11-24T25:15:00.000000Z"), '"at" should be a time such as'),
        (_with("kind", ""), '"kind" should be a word'),
        (_with("body", []), '"body" should be an object'),
        (_with("body", {}), '"body" makes no sense for "session_ended" (\'session\')'),
        (_half_a_character, '"body" makes no sense for "session_ended" (a text was expected)'),
        (_top("facts", {}), '"facts" should be a list'),
        (_top("facts", [7]), "fact 1: should be an object"),
        (_top("version", 99), "written by a newer version"),
        (_top("version", "1"), '"version" should be a whole number'),
        (_top("format", "x"), '"format" should be "backcare-desktop facts"'),
    ],
)
def test_a_broken_export_is_told_by_file_place_and_what_was_expected(
    path: Path, file: Path, spoil: Callable[[dict[str, Any]], None], said: str
) -> None:
    write(path, session(0, ("move",)))
    exported(path, file)
    table = json.loads(file.read_text(encoding="utf-8"))
    spoil(table)
    file.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(BadImport) as refused:
        read_export(file)
    assert said in str(refused.value)
    assert str(refused.value).startswith("In out.json, ")
    assert str(refused.value).endswith("; nothing was imported.")


def test_a_slip_is_found_by_its_line(path: Path, file: Path) -> None:
    write(path, session(0, ("move",)))
    exported(path, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    (number,) = (at for at, line in enumerate(lines, 1) if "session_ended" in line)
    spoilt = [line.replace('"ahead": 0', '"ahead": "0"') for line in lines]
    file.write_text("\n".join(spoilt), encoding="utf-8")
    with pytest.raises(BadImport, match=f"line {number - 1}: "):
        read_export(file)
    file.write_text("\n".join(lines[: number - 1] + lines[number:]), encoding="utf-8")
    with pytest.raises(BadImport, match=r"line \d+, column \d+ is no JSON"):
        read_export(file)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_whatever_is_in_the_file_there_is_a_sentence_or_a_log(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    log, file = folder / "log.sqlite3", folder / "out.json"
    write(log, session(0, ("move", "breathe")))
    exported(log, file)
    whole = bytearray(file.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file.write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    said, added = "", 0
    try:
        added = taken_in(folder / "other.sqlite3", file)
    except BadImport as error:
        said = str(error)
    assert "\n" not in said
    assert added <= 2


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda s: st.lists(s, max_size=3)
    )
)
@settings(max_examples=50, deadline=None)
def test_any_json_is_a_sentence(tmp_path_factory: pytest.TempPathFactory, table: object) -> None:
    file = tmp_path_factory.mktemp("fuzz") / "any.json"
    file.write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(BadImport):
        read_export(file)


def test_a_file_nested_without_end_is_a_sentence(file: Path) -> None:
    file.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(BadImport):
        read_export(file)


def test_no_file_is_a_sentence(file: Path) -> None:
    with pytest.raises(BadImport, match="could not be read"):
        read_export(file)
    file.mkdir()
    with pytest.raises(BadImport, match=rf"{file} could not be read \(is a directory\)"):
        read_export(file)


def test_what_has_no_end_is_refused_at_the_limit(file: Path) -> None:
    file.symlink_to("/dev/zero")
    with pytest.raises(BadImport, match=rf"In {file.name}, there are more than {MOST_MB} MB"):
        read_export(file)


def test_what_is_taken_in_of_earlier_days_does_not_overrule_what_came_later(path: Path) -> None:
    off = Paused(id=uuid4(), at=at(3), day=day(3), until=None)
    on = Resumed(id=uuid4(), at=at(-4), day=day(-4))
    marked: Fact = DayMarked(id=uuid4(), at=at(1), day=day(1), mark="rest")
    with closing(FactLog(open_writer(path))) as log:
        log.append([off])
        log.append([on, marked])
        assert log.standing()[-1] == off
        assert [fact.day for fact in log.remembered(MONDAY)][-1] == day(3)
        assert log.remembered(day(-9))[-1] == off


def test_times_keep_their_microsecond_and_their_offset(
    path: Path, file: Path, tmp_path: Path
) -> None:
    odd = datetime(2026, 11, 16, 3, 59, 59, 999_999, tzinfo=UTC)
    fact = Resumed(id=uuid4(), at=odd.astimezone(timezone(-timedelta(hours=9.5))), day=day(-1))
    write(path, [fact])
    exported(path, file)
    taken_in(tmp_path / "other.sqlite3", file)
    with closing(FactLog(open_reader(tmp_path / "other.sqlite3"))) as log:
        (back,) = log.between(day(-1), day(-1))
    assert (back, back.at.utcoffset()) == (fact, fact.at.utcoffset())
