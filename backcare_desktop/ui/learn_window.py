"""What is known, how well, and from where: the cards of one habit first, then the others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.learn_words import LearnCard, grade_said, learn_cards
from backcare_desktop.ui.reading_window import ReadingWindow
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate

SIZE = (600, 620)


class LearnWindow(ReadingWindow):
    """The cards as a window."""

    def __init__(
        self, theme: Theme, first: Pillar | None = None, *, parent: QWidget | None = None
    ) -> None:
        """`first` is the habit that was asked about."""
        title = translate("learn", "What is known, and how well")
        super().__init__(theme, title, SIZE, parent=parent)
        hint = self.tr("Each line says how well it is known, and where that comes from.")
        self.add(Words(hint, "note", "text2", wrap=True))
        for card in sorted(learn_cards(), key=lambda one: one.pillar != first):
            self.add_card(_lines(card))


def _lines(card: LearnCard) -> list[Words]:
    known = translate("learn", "How well: {grade} ({about})")
    known = known.format(grade=grade_said(card.grade), about=card.about)
    whose = texts.pillar_name(card.pillar) if card.pillar else ""
    from_where = translate("learn", "From: {sources}").format(sources="; ".join(card.sources))
    return [
        Words(texts.joined(card.title, whose), "section", card.pillar or "text", wrap=True),
        Words(card.words, "body", wrap=True),
        Words(known, "note", "text2", wrap=True),
        Words(from_where, "note", "text2", wrap=True),
    ]
