"""How the player's window comes up: out of the card in one movement, or at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui.player_entrance import Entrance, Picture, can_move
from backcare_desktop.ui.theme import Theme


class Arrival(QObject):
    """Brings one window on screen, again and again."""

    covered = Signal()
    """What it came out of lies under it: that can go."""

    arrived = Signal()
    """The window is where it will stay, and is about to be shown."""

    def __init__(self, window: QWidget, *, composited: bool) -> None:
        super().__init__(window)
        self._window, self._composited = window, composited
        self._entrance: Entrance | None = None

    def come(self, theme: Theme, came_from: Picture | QRect | None) -> None:
        """Show the window; from `came_from`, in global pixels, where windows can be placed."""
        self.stop()
        if self._window.isVisible() or came_from is None or theme.reduced_motion or not can_move():
            self._show()
            self.covered.emit()
            return
        card = came_from if isinstance(came_from, Picture) else Picture(came_from, QPixmap())
        self._grow(card, theme)

    def stop(self) -> None:
        """End a movement that is under way."""
        if self._entrance is not None:
            self._entrance.close()
            self._entrance.deleteLater()
            self._entrance = None

    def _grow(self, card: Picture, theme: Theme) -> None:
        window = self._window
        place = QRect(window.screen().availableGeometry().center(), window.size())
        place.translate(-window.rect().center())
        window.setGeometry(place)
        entrance = Entrance(
            card,
            Picture(place, window.grab()),
            theme.colour("surface"),
            composited=self._composited,
        )
        entrance.covered.connect(self.covered)
        entrance.arrived.connect(self._moved)
        self._entrance = entrance
        entrance.show()

    def _moved(self) -> None:
        self._show()
        QTimer.singleShot(0, self, self.stop)

    def _show(self) -> None:
        self.arrived.emit()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
