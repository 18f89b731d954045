"""What the user may choose, and what can be wrong with the file that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from backcare_desktop.core.audible import Sound
from backcare_desktop.core.facts import PauseKind
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.warmth import HeatWish

PlanName = Literal["standard", "gentle"]
Theme = Literal["auto", "light", "dark", "contrast"]
Motion = Literal["auto", "on", "reduced"]
FigureTone = Literal["linen", "honey", "chestnut", "umber"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIns:
    """Whether the check-in is offered at the end of a working day, and on others.

    On the `day` of the week it is that of the week.
    """

    offered: bool = True
    days_off: bool = False
    day: Weekday = "friday"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evening:
    """Whether the evening's card comes, and so many minutes before bedtime."""

    card: bool = True
    minutes_before: int = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenPause:
    """A pause as it stands in the file: `until` a local time without its zone, or none."""

    until: datetime | None = None
    kind: PauseKind = "pause"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDays:
    """What lived days are to be, as it stands in the file; a sore back goes before rest."""

    rest: frozenset[date] = frozenset()
    flare: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One frozen value. `spacing`, `quiet_gap` and `away` are minutes.

    `spacing` is None for what the plan says. `folds_any_time`: forward folds before ten, too.
    `ignored` senses are wrong on this machine. `text_scale` is a factor. `routines` has, by id and
    name, what was chosen in a routine: core.chosen. `numbers` are whom to call, as the user has
    written them.
    """

    plan: PlanName = "standard"
    spacing: int | None = None
    goal_per_day: int = 6
    """Blocks that one would like on a day."""
    goal_days: int = 4
    """Active days that one would like in a week."""
    patterns: bool = False
    """Whether blocks of the week are told apart by lines and dots, too."""
    quiet_gap: int = 15
    away: int = 5
    folds_any_time: bool = False
    hours: Hours = field(default_factory=Hours)
    pause: WrittenPause = field(default_factory=WrittenPause)
    days: WrittenDays = field(default_factory=WrittenDays)
    ignored: frozenset[Sense] = frozenset()
    theme: Theme = "auto"
    motion: Motion = "auto"
    text_scale: float = 1.0
    sound: Sound = field(default_factory=Sound)
    routines: Mapping[str, Mapping[str, float | bool]] = field(default_factory=dict)
    figure_tone: FigureTone = "linen"
    check_in: CheckIns = field(default_factory=CheckIns)
    heat: HeatWish = field(default_factory=HeatWish)
    sleep: Evening = field(default_factory=Evening)
    numbers: tuple[str, ...] = ()


class NotChosen(Exception):
    """A setting stays as it is; the text is one sentence that says why."""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One field makes no sense; its usual value is used and the file left as it is."""

    file: str
    name: str
    expected: str
    got: str

    def __str__(self) -> str:
        return (
            f"In {self.file}, {self.name} should be {self.expected} but is {self.got}; "
            "the usual value is used."
        )


@dataclass(frozen=True, slots=True)
class FileProblem:
    """The file as a whole could not be understood. `why` is what the reader said.

    `running` says that it could be before, in this run.
    """

    file: str
    why: str
    running: bool = False

    def __str__(self) -> str:
        used = "those of before stay in use" if self.running else "the usual ones are used"
        return (
            f"The settings in {self.file} could not be read ({self.why}); "
            f"{used} and the file is kept."
        )


@dataclass(frozen=True, slots=True)
class NewerFile:
    """The file was written by a newer program: what we know of it is used."""

    file: str
    version: int

    def __str__(self) -> str:
        return (
            f"The settings in {self.file} were written by a newer version of this program; "
            "what this one knows of them is used."
        )


@dataclass(frozen=True, slots=True)
class UnknownField:
    """A field that this program does not have, mistyped perhaps; it is kept and passed over."""

    file: str
    name: str

    def __str__(self) -> str:
        return f"In {self.file}, {self.name} is no setting of this program; it is passed over."


Problem = FieldProblem | FileProblem | NewerFile | UnknownField
"""Something to tell the user, once; `str` of it is one sentence."""
