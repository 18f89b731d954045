"""Settings from their table and back, field by field: a slip costs that field only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Literal, TypeGuard, get_args

from backcare_desktop.core.hours import Range
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.settings import (
    FieldProblem,
    FigureTone,
    Motion,
    NewerFile,
    PlanName,
    Problem,
    Settings,
    Theme,
    UnknownField,
    Weekday,
)
from backcare_desktop.core.settings_values import (
    UnfitError,
    bedtime,
    choices,
    count,
    days_off,
    days_text,
    is_whole,
    lines,
    one_of,
    percent,
    range_text,
    ranges,
    scale,
    shown,
    some_of,
    whole,
    yes_or_no,
)

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

Many = Literal["", "words", "texts"]
"""Words that have no space in them, or whole texts."""

Table = Mapping[str, object]
Upgrade = Callable[[Table], Table]

UPGRADES: tuple[Upgrade, ...] = ()
"""The n-th makes a table of version n + 1 out of one of version n."""

VERSION = len(UPGRADES) + 1
"""Of the table that this program writes."""


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


def settings_from(
    table: Table, file: str, upgrades: tuple[Upgrade, ...] = UPGRADES
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings that a table describes, and what is wrong with it. `file` is its name.

    What is missing or makes no sense has its usual value; what we do not know is passed over,
    and told unless a newer program wrote it.
    """
    problems = [*_version_problem(table, file, upgrades), *_section_problems(table, file)]
    table = upgraded(table, upgrades)
    settings = Settings()
    for one in FIELDS:
        found = _section(table, one).get(one.name)
        try:
            settings = settings if found is None else one.put(settings, one.read(found))
        except UnfitError as unfit:
            problems.append(FieldProblem(file, one.path, str(unfit), shown(found)))
    if not is_newer(table):
        problems += (UnknownField(file, name) for name in _unknown(table))
    return settings, tuple(problems)


def _unknown(table: Table) -> Iterator[str]:
    """The paths of what is in the table and no field of ours."""
    known = {one.path for one in FIELDS} | {"version"}
    sections = {one.table for one in FIELDS if one.table}
    for name, value in table.items():
        if name in sections and isinstance(value, Mapping):
            yield from (path for inner in value if (path := f"{name}.{inner}") not in known)
        elif name not in known | sections:
            yield name


def upgraded(table: Table, upgrades: tuple[Upgrade, ...] = UPGRADES) -> dict[str, object]:
    """The table as this program writes it; one of a newer program stays as it is."""
    newest = len(upgrades) + 1
    version = table.get("version", newest)
    if not _is_version(version):
        version = newest
    for upgrade in upgrades[version - 1 :]:
        table = upgrade(table)
    return {**table, "version": max(version, newest)}


def with_changes(table: Table, before: Settings, after: Settings) -> dict[str, object]:
    """The table with what differs between two settings; everything else stays as it is.

    So a field that we do not know, or one that the user has just mistyped, is never lost.
    """
    changed = upgraded(table)
    for one in FIELDS:
        if one.get(before) != one.get(after):
            _place(changed, one, one.written(one.get(after)))
    return changed


def with_value(table: Table, one: Field, value: object | None) -> dict[str, object]:
    """The table with this value in a field, or without the field; everything else stays."""
    changed = upgraded(table)
    _place(changed, one, value)
    if one.table and not changed[one.table]:
        del changed[one.table]
    return changed


def is_newer(table: Table) -> bool:
    """Whether a newer program wrote this table."""
    version = table.get("version")
    return _is_version(version) and version > VERSION


def _is_version(value: object) -> TypeGuard[int]:
    return is_whole(value) and value >= 1


def _version_problem(table: Table, file: str, upgrades: tuple[Upgrade, ...]) -> Iterator[Problem]:
    newest = len(upgrades) + 1
    version = table.get("version", newest)
    if not _is_version(version):
        expected = f"a whole number from 1 to {newest}"
        yield FieldProblem(file, "version", expected, shown(version))
    elif version > newest:
        yield NewerFile(file, version)


def _section_problems(table: Table, file: str) -> Iterator[Problem]:
    for name in dict.fromkeys(one.table for one in FIELDS):
        found = table.get(name, {})
        if name and not isinstance(found, Mapping):
            yield FieldProblem(file, name, f"a table headed [{name}]", shown(found))


def _section(table: Table, one: Field) -> Table:
    """The part of the table in which a field stands; empty where there is none."""
    found = table.get(one.table, {}) if one.table else table
    return found if isinstance(found, Mapping) else {}


def _place(table: dict[str, object], one: Field, value: object) -> None:
    section = dict(_section(table, one)) if one.table else table
    section.pop(one.name, None)
    if value is not None:
        section[one.name] = value
    if one.table:
        table[one.table] = section


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


def _part(table: str, name: str, read: Callable[[object], Any]) -> Field:
    """A field of a part of the settings that is called as its table is."""

    def put(settings: Settings, value: object) -> Settings:
        part = replace(getattr(settings, table), **{name: value})
        return replace(settings, **{table: part})

    return Field(table, name, read, get=attrgetter(f"{table}.{name}"), put=put)


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
    days_off,
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
    _IGNORED,
    _simple("look", "theme", one_of(get_args(Theme))),
    _simple("look", "motion", one_of(get_args(Motion))),
    _simple("look", "text_scale", scale),
    *(_part("sound", name, yes_or_no) for name in ("on", "speech", "chimes", "count_in")),
    _part("sound", "volume", percent),
    _simple("look", "figure_tone", one_of(get_args(FigureTone))),
    *(_part("check_in", name, yes_or_no) for name in ("offered", "days_off")),
    _part("check_in", "day", one_of(WEEKDAYS)),
    _NUMBERS,
    _simple("", "routines", choices),
)
"""Every line of the file, in its order."""
