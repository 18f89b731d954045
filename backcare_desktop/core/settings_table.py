"""Settings from their table and back, field by field: a slip costs that field only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeGuard

from backcare_desktop.core.settings import (
    FieldProblem,
    NewerFile,
    Problem,
    Settings,
    UnknownField,
)
from backcare_desktop.core.settings_fields import FIELDS, Field
from backcare_desktop.core.settings_values import UnfitError, is_whole, shown

Table = Mapping[str, object]
Upgrade = Callable[[Table], Table]

UPGRADES: tuple[Upgrade, ...] = ()
"""The n-th makes a table of version n + 1 out of one of version n."""

PAUSE = "pause"
"""The table of a pause that is written by hand."""

VERSION = len(UPGRADES) + 1
"""Of the table that this program writes."""


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
    if before.pause != after.pause == Settings().pause:
        _leave_no_pause(changed)
    return changed


def _leave_no_pause(table: dict[str, object]) -> None:
    """The kind of a pause says nothing without one; what else stands there is not ours."""
    for one in FIELDS:
        if one.table == PAUSE:
            _place(table, one, None)
    if not table[PAUSE]:
        del table[PAUSE]


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
