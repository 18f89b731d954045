"""What happened: in the past tense, dated, never changed afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

Pillar = Literal["breathe", "stretch", "move", "heat", "sleep"]
"""The five habits of the article."""

PILLARS: tuple[Pillar, ...] = ("breathe", "stretch", "move", "heat", "sleep")
"""Their fixed order, in every list and chart."""

Sort = Literal["full", "short", "gentle"]
"""How a routine is played."""

Outcome = Literal["completed", "partial", "stopped", "not-begun"]
"""How a session ended: all units done, at least one, none; or it was never played."""

Answer = Literal["yes", "no", "open"]
"""What was said to a safety question. "open": it was skipped, and is taken for the safer answer."""


HoldKind = Literal["call", "full-screen", "do-not-disturb"]
"""What keeps a due prompt back (law 12)."""

PauseKind = Literal["pause", "holiday", "sick"]
"""Why prompts are switched off; the week shows the last two as context."""

Feeling = Literal["easier", "same", "harder", "dizzy"]
"""How a session felt against what was expected of it; dizzy is why it was stopped."""

CheckInKind = Literal["daily", "weekly"]
"""Which of the two check-ins."""

Mark = Literal["ordinary", "rest", "flare"]
"""What a day can be for the user: also one of rest, or one on which the back is sore."""

HeatSource = Literal["pack", "pad", "wrap"]
"""What gives the warmth."""

HeatArea = Literal["upper-back", "mid-back", "lower-back", "neck-shoulder"]
"""Where it lies; never the front of the neck, the face or the chest."""

HeatEnding = Literal["time-up", "pad-off", "no-answer", "away"]
"""Why heat ended: its time, the user, a skin check left open, or while nobody could be told."""

Activity = Literal["walk", "swim", "yoga", "cycle", "gym", "other", "warm-shower"]
"""What can be logged without being led through it."""

ACTIVITIES: tuple[Activity, ...] = ("walk", "swim", "yoga", "cycle", "gym", "other", "warm-shower")
"""In this order everywhere: the article's own three first; warmth last."""

Rule = Literal[
    "slot-skipped", "hard-days", "week-away", "skipped-twice", "gentle-start", "done-at-once"
]
"""What made the program offer something else (rules A7, A8, A10 and A19, and law 15)."""

Change = Literal[
    "as-before", "on", "moved", "rarer", "dropped", "tense", "scan", "every-45", "every-30"
]
"""What it offers since: "on" is the rule's only change; of a slot "moved" is two hours off, "rarer"
an hour of sitting; "tense" and "scan" are routines in place of breathing; "every-45" and "every-30"
are minutes of sitting."""


@dataclass(frozen=True, slots=True)
class SatFor:
    """The user had sat for so many minutes since the slot's last turn."""

    minutes: int


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """The slot's window of local time was open."""

    until: datetime


Why = SatFor | TimeOfDay
"""Why a prompt came (law 18)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What every fact carries.

    `id` is its own; `at` is aware local time; `day` is the lived day, which turns at 04:00
    (law 23). A session's facts keep the day on which the session started.
    """

    id: UUID
    at: datetime
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBegan(Dated):
    """The first input of a lived day came.

    `timed` has the pillar of each timed slot that the plan had then, of those that have no spaced
    one: so many times the day was meant to be for it. None where nobody noted it yet.
    """

    timed: tuple[Pillar, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompted(Dated):
    """An offer was put on screen.

    `turn` is the place in the slot's rotation. `continues` is the first prompt of which this is
    a kept promise (*Later*); such a one is not counted again.
    """

    slot: str
    turn: int
    routines: tuple[str, ...]
    why: Why
    continues: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered(Dated):
    """A prompt stood on screen for its time and nobody answered.

    `folds`: it can still be taken up; the evening's card cannot, nor what went because an answer
    about safety or about the day shut it.
    """

    prompt: UUID
    slot: str
    folds: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack(Dated):
    """A slot fell due and was not offered, because of these holds (law 12)."""

    slot: str
    by: tuple[HoldKind, ...]
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed(Dated):
    """*Later* was chosen. `until` is None for "at the next pause".

    An absence cancels the promise, unless it was made for a timed slot (law 15).
    """

    prompt: UUID
    slot: str
    turn: int
    routines: tuple[str, ...]
    until: datetime | None
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped(Dated):
    """A turn was passed over. `prompt` is None when it was skipped before it came.

    `sat` is how many seconds of sitting the turn had counted, 0 for a timed slot.
    """

    slot: str
    prompt: UUID | None = None
    sat: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut(Dated):
    """*Not today*: these routines are out until the day turns."""

    prompt: UUID
    slot: str
    routines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(Dated):
    """Routines began to be played, one after the other; `id` names the session.

    `slot` is None for one that belongs to no slot, `turn` for one out of its rotation's order;
    `prompt` is None when started by hand.
    """

    routines: tuple[str, ...]
    sort: Sort
    units: int
    slot: str | None = None
    turn: int | None = None
    prompt: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDone(Dated):
    """A round or a hold was finished: the `number`-th of the session, from 1."""

    session: UUID
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Dated):
    """A session is over. `seconds` is what was played, without pauses.

    It was not begun where it was left, or another was chosen, on the page before it.
    `blocks` are the pillars that it counts for in the week: none if it was stopped, save that
    the evening's card counts by being answered.
    """

    session: UUID
    routines: tuple[str, ...]
    outcome: Outcome
    done: int
    units: int
    seconds: float
    blocks: tuple[Pillar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt(Dated):
    """How a session felt was said after it; where it is left unsaid there is no fact.

    Said again, the later one counts.
    """

    session: UUID
    routines: tuple[str, ...]
    feeling: Feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class WasAway(Dated):
    """Nobody was at the computer from `began` until `at` (law 6)."""

    began: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Dated):
    """Prompts were switched off. `until` is None for "until resumed"."""

    until: datetime | None
    kind: PauseKind = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(Dated):
    """Prompts were switched on again by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenAnswered(Dated):
    """A safety question was answered, or re-answered (a standing fact)."""

    screen: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMarked(Dated):
    """The user said what this day is; or a rule took it from a check-in (A12)."""

    mark: Mark
    by_rule: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapted(Dated):
    """What is offered was changed, by a rule itself or as its question was answered.

    A standing fact until a later one of the same rule and slot, at most until the lived day
    `until`, included. With "as-before" nothing is changed, or no more. `instead_of` are the minutes
    of sitting that stood before those of the change, or that stand again after it (A8 and the
    gentle start); 0 for those of the plan itself.
    """

    rule: Rule
    change: Change
    slot: str = ""
    until: date | None = None
    instead_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedIn(Dated):
    """The user noted how it goes. `sealed` is what was said, as text that only a key opens."""

    kind: CheckInKind
    sealed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMade(Dated):
    """From now on answers about health are sealed to this public key (base64; a standing fact)."""

    public: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatStarted(Dated):
    """A pack, pad or wrap was put on for so many `minutes` (15 to 20); `id` names the session.

    It stands until the pad is known to be off, over any restart. `slot` is the one whose turn it
    was, if it was one's.
    """

    source: HeatSource
    area: HeatArea
    minutes: int
    ends_at: datetime
    slot: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatChecked(Dated):
    """The skin was looked at and is fine: the `number`-th check, from 1; earlier ones with it."""

    session: UUID
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatEnded(Dated):
    """The time of heat is over; whether the pad is off is another matter.

    `seconds` is how long it lasted; `blocks` what it counts for: nothing under five minutes.
    """

    session: UUID
    ending: HeatEnding
    seconds: float
    blocks: tuple[Pillar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PadOff(Dated):
    """The user said that the pad is off."""

    session: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLogged(Dated):
    """Something was done that nobody led through, for so many `minutes`."""

    activity: Activity
    minutes: int
    felt: Feeling | None
    blocks: tuple[Pillar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone(Dated):
    """An earlier fact was taken back."""

    what: UUID


Fact = (
    DayBegan
    | Prompted
    | Unanswered
    | HeldBack
    | Postponed
    | Skipped
    | LeftOut
    | SessionStarted
    | UnitDone
    | SessionEnded
    | Felt
    | WasAway
    | Paused
    | Resumed
    | ScreenAnswered
    | DayMarked
    | Adapted
    | CheckedIn
    | KeyMade
    | HeatStarted
    | HeatChecked
    | HeatEnded
    | PadOff
    | ActivityLogged
    | Undone
)
"""Everything that can be logged and shown."""
