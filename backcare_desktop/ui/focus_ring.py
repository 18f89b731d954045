"""The ring around what has the keyboard's focus: outside it, beyond a gap, and only for keys.

A style sheet can draw no border outside a widget, and cannot tell a key from a click. So one
frame lies over the window and follows the focus. Readers leave such frames out of their tree.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from backcare_desktop.ui.theme import Theme

_BY_KEY = "focusMovedByKey"
_FOLLOWED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ZOrderChange,
    }
)


class FocusRing(QFocusFrame):
    """One ring around one widget."""

    def __init__(self, theme: Theme, target: QWidget, ground: QWidget) -> None:
        super().__init__(ground)
        self._theme, self._target, self._ground = theme, target, ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        for widget in _between(target, ground):
            widget.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the widget goes."""
        if event.type() in _FOLLOWED and isValid(self._target):
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded frame, along its own edge."""
        wide = self._theme.size("focus_width")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("focus"), wide))
        box = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        radius = self._radius(box.height() / 2)
        painter.drawRoundedRect(box, radius, radius)

    def _radius(self, most: float) -> float:
        if self._target.property("kind") == "chip":
            return most
        out = self._theme.size("focus_gap") + self._theme.size("focus_width") / 2
        return min(self._theme.radius("control") + out, most)

    def _follow(self) -> None:
        out = self._theme.size("focus_width") + self._theme.size("focus_gap")
        corner = self._target.mapTo(self._ground, QPoint(0, 0))
        place = QRect(corner, self._target.size()).adjusted(-out, -out, out, out)
        if self.geometry() != place:
            self.setGeometry(place)
        self.setVisible(self._target.isVisibleTo(self._ground))
        self.raise_()


class FocusRings(QObject):
    """Keeps the ring on the widget that has the focus by a key, in any window of the program."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._focus_moved)

    def show_theme(self, theme: Theme) -> None:
        """Paint with this theme's colour."""
        self._theme = theme
        if self._ring is not None and isValid(self._ring):
            self._focus_moved(None, QApplication.focusWidget())

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        if now is not None and _by_key(now) and not now.isWindow():
            self._ring = FocusRing(self._theme, now, _ground_of(now))


def focus_with_ring(widget: QWidget) -> None:
    """Give the focus to what a key should reach first in a window that opens, and show it."""
    widget.window().setProperty(_BY_KEY, True)  # noqa: FBT003 - Qt's way to set a property
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def _by_key(widget: QWidget) -> bool:
    """Whether the focus of this window was last moved by a key, or else by a click.

    Qt notes it on the window, but forgets it when the window is activated anew.
    """
    window = widget.window()
    if window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
        window.setProperty(_BY_KEY, True)  # noqa: FBT003 - as above
    elif QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
        window.setProperty(_BY_KEY, False)  # noqa: FBT003 - as above
    return bool(window.property(_BY_KEY))


def _ground_of(widget: QWidget) -> QWidget:
    """The widget over which the ring lies: what scrolls with the target, else the window."""
    ground = widget.parentWidget() or widget
    while not ground.isWindow() and not _scrolls(ground):
        ground = ground.parentWidget() or ground.window()
    return ground


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QAbstractScrollArea)


def _between(target: QWidget, ground: QWidget) -> list[QWidget]:
    """The target, and what it lies in, up to the ground."""
    found = []
    widget: QWidget | None = target
    while widget is not None and widget is not ground:
        found.append(widget)
        widget = widget.parentWidget()
    return found
