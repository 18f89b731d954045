"""What may be heard, and how loud: the rules of voice and sound."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from backcare_desktop.core.facts import HoldKind

SoundName = Literal["in", "hold", "out", "step", "end", "heat-check", "heat-alarm"]
"""Our own sounds: the phases of a breath, another step, the end of a session, and two of heat."""

ALARM_LEAST = 80
"""Percent: the end of heat is never softer, for a pad that is forgotten burns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """What the user chose to hear; `volume` is in percent.

    `on` is the one switch of the player. `speech` and `chimes` say what it switches; `count_in`
    has the last three seconds of a hold counted aloud.
    """

    on: bool = False
    speech: bool = True
    chimes: bool = True
    count_in: bool = False
    volume: int = 70


def is_heard(name: SoundName, chosen: Sound, holds: Collection[HoldKind]) -> bool:
    """Whether this sound is played now; `holds` are what keeps prompts back.

    The end of heat is heard always, also in a call. The check of the skin comes unasked: not in
    a call, and not while quiet is asked for. What leads through a session was switched on for
    it, and keeps silent only in a call.
    """
    match name:
        case "heat-alarm":
            return True
        case "heat-check":
            return not {"call", "do-not-disturb"}.intersection(holds)
        case _:
            return chosen.on and chosen.chimes and "call" not in holds


def speaks(chosen: Sound, holds: Collection[HoldKind]) -> bool:
    """Whether cues are spoken now."""
    return chosen.on and chosen.speech and "call" not in holds


def share(name: SoundName, chosen: Sound) -> float:
    """How loud this sound is, from 0 to 1, as a slider shows it."""
    volume = max(chosen.volume, ALARM_LEAST) if name == "heat-alarm" else chosen.volume
    return min(max(volume, 0), 100) / 100
