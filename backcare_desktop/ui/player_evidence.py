"""What may honestly be expected of a routine, how well it is known, and from where."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core.routine import Routine
from backcare_desktop.ui import player_words
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.scroll_column import show_opened
from backcare_desktop.ui.theme import Theme

_APART = 16


class EvidenceLines(QWidget):
    """A plain line and its grade; findings and sources when they are asked for."""

    learn_asked = Signal(str)
    """What is known of such habits is to be shown: a `Pillar`."""

    def __init__(self, theme: Theme, routine: Routine) -> None:
        super().__init__()
        plain = player_words.evidence(routine)
        evidence = routine.evidence
        found = () if plain == evidence.text else (evidence.text,)
        lines = (*found, *player_words.grades_meant(routine), *evidence.sources)
        self._more = Words("\n".join(lines), "note", "text2", wrap=True)
        self._more.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more.hide()
        self.sources = Button(theme, self.tr("Sources"), "link", flush=True)
        self.sources.setCheckable(True)
        self.sources.toggled.connect(self._show_more)
        self.sources.setVisible(bool(self._more.text()))
        self.learn = Button(theme, self.tr("What is known"), "link", flush=True)
        self.learn.clicked.connect(lambda: self.learn_asked.emit(routine.pillar))
        links = FlowLayout(gap=_APART)
        links.addWidget(self.sources)
        links.addWidget(self.learn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(plain, "note", "text2", wrap=True))
        column.addWidget(Words(player_words.evidence_grade(routine), "note", "text2", wrap=True))
        column.addLayout(links)
        column.addWidget(self._more)

    def _show_more(self, there: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        self._more.setVisible(there)
        show_opened(self)
