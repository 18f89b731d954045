"""What a check-in asks and what its answers lead to; every answer may stay open.

Our own questions, validated nowhere, and no test of anything: what follows from them are offers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, assert_never

from backcare_desktop.core.facts import CheckInKind

MOST = 10
"""Every question is answered from 0 to this."""

HIGH = 7
"""From here on something is offered. A choice of the product, no clinical limit."""

LOW_CONFIDENCE = 3
"""Up to here smaller movements are offered."""

RISEN_BY = 3
"""Points above the usual of the last week that say the back is sorer than usual."""

Corner = Literal["body", "mind", "mood", "around"]
"""The four corners that care for backs looks at: physical, cognitive, emotional, environmental."""

CORNERS: tuple[Corner, ...] = ("body", "mind", "mood", "around")

TAGS: Mapping[Corner, tuple[str, ...]] = {
    "body": (
        "back-pain",
        "neck-pain",
        "poor-sleep",
        "tired",
        "moving-aches",
        "tender-muscles",
        "none-of-these",
    ),
    "mind": ("racing-thoughts", "trouble-focusing", "worrying-about-my-back"),
    "mood": ("sad", "anxious", "frustrated", "lonely", "okay"),
    "around": (
        "long-sitting",
        "deadlines",
        "uncomfortable-set-up",
        "noise-or-cold",
        "caring-duties",
        "travel",
    ),
}
"""What may be ticked beside each corner's answer."""

SLEEP_TAGS = ("woke-sore", "slept-on-side")
"""The same beside how one slept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """Of one day, each 0 to 10: how stressed, and how much the back got in the way."""

    stress: int | None = None
    back: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """Of one week, each 0 to 10: the four corners, then tension, sleep and confidence.

    Of `sleep` and `confidence` more is better. `tags` are out of `TAGS` and `SLEEP_TAGS`.
    """

    body: int | None = None
    mind: int | None = None
    mood: int | None = None
    around: int | None = None
    tense: int | None = None
    sleep: int | None = None
    confidence: int | None = None
    tags: tuple[str, ...] = ()


CheckIn = Daily | Weekly
"""What was said in one of the two."""

FollowUp = Literal[
    "breathe", "gentle", "scan", "breathe-and-support", "wider-spacing", "smaller-moves"
]
"""What an answer leads to: `breathe` is chk-2, `gentle` chk-4 with its link, and
`breathe-and-support` chk-3 with the card.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lately:
    """What the check-ins before add to one, as far as they could be opened.

    `usual_back` is the middle of the last week's answers about the back. `hard_stretch` says that
    stress has been high for days, and that this is to be spoken of now.
    """

    usual_back: float | None = None
    hard_stretch: bool = False


def kind_of(said: CheckIn) -> CheckInKind:
    """Which of the two it was."""
    match said:
        case Daily():
            return "daily"
        case Weekly():
            return "weekly"
        case _:
            assert_never(said)


def is_empty(said: CheckIn) -> bool:
    """Whether nothing was answered, so that there is nothing to keep."""
    return said == type(said)()


def follow_ups(said: CheckIn, lately: Lately | None = None) -> tuple[FollowUp, ...]:
    """What to offer after these answers, the most pressing first."""
    match said:
        case Daily():
            return _after_day(said, lately or Lately())
        case Weekly():
            return _after_week(said)
        case _:
            assert_never(said)


def _after_day(said: Daily, lately: Lately) -> tuple[FollowUp, ...]:
    usual = lately.usual_back
    risen = usual is not None and said.back is not None and said.back >= usual + RISEN_BY
    found: list[FollowUp] = []
    if risen or _high(said.back):
        found.append("gentle")
    if _high(said.stress):
        found.append("breathe-and-support" if lately.hard_stretch else "breathe")
    return tuple(found)


def _after_week(said: Weekly) -> tuple[FollowUp, ...]:
    confident = said.confidence is None or said.confidence > LOW_CONFIDENCE
    leads: tuple[tuple[bool, FollowUp], ...] = (
        (_high(said.body), "gentle"),
        (_high(said.mood), "breathe-and-support"),
        (_high(said.mind), "scan"),
        (_high(said.around), "wider-spacing"),
        (not confident, "smaller-moves"),
    )
    return tuple(what for holds, what in leads if holds)


def _high(value: int | None) -> bool:
    return value is not None and value >= HIGH


def check_in_table(said: CheckIn) -> dict[str, object]:
    """As it is sealed: what was answered, by name, and nothing else."""
    every = {one.name: getattr(said, one.name) for one in fields(said)}
    kept = {name: value for name, value in every.items() if value not in (None, ())}
    return {name: list(value) if name == "tags" else value for name, value in kept.items()}


def check_in_from(kind: CheckInKind, table: Mapping[str, object]) -> CheckIn:
    """The reverse; what makes no sense is left open, what we do not know is passed over."""
    names = [one.name for one in fields(Daily if kind == "daily" else Weekly)]
    values = {name: value for name in names if (value := _value(table.get(name))) is not None}
    if kind == "daily":
        return Daily(**values)
    return Weekly(**values, tags=_tags(table.get("tags")))


def _value(found: object) -> int | None:
    fits = isinstance(found, int) and not isinstance(found, bool) and 0 <= found <= MOST
    return found if fits and isinstance(found, int) else None


def _tags(found: object) -> tuple[str, ...]:
    known = {tag for tags in TAGS.values() for tag in tags} | set(SLEEP_TAGS)
    return tuple(tag for tag in found if tag in known) if isinstance(found, list) else ()
