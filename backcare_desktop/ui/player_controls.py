"""The row under a session: end it, a step back, pause, a step on, and a softer way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from backcare_desktop.core.playhead import Playhead
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.player_session import pause_or_resume
from backcare_desktop.ui.theme import Theme


class PlayerControls(QWidget):
    """Five buttons; *Pause* is the one a key reaches first."""

    ended = Signal()
    """The session is to end here; what was done is kept."""

    moved = Signal(object)
    """The session is to go on elsewhere, or to stand still: a `Move`."""

    softened = Signal()
    """The softer way, or the usual one again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.end = Button(theme, self.tr("End"), "quiet", tall=True)
        self.back = Button(theme, self.tr("Back"), icon="back", tall=True)
        self.pause = Button(theme, self.tr("Pause"), "primary", icon="pause", tall=True)
        self.next = Button(theme, self.tr("Next"), icon="next", tall=True)
        self.softer = Button(theme, self.tr("Softer"), "link", tall=True)
        self.softer.setCheckable(True)
        self.softer.toggled.connect(lambda on: self.softer.show_icon("check" if on else None))
        self.end.clicked.connect(self.ended)
        self.back.clicked.connect(lambda: self.moved.emit(Playhead.back))
        self.pause.clicked.connect(lambda: self.moved.emit(pause_or_resume))
        self.next.clicked.connect(lambda: self.moved.emit(Playhead.next))
        self.softer.clicked.connect(self.softened)
        self._fill(theme)

    def show_theme(self, theme: Theme) -> None:
        """Keep *Pause* as wide as the longer of its two words."""
        self._keep_width()

    def show_paused(self, *, paused: bool) -> None:
        """The middle button goes on or stands still."""
        words = self.tr("Resume") if paused else self.tr("Pause")
        if words != self.pause.text():
            self.pause.setText(words)
            self.pause.show_icon("play" if paused else "pause")

    def tell_first(self, words: str) -> None:
        """What a reader adds to *Pause*, which has the focus as it begins; empty afterwards."""
        if words != self.pause.accessibleDescription():
            self.pause.setAccessibleDescription(words)

    def show_softer(self, name: str, *, there: bool, on: bool) -> None:
        """Whether there is a softer way, what it is called, and whether it is taken."""
        if name != self.softer.text():
            self.softer.setText(name)
        self.softer.setVisible(there)
        self.softer.setChecked(on)

    def _fill(self, theme: Theme) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(theme.size("gap"))
        for button in (self.back, self.pause, self.next):
            middle.addWidget(button)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(theme.size("gap"))
        row.addWidget(self.end, 0, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(middle, 0, 1)
        row.addWidget(self.softer, 0, 2, Qt.AlignmentFlag.AlignRight)
        row.setColumnStretch(0, 1)
        row.setColumnStretch(2, 1)
        self._keep_width()

    def _keep_width(self) -> None:
        """The row does not move under the pointer when the word changes."""
        shown = self.pause.text()
        self.pause.setMinimumWidth(0)
        wide = 0
        for words in (self.tr("Pause"), self.tr("Resume")):
            self.pause.setText(words)
            wide = max(wide, self.pause.sizeHint().width())
        self.pause.setText(shown)
        self.pause.setMinimumWidth(wide)
