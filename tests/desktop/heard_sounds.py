"""What is in a recording: where one of our chimes begins, and whether somebody speaks."""

from __future__ import annotations

import wave

import numpy as np
from numpy.typing import NDArray
from stage.sound import RATE, Recording

from backcare_desktop.core.audible import SoundName
from backcare_desktop.paths import resources_dir

Samples = NDArray[np.float64]

SPOKEN_BAND = (2200.0, 5000.0)
"""Hertz: where a voice has its sharp sounds and none of our chimes has anything."""


def heard(recording: Recording) -> Samples:
    """All samples, from -1 to 1."""
    return np.asarray(recording.samples(), dtype=np.float64) / 32768


def chime(name: SoundName) -> Samples:
    """Our own sound of that name."""
    with wave.open(str(resources_dir() / "sounds" / f"{name}.wav")) as file:
        return np.frombuffer(file.readframes(file.getnframes()), dtype="<i2") / 32768


def loudness(whole: Samples, part: Samples) -> Samples:
    """How loud that sound begins at each sample: 1 is as in its file; other sounds blur it."""
    size = 1 << (len(whole) + len(part)).bit_length()
    product = np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size))
    matched = np.fft.irfft(product, size)[: len(whole)]
    return np.asarray(matched / np.sum(part**2))


def begins(whole: Samples, name: SoundName, between: tuple[float, float]) -> tuple[float, float]:
    """The second within these bounds at which that chime is heard best, and how loud."""
    loud = loudness(whole, chime(name))
    first, last = (round(second * RATE) for second in between)
    at = first + int(np.argmax(loud[first:last]))
    return at / RATE, float(loud[at])


def speech(whole: Samples, start: float, end: float) -> float:
    """How strong a voice is between these seconds."""
    part = whole[round(start * RATE) : round(end * RATE)]
    spectrum = np.abs(np.fft.rfft(part)) / max(len(part), 1)
    bands = np.fft.rfftfreq(len(part), 1 / RATE)
    low, high = SPOKEN_BAND
    return float(np.sqrt(np.sum(spectrum[(bands > low) & (bands < high)] ** 2)))
