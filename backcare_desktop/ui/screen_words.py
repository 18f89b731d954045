"""The safety questions, asked once and open to be answered anew: their words and their order."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.screens import (
    ARM_TINGLING,
    BONE_LOSS,
    BREATH_HOLD,
    CHECKED,
    DIZZINESS,
    HEAT,
    KNEE_PAIN,
    LATE_PREGNANCY,
    LEG_SYMPTOM,
    RECENT_SURGERY,
)
from backcare_desktop.ui.safety_words import said

translate = QCoreApplication.translate

FIRST = (BREATH_HOLD, LEG_SYMPTOM, HEAT, KNEE_PAIN)
"""What is asked of everybody at the first start."""

MORE = (DIZZINESS, BONE_LOSS, RECENT_SURGERY, ARM_TINGLING, LATE_PREGNANCY)
"""The rest, one click further on."""

_HEAT_ITEMS = ("heat-s1", "heat-s2", "heat-s3", "heat-s4")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it stands on its card: the habit it belongs to, its words, and more of them."""

    screen: str
    pillar: Pillar
    words: str
    items: tuple[str, ...] = ()


def asked(screen: str) -> Asked:
    """The question of that name. Raises KeyError for none of ours."""
    if screen == HEAT:
        return Asked(screen, "heat", said("heat-screen"), tuple(map(said, _HEAT_ITEMS)))
    pillar, words = _words()[screen]
    return Asked(screen, pillar, words)


def _words() -> dict[str, tuple[Pillar, str]]:
    return {
        CHECKED: (
            "sleep",
            translate("screens", "Has this pain been checked by a professional?"),
        ),
        BREATH_HOLD: ("breathe", said("brth-screen")),
        LEG_SYMPTOM: ("stretch", said("str-2")),
        KNEE_PAIN: ("stretch", translate("screens", "Do your knees dislike kneeling?")),
        DIZZINESS: (
            "move",
            translate(
                "screens",
                "Do you get dizzy, also when you move your neck, or is your balance unsure?",
            ),
        ),
        BONE_LOSS: (
            "move",
            translate("screens", "Do you have weak bones, or did one break from a small fall?"),
        ),
        RECENT_SURGERY: (
            "move",
            translate("screens", "Have you had surgery lately, or a fresh strain?"),
        ),
        ARM_TINGLING: ("move", translate("screens", "Do you get tingling or numbness in an arm?")),
        LATE_PREGNANCY: (
            "stretch",
            translate("screens", "Are you in the last months of a pregnancy?"),
        ),
    }


def because(screen: str) -> str:
    """Why something is not offered, to begin a sentence with; also for a question not of ours."""
    known = {
        BREATH_HOLD: translate("screens", "Because breathing without holds suits you better"),
        LEG_SYMPTOM: translate("screens", "Because you feel something going down a leg"),
        HEAT: translate("screens", "Because of what you said about warmth"),
        KNEE_PAIN: translate("screens", "Because your knees dislike kneeling"),
        DIZZINESS: translate("screens", "Because you get dizzy, or your balance is unsure"),
        BONE_LOSS: translate("screens", "Because of your bones"),
        RECENT_SURGERY: translate("screens", "Because of the surgery or strain"),
        ARM_TINGLING: translate("screens", "Because of the tingling in your arm"),
        LATE_PREGNANCY: translate("screens", "Because of your pregnancy"),
    }
    return known.get(screen, translate("screens", "Going by your answers"))
