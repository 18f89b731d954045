"""What the user is in, in words and as a mark: for the tray, the panel and the command line."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from backcare_desktop.core.facts import HoldKind, Pillar, Why
from backcare_desktop.core.hours import later_by, lived_day, seconds_between
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.routine import UnitName
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.standing import (
    Counting,
    Enough,
    Off,
    Offered,
    Paused,
    Playing,
    Standing,
)
from backcare_desktop.ui import texts
from backcare_desktop.ui.tray_icon import TrayLook, TrayState, twelfths

translate = QCoreApplication.translate

_HOUR = 60
_LONG = 90
"""Minutes from which on a wait is said in hours."""

_NO_BREAK = "\N{NO-BREAK SPACE}"

_NAMED_DAYS = 6
"""So many days ahead a day is called by its name alone."""


@dataclass(frozen=True, slots=True)
class StandingWords:
    """The same thing said for each place.

    `head` is one whole line (the menu's, the tooltip's); `over`, `short` and `line` say it on
    three lines, the middle one large. `why` is a sentence, or empty.
    """

    head: str
    line: str
    why: str
    tooltip: str
    window_title: str
    over: str = ""
    short: str = ""


def words_for(  # noqa: PLR0913 - what cannot be read off the standing is handed in
    standing: Standing,
    titles: Mapping[str, str],
    now: datetime,
    units: UnitName,
    *,
    pillar: Pillar | None = None,
    seconds: float | None = None,
    why: Why | None = None,
    held_since: datetime | None = None,
) -> StandingWords:
    """What holds at `now`, in the user's language.

    `titles` are the routines' by id; `units` is what a running session counts; `pillar` and
    `seconds` are those of the offer; `why` is the reason of a prompt still to come;
    `held_since` when that began which keeps a due one back.
    """
    match standing:
        case Counting():
            return _counting(standing, titles, now, seconds, why, held_since)
        case Offered():
            return _offered(standing, titles, pillar, seconds)
        case Playing():
            return _playing(standing, titles, units)
        case Paused():
            return _paused(standing, now)
        case Off():
            return _off(standing, now)
        case Enough():
            return _enough()
        case _:
            assert_never(standing)


def held_since(now: Standing, moment: Moment) -> datetime | None:
    """When that began which keeps a due prompt back, by the clock on the wall."""
    if not (isinstance(now, Counting) and now.waits_for):
        return None
    return later_by(moment.wall, now.waits_for[0].since - moment.boot)


def held_by(now: Standing) -> tuple[Sense, ...]:
    """What is sensed of what a due prompt waits for."""
    holds = now.waits_for if isinstance(now, Counting) else ()
    return tuple(sense for hold in holds for sense in hold.by)


def look_for(standing: Standing) -> TrayLook:
    """The mark of it."""
    match standing:
        case Counting():
            return TrayLook(_counting_state(standing), twelfths(standing.part))
        case Offered():
            return TrayLook("due")
        case Playing():
            return TrayLook("session")
        case Paused():
            return TrayLook("paused")
        case Off() | Enough():
            return TrayLook("off")
        case _:
            assert_never(standing)


def until(at: datetime, now: datetime) -> str:
    """A time to come, with its day where that is not today: "15:00", "tomorrow, 09:00"."""
    clock = texts.time_of_day(at)
    days = (at.date() - now.date()).days
    if days <= 0 or lived_day(at) == lived_day(now):
        return clock
    both = translate("StandingWords", "{day}, {time}", "tomorrow, 09:00")
    return both.format(day=_day(at, days), time=clock)


def wait(seconds: float) -> str:
    """How long until a prompt, "in 18 min"; what is due comes at the next pause in typing."""
    minutes = math.ceil(seconds / 60)
    if minutes <= 0:
        return translate("StandingWords", "at your next pause")
    if minutes < _LONG:
        return translate("StandingWords", "in {minutes} min").format(minutes=texts.number(minutes))
    hours, rest = divmod(minutes, _HOUR)
    said = translate("StandingWords", "in {hours} h {minutes} min")
    return said.format(hours=texts.number(hours), minutes=texts.number(rest))


def about(seconds: float) -> str:
    """A routine's length in whole minutes, "2 min"."""
    minutes = texts.number(max(1, round(seconds / 60)))
    return translate("StandingWords", "{minutes} min").format(minutes=minutes)


def _counting(  # noqa: PLR0913, PLR0917 - as of words_for
    standing: Counting,
    titles: Mapping[str, str],
    now: datetime,
    seconds: float | None,
    why: Why | None,
    held_since: datetime | None,
) -> StandingWords:
    title = _titles(standing.next.routines, titles)
    if standing.waits_for:
        return _held(standing, title, held_since, seconds)
    when = wait(seconds_between(now, standing.next.at))
    head = translate("StandingWords", "Next: {title} {when}").format(title=title, when=when)
    at = translate("StandingWords", "at {time}").format(time=texts.time_of_day(standing.next.at))
    said = _said(head, translate("StandingWords", "BackCare: next {when}").format(when=when))
    return replace(
        said,
        line=texts.joined(title, unbroken(about(seconds) if seconds else ""), unbroken(at)),
        why=texts.why_sentence(why) if why else "",
        over=translate("StandingWords", "Next break"),
        short=when,
    )


def _counting_state(standing: Counting) -> TrayState:
    if not standing.waits_for:
        return "counting"
    return "held_long" if standing.long else "held"


def _held(
    standing: Counting, title: str, since: datetime | None, seconds: float | None
) -> StandingWords:
    reason = hold_said(standing.waits_for[0].kind)
    head = translate("StandingWords", "Waiting: {reason}").format(reason=reason)
    if standing.long and since is not None:
        both = translate("StandingWords", "Waiting since {time}: {reason}")
        head = both.format(time=texts.time_of_day(since), reason=reason)
    said = _said(head, translate("StandingWords", "BackCare: {head}").format(head=head))
    return replace(
        said,
        line=texts.joined(title, unbroken(about(seconds) if seconds else "")),
        why=translate("StandingWords", "It is offered a minute after that ends."),
        over=translate("StandingWords", "Next break"),
        short=_after(standing.waits_for[0].kind),
    )


def _after(kind: HoldKind) -> str:
    """When a prompt comes that waits."""
    match kind:
        case "call":
            return translate("StandingWords", "after your call")
        case "full-screen":
            return translate("StandingWords", "after full screen")
        case "do-not-disturb":
            return translate("StandingWords", "after do not disturb")
        case _:
            assert_never(kind)


def hold_said(kind: HoldKind) -> str:
    """What keeps a due prompt back, in a few words."""
    match kind:
        case "call":
            return translate("StandingWords", "you are in a call")
        case "full-screen":
            return translate("StandingWords", "something fills the screen")
        case "do-not-disturb":
            return translate("StandingWords", "do not disturb is on")
        case _:
            assert_never(kind)


def _offered(
    standing: Offered, titles: Mapping[str, str], pillar: Pillar | None, seconds: float | None
) -> StandingWords:
    title = _titles(standing.prompt.routines, titles)
    kicker = texts.kicker(pillar) if pillar else translate("StandingWords", "Now")
    head = translate("StandingWords", "{kicker}: {title}").format(kicker=kicker, title=title)
    said = _said(head, translate("StandingWords", "BackCare: {head}").format(head=head))
    return replace(
        said,
        line=texts.joined(title, unbroken(about(seconds) if seconds else "")),
        why=texts.why_sentence(standing.prompt.why),
        over=translate("StandingWords", "Next break"),
        short=translate("StandingWords", "Now"),
    )


def _playing(standing: Playing, titles: Mapping[str, str], units: UnitName) -> StandingWords:
    title = _titles(standing.session.routines, titles)
    current = min(standing.done + 1, standing.session.units)
    place = texts.place(units, current, standing.session.units)
    head = _with_place(title, units, current, standing.session.units) if place else title
    said = _said(head, translate("StandingWords", "BackCare: {head}").format(head=head))
    return replace(
        said,
        line=place or translate("StandingWords", "In a window of its own."),
        over=translate("StandingWords", "Running now"),
        short=title,
    )


def _with_place(title: str, units: UnitName, current: int, of: int) -> str:
    match units:
        case "round":
            said = translate("StandingWords", "{title}, round {current} of {of}")
        case "hold":
            said = translate("StandingWords", "{title}, hold {current} of {of}")
        case "walk":
            said = translate("StandingWords", "{title}, walk {current} of {of}")
        case _:
            assert_never(units)
    return said.format(title=title, current=texts.number(current), of=texts.number(of))


def _paused(standing: Paused, now: datetime) -> StandingWords:
    if standing.until is None:
        head = translate("StandingWords", "Paused until you resume")
        after = translate("StandingWords", "until you resume")
    else:
        time = until(standing.until, now)
        head = translate("StandingWords", "Paused until {time}").format(time=time)
        after = translate("StandingWords", "until {time}").format(time=time)
    line = translate("StandingWords", "No prompts come. What you start yourself counts as ever.")
    said = _said(head, translate("StandingWords", "BackCare: paused"))
    return replace(said, line=line, over=translate("StandingWords", "Paused"), short=after)


def _off(standing: Off, now: datetime) -> StandingWords:
    line = translate("StandingWords", "Outside your hours. You can start anything yourself.")
    if standing.until is None:
        head = translate("StandingWords", "Off: your plan has no working hours")
        after = translate("StandingWords", "no working hours")
    else:
        time = until(standing.until, now)
        head = translate("StandingWords", "Off until {time}").format(time=time)
        after = translate("StandingWords", "until {time}").format(time=time)
    said = _said(head, translate("StandingWords", "BackCare: off"))
    return replace(said, line=line, over=translate("StandingWords", "Off"), short=after)


def _enough() -> StandingWords:
    head = translate("StandingWords", "Nothing more today")
    line = translate("StandingWords", "You can start anything yourself.")
    said = _said(head, translate("StandingWords", "BackCare: nothing more today"))
    return replace(said, line=line, over=translate("StandingWords", "Next break"), short=head)


def _said(head: str, window_title: str) -> StandingWords:
    return StandingWords(head, "", "", head, window_title)


def unbroken(words: str) -> str:
    """Words that stay on one line."""
    return words.replace(" ", _NO_BREAK)


def _titles(routines: tuple[str, ...], titles: Mapping[str, str]) -> str:
    return " + ".join(titles.get(name, name) for name in routines)


def _day(at: datetime, days: int) -> str:
    day = QDate(at.year, at.month, at.day)
    if days == 1:
        return translate("StandingWords", "tomorrow")
    if days <= _NAMED_DAYS:
        return QLocale().dayName(day.dayOfWeek())
    form = translate("StandingWords", "d MMMM", "a day and its month, as Qt writes formats")
    return QLocale().toString(day, form)
