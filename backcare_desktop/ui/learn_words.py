"""What is known, how well, and from where: the cards to learn from, and the words for grades."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui.safety_words import said

translate = QCoreApplication.translate

Grade = Literal["A", "B", "C", "expert", "none"]
GRADES: tuple[Grade, ...] = get_args(Grade)


@dataclass(frozen=True, slots=True)
class LearnCard:
    """One thing that is known: the sentence, how well it is known, and who found it.

    `about` says for what the grade holds. `pillar` is the habit that it belongs to.
    """

    title: str
    words: str
    grade: Grade
    about: str
    sources: tuple[str, ...]
    pillar: Pillar | None = None


def grade_said(grade: Grade) -> str:
    """What a grade means, in a few words."""
    meanings: dict[Grade, str] = {
        "A": translate("learn", "A: consistent good trials, or a strong recommendation"),
        "B": translate("learn", "B: some trials, or a recommendation with reserve"),
        "C": translate("learn", "C: few, small or contradicting studies"),
        "expert": translate("learn", "Expert: common practice, not tested by itself"),
        "none": translate("learn", "Not tested: nothing direct was found"),
    }
    return meanings[grade]


def learn_cards() -> tuple[LearnCard, ...]:
    """All cards, in the order in which they are read."""
    return (*_about_backs(), *_about_breath(), *_about_movement(), *_about_warmth_and_sleep())


def _about_backs() -> tuple[LearnCard, ...]:
    return (
        LearnCard(
            translate("learn", "Stress and backs"),
            said("hon-stress"),
            "C",
            translate("learn", "stress and back pain going together"),
            (
                (
                    "Buruck et al. 2019, BMC Musculoskelet Disord 20:400, "
                    "doi:10.1186/s12891-019-2826-3"
                ),
                "Jahn et al. 2024, Scand J Work Environ Health, doi:10.5271/sjweh.4165",
                "Suri et al. 2018, Spine, doi:10.1097/BRS.0000000000002326",
            ),
        ),
        LearnCard(
            translate("learn", "One of several things"),
            said("hon-cause"),
            "C",
            translate("learn", "which way it goes"),
            (
                "Magnusson Hanson et al. 2017, Scand J Work Environ Health, doi:10.5271/sjweh.3654",
                "Hubner et al. 2024, Pain, doi:10.1097/j.pain.0000000000003276",
            ),
        ),
    )


def _about_breath() -> tuple[LearnCard, ...]:
    return (
        LearnCard(
            translate("learn", "Slow breathing"),
            said("hon-breath"),
            "B",
            translate("learn", "feeling calmer; nothing direct was found for backs"),
            (
                "Fincham et al. 2023, Sci Rep 13:432, doi:10.1038/s41598-022-27247-y",
                "Laborde et al. 2022, Neurosci Biobehav Rev, doi:10.1016/j.neubiorev.2022.104711",
            ),
            "breathe",
        ),
        LearnCard(
            translate("learn", "4-7-8"),
            said("hon-478"),
            "C",
            translate("learn", "this pattern by itself"),
            (
                "Vierra et al. 2022, Physiol Rep 10(13):e15389, doi:10.14814/phy2.15389",
                "Aktas & Ilgin 2023, Obes Surg 33:920-929, doi:10.1007/s11695-022-06405-1",
            ),
            "breathe",
        ),
    )


def _about_movement() -> tuple[LearnCard, ...]:
    return (
        LearnCard(
            translate("learn", "Stretching the hamstrings"),
            said("hon-stretch"),
            "C",
            translate("learn", "back pain; B for bending more easily"),
            (
                "Gou et al. 2024, SAGE Open Med 12, doi:10.1177/20503121241252251",
                "Hori et al. 2019, Physiother Theory Pract, doi:10.1080/09593985.2019.1639868",
            ),
            "stretch",
        ),
        LearnCard(
            translate("learn", "Staying active"),
            said("hon-active"),
            "B",
            translate("learn", "staying active instead of resting"),
            (
                "Dahm et al. 2010, Cochrane CD007612, doi:10.1002/14651858.CD007612.pub2",
                "Pocovi et al. 2024, Lancet 404:134-144, doi:10.1016/S0140-6736(24)00755-4",
            ),
            "move",
        ),
        LearnCard(
            translate("learn", "Breaks at the desk"),
            said("hon-disc"),
            "B",
            translate("learn", "feeling less stiff; C for keeping pain away"),
            (
                "Waongenngarm et al. 2018, Appl Ergon 68:230-239",
                (
                    "Waongenngarm et al. 2021, Scand J Work Environ Health 47:306-317, "
                    "doi:10.5271/sjweh.3949"
                ),
            ),
            "move",
        ),
    )


def _about_warmth_and_sleep() -> tuple[LearnCard, ...]:
    return (
        LearnCard(
            translate("learn", "Warmth"),
            said("hon-heat"),
            "B",
            translate("learn", "recent pain, for a short time; C for pain of long standing"),
            (
                "Qaseem et al. (ACP) 2017, Ann Intern Med 166:514-530, doi:10.7326/M16-2367",
                "French et al. 2006, Cochrane CD004750, doi:10.1002/14651858.CD004750.pub2",
            ),
            "heat",
        ),
        LearnCard(
            translate("learn", "Warmth on the skin"),
            translate(
                "learn",
                "Warmth on the skin may dampen pain signals for a while, and a warm back may feel "
                "less stiff. Muscles deep inside hardly get warmer.",
            ),
            "C",
            translate("learn", "how warmth works"),
            ("Freiwald et al. 2021, Life 11(8):780, doi:10.3390/life11080780",),
            "heat",
        ),
        LearnCard(
            translate("learn", "Warmth to take along"),
            translate(
                "learn",
                "A pack, pad or wrap is simple, and goes where you go: a wrap can be worn while "
                "you sit and work. It still needs a cloth under it, and its time.",
            ),
            "expert",
            translate("learn", "how it is used"),
            ("FDA, Heating Devices: How to Avoid Burns (1997)",),
            "heat",
        ),
        LearnCard(
            translate("learn", "Lying on the side"),
            said("hon-sleep"),
            "C",
            translate("learn", "the position, with or without a pillow"),
            (
                "Cary et al. 2019, BMJ Open 9:e027633, doi:10.1136/bmjopen-2018-027633",
                "Cary et al. 2021, PLoS One 16:e0260582, doi:10.1371/journal.pone.0260582",
            ),
            "sleep",
        ),
        LearnCard(
            translate("learn", "Sleep and backs"),
            translate(
                "learn",
                "Sleep and pain can affect each other. A bad night can make a back feel worse, "
                "and a sore back can make for a bad night.",
            ),
            "B",
            translate("learn", "the two going together"),
            ("Cary et al. 2021, PLoS One 16:e0260582, doi:10.1371/journal.pone.0260582",),
            "sleep",
        ),
    )
