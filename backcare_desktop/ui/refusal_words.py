"""Why an answer changed nothing, as a sentence in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.refusal import (
    NoSuchRoutine,
    NothingOffered,
    Refusal,
    ScreenSaysNo,
    SessionRunning,
)

translate = QCoreApplication.translate


def refusal_said(refusal: Refusal, titles: Mapping[str, str]) -> str:
    """The sentence; `titles` are the routines' by id."""
    match refusal:
        case SessionRunning():
            return translate("refusals", "A session is running; one at a time.")
        case NothingOffered():
            return translate("refusals", "There is nothing on offer just now.")
        case NoSuchRoutine(name):
            said = translate("refusals", "There is no routine “{name}”; there are: {all}.")
            return said.format(name=name, all=", ".join(titles))
        case ScreenSaysNo():
            return _screened(refusal, titles)
        case _:
            assert_never(refusal)


def _screened(refusal: ScreenSaysNo, titles: Mapping[str, str]) -> str:
    title = titles.get(refusal.routine, refusal.routine)
    others = [titles[name] for name in refusal.instead if name in titles]
    if not others:
        said = translate("refusals", "Going by your answers, “{title}” is not for you just now.")
        return said.format(title=title)
    said = translate(
        "refusals",
        "Going by your answers, “{title}” is not for you just now; “{other}” may be.",
    )
    return said.format(title=title, other=others[0])
