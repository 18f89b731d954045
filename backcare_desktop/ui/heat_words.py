"""What is said of heat: how long it goes on, when the skin is looked at, why it ended."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.facts import HeatArea, HeatSource
from backcare_desktop.core.heat import CHECK_EVERY
from backcare_desktop.core.heat_time import HeatStanding
from backcare_desktop.ui import texts
from backcare_desktop.ui.safety_words import said

translate = QCoreApplication.translate

_MINUTE = 60


def heat_head(heat: HeatStanding, boot: float) -> str:
    """All of it on one line, to the minute: for the tray and the command line."""
    if heat.ended is not None:
        return over_title(heat) + " " + translate("HeatWords", "Is the pad off?")
    if heat.is_asking:
        return translate("HeatWords", "Heat: time for a quick skin check")
    left = texts.minutes_short(_minutes(heat.left(boot)))
    coming = heat.next_check(boot)
    if coming is None:
        return translate("HeatWords", "Heat: {left} left").format(left=left)
    both = translate("HeatWords", "Heat: {left} left, skin check in {check}")
    return both.format(left=left, check=texts.minutes_short(_minutes(coming)))


def left_of(heat: HeatStanding) -> str:
    """What the time left is a part of, "left of 15 min"."""
    whole = texts.minutes_short(heat.session.minutes)
    return translate("HeatWords", "left of {whole}").format(whole=whole)


def next_check(heat: HeatStanding, boot: float) -> str:
    """When the skin is looked at next, "Skin check in 4:42"."""
    coming = heat.next_check(boot)
    if coming is None:
        return translate("HeatWords", "No more skin checks")
    return translate("HeatWords", "Skin check in {time}").format(time=clock(coming))


def clock(seconds: float) -> str:
    """Minutes and seconds left; a second begun counts whole."""
    return texts.length(math.ceil(max(0.0, seconds - 0.05)))


def check_title() -> str:
    """What is asked for."""
    return said("heat-4").partition(". ")[0]


def check_words() -> str:
    """What to look for, and what to do then."""
    return said("heat-4").partition(". ")[2]


def check_line(heat: HeatStanding, boot: float) -> str:
    """Which check it is, "first of two, at 5 min  ·  10:00 left"."""
    number = max(1, heat.number(boot))
    at = texts.minutes_short(int(number * CHECK_EVERY / _MINUTE))
    form = translate("HeatWords", "{which}, at {time}", "first of two, at 5 min")
    left = translate("HeatWords", "{time} left").format(time=clock(heat.left(boot)))
    return texts.joined(form.format(which=_which(number, heat.checks), time=at), left)


def over_title(heat: HeatStanding) -> str:
    """That it is over, and how that came."""
    ending = heat.ended.ending if heat.ended else "time-up"
    match ending:
        case "away":
            return translate("HeatWords", "Your heat session ended while I was away.")
        case "no-answer":
            return translate("HeatWords", "Heat ended: the skin check was not answered.")
        case _:
            return said("heat-5").partition(". ")[0] + "."


def over_words() -> str:
    """What to do at its end."""
    return said("heat-5").partition(". ")[2]


def heat_watch() -> str:
    """What to watch for at its start."""
    return "\n".join(said(name) for name in ("heat-1", "heat-2", "heat-3", "heat-6"))


def pad_may_be_on() -> str:
    """Why the program does not end just so."""
    return translate(
        "HeatWords",
        "The pad may still be on. Say `backcare-desktop pad-off` first, or `quit --anyway`.",
    )


def source_name(source: HeatSource) -> str:
    """What gives the warmth."""
    names: dict[HeatSource, str] = {
        "pack": translate("HeatWords", "Heat pack"),
        "pad": translate("HeatWords", "Heating pad"),
        "wrap": translate("HeatWords", "Heat wrap"),
    }
    return names[source]


def area_name(area: HeatArea) -> str:
    """Where it lies."""
    names: dict[HeatArea, str] = {
        "upper-back": translate("HeatWords", "Upper back"),
        "mid-back": translate("HeatWords", "Mid back"),
        "lower-back": translate("HeatWords", "Lower back"),
        "neck-shoulder": translate("HeatWords", "Neck or shoulder"),
    }
    return names[area]


def _minutes(seconds: float) -> int:
    return math.ceil(max(0.0, seconds - 0.05) / _MINUTE)


def _which(number: int, of: int) -> str:
    names = (
        (
            translate("HeatWords", "first of two"),
            translate("HeatWords", "second of two"),
        ),
        (
            translate("HeatWords", "first of three"),
            translate("HeatWords", "second of three"),
            translate("HeatWords", "third of three"),
        ),
    )
    return names[0 if of <= len(names[0]) else 1][number - 1]
