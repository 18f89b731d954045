"""What the user can say: every click and command, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from backcare_desktop.core.check_in import CheckIn, Lately
from backcare_desktop.core.facts import (
    Activity,
    Answer,
    Change,
    Feeling,
    HeatArea,
    HeatSource,
    Mark,
    PauseKind,
    Rule,
    Sort,
)


@dataclass(frozen=True, slots=True)
class Start:
    """Take up the offer that is on screen, folded away or due next."""

    sort: Sort = "full"


@dataclass(frozen=True, slots=True)
class StartByHand:
    """Begin these routines now, asked for or not (law 19)."""

    routines: tuple[str, ...]
    sort: Sort = "full"


@dataclass(frozen=True, slots=True)
class Later:
    """The same prompt again in `minutes`; None: at the next pause (law 15)."""

    minutes: int | None


@dataclass(frozen=True, slots=True)
class NotToday:
    """Leave the offered routines out until the day turns."""


@dataclass(frozen=True, slots=True)
class Skip:
    """End this turn: the one on screen, else the next to come."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """The pointer came over the card, or left it (the 60 s stand still under it)."""

    over: bool


@dataclass(frozen=True, slots=True)
class TakeUp:
    """Show the folded offer again."""


@dataclass(frozen=True, slots=True)
class UnitFinished:
    """A round or hold of the running session was played to its end; `number` from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class Finish:
    """The running session is over, played for `seconds` without pauses."""

    seconds: float


@dataclass(frozen=True, slots=True)
class SayFelt:
    """How a session of today felt, said on its end card."""

    session: UUID
    feeling: Feeling


@dataclass(frozen=True, slots=True)
class Pause:
    """No prompts `until` then; None: until resumed."""

    until: datetime | None
    kind: PauseKind = "pause"


@dataclass(frozen=True, slots=True)
class Resume:
    """Prompts again."""


@dataclass(frozen=True, slots=True)
class AnswerScreen:
    """A safety question was answered."""

    screen: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class NoteCheckIn:
    """A check-in was saved. `said` is for the moment only; `sealed` is what is kept of it.

    `lately` is what those before add to it, for the moment only, too. `given` is when it was said,
    in aware local time, where it has waited for a key since; None for now. One that has waited
    has its `id`: taken up twice it is one.
    """

    said: CheckIn
    sealed: str
    lately: Lately = field(default_factory=Lately)
    given: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class MarkDay:
    """Today is a day of rest, or the back is sore, or an ordinary day again.

    `by_rule`: nobody chose it, a check-in had it (A12).
    """

    mark: Mark
    by_rule: bool = False


@dataclass(frozen=True, slots=True)
class KeepKey:
    """A pair of keys was made and its private one is kept safe: seal to this public one."""

    public: str


@dataclass(frozen=True, slots=True)
class StartHeat:
    """The pad is on: time it for `minutes`. None is as it was the last time."""

    minutes: int | None = None
    source: HeatSource | None = None
    area: HeatArea | None = None


@dataclass(frozen=True, slots=True)
class SkinIsFine:
    """The skin under the pad was looked at."""


@dataclass(frozen=True, slots=True)
class PadIsOff:
    """The pad is off: during heat, or after it."""


@dataclass(frozen=True, slots=True)
class LogActivity:
    """Something was done, without being led through it, for so many `minutes`."""

    activity: Activity
    minutes: int
    felt: Feeling | None = None


@dataclass(frozen=True, slots=True)
class BreatheInBed:
    """The evening's card, answered with slow breathing where one lies."""


@dataclass(frozen=True, slots=True)
class Adapt:
    """The answer to a rule's question; "as-before" is no, or takes an older change back."""

    rule: Rule
    change: Change
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back a fact of today."""

    what: UUID


@dataclass(frozen=True, slots=True)
class AsWritten:
    """The settings file says so, whoever is there."""

    said: Pause | Resume | MarkDay


Reply = (
    Start
    | StartByHand
    | Later
    | NotToday
    | Skip
    | Pointer
    | TakeUp
    | UnitFinished
    | Finish
    | SayFelt
    | Pause
    | Resume
    | AnswerScreen
    | NoteCheckIn
    | MarkDay
    | Adapt
    | AsWritten
    | KeepKey
    | StartHeat
    | SkinIsFine
    | PadIsOff
    | LogActivity
    | BreatheInBed
    | Undo
)
"""Everything that can be answered."""
