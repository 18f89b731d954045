"""The questions of the check-ins, what their ends mean, and the words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from backcare_desktop.core.check_in import Corner

translate = QCoreApplication.translate

_TAGS: Mapping[str, object] = {
    "back-pain": QT_TRANSLATE_NOOP("tags", "back pain"),
    "neck-pain": QT_TRANSLATE_NOOP("tags", "neck pain"),
    "poor-sleep": QT_TRANSLATE_NOOP("tags", "poor sleep"),
    "tired": QT_TRANSLATE_NOOP("tags", "tired"),
    "moving-aches": QT_TRANSLATE_NOOP("tags", "aches that move around"),
    "tender-muscles": QT_TRANSLATE_NOOP("tags", "tender muscles"),
    "none-of-these": QT_TRANSLATE_NOOP("tags", "none of these"),
    "racing-thoughts": QT_TRANSLATE_NOOP("tags", "racing thoughts"),
    "trouble-focusing": QT_TRANSLATE_NOOP("tags", "trouble focusing"),
    "worrying-about-my-back": QT_TRANSLATE_NOOP("tags", "worrying about my back"),
    "sad": QT_TRANSLATE_NOOP("tags", "sad"),
    "anxious": QT_TRANSLATE_NOOP("tags", "anxious"),
    "frustrated": QT_TRANSLATE_NOOP("tags", "frustrated"),
    "lonely": QT_TRANSLATE_NOOP("tags", "lonely"),
    "okay": QT_TRANSLATE_NOOP("tags", "okay"),
    "long-sitting": QT_TRANSLATE_NOOP("tags", "long sitting"),
    "deadlines": QT_TRANSLATE_NOOP("tags", "deadlines"),
    "uncomfortable-set-up": QT_TRANSLATE_NOOP("tags", "uncomfortable set-up"),
    "noise-or-cold": QT_TRANSLATE_NOOP("tags", "noise or cold"),
    "caring-duties": QT_TRANSLATE_NOOP("tags", "caring duties"),
    "travel": QT_TRANSLATE_NOOP("tags", "travel"),
    "woke-sore": QT_TRANSLATE_NOOP("tags", "woke sore"),
    "slept-on-side": QT_TRANSLATE_NOOP("tags", "slept on side"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """`name` is the field of the answer, `least` and `most` what 0 and 10 mean."""

    name: str
    words: str
    least: str
    most: str


def tag_said(tag: str) -> str:
    """What stands on a tag."""
    return QCoreApplication.translate("tags", str(_TAGS[tag]))


def corner_name(corner: Corner) -> str:
    """A corner's own name."""
    names: dict[Corner, str] = {
        "body": translate("corners", "Body"),
        "mind": translate("corners", "Mind"),
        "mood": translate("corners", "Mood"),
        "around": translate("corners", "Around you"),
    }
    return names[corner]


def day_questions() -> tuple[Question, Question]:
    """Of a day."""
    not_at_all = translate("check-in", "not at all")
    return (
        Question(
            "stress",
            translate("check-in", "How stressed have you felt today?"),
            not_at_all,
            translate("check-in", "as much as I can imagine"),
        ),
        Question(
            "back",
            translate("check-in", "How much did your back get in your way today?"),
            not_at_all,
            translate("check-in", "could not do what I wanted"),
        ),
    )


def corner_question(corner: Corner) -> Question:
    """Of a week."""
    not_at_all = translate("check-in", "not at all")
    imaginable = translate("check-in", "as much as I can imagine")
    sore = translate("check-in", "On average, how sore was your back or neck this week?")
    asked: dict[Corner, tuple[str, str, str]] = {
        "body": (sore, not_at_all, translate("check-in", "as sore as I can imagine")),
        "mind": (
            translate("check-in", "How hard was it to switch your mind off?"),
            translate("check-in", "easy"),
            translate("check-in", "could not at all"),
        ),
        "mood": (
            translate("check-in", "How low, irritable or on edge did you feel?"),
            not_at_all,
            imaginable,
        ),
        "around": (
            translate("check-in", "How demanding were work and home?"),
            not_at_all,
            imaginable,
        ),
    }
    return Question(corner, *asked[corner])


def more_questions() -> tuple[Question, Question, Question]:
    """Of the second page of a week."""
    not_at_all = translate("check-in", "not at all")
    return (
        Question(
            "tense",
            translate("check-in", "How tense did your body feel?"),
            not_at_all,
            translate("check-in", "as much as I can imagine"),
        ),
        Question(
            "sleep",
            translate("check-in", "How well did you sleep?"),
            translate("check-in", "very badly"),
            translate("check-in", "very well"),
        ),
        Question(
            "confidence",
            translate("check-in", "How confident are you moving your back?"),
            not_at_all,
            translate("check-in", "fully"),
        ),
    )
