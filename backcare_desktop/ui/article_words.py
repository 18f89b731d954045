"""The article that the routines follow: its numbers beside ours, and what we leave out of it.

The only place that names whom the article cites.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Line:
    """A number of the article, how it is done here, and how well it is known."""

    theirs: str
    ours: str
    grade: str


def credit() -> str:
    """Whose idea the routines are."""
    return translate(
        "article",
        "The idea of the routines comes from “5 Tips to Help with Stress-Related Back Pain”, an "
        "undated article by Chris, a fitness expert. The words and pictures here are our own, and "
        "neither the article’s author nor anybody named below has a part in this program.",
    )


def lines() -> tuple[Line, ...]:
    """The article's numbers, in its order."""
    return (
        Line(
            translate("article", "Lie on the side, legs together, a pillow between the knees"),
            translate("article", "Six steps on one card each evening, 45 minutes before bedtime"),
            "C",
        ),
        Line(
            translate("article", "Heat for 15 to 20 minutes, three times a day"),
            translate("article", "15 to 20 minutes, at most three a day, two hours apart"),
            translate("article", "B for recent pain, C otherwise"),
        ),
        Line(
            translate(
                "article", "Fold forward with locked knees, hold 10 to 15 seconds, 3–5 times"
            ),
            translate("article", "Four holds of 15 seconds, legs straight but not forced"),
            translate("article", "C for backs, B for bending"),
        ),
        Line(
            translate("article", "Rest no more than one or two days"),
            translate("article", "Two rest days are as good as any; on the third, a small walk"),
            "B",
        ),
        Line(
            translate("article", "Swimming, yoga or walking"),
            translate("article", "Logged with one click; short walks are offered all day"),
            "A",
        ),
        Line(
            translate("article", "4-7-8 breathing, four rounds, twice a day"),
            translate("article", "Just so: four rounds, morning and afternoon"),
            "C",
        ),
        Line(
            translate("article", "Look at body, mind, mood and surroundings together"),
            translate(
                "article", "A check-in of four corners once a week, and a page to take along"
            ),
            translate("article", "A–B when professionals do it"),
        ),
    )


def left_out() -> tuple[str, ...]:
    """What the article says and this program does not."""
    return (
        translate(
            "article",
            "The article cites Dr John Sarno, whose explanation is not accepted by mainstream "
            "medicine. We do not use it.",
        ),
        translate(
            "article",
            "It says that stress is the main source of such pain. That cannot be known from an "
            "app, and research disagrees with itself.",
        ),
        translate(
            "article",
            "It explains pain by narrow blood vessels and too little oxygen, and warmth by more of "
            "it. Neither has been shown, so neither is said here.",
        ),
        translate(
            "article",
            "It says that discs dry out without movement. Stiffness after long sitting is real; "
            "the explanation is a picture.",
        ),
    )


def glossary() -> tuple[tuple[str, str], ...]:
    """The article's words, and what they mean there."""
    return (
        (
            translate("article", "Stress-related back pain"),
            translate(
                "article",
                "The article’s own name for pain that stress starts, keeps going, or both. It is "
                "no medical term, and nobody is sorted by it here.",
            ),
        ),
        (translate("article", "Starts"), translate("article", "It begins in a time of stress.")),
        (
            translate("article", "Keeps going"),
            translate("article", "It began otherwise, and a time of stress makes it last."),
        ),
    )
