"""A guided activity as data: its steps, its sorts, its safety; bounds checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from backcare_desktop.core.facts import Pillar, Sort

StepKind = Literal["prepare", "inhale", "hold-breath", "exhale", "move", "hold", "rest", "close"]
"""What the player shows for a step: the ring, the seconds, or only the cue."""

_BREATHS = frozenset[StepKind](("inhale", "hold-breath", "exhale"))

UnitName = Literal["round", "hold", "walk"]
"""What a routine counts."""


class RoutineError(ValueError):
    """A routine cannot be used: `where` names step and field, `expected` what was wanted.

    `got` is what stands there, ready for a sentence; empty where nothing does.
    """

    def __init__(self, where: str, expected: str, got: str = "") -> None:
        super().__init__(f"{where}: expected {expected}" + (f", not {got}" if got else ""))
        self.where = where
        self.expected = expected
        self.got = got


Shown = Literal["times", "seconds", "tempo", "length", "side"]
"""What a parameter means to the user: how often, how long, the seconds of a count, the whole; or
with which of the two sides it begins, 0 for the first one and 1 for the other.
"""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number that may be chosen within bounds (both included).

    Under its `name` the user chooses it before the routine begins, out of `choices`; one without
    a name is for the sorts alone.
    """

    default: float
    least: float
    most: float
    name: str = ""
    choices: tuple[float, ...] = ()
    shown: Shown = "times"


MotionKind = Literal["move", "hold", "loop"]
"""How poses follow each other: spread over the step, reached and kept, or round and round."""


@dataclass(frozen=True, slots=True)
class Motion:
    """What the figure does in a step: names of poses, and how it goes through them.

    A hold reaches its last pose in `move_s` seconds; a loop takes `period_s` for one turn.
    `breathes`: a slow breath moves the figure while it holds. `glow` is how strongly the marked
    parts of the body shine, from 0 to 1; with `fades` they go out.
    """

    poses: tuple[str, ...]
    kind: MotionKind = "hold"
    move_s: float = 1.2
    period_s: float = 0.0
    breathes: bool = False
    glow: float = 1.0
    fades: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One cue.

    `length` is a number or a parameter's name: seconds, or counts of `count_s` if `in_counts`.
    A step without length is left out. `ends_unit`: its end finishes a round or a hold.
    `region` names the part of the body that it is about, where the cue does not.
    `gentle_cue` stands for the cue in the gentle sort, and for a short one that it does not
    begin with.
    """

    kind: StepKind
    cue: str
    length: float | str
    in_counts: bool = False
    short_cue: str = ""
    gentle_cue: str = ""
    hint: str = ""
    then: str = ""
    region: str = ""
    ends_unit: bool = False
    motion: Motion | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Steps that repeat together. `times` is a number or a parameter's name.

    Where `sorts` are named it is played in these alone.
    """

    steps: tuple[Step, ...]
    times: int | str = 1
    sorts: tuple[Sort, ...] = ()

    def is_in(self, sort: Sort) -> bool:
        """Whether this sort has it."""
        return not self.sorts or sort in self.sorts


@dataclass(frozen=True, slots=True)
class Gate:
    """A safety question that can close a routine.

    Closed by the answer "yes", when it was skipped, and while unanswered if `needs_answer`.
    `instead` lists what is offered in its place, the first that is open.
    """

    screen: str
    instead: tuple[str, ...]
    needs_answer: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of it, how well, and from where."""

    text: str
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise:
    """What a sort has in place of the full one's; empty, or None, where it is the same.

    Only `line` is not taken over: it tells of the full sort.
    """

    title: str = ""
    purpose: str = ""
    position: str = ""
    equipment: str = ""
    feel: str = ""
    line: str = ""
    safety: tuple[str, ...] = ()
    on_feet: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A guided activity. Sorts other than "full" are parameter choices in `sorts`.

    What these say in other words is in `otherwise`. `alternates`: every second repeat is done
    with the other side; `sides` are the names of the first and the other one, or empty.
    `options` are looks that the user may switch to while it plays, "soft_knees": pose by pose;
    the full sort begins with `usual_options`, the gentle one with `gentle_options`. `gentle` says
    in words how that sort differs, and `gentle_name` what it is called where not *Gentle*.
    `by_wall`: an absence within does not stop it (a walk). `silent`: it says nothing and has no
    chimes, for it is done in a call. `daily_target` is 0 where nothing is aimed at; with another
    routine's it is counted that this one `counts_with`. `line` is what the card says beside the
    length.

    `feel` says what is to be felt where it is done well. `gentle_for` are safety questions that
    leave it open, but in its gentle sort: after "yes", and where they were skipped.

    A `forward_fold` is not offered early in the day or while the back is sore; `instead` is then
    offered, the first that is open (law 17).
    """

    id: str
    title: str
    pillar: Pillar
    purpose: str
    position: str
    equipment: str
    unit: UnitName
    blocks: tuple[Block, ...]
    evidence: Evidence
    parameters: dict[str, Parameter] = field(default_factory=dict)
    sorts: dict[Sort, dict[str, float]] = field(default_factory=dict)
    counts_as: tuple[Pillar, ...] = ()
    gates: tuple[Gate, ...] = ()
    safety: tuple[str, ...] = ()
    on_feet: bool = False
    by_wall: bool = False
    alternates: bool = False
    sides: tuple[str, ...] = ()
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    usual_options: tuple[str, ...] = ()
    gentle_options: tuple[str, ...] = ()
    gentle: str = ""
    gentle_name: str = ""
    forward_fold: bool = False
    instead: tuple[str, ...] = ()
    daily_target: int = 0
    counts_with: str = ""
    line: str = ""
    feel: str = ""
    gentle_for: tuple[str, ...] = ()
    silent: bool = False
    otherwise: dict[Sort, Otherwise] = field(default_factory=dict)

    def in_sort(self, sort: Sort) -> Routine:
        """The routine as it is in this sort: its name, its words, and whether one stands."""
        if sort not in self.sorts:
            return self
        own = self.otherwise.get(sort, Otherwise())
        return replace(
            self,
            title=own.title or self.title,
            purpose=own.purpose or self.purpose,
            position=own.position or self.position,
            equipment=own.equipment or self.equipment,
            feel=own.feel or self.feel,
            line=own.line,
            safety=own.safety or self.safety,
            on_feet=self.on_feet if own.on_feet is None else own.on_feet,
        )


@dataclass(frozen=True, slots=True)
class Beat:
    """One step as it will be played: from `start`, for `seconds`, both in seconds."""

    routine: str
    step: Step
    start: float
    seconds: float
    counts: float
    """Its length as it is counted aloud: in counts of breath, or in seconds."""
    unit: int
    """Which unit it belongs to, from 1 over the whole session; 0 for none."""
    repeat: int
    """Which repeat of its block it is in, from 1."""
    other: bool = False
    """Whether it is done with the other side than the one that is named first."""

    @property
    def end(self) -> float:
        """Seconds from the session's start."""
        return self.start + self.seconds


@dataclass(frozen=True)
class Score:
    """A whole session written out: what `guide.cue` reads."""

    routines: tuple[Routine, ...]
    sort: Sort
    beats: tuple[Beat, ...]
    units: int
    seconds: float

    @cached_property
    def shown(self) -> tuple[Routine, ...]:
        """Its routines as they are in this sort."""
        return tuple(routine.in_sort(self.sort) for routine in self.routines)

    @cached_property
    def rounds(self) -> tuple[tuple[Beat, ...], ...]:
        """For each beat the breaths of the round in which it lies; none where it has none."""
        found: dict[tuple[str, int], tuple[Beat, ...]] = {}
        for beat in self.beats:
            if beat.unit and beat.step.kind in _BREATHS:
                key = beat.routine, beat.unit
                found[key] = (*found.get(key, ()), beat)
        return tuple(found.get((beat.routine, beat.unit), ()) for beat in self.beats)

    @cached_property
    def unit_ends(self) -> tuple[tuple[float, int], ...]:
        """The second at which each unit ends, and its number."""
        return tuple((beat.end, beat.unit) for beat in self.beats if beat.step.ends_unit)

    @cached_property
    def numbers(self) -> Mapping[str, tuple[int, ...]]:
        """The session's numbers of each routine's units, in order."""
        found: dict[str, dict[int, None]] = {routine.id: {} for routine in self.routines}
        for beat in self.beats:
            if beat.unit:
                found[beat.routine][beat.unit] = None
        return {routine: tuple(units) for routine, units in found.items()}
