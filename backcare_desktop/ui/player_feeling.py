"""How did it feel: three equal answers, none of them preset; and one for who felt dizzy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from backcare_desktop.core.facts import Feeling
from backcare_desktop.ui.announcement import announce
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.way_in import QuietAnswer, led_by_arrow, let_tab_in

_WIDE = 128


class FeelingRow(QWidget):
    """Asks once, may be left, and may be answered again."""

    felt = Signal(str)
    """A `Feeling` was chosen."""

    def __init__(self, theme: Theme, *, compares: bool, may_be_dizzy: bool) -> None:
        """`compares` where something was done; `may_be_dizzy` where a breath was broken off."""
        super().__init__()
        self._group = QButtonGroup(self)
        self._note = Words("", "note", "text2", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(theme.size("gap"))
        if compares:
            column.addWidget(self._question())
            column.addLayout(self._answers(theme))
        if may_be_dizzy:
            dizzy = self._answer(theme, "dizzy", self.tr("I felt dizzy"))
            column.addWidget(dizzy, 0, Qt.AlignmentFlag.AlignHCenter)
        if compares or may_be_dizzy:
            self._note.setText(self.tr("Only for your own notes. You can leave it."))
            column.addWidget(self._note)
            let_tab_in(self._group.buttons())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from answer to answer and choose none: one that is chosen is noted at once."""
        if not led_by_arrow(event, self._group.buttons(), mirrored=self.isRightToLeft()):
            super().keyPressEvent(event)

    def _question(self) -> Words:
        question = Words(self.tr("How did it feel?"), "label")
        question.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return question

    def _answers(self, theme: Theme) -> FlowLayout:
        row = FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignHCenter)
        named: dict[Feeling, str] = {
            "easier": self.tr("Easier"),
            "same": self.tr("Same"),
            "harder": self.tr("Harder"),
        }
        for feeling, words in named.items():
            button = self._answer(theme, feeling, words)
            button.setMinimumWidth(theme.scaled(_WIDE))
            row.addWidget(button)
        return row

    def _answer(self, theme: Theme, feeling: Feeling, words: str) -> QuietAnswer:
        button = QuietAnswer(theme, words, tall=True)
        button.setCheckable(True)
        button.setAutoExclusive(True)  # a reader then meets a radio button
        button.setAccessibleDescription(self.tr("How did it feel?"))
        button.toggled.connect(lambda on: button.show_icon("check" if on else None))
        button.toggled.connect(lambda on: self._chosen(feeling) if on else None)
        self._group.addButton(button)
        return button

    def _chosen(self, feeling: Feeling) -> None:
        let_tab_in(self._group.buttons())
        words = said("brth-stop") if feeling == "dizzy" else self.tr("Noted.")
        self._note.setText(words)
        announce(self._note, words)
        self.felt.emit(feeling)
