"""How it felt, in words: numbers and ups and downs, never a cause."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.felt import Dots
from backcare_desktop.core.private import Reading
from backcare_desktop.core.ratings import Change, Item, Level
from backcare_desktop.ui.summary_words import half
from backcare_desktop.ui.texts import number

translate = QCoreApplication.translate


def item_name(item: Item) -> str:
    """What was asked about, in a word or two."""
    match item:
        case "stress":
            return translate("felt", "Stress")
        case "back":
            return translate("felt", "Back in the way")
        case "body":
            return translate("felt", "Body")
        case "mind":
            return translate("felt", "Mind")
        case "mood":
            return translate("felt", "Mood")
        case "around":
            return translate("felt", "Around you")
        case _:
            assert_never(item)


def change_said(change: Change | None) -> str:
    """Against what came before; empty where one of the two has too few answers."""
    match change:
        case None:
            return ""
        case "same":
            return translate("felt", "about the same")
        case "lower":
            return translate("felt", "lower than before")
        case "higher":
            return translate("felt", "higher than before")
        case _:
            assert_never(change)


def middle_said(level: Level) -> str:
    """The middle value of a week, "4 of 10"; or that there are too few answers."""
    if level.middle is None:
        return too_few()
    return translate("felt", "{value} of {most}").format(value=half(level.middle), most=number(10))


def too_few() -> str:
    """Of fewer than four answers no middle is made."""
    return translate("felt", "Not enough ratings yet to show a trend. That is fine.")


def dots_said(item: Item, dots: Dots, change: Change | None) -> str:
    """What a picture of dots shows, for a reader: every answer in order, then the change."""
    values = [number(value) for value in dots.values if value is not None]
    name = item_name(item)
    if not values:
        return translate("felt", "{name}: no answers").format(name=name)
    comma = translate("week", ", ", "between the days of a list")
    said = translate("felt", "{name}: {values}").format(name=name, values=comma.join(values))
    told = change_said(change)
    return f"{said}. {told}" if told else said


def kept_private(reading: Reading) -> str:
    """The answers are there, and why they are not read just now."""
    match reading:
        case "open" | "waiting" | "closed":
            return translate("felt", "Your check-ins are kept private.")
        case "locked" | "dismissed":
            return translate("felt", "Your check-ins stay private: the keyring is locked.")
        case "silent":
            return translate(
                "felt", "Your check-ins stay private: the keyring did not answer within a minute."
            )
        case "none" | "plain":
            return translate(
                "felt",
                "Your check-ins stay private: no keyring here keeps the key. A keyring that has "
                "it opens them, or the key that you wrote down.",
            )
        case "lost":
            return translate(
                "felt",
                "Your keyring does not have the key to some check-ins. The one that you wrote "
                "down opens them.",
            )
        case "failing":
            return translate("felt", "Your check-ins stay private: they could not be opened.")
        case _:
            assert_never(reading)


def being_opened() -> str:
    """The keyring was asked."""
    return translate("felt", "Your check-ins are being opened…")


def sure() -> str:
    """What may not be read out of dots that go up and down together."""
    return "\n".join(
        (
            translate(
                "felt", "Changes under two points are usually just day-to-day ups and downs."
            ),
            translate(
                "felt",
                "These two went up and down together. That does not show that one caused the "
                "other.",
            ),
            translate(
                "felt",
                "You may breathe more on hard days, so busy-stress days can look linked with "
                "sessions.",
            ),
        )
    )
