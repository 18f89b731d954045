"""Under the week: where the numbers are kept, and how much may be read out of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.felt_words import sure
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.scroll_column import show_opened
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_words import translate

_GAP = 14


class WeekFoot(QWidget):
    """One line, and more when asked."""

    help_asked = Signal()
    """When to get help is to be shown."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = Words(self._sure(), "note", "text2", wrap=True)
        self._more.hide()
        self.ask = Button(theme, translate("week", "How sure are we?"), "link", flush=True)
        self.ask.setCheckable(True)
        self.ask.toggled.connect(self._show_more)
        self.helped = Button(theme, translate("week", "When to get help"), "link", flush=True)
        self.helped.clicked.connect(self.help_asked)
        row = FlowLayout(gap=_GAP)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Sign(theme, "shield"))
        row.addWidget(Words(translate("week", "Kept on this computer only."), "note", "text2"))
        row.addWidget(self.ask)
        row.addWidget(self.helped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._more)

    def _show_more(self, there: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        self._more.setVisible(there)
        show_opened(self)

    def _sure(self) -> str:
        numbers = translate("week", "These are counts of what you did, and nothing more.")
        breath, stretch = said("hon-breath"), said("hon-stretch")
        return f"{numbers}\n{sure()}\n{breath}\n{stretch}"
