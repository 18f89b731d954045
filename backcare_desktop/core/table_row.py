"""A table read field by field, each by its kind; what nobody asked for is a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

from backcare_desktop.core.near import nearest
from backcare_desktop.core.routine import RoutineError
from backcare_desktop.core.settings_values import is_whole, shown

_TOO_LARGE = 1e9
"""Far beyond any second or count."""


@dataclass(frozen=True, slots=True)
class Row:
    """One table; `where` is how the user finds it. Everything raises RoutineError.

    A field without a default must be there.
    """

    values: Mapping[str, object]
    where: str = ""
    asked: set[str] = field(default_factory=set)

    def text(self, name: str, default: str | None = None) -> str:
        """A text on one line, not empty where it must be there, and never blank."""
        value = self._found(name, default)
        if not _is_line(value) and (default is None or value != default):
            raise self.wrong(name, "a text on one line in quotes")
        return str(value)

    def word(self, name: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """A word out of a few."""
        value = self._found(name, default)
        if not isinstance(value, str) or value not in choices:
            raise self.wrong(name, "one of " + ", ".join(f'"{choice}"' for choice in choices))
        return value

    def words(self, name: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """A list of words out of a few; none where it is missing."""
        found = self.texts(name)
        if not set(found) <= set(choices):
            some = ", ".join(f'"{choice}"' for choice in choices)
            raise self.wrong(name, f"a list of {some}")
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; none where it is missing."""
        value = self._found(name, [])
        if not isinstance(value, list) or not all(
            isinstance(one, str) and one.strip() for one in value
        ):
            raise self.wrong(name, "a list of texts in quotes")
        return tuple(value)

    def flag(self, name: str, default: bool = False) -> bool:  # noqa: FBT001, FBT002 - a field
        """Yes or no."""
        value = self._found(name, default)
        if not isinstance(value, bool):
            raise self.wrong(name, "true or false")
        return value

    def number(self, name: str, default: float | None = None) -> float:
        """A number; which one is checked by who knows its bounds."""
        value = self._found(name, default)
        if not _is_number(value):
            large = isinstance(value, int | float) and abs(value) >= _TOO_LARGE
            raise self.wrong(name, "a smaller number" if large else "a number")
        return float(value)

    def whole(self, name: str, least: int, most: int, default: int | None = None) -> int:
        """A whole number between two bounds, both included."""
        value = self._found(name, default)
        if not is_whole(value) or not least <= value <= most:
            bounds = str(least) if least == most else f"a whole number from {least} to {most}"
            raise self.wrong(name, bounds)
        return value

    def number_or_name(self, name: str, default: float | None = None) -> float | str:
        """A number, or the name of a parameter that has it."""
        value = self._found(name, default)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, str):
            raise self.wrong(name, "a number or the name of a parameter")
        return self.number(name, default)

    def list_of_numbers(self, name: str) -> tuple[float, ...]:
        """A list of numbers; none where it is missing."""
        value = self._found(name, [])
        if not isinstance(value, list) or not all(map(_is_number, value)):
            raise self.wrong(name, "a list of numbers")
        return tuple(map(float, value))

    def numbers(self) -> dict[str, float]:
        """The whole table as numbers by name."""
        return {name: self.number(name) for name in self.values}

    def pairs(self) -> dict[str, str]:
        """The whole table as texts by name."""
        return {name: self.text(name) for name in self.values}

    def row(self, name: str) -> Row:
        """The table of that name, which must be there."""
        value = self._found(name, None)
        if not isinstance(value, Mapping):
            raise self.wrong(name, f"a table headed [{name}]")
        return Row(value, self._at(name))

    def named_rows(self, name: str) -> Iterator[tuple[str, Row]]:
        """The tables within the table of that name; none where it is missing."""
        outer = Row(self._table(name), f"{self._at(name)}.")
        for inner in outer.values:
            yield inner, Row(outer._table(inner), f"{self._at(name)}.{inner}")

    def rows(self, name: str) -> Iterator[Row]:
        """The tables of that name in order, numbered from 1; none where they are missing."""
        value = self._found(name, [])
        if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
            raise self.wrong(name, f"tables headed [[{name}]]")
        for number, one in enumerate(value, 1):
            yield Row(one, self._at(f"{name} {number}"))

    def has(self, name: str) -> bool:
        """Whether the field is there."""
        return name in self.values

    def end(self) -> None:
        """Nothing more is read of this table: what else is in it is not known here."""
        for name in self.values:
            if name not in self.asked:
                near = nearest(name, self.asked)
                perhaps = f', perhaps "{near}"' if near else ""
                raise RoutineError(self._at(name), f"a field that is known here{perhaps}")

    def wrong(self, name: str, expected: str) -> RoutineError:
        """What to raise for a field."""
        got = shown(self.values[name]) if name in self.values else "missing"
        return RoutineError(self._at(name), expected, got)

    def _table(self, name: str) -> Mapping[str, object]:
        value = self._found(name, {})
        if not isinstance(value, Mapping):
            raise self.wrong(name, "a table")
        return value

    def _found(self, name: str, default: object) -> object:
        self.asked.add(name)
        return self.values.get(name, default)

    def _at(self, name: str) -> str:
        if self.where.endswith("."):
            return f"{self.where}{name}"
        return f"{self.where}, {name}" if self.where else name


def _is_number(value: object) -> TypeGuard[float]:
    """Neither endless nor no number at all, nor more than a float can be."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _TOO_LARGE


def _is_line(value: object) -> bool:
    return isinstance(value, str) and "\n" not in value and bool(value.strip())
