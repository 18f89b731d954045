"""Every line of the settings file: where it stands there, and in the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Literal, get_args

from backcare_desktop.core.facts import HeatArea, HeatSource, PauseKind
from backcare_desktop.core.heat import LEAST, MOST
from backcare_desktop.core.hours import Range
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.settings import (
    FigureTone,
    Motion,
    PlanName,
    Settings,
    Theme,
    Weekday,
)
from backcare_desktop.core.settings_values import (
    bedtime,
    choices,
    count,
    days_listed,
    days_text,
    lines,
    local_time,
    local_time_text,
    one_of,
    percent,
    range_text,
    ranges,
    scale,
    some_of,
    whole,
    yes_or_no,
)

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

Many = Literal["", "words", "texts"]
"""Words that have no space in them, or whole texts."""


@dataclass(frozen=True, slots=True)
class Field:
    """Where a value stands in the table and in the settings.

    `read` makes it of the table's value or raises UnfitError. `written` is the reverse; None
    means that it is not written at all. `many` says that it is a list, and of what.
    """

    table: str
    name: str
    read: Callable[[object], Any]
    get: Callable[[Settings], Any]
    put: Callable[[Settings, Any], Settings]
    written: Callable[[Any], object] = lambda value: value
    many: Many = ""

    @property
    def path(self) -> str:
        """As the user finds it in the file."""
        return f"{self.table}.{self.name}" if self.table else self.name


def _simple(table: str, name: str, read: Callable[[object], Any]) -> Field:
    return Field(
        table,
        name,
        read,
        get=attrgetter(name),
        put=lambda settings, value: replace(settings, **{name: value}),
    )


def _weekday(number: int, name: str) -> Field:
    def put(settings: Settings, day: tuple[Range, ...]) -> Settings:
        week = settings.hours.week
        week = (*week[:number], day, *week[number + 1 :])
        return replace(settings, hours=replace(settings.hours, week=week))

    return Field(
        "hours",
        name,
        ranges,
        get=lambda settings: settings.hours.week[number],
        put=put,
        written=lambda day: [range_text(one) for one in day],
        many="words",
    )


def _part(
    table: str,
    name: str,
    read: Callable[[object], Any],
    written: Callable[[Any], object] = lambda value: value,
    many: Many = "",
) -> Field:
    """A field of a part of the settings that is called as its table is."""

    def put(settings: Settings, value: object) -> Settings:
        part = replace(getattr(settings, table), **{name: value})
        return replace(settings, **{table: part})

    return Field(table, name, read, attrgetter(f"{table}.{name}"), put, written, many)


_NUMBERS = Field(
    "help",
    "numbers",
    lines,
    get=lambda settings: settings.numbers,
    put=lambda settings, numbers: replace(settings, numbers=numbers),
    written=list,
    many="texts",
)

_BED = Field(
    "hours",
    "bedtime",
    bedtime,
    get=lambda settings: settings.hours.bed,
    put=lambda settings, bed: replace(settings, hours=replace(settings.hours, bed=bed)),
    written=lambda bed: f"{bed:%H:%M}",
)

_OFF = Field(
    "hours",
    "off",
    days_listed,
    get=lambda settings: settings.hours.off,
    put=lambda settings, off: replace(settings, hours=replace(settings.hours, off=off)),
    written=days_text,
    many="words",
)

_IGNORED = Field(
    "senses",
    "ignored",
    some_of(tuple(Sense)),
    get=lambda settings: settings.ignored,
    put=lambda settings, names: replace(settings, ignored=frozenset(map(Sense, names))),
    written=lambda ignored: [str(sense) for sense in Sense if sense in ignored],
    many="words",
)

FIELDS: tuple[Field, ...] = (
    _simple("", "plan", one_of(get_args(PlanName))),
    _simple("breaks", "spacing", whole(30, 60)),
    _simple("week", "goal_per_day", count(1, 20)),
    _simple("week", "goal_days", count(3, 5)),
    _simple("look", "patterns", yes_or_no),
    _simple("breaks", "quiet_gap", whole(5, 60)),
    _simple("breaks", "away", whole(2, 15)),
    _simple("breaks", "folds_any_time", yes_or_no),
    *(_weekday(number, name) for number, name in enumerate(WEEKDAYS)),
    _BED,
    _OFF,
    _part("pause", "until", local_time, local_time_text),
    _part("pause", "kind", one_of(get_args(PauseKind))),
    *(_part("days", name, days_listed, days_text, "words") for name in ("rest", "flare")),
    _IGNORED,
    _simple("look", "theme", one_of(get_args(Theme))),
    _simple("look", "motion", one_of(get_args(Motion))),
    _simple("look", "text_scale", scale),
    *(_part("sound", name, yes_or_no) for name in ("on", "speech", "chimes", "count_in")),
    _part("sound", "volume", percent),
    _simple("look", "figure_tone", one_of(get_args(FigureTone))),
    *(_part("check_in", name, yes_or_no) for name in ("offered", "days_off")),
    _part("check_in", "day", one_of(WEEKDAYS)),
    _part("heat", "minutes", whole(LEAST, MOST)),
    _part("heat", "source", one_of(get_args(HeatSource))),
    _part("heat", "area", one_of(get_args(HeatArea))),
    _part("heat", "remind", yes_or_no),
    _part("sleep", "card", yes_or_no),
    _part("sleep", "minutes_before", whole(15, 120)),
    _NUMBERS,
    _simple("", "routines", choices),
)
"""Every line of the file, in its order."""
