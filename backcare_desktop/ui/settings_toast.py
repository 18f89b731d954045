"""What was just changed, with *Undo*; it goes by itself, but not under pointer or focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.announcement import announce
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.theme import Theme

STAYS_MS = 8000
"""Milliseconds that it is there."""


class Toast(QFrame):
    """One change at a time, the latest."""

    undone = Signal(object)
    """The settings are to be what they were: a `Settings`."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Settings | None = None
        self.setProperty("box", "choices")
        self.words = Words("", "note", wrap=True)
        self.undo = Button(theme, self.tr("Undo"), "link")
        self.undo.clicked.connect(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._pass)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 2, 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo)
        self.hide()

    def show_change(self, words: str, before: Settings) -> None:
        """Say what has changed; *Undo* brings these settings back."""
        self._before = before
        self.words.setText(words)
        self.undo.setAccessibleName(self.tr("Undo: {change}").format(change=words))
        self._come_last()
        self.show()
        announce(self, words)
        self._timer.start()

    def _come_last(self) -> None:
        """Tab comes here after the page, also after one that was made later than this."""
        last = self.window().previousInFocusChain()
        while last is not None and not last.focusPolicy() & Qt.FocusPolicy.TabFocus:
            last = last.previousInFocusChain()
        if last is not None:
            QWidget.setTabOrder(last, self.undo)

    def _undo(self) -> None:
        before, self._before = self._before, None
        self.hide()
        self._timer.stop()
        if before is not None:
            self.undone.emit(before)

    def _pass(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.start()
        else:
            self.hide()
