"""How a week is said: its dates, its days, and its one or two sentences."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.week import Context, Day, Goal, Recent, Week
from backcare_desktop.core.week_remarks import (
    CarryOn,
    Did,
    GoalReached,
    NothingYet,
    Remark,
    Rested,
    StartEasily,
    StartsHere,
    WelcomeBack,
    remarks,
)
from backcare_desktop.ui.texts import number

translate = QCoreApplication.translate
_Form = QLocale.FormatType


def dates(week: Week) -> str:
    """From when to when, "16 – 22 November 2026"."""
    return days_from(week.first, week.last)


def days_from(first: date, last: date) -> str:
    """The same of any days; one by itself is named once."""
    whole = translate("week", "d MMMM yyyy", "a date's pattern, as QLocale has it")
    if first == last:
        return dated(first, whole)
    first_form = whole
    if first.year == last.year:
        first_form = translate("week", "d MMMM", "as above, the year to follow")
        if first.month == last.month:
            first_form = translate("week", "d", "as above, month and year to follow")
    both = translate("week", "{first} – {last}", "from one date to another")
    return both.format(first=dated(first, first_form), last=dated(last, whole))


def dated(day: date, pattern: str) -> str:
    """A date by a pattern of QLocale's."""
    return QLocale().toString(QDate(day.year, day.month, day.day), pattern)


def day_name(day: date, form: QLocale.FormatType = _Form.LongFormat) -> str:
    """The weekday by itself: in full, short, or one letter."""
    return QLocale().standaloneDayName(day.isoweekday(), form)


def pillar_count(pillar: Pillar, count: int, of: int | None = None) -> str:
    """A pillar's number beside its name, of its timed slots' number; heat is used, never scored."""
    match pillar:
        case "heat":
            return translate("week", "used {count}").format(count=number(count))
        case "sleep":
            return evenings(count)
        case "breathe" | "stretch" | "move":
            both = translate("week", "{count} of {of}", "done in the week, of timed ones")
            return number(count) if of is None else both.format(count=number(count), of=number(of))
        case _:
            assert_never(pillar)


def days_said(count: int) -> str:
    """A number of days, "6 days"."""
    return translate("week", "1 day") if count == 1 else translate("week", "%Ln days", "", count)


def evenings(count: int) -> str:
    """A number of evenings, "5 evenings"."""
    if count == 1:
        return translate("week", "1 evening")
    return translate("week", "%Ln evenings", "", count)


def times(count: int) -> str:
    """How often, "9 times"."""
    if count == 1:
        return translate("week", "once")
    return translate("week", "twice") if count == 2 else translate("week", "%Ln times", "", count)  # noqa: PLR2004 - the word for it


def active_days(count: int) -> str:
    """A number of active days, "6 active days"."""
    if count == 1:
        return translate("week", "1 active day")
    return translate("week", "%Ln active days", "", count)


def active_of_goal(week: Week) -> str:
    """How many days were active, and how many the user would like, "6, your goal 4"."""
    said = translate("week", "{days}, your goal {goal}")
    return said.format(days=number(week.active_days), goal=number(week.goal.days))


def recent_said(recent: Recent) -> str:
    """Active days of the last four weeks, of those that were not for rest, "17 of 24"."""
    said = translate("week", "{active} of {days}")
    return said.format(active=number(recent.active), days=number(recent.days))


def note(day: Day) -> str:
    """What is to be known of a day besides its numbers; mostly nothing."""
    if day.context is not None:
        return context_said(day.context)
    return translate("week", "today so far") if day.standing == "today" else ""


def context_word(context: Context) -> str:
    """What stands in the chart where there are no blocks, "rest"."""
    match context:
        case "rest":
            return translate("week", "rest")
        case "flare":
            return translate("week", "sore")
        case "away":
            return translate("week", "away")
        case "sick":
            return translate("week", "sick")
        case "off":
            return translate("week", "off", "a day off work")
        case _:
            assert_never(context)


def context_said(context: Context) -> str:
    """The same beside a day's numbers, "rest day"."""
    match context:
        case "rest":
            return translate("week", "rest day")
        case "flare":
            return translate("week", "sore day")
        case "away":
            return translate("week", "away")
        case "sick":
            return translate("week", "sick day")
        case "off":
            return translate("week", "day off")
        case _:
            assert_never(context)


def day_said(day: Day) -> str:
    """A day and its blocks, "Monday 11", "Wednesday rest"."""
    said = translate("week", "{day} {count}", "Monday 11")
    blank = day.is_blank and day.context
    count = context_word(blank) if blank else number(day.total)
    return said.format(day=day_name(day.day), count=count)


def days_listed(week: Week) -> str:
    """All days that have begun, "Monday 11, Tuesday 9, Wednesday rest"."""
    begun = [day_said(day) for day in week.days if day.standing != "ahead"]
    return QLocale().createSeparatedList(begun) if len(begun) == 1 else _comma().join(begun)


def _comma() -> str:
    return translate("week", ", ", "between the days of a list")


def goal_said(week: Week) -> str:
    """The goal as it stands under the table."""
    said = translate("week", "Your goal: {count} a day on {days}.")
    return said.format(count=number(week.goal.per_day), days=days_said(week.goal.days))


def sentences(week: Week) -> list[str]:
    """What may be said of the week: one sentence or two."""
    return [sentence(remark) for remark in remarks(week)]


def sentence(remark: Remark) -> str:  # noqa: PLR0911 - one arm a remark
    """One remark in words."""
    match remark:
        case StartsHere():
            return translate("week", "Your week starts here.")
        case NothingYet(is_now):
            if is_now:
                return translate("week", "This week is still open.")
            return translate("week", "Nothing was noted in this week.")
        case Did(parts):
            return _did([_part(*part) for part in parts])
        case Rested(days):
            return _rested(days)
        case GoalReached(days, goal):
            said = translate("week", "That makes {days}; your goal is {goal}.")
            return said.format(days=active_days(days), goal=number(goal))
        case CarryOn():
            return translate("week", "Carry on as you are, or add whatever feels easy.")
        case WelcomeBack():
            return translate(
                "week", "Welcome back. Nothing to catch up on. Start with whatever feels easy."
            )
        case StartEasily():
            return translate("week", "Start with whatever feels easy.")
        case _:
            assert_never(remark)


def _did(parts: list[str]) -> str:
    if len(parts) == 1:
        return translate("week", "You {did}.").format(did=parts[0])
    both = translate("week", "You {one} and {other}.")
    return both.format(one=parts[0], other=parts[1])


def _part(pillar: Pillar, days: int, count: int) -> str:
    match pillar:
        case "move":
            return translate("week", "moved on {days}").format(days=days_said(days))
        case "breathe":
            return translate("week", "breathed {times}").format(times=times(count))
        case "stretch":
            return translate("week", "stretched {times}").format(times=times(count))
        case "heat":
            return translate("week", "used warmth {times}").format(times=times(count))
        case "sleep":
            said = translate("week", "made ready for sleep on {evenings}")
            return said.format(evenings=evenings(count))
        case _:
            assert_never(pillar)


def _rested(days: tuple[date, ...]) -> str:
    if len(days) > 1:
        return translate("week", "Rest days are part of the plan, not gaps in it.")
    said = translate("week", "{day} was a rest day, which is part of the plan.")
    return said.format(day=day_name(days[0]))


def chart_day(day: date, *, narrow: bool) -> str:
    """A day's name under its pile: short, or a letter where text is large."""
    return day_name(day, _Form.NarrowFormat if narrow else _Form.ShortFormat)


def goal_label(goal: Goal) -> str:
    """What the dashed line stands for."""
    said = translate("week", "your goal: {count} a day")
    return said.format(count=number(goal.per_day))
