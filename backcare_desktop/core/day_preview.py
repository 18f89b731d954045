"""What an ordinary working day would look like with a plan: how many prompts, and how long."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from backcare_desktop.core.facts import Answer, ScreenAnswered
from backcare_desktop.core.forecast import Planned, forecast
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.hours import workday
from backcare_desktop.core.plan import Plan, Timed
from backcare_desktop.core.score import score

_SEED = UUID(int=1)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Preview:
    """The prompts of `day`, those beside the hours too; `prompts` and `seconds` leave these out.

    Heat runs beside the work: it takes no `seconds`.
    """

    day: date
    planned: tuple[Planned, ...]
    prompts: int
    seconds: float


def day_preview(plan: Plan, screens: Mapping[str, Answer], now: datetime) -> Preview | None:
    """The next day after today with working hours; None where no weekday has any."""
    ahead = (now.date() + timedelta(days=step) for step in range(1, _WEEK + 1))
    day = next((one for one in ahead if workday(plan.hours, one, now)), None)
    if day is None:
        return None
    answered = tuple(
        ScreenAnswered(id=uuid5(_SEED, name), at=now, day=now.date(), screen=name, answer=answer)
        for name, answer in screens.items()
    )
    planned = tuple(forecast(plan, answered, day, now))
    counted = [one for one in planned if not _beside(plan, one)]
    return Preview(day, planned, len(counted), sum(_seconds(plan, one) for one in counted))


def _beside(plan: Plan, one: Planned) -> bool:
    slot = plan.slot(one.slot)
    return isinstance(slot, Timed) and slot.beside_hours


def _seconds(plan: Plan, one: Planned) -> float:
    names = (name for name in one.routines if name in plan.routines and name != HEAT)
    return score([plan.routines[name] for name in names]).seconds
