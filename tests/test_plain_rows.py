"""Laws of the rows for people: a session is one line, and no cell is a formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta, timezone
from uuid import UUID, uuid4

from backcare_desktop.core.check_in import Weekly
from backcare_desktop.core.facts import CheckedIn, Fact, SessionEnded
from backcare_desktop.core.private import Opened
from backcare_desktop.plain_rows import Beside, PlainRow, csv_lines
from tests.store.test_week_counts import at, day, session, taken_back

TITLES = {"walk-and-water": '=Walk, "and" water'}


def rows(
    facts: list[Fact], gone: set[UUID] | None = None, opened: Opened | None = None
) -> list[dict[str, str]]:
    text = "".join(csv_lines(facts, Beside(TITLES, gone or set(), opened or {})))
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines(keepends=True)))


def test_a_session_is_one_line_with_what_was_done() -> None:
    (row,) = rows(session(0, ("move", "breathe")))
    assert list(row) == list(PlainRow._fields)
    assert row["day"] == "2026-11-16"
    assert (row["time"], row["utc_offset"]) == ("09:02:00", "UTC+00:00")
    assert (row["outcome"], row["done"], row["units"]) == ("completed", "1", "2")
    assert (row["minutes"], row["counts_for"], row["taken_back"]) == ("1.7", "move, breathe", "")


def test_no_cell_is_a_formula() -> None:
    (row,) = rows(session(0, ("move",)))
    assert row["routines"] == '\'=Walk, "and" water'


def test_what_was_taken_back_says_so_whichever_name_it_was_called_by() -> None:
    started, ended = session(0, ("move",))
    for what in (started.id, ended.id):
        (row,) = rows([started, ended, taken_back(what, 1)], {what})
        assert row["taken_back"] == "yes"


def test_a_check_in_tells_its_answers_or_that_it_is_private() -> None:
    fact = CheckedIn(id=uuid4(), at=at(0), day=day(0), kind="weekly", sealed="x")
    said: Opened = {fact.id: Weekly(body=3, mind=0, tags=("tired", "okay"))}
    (row,) = rows([fact], opened=said)
    assert (row["what"], row["said"]) == ("check-in", "body 3, mind 0, tags tired okay")
    (row,) = rows([fact])
    assert row["said"] == "kept private; it could not be read"


def test_an_offset_west_of_greenwich_has_its_sign() -> None:
    (_, ended) = session(0, ("move",))
    assert isinstance(ended, SessionEnded)
    west = replace(ended, at=ended.at.astimezone(timezone(-timedelta(hours=3, minutes=30))))
    (row,) = rows([west])
    assert (row["time"], row["utc_offset"]) == ("05:32:00", "UTC-03:30")
