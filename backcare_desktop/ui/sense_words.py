"""The senses by name, and what can be said of one that is wrong."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.sense import Sense

translate = QCoreApplication.translate


def sense_name(sense: Sense) -> str:  # noqa: PLR0911 - one arm a sense
    """What is sensed, in a word or two."""
    match sense:
        case Sense.IDLE:
            return translate("Senses", "Idle time")
        case Sense.LOCK:
            return translate("Senses", "Screen lock")
        case Sense.MICROPHONE:
            return translate("Senses", "Microphone")
        case Sense.CAMERA:
            return translate("Senses", "Camera")
        case Sense.FULL_SCREEN:
            return translate("Senses", "Full screen")
        case Sense.QUIET:
            return translate("Senses", "Do not disturb")
        case Sense.KEPT_AWAKE:
            return translate("Senses", "Screen kept awake")
        case _:
            assert_never(sense)


def ignore_said(sense: Sense) -> str:  # noqa: PLR0911 - one arm a sense
    """Ignore it: as an entry of a menu."""
    match sense:
        case Sense.MICROPHONE:
            return translate("Senses", "Ignore this microphone")
        case Sense.CAMERA:
            return translate("Senses", "Ignore this camera")
        case Sense.FULL_SCREEN:
            return translate("Senses", "Ignore full screen")
        case Sense.QUIET:
            return translate("Senses", "Ignore do not disturb")
        case Sense.IDLE:
            return translate("Senses", "Ignore idle time")
        case Sense.LOCK:
            return translate("Senses", "Ignore the screen lock")
        case Sense.KEPT_AWAKE:
            return translate("Senses", "Ignore what keeps the screen awake")
        case _:
            assert_never(sense)


def doubt_said(sense: Sense) -> str:
    """The same to somebody whom it keeps waiting, with what may be wrong."""
    if sense in {Sense.MICROPHONE, Sense.CAMERA}:
        doubt = translate("Senses", "Not in a call? {ignore}")
        return doubt.format(ignore=ignore_said(sense))
    return ignore_said(sense)


def in_use_said(sense: Sense) -> str:
    """What is so just now."""
    match sense:
        case Sense.MICROPHONE:
            return translate("Senses", "microphone in use")
        case Sense.CAMERA:
            return translate("Senses", "camera in use")
        case Sense.FULL_SCREEN:
            return translate("Senses", "something fills the screen")
        case Sense.QUIET:
            return translate("Senses", "do not disturb is on")
        case _:
            return sense_name(sense)


def ignored_said(sense: Sense) -> str:
    """That it does not count."""
    return translate("Senses", "Ignored: {sense}").format(sense=sense_name(sense))
