"""All laws at once on days that Hypothesis makes up, each lived twice: with extra looks beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import HoldKind
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.plan import Spaced, Timed
from tests.core.days import HOURS, KINDS, OURS, SLOTS, ZONES, Day
from tests.core.desk import Desk, plan
from tests.core.laws import told

CLOCKS_CHANGE = (date(2026, 3, 28), date(2026, 10, 24), date(2026, 3, 7), date(2026, 9, 26))
DAYS = st.sampled_from(CLOCKS_CHANGE) | st.dates(date(2026, 1, 1), date(2026, 12, 31))
MINUTES = st.sampled_from((0.1, 0.5, 1, 4.98, 5, 8, 20, 46, 90, 200))
ANSWERS = st.sampled_from(
    (
        r.Start(),
        r.Start("short"),
        r.Skip(),
        r.NotToday(),
        r.TakeUp(),
        r.Later(5),
        r.Later(15),
        r.Later(30),
        r.Later(None),
        r.Pointer(over=True),
        r.Pointer(over=False),
        r.Resume(),
        r.MarkDay("rest"),
        r.MarkDay("flare"),
        r.MarkDay("ordinary"),
        r.AnswerScreen("legs", "no"),
        r.AnswerScreen("legs", "yes"),
        r.AnswerScreen("holds", "yes"),
        r.AnswerScreen("heat", "no"),
        r.SkinIsFine(),
        r.PadIsOff(),
        r.Finish(60),
        r.Adapt("skipped-twice", "as-before", "movement"),
        r.Adapt("slot-skipped", "rarer", "movement"),
        r.Adapt("done-at-once", "every-30"),
        r.AsWritten(r.MarkDay("rest")),
        r.AsWritten(r.MarkDay("flare")),
        r.AsWritten(r.Resume()),
    )
)


class AnyDay(RuleBasedStateMachine):
    """The same things happen at two desks; one of them is also looked at when nobody asked.

    Each desk holds every step against the laws by itself.
    """

    desks: tuple[Day, Day]

    @initialize(
        slots=st.lists(st.sampled_from(SLOTS), min_size=1, unique=True),
        hours=st.sampled_from(HOURS),
        day=DAYS,
        hour=st.integers(0, 23) | st.sampled_from((9, 10, 14)),
        zone=st.sampled_from(ZONES),
        seed=st.integers(0, 1000),
    )
    def begin(  # noqa: PLR0913, PLR0917 - all that a day begins with
        self, slots: list[Spaced | Timed], hours: Hours, day: date, hour: int, zone: str, seed: int
    ) -> None:
        """Any hour of a year in a zone, with some plan."""
        wall = datetime.combine(day, time(hour), tzinfo=ZoneInfo(zone))
        chosen = replace(plan(*slots, hours=hours), routines=OURS)
        extra = Random(seed)  # noqa: S311 - a day that can be lived again
        self.desks = Day(plan=chosen, wall=wall), Day(plan=chosen, wall=wall, eager=extra)

    def _both(self, happens: Callable[[Day], object]) -> None:
        for desk in self.desks:
            happens(desk)
        plain, eager = self.desks
        assert told(plain.facts) == told(eager.facts), "law 4: other facts"

    @rule(minutes=MINUTES)
    def sit(self, minutes: float) -> None:
        self._both(Desk.touch)
        self._both(lambda desk: desk.sit(minutes))

    @rule()
    def wait_for_a_prompt(self) -> None:
        self._both(_wait_for_a_prompt)

    @rule(minutes=st.sampled_from((28, 29.5, 43, 44.5)), away=st.sampled_from((0.2, 1.5, 3)))
    def leave_just_before_a_prompt(self, minutes: float, away: float) -> None:
        self.sit(minutes)
        self.touch_nothing(away)
        self.sit(2)

    @rule(seconds=st.sampled_from((2, 20, 70, 200)))
    def type_on(self, seconds: int) -> None:
        self._both(lambda desk: desk.type_on(seconds))

    @rule(minutes=MINUTES)
    def touch_nothing(self, minutes: float) -> None:
        self._both(lambda desk: desk.leave(minutes))

    @rule(minutes=MINUTES, touch=st.booleans())
    def lock(self, minutes: float, *, touch: bool) -> None:
        self._both(lambda desk: desk.lock(minutes))
        if touch:
            self._both(Desk.touch)

    @rule(minutes=st.sampled_from((0.3, 2, 6, 90, 540, 3000, 13_000)))
    def suspend(self, minutes: float) -> None:
        self._both(lambda desk: desk.sleep(minutes))
        self._both(Desk.touch)

    @rule(minutes=st.sampled_from((-300, -61, -2, 2, 61, 300)))
    def set_the_clock(self, minutes: int) -> None:
        self._both(lambda desk: desk.set_wall(desk.wall + timedelta(minutes=minutes)))

    @rule(zone=st.sampled_from(ZONES))
    def travel(self, zone: str) -> None:
        self._both(lambda desk: desk.set_wall(desk.wall.astimezone(ZoneInfo(zone))))

    @rule(kind=st.sampled_from(KINDS))
    def hold(self, kind: HoldKind) -> None:
        self._both(lambda desk: desk.hold(kind))

    @rule()
    def release(self) -> None:
        self._both(Desk.release)

    @rule(still=st.booleans())
    def watch_a_film(self, *, still: bool) -> None:
        self._both(lambda desk: setattr(desk, "still", still))

    @rule(seconds=st.sampled_from((0, 2, 100, 400, 9000)), record=st.booleans())
    def restart(self, seconds: int, *, record: bool) -> None:
        self._both(lambda desk: desk.restart(killed_for=seconds, record=record))

    @rule(answer=ANSWERS)
    def answer(self, answer: r.Reply) -> None:
        self._both(lambda desk: desk.say(answer))

    @rule(number=st.integers(1, 4))
    def finish_a_round(self, number: int) -> None:
        self._both(lambda desk: desk.say(r.UnitFinished(number)))

    @rule(routine=st.sampled_from(sorted(OURS)))
    def start_by_hand(self, routine: str) -> None:
        self._both(lambda desk: desk.say(r.StartByHand((routine,))))

    @rule(minutes=st.sampled_from((5, 60, 600)))
    def pause(self, minutes: int) -> None:
        self._both(lambda desk: desk.say(r.Pause(desk.wall + timedelta(minutes=minutes))))

    @rule(minutes=st.sampled_from((5, 600)))
    def write_a_pause(self, minutes: int) -> None:
        self._both(
            lambda desk: desk.say(r.AsWritten(r.Pause(desk.wall + timedelta(minutes=minutes))))
        )

    @rule(back=st.integers(1, 6))
    def undo(self, back: int) -> None:
        self._both(lambda desk: desk.facts and desk.say(r.Undo(desk.facts[-back:][0].id)))


def _wait_for_a_prompt(desk: Desk) -> None:
    for _ in range(100):
        desk.sit(seconds=30)
        if desk.phase.showing:
            break


TestAnyDay = AnyDay.TestCase
TestAnyDay.settings = settings(
    max_examples=100, stateful_step_count=30, derandomize=True, print_blob=True
)
