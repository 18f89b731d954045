"""Laws of heat and activities on disk: what a pad stands at is found, and both are counted."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    ActivityLogged,
    Fact,
    HeatChecked,
    HeatEnded,
    HeatStarted,
    PadOff,
)
from backcare_desktop.core.tally import tally
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.week_counts import blocks_between, first_day
from tests.core.desk import Desk
from tests.core.warm import sit_with_checks, warm

HEAT = (HeatStarted, HeatChecked, HeatEnded, PadOff)
TODAY = date(2026, 11, 24)


def kept(log: FactLog, one: Desk) -> list[Fact]:
    """What stands of heat, long after."""
    log.append(one.facts)
    later = one.phase.ledger.day + timedelta(days=400)
    return [fact for fact in log.standing(later) if isinstance(fact, HEAT)]


@pytest.mark.parametrize("minutes", [6, 15])
def test_a_pad_that_may_be_on_stands_however_old(tmp_path: Path, minutes: int) -> None:
    one = warm()
    sit_with_checks(one, minutes)
    with closing(open_writer(tmp_path / "log.sqlite3")) as database:
        found = kept(FactLog(database), one)
    wanted = [fact for fact in one.facts if isinstance(fact, HEAT)]
    assert found == [wanted[0], *wanted[1:][-(1 if minutes == 6 else 2) :]]


def test_heat_and_what_is_logged_are_blocks_of_the_week_until_taken_back(tmp_path: Path) -> None:
    one = warm()
    sit_with_checks(one, 15)
    one.say(r.PadIsOff())
    for activity in ("walk", "warm-shower", "swim"):
        one.say(r.LogActivity(activity, 20))
    with closing(open_writer(tmp_path / "log.sqlite3")) as database:
        log = FactLog(database)
        log.append(one.facts)
        assert blocks_between(database, TODAY, TODAY) == {TODAY: {"move": 2, "heat": 2}}
        assert first_day(database) == TODAY
        log.append(one.say(r.Undo(one.last(ActivityLogged).id)))
        assert blocks_between(database, TODAY, TODAY) == {TODAY: {"move": 1, "heat": 2}}
    done = {row.pillar: row.done for row in tally(one.phase.today, one.plan, one.phase.ledger)}
    assert (done["move"], done["heat"]) == (1, 2)


def test_heat_is_not_taken_back_for_its_limits_are_for_safety() -> None:
    one = warm()
    sit_with_checks(one, 15)
    one.say(r.Undo(one.last(HeatEnded).id))
    assert len(one.refusals) == 1
    assert one.phase.ledger.warmth.used == 1
