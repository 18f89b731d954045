"""A desk whose owner uses heat."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from backcare_desktop.core import reply as r
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.heat_time import HeatStanding, heat_standing
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Gate
from tests.core.desk import ALL_DAY, BERLIN, ROUTINES, Desk, plan, routine

WARM = routine(HEAT, "heat", 900, gates=(Gate("heat", ("walk",)),))


def warm_plan(hours: Hours = ALL_DAY) -> Plan:
    return replace(plan(hours=hours), routines={**ROUTINES, HEAT: WARM})


def desk(hours: Hours = ALL_DAY, at: datetime | None = None) -> Desk:
    """One whose owner has answered that nothing speaks against heat."""
    begun = at or datetime(2026, 11, 24, 9, tzinfo=BERLIN)
    made = Desk(plan=warm_plan(hours), wall=begun)
    made.say(r.AnswerScreen("heat", "no"))
    return made


def warm(minutes: int = 15) -> Desk:
    made = desk()
    made.say(r.StartHeat(minutes, "pad", "lower-back"))
    return made


def seen(made: Desk) -> HeatStanding:
    found = heat_standing(made.phase)
    assert found is not None
    return found


def sit_with_checks(made: Desk, minutes: int) -> None:
    """Sit so long, and answer each skin check that comes."""
    for _ in range(minutes):
        made.sit(1)
        if made.phase.heat and made.phase.heat.asked is not None:
            made.say(r.SkinIsFine())
