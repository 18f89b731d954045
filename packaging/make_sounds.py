"""The program's own sounds, made of soft tones: `python3 packaging/make_sounds.py`.

Bells of a few sine waves, each dying away by itself, so that no sound begins or ends with a
click. The phases of a breath tell each other apart by their movement: up, level, down.
"""

from __future__ import annotations

import array
import io
import math
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RATE = 16000
"""Samples a second: our highest tone has 2 kHz."""

FOLDER = Path(__file__).parents[1] / "resources" / "sounds"

PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.22, 0.6), (3.01, 0.06, 0.35))
"""Of a bell: the multiple of its tone, its strength, and how long it rings beside the first."""

ATTACK_S = 0.02
RELEASE_S = 0.06
_PEAK = 32767

D4, A4, C5, D5, E5, G5, A5 = 293.66, 440.0, 523.25, 587.33, 659.26, 783.99, 880.0


@dataclass(frozen=True, slots=True)
class Bell:
    """One tone: `pitch` in hertz, struck `at` seconds, falling to a third in `rings` seconds."""

    pitch: float
    at: float = 0.0
    strength: float = 0.3
    rings: float = 0.3


SOUNDS: dict[str, tuple[float, Sequence[Bell]]] = {
    "in": (0.9, (Bell(A4), Bell(D5, 0.16))),
    "hold": (0.7, (Bell(D5, rings=0.22),)),
    "out": (0.9, (Bell(D5), Bell(A4, 0.16))),
    "step": (0.6, (Bell(G5, strength=0.2, rings=0.16),)),
    "end": (1.8, (Bell(D4, rings=0.5), Bell(A4, 0.22, rings=0.5), Bell(D5, 0.44, rings=0.5))),
    "heat-check": (1.6, (Bell(E5, strength=0.4), Bell(E5, 0.7, strength=0.4))),
    "heat-alarm": (
        2.0,
        tuple(Bell((C5, A5)[n % 2], 0.3 * n, strength=0.6, rings=0.25) for n in range(5)),
    ),
}
"""How long each is, in seconds, and its bells."""


def made(name: str) -> bytes:
    """The whole wave file of that name: one channel of 16-bit samples."""
    seconds, bells = SOUNDS[name]
    count = round(seconds * RATE)
    levels = [sum(level(bell, n / RATE) for bell in bells) for n in range(count)]
    samples = (round(_PEAK * fade(seconds - n / RATE) * one) for n, one in enumerate(levels))
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(RATE)
        written.writeframes(array.array("h", samples).tobytes())
    return file.getvalue()


def level(bell: Bell, at: float) -> float:
    """How far the bell swings at this second (-1 to 1)."""
    into = at - bell.at
    if into <= 0:
        return 0.0
    begun = min(1.0, into / ATTACK_S)
    return (
        bell.strength
        * begun
        * sum(
            strength
            * math.exp(-into / (bell.rings * lasts))
            * math.sin(math.tau * bell.pitch * multiple * into)
            for multiple, strength, lasts in PARTIALS
        )
    )


def fade(left: float) -> float:
    """What is left of the sound in its last moments (1 to 0)."""
    return min(1.0, max(0.0, left / RELEASE_S))


def main() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in SOUNDS:
        (FOLDER / f"{name}.wav").write_bytes(made(name))


if __name__ == "__main__":
    main()
