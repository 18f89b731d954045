"""On which line of a TOML text a table or a field stands; the text is known to be right TOML."""

from __future__ import annotations

import re
from collections.abc import Iterator

Place = tuple[str | int, ...]
"""The way to a field: names, and after the name of a list of tables the number, from 1."""

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:"[^"]*"|'[^']*'|[\w\-]+|\s*\.\s*)+?)\s*=\s*""")
_NAME = re.compile(r""""([^"]*)"|'([^']*)'|([\w\-]+)""")
_LITERAL = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]{}]')
_LONG = ('"""', "'''")


def line_of(text: str, place: Place) -> int:
    """The line, from 1, of this place, or of the nearest thing around it that has one.

    What is written nowhere, as a field that is missing at the top, is on line 1.
    """
    known = dict(_places(text))
    while place and place not in known:
        place = place[:-1]
    return known.get(place, 1)


def place_of(where: str) -> Place:
    """The place that a RoutineError's `where` means: "block 2, step 1, seconds"."""
    place: list[str | int] = []
    for part in re.split(r", |\.", where):
        name, _, number = part.partition(" ")
        place += [name, int(number)] if number.isdigit() else [part]
    return tuple(place)


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Every table and field that has a line of its own, with that line."""
    here: Place = ()
    counts: dict[Place, int] = {}
    for number, line in _beginnings(text):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            here = _entered(header[1] == "[[", _names(header[2]), counts)
            yield here, number
        elif key:
            yield (*here, *_names(key[1])), number


def _entered(many: bool, names: tuple[str, ...], counts: dict[Place, int]) -> Place:  # noqa: FBT001
    """The place of the table that a header opens; one of `many` is counted up."""
    place: Place = ()
    for depth, name in enumerate(names, 1):
        place = (*place, name)
        if many and depth == len(names):
            counts[place] = counts.get(place, 0) + 1
        if place in counts:
            place = (*place, counts[place])
    return place


def _names(dotted: str) -> tuple[str, ...]:
    return tuple("".join(found) for found in _NAME.findall(dotted))


def _beginnings(text: str) -> Iterator[tuple[int, str]]:
    """The lines on which something begins: not those within a list or a long text."""
    depth, closing = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        if not depth and not closing:
            yield number, line
            if _HEADER.match(line):
                continue
        depth, closing = _left_open(line, depth, closing)


def _left_open(line: str, depth: int, closing: str) -> tuple[int, str]:
    """How deep in lists a line leaves us, and which quotes are still to come."""
    at = 0
    if closing:
        end = line.find(closing)
        if end < 0:
            return depth, closing
        at = end + len(closing)
    for found in _LITERAL.finditer(line, at):
        if found.start() < at:
            continue
        mark = found[0]
        if mark in _LONG:
            end = line.find(mark, found.end())
            if end < 0:
                return depth, mark
            at = end + len(mark)
        elif mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
    return depth, ""
