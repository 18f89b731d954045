"""A desk for tests: a plan, a clock turned by hand, and whoever sits there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, time
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from backcare_desktop.core.facts import Dated, Fact, HoldKind, Pillar
from backcare_desktop.core.hours import Hours, Range, later_by
from backcare_desktop.core.moment import Hold, Moment, on_the_grain
from backcare_desktop.core.phase import Phase, Step
from backcare_desktop.core.plan import Anchor, Plan, Spaced, Timed
from backcare_desktop.core.record import record_of
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.reply import Reply
from backcare_desktop.core.routine import Block, Evidence, Gate, Routine
from backcare_desktop.core.routine import Step as RoutineStep
from backcare_desktop.core.schedule import advance, begin, respond

BERLIN = ZoneInfo("Europe/Berlin")
SEED = UUID("00000000-0000-4000-8000-000000000000")
F = TypeVar("F", bound=Dated)


def routine(
    name: str, pillar: Pillar, seconds: float = 60, *, units: int = 1, gates: tuple[Gate, ...] = ()
) -> Routine:
    """A routine of so many units of so many seconds; a move is done on one's feet."""
    step = RoutineStep("move", "Go.", seconds, ends_unit=True)
    return Routine(
        id=name,
        title=name,
        pillar=pillar,
        purpose="",
        position="",
        equipment="",
        unit="round",
        blocks=(Block((step,), units),),
        evidence=Evidence("", "C", ()),
        counts_as=(pillar,),
        gates=gates,
        on_feet=pillar == "move",
        by_wall=pillar == "move",
    )


ROUTINES = {
    r.id: r
    for r in (
        routine("walk", "move", 120),
        routine("reach", "stretch", 30, units=4),
        routine("fold", "stretch", 30, units=4, gates=(Gate("legs", ("reach", "walk")),)),
        routine("breathe", "breathe", 20, units=4),
        routine("held-breath", "breathe", 19, units=4, gates=(Gate("holds", ("breathe",)),)),
    )
}

MOVEMENT = Spaced("movement", 45, (("walk",), ("fold",)))
MORNING = Timed("morning", Anchor("start", 60), Anchor("start", 180), (("held-breath",),))
ALL_DAY = Hours(week=((Range(time(9), time(17)),),) * 7)


def plan(*slots: Spaced | Timed, hours: Hours = ALL_DAY) -> Plan:
    """A plan of these slots, from nine to five every day unless said otherwise."""
    return Plan(name="test", slots=slots or (MOVEMENT,), hours=hours, routines=ROUTINES)


@dataclass
class Desk:
    """Time goes on by `sit`, `leave`, `lock` and so on; the schedule is asked as it wants.

    At one that is `blind` no sense tells of input.
    """

    plan: Plan = field(default_factory=plan)
    wall: datetime = field(default_factory=lambda: datetime(2026, 11, 24, 9, tzinfo=BERLIN))
    boot: float = 1000.0
    last_input: float = 1000.0
    locked_since: float | None = None
    unlocked: float | None = None
    facts: list[Fact] = field(default_factory=list)
    looks: list[float] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    holds: tuple[Hold, ...] = ()
    held_until: float | None = None
    still: bool = False
    blind: bool = False
    count: int = 0
    phase: Phase = field(init=False)

    def __post_init__(self) -> None:
        self._took(begin(self.plan, (), None, self.moment()))

    def moment(self) -> Moment:
        """What would be sensed now; every moment has its own seed."""
        self.count += 1
        return Moment(
            wall=self.wall,
            boot=self.boot,
            seed=UUID(int=SEED.int + self.count),
            idle=None if self.blind else self.boot - self.last_input,
            locked_since=self.locked_since,
            unlocked=self.unlocked,
            holds=self.holds,
            held_until=None if self.holds else self.held_until,
            still=self.still,
        )

    def sit(self, minutes: float = 0, *, seconds: float = 0) -> None:
        """Sit and work: a touch five seconds before every look, none before one sat down."""
        self._on(minutes * 60 + seconds, idle=5.0)

    def type_on(self, seconds: float) -> None:
        """Type without a pause."""
        self._on(seconds, idle=0.0)

    def leave(self, minutes: float = 0, *, seconds: float = 0) -> None:
        """Touch nothing."""
        self._on(minutes * 60 + seconds, idle=None)

    def lock(self, minutes: float = 0, *, seconds: float = 0) -> None:
        """Lock the screen, stay away, unlock."""
        self.locked_since = self.boot
        self.leave(minutes, seconds=seconds)
        self.locked_since, self.unlocked = None, self.boot

    def sleep(self, minutes: float) -> None:
        """Suspend: nothing is asked, boot time goes on."""
        self._pass(minutes * 60)

    def hold(self, kind: HoldKind) -> None:
        """Something begins that keeps prompts back."""
        self.holds = (*self.holds, Hold(kind, self.boot))

    def release(self) -> None:
        """All of it ends; what has just begun was nothing."""
        lasted = any(hold.since < self.boot for hold in self.holds)
        self.held_until = self.boot if lasted else self.held_until
        self.holds = ()

    def touch(self) -> None:
        """One touch of the keyboard, and the look that follows when it is wanted."""
        self.last_input = self.boot

    def set_wall(self, wall: datetime) -> None:
        """Set the wall clock."""
        self.wall = wall

    def extra_look(self) -> None:
        """A look that nobody asked for."""
        self._took(advance(self.plan, self.phase, self.moment()))

    def say(self, reply: Reply) -> list[Fact]:
        """Answer; the facts that came of it."""
        answered = respond(self.plan, self.phase, reply, self.moment())
        if isinstance(answered, Step):
            return self._took(answered)
        self.refusals.append(answered)
        return []

    def restart(self, *, killed_for: float = 0.0, record: bool = True) -> list[Fact]:
        """Kill the program and start it again; the facts of the start."""
        kept = record_of(self.phase)
        self.held_until = self.unlocked = None  # who has just started remembers no hold, no lock
        self._pass(killed_for)
        moment = self.moment()
        return self._took(begin(self.plan, tuple(self.facts), kept if record else None, moment))

    def of(self, kind: type[F]) -> list[F]:
        """The facts of one kind so far."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def last(self, kind: type[F]) -> F:
        """The latest fact of one kind."""
        return self.of(kind)[-1]

    def _on(self, seconds: float, *, idle: float | None) -> None:
        began = self.boot
        end = self.boot + on_the_grain(seconds)
        while self.phase.asked <= end:
            self._pass(max(0.0, self.phase.asked - self.boot))
            if idle is not None:
                self.last_input = max(self.last_input, began, self.boot - idle)
            self.looks.append(self.boot)
            self._took(advance(self.plan, self.phase, self.moment()))
        self._pass(end - self.boot)
        if idle is not None:
            self.last_input = max(self.last_input, began, self.boot - idle)

    def _pass(self, seconds: float) -> None:
        seconds = on_the_grain(seconds)
        self.boot += seconds
        self.wall = later_by(self.wall, seconds)

    def _took(self, step: Step) -> list[Fact]:
        self.phase = step.phase
        self.facts.extend(step.facts)
        return list(step.facts)
