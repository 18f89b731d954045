"""One setting as it is said in a line: its name, then words that make its value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from backcare_desktop.core.near import nearest
from backcare_desktop.core.settings import NotChosen, Settings
from backcare_desktop.core.settings_fields import FIELDS, Field
from backcare_desktop.core.settings_values import UnfitError, shown

NOT_SET = "not set"
NONE = frozenset({"", "none", "off"})
"""What is said for a list without anything in it."""

_YES_OR_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_BETWEEN = re.compile(r"[\s,;]+")
_TO = re.compile(r"\s+to\s+")
_DASH = re.compile(r"\s*[-\u2013]\s*(?=\d+:)")
"""Between two times of day, never within a date."""
_MARK = "\0"


class NotASetting(NotChosen):
    """No setting has this name."""

    def __init__(self, name: str) -> None:
        near = nearest(name, (one.path for one in FIELDS), alike=0.5)
        perhaps = f"; perhaps {near}" if near else ""
        super().__init__(
            f"“{name}” is no setting{perhaps}: backcare-desktop settings get lists them all."
        )


class NotItsValue(NotChosen):
    """A setting cannot be this."""

    def __init__(self, name: str, expected: str, got: str) -> None:
        super().__init__(f"{name} should be {expected} but is {got}.")


def field_named(name: str) -> Field:
    """The field of that name, as it stands in the file. Raises NotASetting."""
    for one in FIELDS:
        if one.path == name:
            return one
    raise NotASetting(name)


def value_of(one: Field, words: Iterable[str]) -> object:
    """What the file is to have for these words. Raises NotItsValue."""
    said, why = " ".join(words).strip(), ""
    for candidate in _meant(one, said):
        try:
            read = one.read(candidate)
        except UnfitError as unfit:
            why = str(unfit)
        else:
            return one.written(read)
    raise NotItsValue(one.path, why, shown(said))


def said(one: Field, settings: Settings) -> str:
    """A setting in words that `value_of` understands."""
    value = one.written(one.get(settings))
    match value:
        case None:
            return NOT_SET
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return json.dumps(value, ensure_ascii=False)
        case list():
            between = "; " if one.many == "texts" else ", "
            return between.join(map(str, value)) or "none"
        case _:
            return str(value)


def _meant(one: Field, said: str) -> Iterator[object]:
    """What the words can mean, the likeliest first; there is always one."""
    if one.many:
        texts = one.many == "texts"
        yield [] if said.lower() in NONE else _texts(said) if texts else _list(said)
        return
    with suppress(ValueError, RecursionError):
        yield json.loads(said)
    if said.lower() in _YES_OR_NO:
        yield _YES_OR_NO[said.lower()]
    yield said


def _list(said: str) -> list[str]:
    parts = _BETWEEN.split(_TO.sub(_MARK, _DASH.sub("-", said)))
    return [part.replace(_MARK, " to ") for part in parts if part]


def _texts(said: str) -> list[str]:
    return [text.strip() for text in said.split(";") if text.strip()]
