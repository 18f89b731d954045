"""The corner of a screen next to the tray, and the small slide of a card into it and out of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPoint, QRect, QSize, QVariantAnimation
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui.theme import Theme

MARGIN = 16
"""From the card to the edges of what is free of bars, in pixels."""

SLIDE = 12
"""How far a card comes from the side, in pixels."""

_FADING = frozenset({"xcb", "windows", "cocoa"})
"""Platforms on which a whole window can be translucent."""


def screen_with_pointer() -> QScreen:
    """The screen on which the user most likely looks."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()


def tray_corner(whole: QRect, free: QRect, card: QSize, *, right_to_left: bool = False) -> QPoint:
    """Where a card's top left lies: by the bar, at the end of the line of reading.

    `whole` is the screen, `free` what of it is free of bars. Without a bar it is at the bottom.
    """
    above, below = free.top() - whole.top(), whole.bottom() - free.bottom()
    top = free.top() + MARGIN if above > below else free.bottom() + 1 - MARGIN - card.height()
    end = free.right() + 1 - MARGIN - card.width()
    left = free.left() + MARGIN if right_to_left else end
    return QPoint(max(left, free.left()), max(top, free.top()))


class Slide(QVariantAnimation):
    """A window that slides and fades, in towards its place or out of it towards the tray."""

    def __init__(self, window: QWidget, *, fades: bool) -> None:
        """`fades` says that a compositor can make a window translucent."""
        super().__init__(window)
        self._window = window
        self._fades = fades and QGuiApplication.platformName() in _FADING
        self._place = QPoint()
        self._then: Callable[[], object] | None = None
        self.valueChanged.connect(self._moved)
        self.finished.connect(self._arrived)

    def settle(self, card: QRect, theme: Theme) -> None:
        """Stand in the corner, or come into it; `card` is what of the window is seen."""
        screen = screen_with_pointer()
        mirrored = self._window.isRightToLeft()
        whole, free = screen.geometry(), screen.availableGeometry()
        place = tray_corner(whole, free, card.size(), right_to_left=mirrored) - card.topLeft()
        if self._window.isVisible():
            self.stay(place)
        else:
            self.come(place, theme)

    def come(self, place: QPoint, theme: Theme) -> None:
        """Appear at this place; at once where motion is reduced."""
        self._place, self._then = place, None
        self._run(0.0, 1.0, theme.duration("card_in"), QEasingCurve.Type.OutCubic)

    def stay(self, place: QPoint) -> None:
        """Be at this place, whole, and go nowhere."""
        self.stop()
        self._place, self._then = place, None
        self._moved(1.0)

    def go(self, theme: Theme, then: Callable[[], object]) -> None:
        """Go away towards the tray; `then` is called when that is done."""
        self._then = then
        self._run(1.0, 0.0, theme.duration("card_out"), QEasingCurve.Type.InCubic)

    def _run(self, start: float, end: float, duration: int, curve: QEasingCurve.Type) -> None:
        self.stop()
        if not duration:
            self._moved(1.0)
            self._arrived()
            return
        self.setStartValue(start)
        self.setEndValue(end)
        self.setDuration(duration)
        self.setEasingCurve(curve)
        self._moved(start)
        self.start(QAbstractAnimation.DeletionPolicy.KeepWhenStopped)

    def _moved(self, there: float) -> None:
        out = round(SLIDE * (1 - there))
        aside = -out if self._window.isRightToLeft() else out
        self._window.move(self._place + QPoint(aside, 0))
        if self._fades:
            self._window.setWindowOpacity(there)

    def _arrived(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()
