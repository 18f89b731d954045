"""A line in the week's window on what is being written or taken in, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.ui.announcement import announce
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.progress import Percent
from backcare_desktop.ui.texts import number
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_words import translate


class WeekNote(QWidget):
    """Hidden until there is something to say."""

    stopped = Signal()
    """What goes on is to be broken off."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Words("", "body", wrap=True)
        self._bar = Percent(theme)
        self._stop = Button(theme, translate("week", "Stop"))
        self._stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        self.hide()

    def show_working(self, percent: int | None = None, *, may_stop: bool = True) -> None:
        """Something goes on, and may be stopped where that leaves everything as it was."""
        said = translate("week", "Working…")
        if percent is not None:
            said = translate("week", "Working… {percent} %").format(percent=number(percent))
        self._bar.setValue(percent or 0)
        self._bar.setAccessibleName(translate("week", "Working…"))
        self._show(said, working=True)
        self._stop.setVisible(may_stop)

    def show_end(self, sentence: str) -> None:
        """What became of it, for eyes and for a reader."""
        self._show(sentence or translate("week", "That did not work."), working=False)
        announce(self, self._said.text())

    def _show(self, said: str, *, working: bool) -> None:
        self._said.setText(said)
        self._stop.setVisible(working)
        self._bar.setVisible(working)
        self.show()
