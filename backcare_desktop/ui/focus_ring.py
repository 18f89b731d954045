"""The ring around what has the keyboard's focus: outside it, beyond a gap, and only for keys.

A style sheet can draw no border outside a widget, and cannot tell a key from a click. So one
frame lies over the window and follows the focus. Readers leave such frames out of their tree.
"""

from __future__ import annotations

from weakref import ReferenceType, ref

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFocusFrame, QWidget
from shiboken6 import isValid

from backcare_desktop.ui.theme import Theme

RINGS_ITSELF = "ringsItself"
"""A property of a widget that shows the focus by its own paint, such as around a row."""

_BY_KEY = "focusMovedByKey"
_FOLLOWED = frozenset({QEvent.Type.Move, QEvent.Type.Resize})


class FocusRing(QFocusFrame):
    """The ring of one window, or of what scrolls in it; hidden while the focus is elsewhere.

    It holds on to nothing: a window that goes takes it along, at whatever moment.
    """

    _around: tuple[ReferenceType[QWidget], ...] = ()
    """The target, and what it lies in; of the class, as events still come while an object goes."""

    def __init__(self, theme: Theme, ground: QWidget) -> None:
        super().__init__(ground)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    def surround(self, target: QWidget, theme: Theme) -> None:
        """Lie around this widget, and go where it goes."""
        self.leave()
        self._theme = theme
        between = _between(target, self.parentWidget())
        self._around = tuple(map(ref, between))
        for widget in between:
            widget.installEventFilter(self)
        self._follow(target)
        self.raise_()
        self.show()

    def leave(self) -> None:
        """The focus is elsewhere."""
        for reference in self._around:
            widget = reference()
            if widget is not None and isValid(widget):
                widget.removeEventFilter(self)
        self._around = ()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go where the widget goes."""
        if event.type() in _FOLLOWED:
            target = self._target()
            if target is not None:
                self._follow(target)
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

    def _target(self) -> QWidget | None:
        target = self._around[0]() if self._around else None
        return target if target is not None and isValid(target) else None

    def _radius(self, most: float) -> float:
        target = self._target()
        if target is not None and target.property("kind") == "chip":
            return most
        out = self._theme.size("focus_gap") + self._theme.size("focus_width") / 2
        return min(self._theme.radius("control") + out, most)

    def _follow(self, target: QWidget) -> None:
        out = self._theme.size("focus_width") + self._theme.size("focus_gap")
        corner = target.mapTo(self.parentWidget() or target, QPoint(0, 0))
        self.setGeometry(QRect(corner, target.size()).adjusted(-out, -out, out, out))


class FocusRings(QObject):
    """Keeps the ring on the widget that has the focus by a key, in any window of the program."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._last: ReferenceType[FocusRing] | None = None
        app.focusChanged.connect(self._focus_moved)

    def show_theme(self, theme: Theme) -> None:
        """Paint with this theme's colour."""
        self._theme = theme
        self._focus_moved()

    @Slot()
    def _focus_moved(self) -> None:
        """Without arguments: what had the focus may be going, and must not be touched."""
        last = self._last() if self._last is not None else None
        if last is not None and isValid(last):
            last.leave()
        now = QApplication.focusWidget()
        if now is not None and _by_key(now) and not (now.isWindow() or now.property(RINGS_ITSELF)):
            ring = _ring_of(_ground_of(now), self._theme)
            ring.surround(now, self._theme)
            self._last = ref(ring)


def _ring_of(ground: QWidget, theme: Theme) -> FocusRing:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = ground.findChild(FocusRing, "", direct)
    return found if isinstance(found, FocusRing) else FocusRing(theme, ground)


def focus_with_ring(widget: QWidget) -> None:
    """Give the focus to what a key should reach first in a window that opens, and show it."""
    widget.window().setProperty(_BY_KEY, True)  # noqa: FBT003 - Qt's way to set a property
    widget.clearFocus()  # or nothing would change where it has the focus already
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


def _between(target: QWidget, ground: QWidget | None) -> list[QWidget]:
    """The target, and what it lies in, up to the ground."""
    found = []
    widget: QWidget | None = target
    while widget is not None and widget is not ground:
        found.append(widget)
        widget = widget.parentWidget()
    return found
