"""How durations, times, counts and reasons are said, in the user's language and digits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale, QTime
from PySide6.QtGui import QGuiApplication

from backcare_desktop.core.facts import Mark, Pillar, SatFor, TimeOfDay, Why
from backcare_desktop.core.routine import Routine, UnitName

translate = QCoreApplication.translate

_MARKS = ("\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}")

_MINUTE = 60
_TENTH = 0.05


def joined(*parts: str) -> str:
    """Short pieces on one line, a middle dot between; empty ones are left out.

    Digits of other scripts, as Arabic has them, would change places over the dot without a mark.
    """
    mark = "" if QLocale().zeroDigit() == "0" else _MARKS[QGuiApplication.isRightToLeft()]
    return f"  {mark}·{mark}  ".join(part for part in parts if part)


def number(value: int) -> str:
    """A whole number in the user's digits."""
    return QLocale().toString(value)


def length(seconds: float) -> str:
    """A duration as minutes and seconds, "2:28"."""
    minutes, rest = divmod(round(seconds), _MINUTE)
    locale = QLocale()
    return locale.toString(minutes) + ":" + locale.toString(rest).rjust(2, locale.zeroDigit())


def left(seconds: float) -> str:
    """What is still to play, "1:31 left"; a second begun counts whole, so that it ends at 0:00."""
    rest = math.ceil(max(0.0, seconds - _TENTH))
    return translate("texts", "{time} left").format(time=length(rest))


def time_of_day(at: datetime) -> str:
    """A local time as the user's country writes it, "14:15"."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def minutes_said(minutes: int) -> str:
    """A number of minutes in words, "47 minutes"."""
    if minutes == 1:
        return translate("texts", "1 minute")
    return translate("texts", "%Ln minutes", "", minutes)


def seconds_said(seconds: int) -> str:
    """A number of seconds in words, "15 seconds"."""
    if seconds == 1:
        return translate("texts", "1 second")
    return translate("texts", "%Ln seconds", "", seconds)


def length_said(seconds: float) -> str:
    """A duration in words for a reader, "2 minutes 28 seconds"."""
    minutes, rest = divmod(round(seconds), _MINUTE)
    if not minutes:
        return seconds_said(rest)
    if not rest:
        return minutes_said(minutes)
    both = translate("texts", "{minutes} {seconds}", "a length: 2 minutes 28 seconds")
    return both.format(minutes=minutes_said(minutes), seconds=seconds_said(rest))


def kicker(pillar: Pillar) -> str:
    """The line over an offer's title."""
    match pillar:
        case "breathe":
            return translate("texts", "Time to breathe")
        case "stretch":
            return translate("texts", "Time to stretch")
        case "move":
            return translate("texts", "Time to move")
        case "heat":
            return translate("texts", "Time for warmth")
        case "sleep":
            return translate("texts", "For tonight")
        case _:
            assert_never(pillar)


def why(reason: Why) -> str:
    """Why a prompt came, in the few words that stand on the card (law 18)."""
    match reason:
        case SatFor(minutes):
            said = translate("texts", "sitting for {minutes}")
            return said.format(minutes=minutes_said(minutes))
        case TimeOfDay(until):
            return translate("texts", "planned until {time}").format(time=time_of_day(until))
        case _:
            assert_never(reason)


def why_sentence(reason: Why) -> str:
    """The same as a whole sentence."""
    match reason:
        case SatFor(minutes):
            said = translate("texts", "You have been sitting for {minutes}.")
            return said.format(minutes=minutes_said(minutes))
        case TimeOfDay(until):
            said = translate("texts", "Your plan has this until {time}.")
            return said.format(time=time_of_day(until))
        case _:
            assert_never(reason)


def place(unit: UnitName, current: int, of: int) -> str:
    """Where a session stands, "Hold 2 of 4"; nothing where there is only one to count."""
    if of <= 1 or current < 1:
        return ""
    match unit:
        case "round":
            said = translate("texts", "Round {current} of {of}")
        case "hold":
            said = translate("texts", "Hold {current} of {of}")
        case "walk":
            said = translate("texts", "Walk {current} of {of}")
        case _:
            assert_never(unit)
    return said.format(current=number(current), of=number(of))


def done(unit: UnitName, finished: int, of: int) -> str:
    """What was done, "2 of 4 holds"; nothing where there is only one to count."""
    if of <= 1:
        return ""
    match unit:
        case "round":
            said = translate("texts", "{done} of %Ln rounds", "", of)
        case "hold":
            said = translate("texts", "{done} of %Ln holds", "", of)
        case "walk":
            said = translate("texts", "{done} of %Ln walks", "", of)
        case _:
            assert_never(unit)
    return said.format(done=number(finished))


def units(unit: UnitName, of: int) -> str:
    """How much there is to do, "4 holds"; nothing where there is only one."""
    if of <= 1:
        return ""
    match unit:
        case "round":
            return translate("texts", "%Ln rounds", "", of)
        case "hold":
            return translate("texts", "%Ln holds", "", of)
        case "walk":
            return translate("texts", "%Ln walks", "", of)
        case _:
            assert_never(unit)


def titles(routines: Sequence[Routine]) -> str:
    """The names of routines that are played one after the other."""
    return " + ".join(routine.title for routine in routines)


def titles_listed(routines: Sequence[Routine]) -> str:
    """The names of routines of which one or the other is played."""
    return ", ".join(routine.title for routine in routines)


def pillar_name(pillar: Pillar) -> str:
    """A pillar's own name."""
    match pillar:
        case "breathe":
            return translate("texts", "Breathe")
        case "stretch":
            return translate("texts", "Stretch")
        case "move":
            return translate("texts", "Move")
        case "heat":
            return translate("texts", "Heat")
        case "sleep":
            return translate("texts", "Sleep")
        case _:
            assert_never(pillar)


def minutes_short(minutes: int) -> str:
    """A number of minutes where there is little room, "15 min"."""
    return translate("texts", "{minutes} min").format(minutes=number(minutes))


def mark_said(mark: Mark) -> str:
    """What today is, in a sentence; nothing for a day like any other."""
    match mark:
        case "rest":
            return translate("texts", "Today is a rest day.")
        case "flare":
            return translate("texts", "Your back is sore today: everything is gentler.")
        case "ordinary":
            return ""
        case _:
            assert_never(mark)
