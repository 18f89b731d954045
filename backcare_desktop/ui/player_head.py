"""The head of the player: what is played, where it stands, the voice, and the way to help."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui.announcement import announce_change
from backcare_desktop.ui.controls import IconButton, Words
from backcare_desktop.ui.icons import badge_pixmap
from backcare_desktop.ui.switch import Switch
from backcare_desktop.ui.theme import Theme

_SIDE = 36

_USUAL, _LARGE = 100, 140
"""In percent: above this size of text title and tools do not fit beside each other."""


class Badge(QLabel):
    """A pillar's badge; it only adorns the words beside it."""

    def __init__(self, theme: Theme, pillar: Pillar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._pillar = theme, pillar
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def show_pillar(self, pillar: Pillar) -> None:
        """Stand for another pillar."""
        if pillar != self._pillar:
            self._pillar = pillar
            self.update()

    def sizeHint(self) -> QSize:
        """A square, larger with larger text."""
        side = max(_SIDE, self._theme.scaled(_SIDE))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """It does not shrink."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The badge, as large as the square."""
        painter = QPainter(self)
        side = min(self.width(), self.height())
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, badge_pixmap(self._theme, self._pillar, side, ratio))


class PlayerHead(QFrame):
    """Badge, title, one line; voice and help at the end."""

    help_asked = Signal()
    """The user wants to know when to get help."""

    about_asked = Signal()
    """The user wants to read again what stood before the first time."""

    sound_switched = Signal(bool)
    """Voice and sound are to be on, or off."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._badge = Badge(theme, "breathe")
        self._title = Words("", "name", wrap=True)
        self._line = Words("", "note", "text2", wrap=True, tabular=True)
        self.voice = Switch(theme, self.tr("Eyes-closed voice"))
        self.voice.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves Space to *Pause*
        self.voice.clicked.connect(self._switch)
        self.show_sound("", on=False)
        help_button = IconButton(theme, "shield", self.tr("When to get help (F1)"))
        help_button.clicked.connect(self.help_asked)
        self._about = IconButton(theme, "info", self.tr("About"))
        self._about.setAccessibleDescription(self.tr("What this is, and what to watch for"))
        self._about.clicked.connect(self.about_asked)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addStretch(1)  # not aligned in the grid: there a title would not have its second line
        lines.addWidget(self._title)
        lines.addWidget(self._line)
        lines.addStretch(1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(12)
        for tool in (self._about, self.voice, help_button):
            self._tools.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid = QGridLayout(self)
        margin = theme.size("card_margin")
        self._grid.setContentsMargins(margin, 10, margin, 10)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._badge, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(lines, 0, 1)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Large text needs the whole width for the title: the rest goes under it."""
        self._grid.removeItem(self._tools)
        if theme.scaled(_USUAL) > _LARGE:
            self._grid.addLayout(self._tools, 1, 0, 1, 2, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addLayout(self._tools, 0, 2)

    def show_routine(self, title: str, pillar: Pillar) -> None:
        """Say what is played."""
        self._badge.show_pillar(pillar)
        if title != self._title.text():
            self._title.setText(title)

    def show_line(self, line: str) -> None:
        """Say where it stands."""
        if line != self._line.text():
            self._line.setText(line)

    def show_about(self, *, there: bool) -> None:
        """Whether there is something to read again."""
        self._about.setVisible(there)

    def show_sound(self, note: str, *, on: bool) -> None:
        """Whether voice and sound are on; `note` is why nothing is heard, empty where it is."""
        self._note = note
        self.voice.setChecked(on)
        said = note or self.tr("Cues are spoken, with a soft chime at each change (V)")
        self.voice.setToolTip(said)
        self.voice.setAccessibleDescription(said)

    def _switch(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        """Whoever switches it on and will hear nothing sees why, at once."""
        self.sound_switched.emit(on)
        if on and self._note:
            place = self.voice.mapToGlobal(self.voice.rect().bottomLeft())
            QToolTip.showText(place, self._note, self.voice)
            announce_change(self, self._note)

    @property
    def line(self) -> str:
        """Where it stands, as shown."""
        return self._line.text()
