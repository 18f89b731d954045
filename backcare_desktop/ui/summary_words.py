"""The words of the page for a clinician: plain, the person's own, without a score."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from backcare_desktop.core.ratings import LEAST, Item
from backcare_desktop.core.summary import Line, Played, Said, Span, Summary
from backcare_desktop.core.week import Context
from backcare_desktop.ui.texts import minutes_said, number
from backcare_desktop.ui.week_words import context_said, dated, day_name, days_from, times

translate = QCoreApplication.translate

_MINUTE = 60


def heading() -> str:
    """The title of the page."""
    return translate("summary", "Breaks and check-ins")


def which_days(page: Summary) -> str:
    """Of which days it tells."""
    return days_from(page.first, page.last)


def explained() -> str:
    """What the numbers are, and what they are not."""
    return translate(
        "summary",
        "Noted by the person with BackCare Desktop, on their own computer. One block is one guided "
        "session, done in full or in part, or one activity that they logged.",
    )


def line_named(line: Line, span: Span) -> str:
    """What a line stands for."""
    short = translate("summary", "d MMM", "a date's pattern, as QLocale has it")
    match span:
        case "day":
            day = day_name(line.first, QLocale.FormatType.ShortFormat)
            return f"{day} {dated(line.first, short)}"
        case "week":
            first, last = dated(line.first, short), dated(line.last, short)
            return translate("week", "{first} – {last}").format(first=first, last=last)
        case "month":
            return dated(line.first, translate("summary", "MMMM yyyy", "a month's pattern"))
        case "year":
            return dated(line.first, translate("summary", "yyyy", "a year's pattern"))
        case _:
            assert_never(span)


def apart_said(apart: Mapping[Context, int]) -> str:
    """The days that were something besides, "Among them: rest day 1, day off 2."; or nothing."""
    if not apart:
        return ""
    parts = [f"{context_said(context)} {number(count)}" for context, count in apart.items()]
    among = translate("summary", "Among these days: {days}.")
    return among.format(days=translate("week", ", ", "between the days of a list").join(parts))


def played_said(one: Played, titles: Mapping[str, str]) -> str:
    """A routine, how often and how long, "Hamstring fold, 12 times, 30 minutes"."""
    names = " + ".join(titles.get(name, name) for name in one.routines)
    said = translate("summary", "{routine}: {times}, {minutes}")
    long = minutes_said(max(1, round(one.seconds / _MINUTE)))
    return said.format(routine=names, times=times(one.times), minutes=long)


def question(item: Item) -> str:
    """What was asked, as it was asked, and what its numbers mean."""
    match item:
        case "stress":
            return translate("summary", "How stressed have you felt today?")
        case "back":
            return translate("summary", "How much did your back get in your way today?")
        case "body":
            return translate(
                "summary", "On average, how sore was your back or neck this week? (weekly)"
            )
        case "mind":
            return translate("summary", "How hard was it to switch your mind off? (weekly)")
        case "mood":
            return translate("summary", "How low, irritable or on edge did you feel? (weekly)")
        case "around":
            return translate("summary", "How demanding were work and home? (weekly)")
        case _:
            assert_never(item)


def answers_said(one: Said) -> str:
    """How many answers, their middle where there are enough, and from where to where."""
    count = len(one.numbers)
    if count == 1:
        return translate("summary", "1 answer: {value}").format(value=number(one.lowest))
    many = _answers(count)
    reach = translate("summary", "from {lowest} to {highest}").format(
        lowest=number(one.lowest), highest=number(one.highest)
    )
    if count < LEAST:
        return f"{many}, {reach}"
    middle = translate("summary", "middle value {value}").format(value=half(one.middle))
    return f"{many}, {middle}, {reach}"


def _answers(count: int) -> str:
    return translate("summary", "%Ln answers", "", count)


def half(value: float) -> str:
    """A whole or a half number in the user's digits."""
    whole = value == int(value)
    return QLocale().toString(int(value)) if whole else QLocale().toString(value, "f", 1)


def felt_explained() -> str:
    """What the answers are."""
    return translate(
        "summary",
        "0 is not at all, 10 is the most. The questions are the program's own, not a validated "
        "scale. A dot is an answer; days without one stay empty. Changes under two points are "
        "usually just day-to-day ups and downs.",
    )


def nothing_felt(unread: int) -> str:
    """In place of answers: there are none, or they are kept private and cannot be read now."""
    if unread:
        return translate(
            "summary", "Check-ins were made and are kept private; they could not be read just now."
        )
    return translate("summary", "No check-ins were made in these days.")


def written_on(day: date) -> str:
    """When the page was made."""
    long = translate("week", "d MMMM yyyy", "a date's pattern, as QLocale has it")
    return translate("summary", "Written on {day}.").format(day=dated(day, long))
