"""The panel by the tray: what is next, today, go; a click opens it, a click elsewhere closes it.

The click on the tray that closes it takes the focus away first, which closes it already; so a
click right after such a closing opens nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.ui.announcement import announce, be_window
from backcare_desktop.ui.card_frame import CardFrame
from backcare_desktop.ui.controls import show_theme_within
from backcare_desktop.ui.panel_body import PanelBody
from backcare_desktop.ui.panel_foot import PanelFoot
from backcare_desktop.ui.panel_keys import PanelKeys
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.room import SHARE
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.tray_corner import MARGIN, screen_with_pointer, tray_corner

WIDE, WIDEST = 360, 560
"""Its width at 100 % text, and at 200 % and more, in pixels."""

WIDER = 1.25
"""By so much it may be wider than it was drawn, for its foot."""

SAME_CLICK = 0.4
"""So many seconds after a loss of the focus a click on the tray is the one that caused it."""

_GAP, _ICON = 8, 24
"""From the tray's icon to the panel, and the icon's side, in pixels."""


class Panel(CardFrame):
    """Shows a `PanelView`. It keeps no time of its own: what it shows is handed in."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    ignoring_asked = Signal(object)
    """A sense is wrong, or heeded again: `core.sense.Ignoring`."""

    week_asked = Signal()
    settings_asked = Signal()
    check_in_asked = Signal(str)
    """The check-in that is offered is wanted."""

    help_asked = Signal()
    activity_asked = Signal()
    learn_asked = Signal()
    opened = Signal()
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        composited: bool,
        placed: bool | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`placed` says that a program may choose where its windows lie; else it is a plain one.

        `now` reads a clock in seconds, for the click that closes it.
        """
        self._placed = QGuiApplication.platformName() != "wayland" if placed is None else placed
        super().__init__(theme, composited=composited and self._placed, flags=Qt.WindowType.Tool)
        be_window(self)
        if not self._placed:
            self.setWindowFlags(Qt.WindowType.Window)
        self._now = now
        self._lost_at = -SAME_CLICK
        self._leaving = False
        self._tray = QRect()
        self._body = PanelBody(theme)
        self._body.answered.connect(self._answer)
        self._body.activity_asked.connect(self._ask_activity)
        self._body.learn_asked.connect(self._ask_learn)
        self._body.ignoring_asked.connect(self.ignoring_asked)
        self._foot = PanelFoot(theme)
        self._foot.week_asked.connect(self._ask_week)
        self._body.check_in_asked.connect(self._ask_check_in)
        self._foot.settings_asked.connect(self._ask_settings)
        self._foot.help_asked.connect(self._ask_help)
        self._keys = PanelKeys(
            starts=lambda: [row.button for row in self._body.rows()],
            leave=self.close,
            pause=self._body.head.pause.showMenu,
            week=self._ask_week,
            safety=self._ask_help,
            settings=self._ask_settings,
        )
        self._area, self._ground = ScrollColumn(), QWidget()
        self.setWindowTitle(self.tr("BackCare"))
        self._fill(theme)

    def show_view(self, view: PanelView) -> None:
        """Say this."""
        self._body.show_view(view)
        self.setAccessibleName(view.words.head)
        self.setAccessibleDescription(self._body.accessibleDescription())
        if self.isVisible():
            self._settle()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""
        super().show_theme(theme)
        show_theme_within(self, theme)
        if self.isVisible():
            self._settle()

    def toggle_at(self, tray: QRect | None) -> None:
        """A click on the tray: close it if it is open, or was until this very click."""
        if self.isVisible():
            self.close()
        elif self._now() - self._lost_at >= SAME_CLICK:
            self.open_at(tray)

    def open_at(self, tray: QRect | None) -> None:
        """Open by the tray's icon, or where the pointer is on a bar; else in the tray's corner."""
        self._tray, self._leaving = _known(tray), False
        self._settle()
        self.show()
        self._settle()
        self.raise_()
        self.activateWindow()
        self._body.head.first().setFocus(Qt.FocusReason.PopupFocusReason)
        self._area.verticalScrollBar().setValue(0)
        announce(self, self.accessibleDescription())
        self.opened.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell of it, once."""
        was_open, self._leaving = self.isVisible(), True
        super().closeEvent(event)
        if was_open:
            self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """A popup goes when something else is used; not for a menu or calendar of its own."""
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if not left or self._leaving or not self._placed:
            return
        if self.isVisible() and QApplication.activePopupWidget() is None:
            self._lost_at = self._now()
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, arrows go through the rows, digits start, P pauses, W shows the week."""
        if not self._keys.press(event.keyCombination(), self.focusWidget()):
            super().keyPressEvent(event)

    def _answer(self, reply: r.Reply) -> None:
        """What begins a session leaves the screen to it."""
        if isinstance(reply, r.Start | r.StartByHand):
            self.close()
        self.answered.emit(reply)

    def _ask_week(self) -> None:
        self.close()
        self.week_asked.emit()

    def _ask_check_in(self, kind: str) -> None:
        self.close()
        self.check_in_asked.emit(kind)

    def _ask_settings(self) -> None:
        self.close()
        self.settings_asked.emit()

    def _ask_activity(self) -> None:
        self.close()
        self.activity_asked.emit()

    def _ask_learn(self) -> None:
        self.close()
        self.learn_asked.emit()

    def _ask_help(self) -> None:
        self.close()
        self.help_asked.emit()

    def _fill(self, theme: Theme) -> None:
        self._area.viewport().setAutoFillBackground(False)
        inner = QVBoxLayout(self._ground)
        margin = theme.size("card_margin")
        inner.setContentsMargins(margin, margin, margin, margin)
        inner.addWidget(self._body)
        self._area.setWidget(self._ground)
        self._ground.setAutoFillBackground(False)  # the card's round corners show through
        column = QVBoxLayout(self)
        column.setContentsMargins(self.margins(1))
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._foot)

    def _settle(self) -> None:
        """Take the size that the words need, and the place by the tray."""
        screen = self._screen()
        free = screen.availableGeometry()
        around = self.margins(1)
        frame = around.left() + around.right()
        wide = min(self._wide(), round(free.width() * SHARE))
        inner = self._ground.heightForWidth(wide - 2)
        foot = self._foot.heightForWidth(wide - 2)
        high = min(inner + foot + 2, free.height() - 2 * _GAP)
        self.setFixedSize(wide + frame - 2, high + frame - 2)
        if self._placed:
            card = self.card_rect()
            corner = self._corner(screen.geometry(), free, card.size())
            self.move(corner - card.topLeft())

    def _wide(self) -> int:
        """As wide as it was drawn; wider where the foot then stays one row, within reason."""
        scale = min(max(self._theme.text_scale, 1.0), 2.0)
        drawn = round(WIDE + (WIDEST - WIDE) * (scale - 1))
        row = self._foot.sizeHint().width() + 2
        return row if drawn < row <= drawn * WIDER else drawn

    def _screen(self) -> QScreen:
        known = QGuiApplication.screenAt(self._tray.center()) if self._tray.isValid() else None
        return known or screen_with_pointer()

    def _corner(self, whole: QRect, free: QRect, card: QSize) -> QPoint:
        if not self._tray.isValid():
            return tray_corner(whole, free, card, right_to_left=self.isRightToLeft())
        return beside(self._tray, free, card)


def _known(tray: QRect | None) -> QRect:
    """Where the tray's icon is. A host that keeps it to itself: where it was clicked, if it was."""
    if tray is not None and tray.isValid():
        return tray
    at = QCursor.pos()
    return clicked(at, screen_with_pointer().geometry(), screen_with_pointer().availableGeometry())


def clicked(at: QPoint, whole: QRect, free: QRect) -> QRect:
    """The icon under a pointer that is on a bar; an empty place if it is elsewhere."""
    if free.contains(at) or not whole.contains(at):
        return QRect()
    return QRect(at - QPoint(_ICON, _ICON) / 2, QSize(_ICON, _ICON))


def beside(tray: QRect, free: QRect, card: QSize) -> QPoint:
    """Where a card's top left lies: over or under the tray's icon, wholly on what is free."""
    left = tray.center().x() - card.width() // 2
    least, most = free.left() + MARGIN, free.right() + 1 - MARGIN - card.width()
    upper = tray.center().y() < free.center().y()
    top = tray.bottom() + 1 + _GAP if upper else tray.top() - _GAP - card.height()
    highest, lowest = free.top() + _GAP, free.bottom() + 1 - _GAP - card.height()
    return QPoint(max(least, min(left, most)), max(highest, min(top, lowest)))
