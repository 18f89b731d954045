"""What a voice says: as much of it as there is time for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.sayings import Saying, Side, seconds_to_say
from backcare_desktop.ui import texts

translate = QCoreApplication.translate


def spoken(saying: Saying) -> str:
    """The words, within their room; what leads comes before what only adds. Empty for none."""
    if saying.number is not None:
        return texts.number(saying.number)
    place = texts.place("round", *saying.place) if saying.place else ""
    side = side_said(saying.side, saying.sides) if saying.side else ""
    hold = hold_said(saying.hold) if saying.hold is not None else ""
    ways = (
        (side, place, saying.cue, hold),
        (side, place, saying.cue),
        (side, saying.cue),
        (saying.cue,),
        (saying.short,),
    )
    said = (_joined(*parts) for parts in ways)
    return next((words for words in said if seconds_to_say(words) <= saying.room), "")


def side_said(side: Side, named: tuple[str, ...] = ()) -> str:
    """Which side it is done with; `named` are the routine's own words for the two."""
    if named:
        return named[side == "other"]
    if side == "other":
        return translate("MovementStage", "Other side")
    return translate("MovementStage", "One side")


def hold_said(seconds: float) -> str:
    """For how long a pose is kept."""
    whole = texts.seconds_said(round(seconds))
    return translate("MovementStage", "Hold, {seconds}").format(seconds=whole)


def _joined(*parts: str) -> str:
    """Sentences one after the other, with a stop between."""
    return ". ".join(part.rstrip(".") for part in parts if part)
