"""A plan from its table: bounds checked, errors naming slot and field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, TypeGuard, cast

from backcare_desktop.core.plan import Anchor, Plan, Rotation, Slot, Spaced, Tile, Timed

_ANCHOR = re.compile(r"(start|end|bed)(?:([+-])(\d{1,2}):([0-5]\d))?")
_EVERY = (20, 180)


class PlanError(ValueError):
    """A plan cannot be used: `where` names slot and field, `expected` what was wanted."""

    def __init__(self, where: str, expected: str) -> None:
        super().__init__(f"{where}: expected {expected}")
        self.where = where
        self.expected = expected


def plan_from(table: Mapping[str, object]) -> Plan:
    """The plan that a table describes, without hours and routines. Raises PlanError."""
    rows = _rows(table, "slot")
    slots = tuple(_slot(row, f"slot {n}") for n, row in enumerate(rows, 1))
    reminders = tuple(map(_reminder, _rows(table, "reminder")))
    every = (*slots, *reminders)
    for n, slot in enumerate(every):
        if slot.id in (other.id for other in every[:n]):
            raise PlanError(f"slot {slot.id}, id", "a name that no other slot has")
    return Plan(
        name=_text(table, "name", "plan"),
        quiet_gap=_whole(table, "quiet_gap", "plan", (1, 120)),
        away=_whole(table, "away", "plan", (1, 30)),
        slots=slots,
        tiles=tuple(_tile(row, f"tile {n}") for n, row in enumerate(_rows(table, "tile"), 1)),
        reminders=reminders,
    )


def _slot(row: Mapping[str, object], where: str) -> Slot:
    name = _text(row, "id", where)
    where = f"slot {name}"
    kind = row.get("kind")
    if kind == "spaced":
        return Spaced(name, _whole(row, "every", where, _EVERY), _rotation(row, where))
    if kind == "timed":
        return _timed(row, name, where)
    raise PlanError(f"{where}, kind", '"spaced" or "timed"')


def _reminder(row: Mapping[str, object]) -> Timed:
    name = _text(row, "id", "reminder")
    return _timed(row, name, f"reminder {name}")


def _timed(row: Mapping[str, object], name: str, where: str) -> Timed:
    return Timed(
        name,
        opens=_anchor(row, "from", where),
        closes=_anchor(row, "to", where),
        rotation=_rotation(row, where),
        check_in=_word(row, "check_in", where),
        beside_hours=_flag(row, "beside_hours", where),
    )


def _tile(row: Mapping[str, object], where: str) -> Tile:
    name = _text(row, "id", where)
    where = f"tile {name}"
    log = row.get("log", [])
    if not _are_names(log):
        raise PlanError(f"{where}, log", "a list of names")
    return Tile(name, _rotation(row, where), _word(row, "check_in", where), tuple(log))


def _rotation(row: Mapping[str, object], where: str) -> Rotation:
    sets = row.get("rotation", [])
    if not isinstance(sets, list) or not all(_are_names(one) and one for one in sets):
        raise PlanError(f"{where}, rotation", "a list of lists of routine ids")
    return tuple(tuple(one) for one in sets)


def _are_names(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)


def _anchor(row: Mapping[str, object], field: str, where: str) -> Anchor:
    match = _ANCHOR.fullmatch(str(row.get(field, "")))
    if match is None:
        raise PlanError(f"{where}, {field}", 'a time such as "start", "end-0:45" or "bed-0:45"')
    mark, sign, hours, minutes = match.groups()
    offset = int(hours or 0) * 60 + int(minutes or 0)
    named = cast("Literal['start', 'end', 'bed']", mark)
    return Anchor(named, -offset if sign == "-" else offset)


def _rows(table: Mapping[str, object], field: str) -> list[Mapping[str, object]]:
    rows = table.get(field, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise PlanError(f"plan, {field}", f"tables headed [[{field}]]")
    return rows


def _text(table: Mapping[str, object], field: str, where: str) -> str:
    value = table.get(field)
    if not isinstance(value, str) or not value:
        raise PlanError(f"{where}, {field}", "a name")
    return value


def _word(table: Mapping[str, object], field: str, where: str) -> str:
    value = table.get(field, "")
    if not isinstance(value, str):
        raise PlanError(f"{where}, {field}", "a text")
    return value


def _flag(table: Mapping[str, object], field: str, where: str) -> bool:
    value = table.get(field, False)
    if not isinstance(value, bool):
        raise PlanError(f"{where}, {field}", "true or false")
    return value


def _whole(table: Mapping[str, object], field: str, where: str, bounds: tuple[int, int]) -> int:
    value = table.get(field)
    least, most = bounds
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise PlanError(f"{where}, {field}", f"a whole number from {least} to {most}")
    return value
