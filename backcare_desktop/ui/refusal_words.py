"""Why an answer changed nothing, as a sentence in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.refusal import (
    HeatNotNow,
    HeatRuns,
    Missing,
    NoSuchRoutine,
    NothingOffered,
    Refusal,
    ScreenOpen,
    ScreenSaysNo,
    SessionRunning,
)
from backcare_desktop.ui import screen_words, texts

translate = QCoreApplication.translate


def refusal_said(  # noqa: PLR0911 - one arm a kind of refusal
    refusal: Refusal, titles: Mapping[str, str]
) -> str:
    """The sentence; `titles` are the routines' by id."""
    match refusal:
        case SessionRunning():
            return translate("refusals", "A session is running; one at a time.")
        case NothingOffered(missing):
            return _nothing_there(missing)
        case NoSuchRoutine(name):
            said = translate("refusals", "There is no routine “{name}”; there are: {all}.")
            return said.format(name=name, all=", ".join(titles))
        case ScreenSaysNo():
            return _screened(refusal, titles)
        case ScreenOpen(name):
            said = translate("refusals", "“{title}” has a safety question that comes first.")
            return said.format(title=titles.get(name, name))
        case HeatRuns():
            return translate("refusals", "Heat is on already; say when the pad is off.")
        case HeatNotNow():
            return heat_not_now(refusal)
        case _:
            assert_never(refusal)


def _nothing_there(missing: Missing) -> str:
    match missing:
        case "offer":
            return translate("refusals", "There is nothing on offer just now.")
        case "check":
            return translate("refusals", "No skin check is open just now.")
        case "pad":
            return translate("refusals", "No heating pad is known to be on.")
        case _:
            assert_never(missing)


def heat_not_now(refusal: HeatNotNow) -> str:
    """Which limit of heat holds, and what can be done meanwhile."""
    time = texts.time_of_day(refusal.until)
    match refusal.limit:
        case "a-day":
            from backcare_desktop.ui.safety_words import said as safety

            return safety("heat-8")
        case "apart":
            said = translate(
                "refusals",
                "At least two hours lie between two heat sessions; the next can be at {time}.",
            )
            return said.format(time=time)
        case "bedtime":
            return translate(
                "refusals",
                "No heat within an hour of bedtime: you might fall asleep on it. Tomorrow again.",
            )
        case _:
            assert_never(refusal.limit)


def _screened(refusal: ScreenSaysNo, titles: Mapping[str, str]) -> str:
    title = titles.get(refusal.routine, refusal.routine)
    others = [titles[name] for name in refusal.instead if name in titles]
    why = screen_words.because(refusal.screen)
    if not others:
        said = translate("refusals", "{why}, “{title}” is not for you just now.")
        return said.format(why=why, title=title)
    said = translate("refusals", "{why}, “{title}” is not for you just now; “{other}” may be.")
    return said.format(why=why, title=title, other=others[0])
