"""Reads the fields of a posture's table with bounds, and names what is wrong."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TypeVar

from backcare_desktop.core.geometry import Point

_ENDS = 2

Name = TypeVar("Name", bound=str)


class PoseError(ValueError):
    """A posture cannot be used: its name, the field (with its path), and what was wanted."""

    def __init__(self, pose: str, field: str, expected: str) -> None:
        super().__init__(f"{pose}: {field}: expected {expected}")
        self.pose = pose
        self.field = field
        self.expected = expected


class Fields:
    """The fields of one table within a posture; each reader raises PoseError."""

    def __init__(self, table: object, pose: str, path: str = "") -> None:
        self._pose = pose
        self._path = path
        if not isinstance(table, Mapping):
            raise PoseError(pose, path or "the pose", "a table")
        self._table = table

    def only(self, *names: str) -> None:
        """Nothing may stand here but these."""
        unknown = next((name for name in self._table if name not in names), None)
        if unknown is not None:
            raise self.wrong(str(unknown), "one of " + ", ".join(names))

    def has(self, name: str) -> bool:
        """Whether this field is given."""
        return name in self._table

    def wrong(self, name: str, expected: str) -> PoseError:
        """What to raise for a field here."""
        return PoseError(self._pose, self._named(name), expected)

    def number(self, name: str, default: float | None, least: float, most: float) -> float:
        """A number within bounds; without a default it must be given."""
        found = self._table.get(name, default)
        if _is_number(found, least, most):
            return float(found)
        raise self.wrong(name, f"a number from {least:g} to {most:g}")

    def flag(self, name: str, *, default: bool = False) -> bool:
        """0 or 1, or false or true."""
        found = self._table.get(name, default)
        if found in (0, 1):
            return bool(found)
        raise self.wrong(name, "0 or 1")

    def choice(self, name: str, choices: tuple[Name, ...], default: Name | None = None) -> Name:
        """One of these names; without a default it must be given."""
        found = self._table.get(name, default)
        chosen = next((choice for choice in choices if choice == found), None)
        if chosen is None:
            raise self.wrong(name, "one of " + ", ".join(choices))
        return chosen

    def numbers(self, name: str, count: int, least: float, most: float) -> tuple[float, ...]:
        """So many numbers within bounds."""
        found = self._table.get(name)
        if (
            isinstance(found, list)
            and len(found) == count
            and all(_is_number(one, least, most) for one in found)
        ):
            return tuple(float(one) for one in found)
        raise self.wrong(name, f"{count} numbers from {least:g} to {most:g}")

    def point(self, name: str, default: Point | None = None, most: float = 3.0) -> Point:
        """Two coordinates in body heights; without a default they must be given."""
        if default is not None and name not in self._table:
            return default
        x, y = self.numbers(name, 2, -most, most)
        return x, y

    def points(self, name: str) -> tuple[Point, ...]:
        """A line of at least two points."""
        return tuple(row.point(str(n)) for n, row in enumerate(self._rows_of_points(name)))

    def section(self, name: str) -> Fields:
        """A table within; an empty one where it is not given."""
        return Fields(self._table.get(name, {}), self._pose, self._named(name))

    def rows(self, name: str) -> Iterator[Fields]:
        """The tables of a list; none where it is not given."""
        for index, row in enumerate(self._list(name)):
            yield Fields(row, self._pose, f"{self._named(name)}.{index}")

    def lines(self, name: str) -> tuple[tuple[Point, ...], ...]:
        """A list of lines."""
        found = self._list(name)
        table = {str(index): line for index, line in enumerate(found)}
        here = Fields(table, self._pose, self._named(name))
        return tuple(here.points(key) for key in table)

    def names(self, name: str, choices: tuple[Name, ...]) -> tuple[Name, ...]:
        """A list of these names; empty where it is not given."""
        found = self._list(name)
        table = {str(index): one for index, one in enumerate(found)}
        here = Fields(table, self._pose, self._named(name))
        return tuple(here.choice(key, choices) for key in table)

    def _rows_of_points(self, name: str) -> Iterator[Fields]:
        found = self._list(name)
        if len(found) < _ENDS:
            raise self.wrong(name, "a list of at least two points")
        for index, point in enumerate(found):
            yield Fields({str(index): point}, self._pose, self._named(name))

    def _list(self, name: str) -> list[object]:
        found = self._table.get(name, [])
        if not isinstance(found, list):
            raise self.wrong(name, "a list")
        return found

    def _named(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name


def _is_number(found: object, least: float, most: float) -> bool:
    return (
        isinstance(found, int | float)
        and not isinstance(found, bool)
        and math.isfinite(found)
        and least <= found <= most
    )
