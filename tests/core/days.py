"""Random days: input, idle, lock, suspend, clock steps, zones, calls, restarts, answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Fact, HoldKind
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.moment import Moment, on_the_grain
from backcare_desktop.core.phase import Step
from backcare_desktop.core.plan import Anchor, Plan, Spaced, Timed
from tests.core.desk import MOVEMENT, ROUTINES, Desk, plan
from tests.core.laws import Onlooker
from tests.core.warm import WARM

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC")
HOURS = (
    Hours(),
    Hours(week=((Range(time(9), time(12, 30)), Range(time(13, 15), time(17, 30))),) * 7),
    Hours(week=((Range(time(8), time(20)),),) * 7, bed=time(0, 30)),
    Hours(week=((Range(time(21), time(5)),),) * 7, bed=time(8)),
    Hours(week=((Range(time(0), time(0)),),) * 7),
    Hours(week=((Range(time(1), time(3, 30)), Range(time(7), time(16))),) * 7),
)
SLOTS = (
    MOVEMENT,
    Spaced("quick", 30, (("reach",), ("fold",), ("breathe",))),
    Timed("morning", Anchor("start"), Anchor("start", 180), (("held-breath",),)),
    Timed("afternoon", Anchor("end", -105), Anchor("end", -45), (("breathe", "reach"),)),
    Timed("warm", Anchor("start", 30), Anchor("end", -30), ((HEAT,),)),
    Timed("sleep", Anchor("bed", -45), Anchor("bed"), (("breathe",),), beside_hours=True),
)
KINDS: tuple[HoldKind, ...] = ("call", "full-screen", "do-not-disturb")
OURS = {
    **ROUTINES,
    "fold": replace(ROUTINES["fold"], forward_fold=True, instead=("walk",)),
    HEAT: WARM,
}


def random_plan(chance: Random) -> Plan:
    """A few of the slots, and hours of some kind."""
    slots = [slot for slot in SLOTS if chance.random() < 0.75] or [MOVEMENT]
    return replace(plan(*slots, hours=chance.choice(HOURS)), routines=OURS)


def random_start(chance: Random) -> datetime:
    """Any hour of a year, also the days on which the clocks change."""
    zone = ZoneInfo(chance.choice(ZONES))
    days = [date(2026, 3, 28), date(2026, 10, 24), date(2026, 3, 7), date(2026, 9, 26)]
    day = chance.choice([*days, date(2026, 1, 1) + timedelta(days=chance.randrange(365))])
    return datetime.combine(day, time(chance.randrange(24), chance.randrange(60)), tzinfo=zone)


@dataclass
class Day(Desk):
    """A desk whose every step is held against the laws; `eager` looks also when not asked."""

    eager: Random | None = None
    watch: Onlooker = field(init=False)
    _moment: Moment | None = None
    _restarting: bool = True
    _recorded: bool = True
    _running: bool = False

    def __post_init__(self) -> None:
        self.watch = Onlooker(self.plan)
        super().__post_init__()

    def moment(self) -> Moment:
        self._moment = super().moment()
        return self._moment

    def restart(self, *, killed_for: float = 0.0, record: bool = True) -> list[Fact]:
        self._restarting, self._recorded = True, record
        return super().restart(killed_for=killed_for, record=record)

    def _took(self, step: Step) -> list[Fact]:
        assert self._moment is not None
        found = self._recorded or not self._restarting
        self.watch.see(self._moment, step, restarted=self._restarting, recorded=found)
        self._restarting = False
        return super()._took(step)

    def _on(self, seconds: float, *, idle: float | None) -> None:
        self._running = True
        super()._on(seconds, idle=idle)
        self._running = False

    def _pass(self, seconds: float) -> None:
        if self.eager is not None and self._running and seconds > 1:
            part = on_the_grain(seconds * self.eager.random())
            super()._pass(part)
            if self.boot < self.phase.asked - 0.05:
                self.extra_look()
            seconds -= part
        super()._pass(seconds)


def live(day: Day, chance: Random, acts: int) -> None:
    """So many things happen, one after the other."""
    for _ in range(acts):
        chance.choices(ACTS, WEIGHTS)[0](day, chance)


def _sit(day: Day, chance: Random) -> None:
    day.touch()
    day.sit(chance.choice((1, 5, 20, 50, 90)))


def _type(day: Day, chance: Random) -> None:
    day.type_on(chance.choice((2, 20, 70, 200)))


def _leave(day: Day, chance: Random) -> None:
    day.leave(chance.choice((0.2, 1.5, 4, 4.99, 5.01, 8, 70)))
    day.touch()


def _lock(day: Day, chance: Random) -> None:
    day.lock(chance.choice((0.08, 0.4, 0.6, 3, 6, 80)))
    if chance.random() < 0.8:
        day.touch()


def _sleep(day: Day, chance: Random) -> None:
    day.sleep(chance.choice((0.3, 2, 6, 90, 540, 540, 540, 13_000)))
    day.touch()
    day.sit(seconds=chance.choice((0, 10, 90)))


def _set_clock(day: Day, chance: Random) -> None:
    day.set_wall(day.wall + timedelta(minutes=chance.choice((-300, -61, -2, 2, 61, 300))))


def _travel(day: Day, chance: Random) -> None:
    day.set_wall(day.wall.astimezone(ZoneInfo(chance.choice(ZONES))))


def _hold(day: Day, chance: Random) -> None:
    day.hold(chance.choice(KINDS))
    day.sit(chance.choice((1, 30, 100)))
    day.leave(chance.choice((0.2, 3, 20)))
    day.release()


def _short_hold(day: Day, chance: Random) -> None:
    """It may begin and end between two looks."""
    day.sit(seconds=chance.choice((1, 20, 50)))
    day.hold(chance.choice(KINDS))
    day.sit(seconds=chance.choice((1, 5, 30)))
    day.release()
    day.sit(chance.choice((0, 1, 3)))


def _film(day: Day, chance: Random) -> None:
    day.still = True
    day.leave(chance.choice((4, 30, 200)))
    day.still = False


def _restart(day: Day, chance: Random) -> None:
    day.restart(killed_for=chance.choice((0, 2, 100, 400, 9000)), record=chance.random() < 0.8)


def _answer(day: Day, chance: Random) -> None:
    undo = r.Undo(chance.choice(day.facts).id) if day.facts else r.Skip()
    paused = r.Pause(day.wall + timedelta(minutes=chance.choice((5, 60, 600))))
    fixed = (r.Skip(), r.NotToday(), r.TakeUp(), r.Pointer(over=chance.random() < 0.3))
    later = (r.Later(5), r.Later(15), r.Later(30), r.Later(None))
    legs = r.AnswerScreen("legs", chance.choice(("no", "no", "yes", "open")))
    rare = (paused, r.Resume(), legs, undo)
    marks = (r.MarkDay("flare"), r.MarkDay("rest"), r.MarkDay("ordinary"))
    day.say(chance.choice((r.Start("short"), *fixed, *later, *rare, *marks)))


def _wait_and_answer(day: Day, chance: Random) -> None:
    for _ in range(120):
        day.sit(seconds=30)
        if day.phase.showing:
            break
    if chance.random() < 0.3:
        _leave(day, chance)
    _answer(day, chance)


def _play(day: Day, chance: Random) -> None:
    day.say(r.Start() if chance.random() < 0.7 else r.StartByHand((chance.choice(list(OURS)),)))
    for number in range(chance.choice((0, 1, 4))):
        day.leave(seconds=20)
        day.say(r.UnitFinished(number + 1))
    day.leave(seconds=chance.choice((0, 5, 100)))
    day.say(r.Finish(60))
    day.say(r.Resume())
    day.touch()


def _warm(day: Day, chance: Random) -> None:
    day.say(r.AnswerScreen("heat", chance.choice(("no", "no", "yes"))))
    day.say(r.StartHeat(chance.choice((None, 1, 15, 17, 99))))
    for _ in range(chance.choice((0, 2, 3))):
        day.leave(seconds=chance.choice((20, 300, 310, 430)))
        day.say(chance.choice((r.SkinIsFine(), r.SkinIsFine(), r.PadIsOff())))
    day.touch()


ACTS: tuple[Callable[[Day, Random], None], ...] = (
    _sit,
    _type,
    _leave,
    _lock,
    _sleep,
    _set_clock,
    _travel,
    _hold,
    _short_hold,
    _film,
    _restart,
    _answer,
    _wait_and_answer,
    _play,
    _warm,
)
WEIGHTS = (24, 8, 8, 8, 3, 2, 1, 5, 4, 2, 4, 8, 20, 6, 5)
