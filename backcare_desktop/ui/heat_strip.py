"""The strip of heat: small, on top, movable, without focus; it stays until the pad is off."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QVBoxLayout

from backcare_desktop.core.heat_time import HeatStanding
from backcare_desktop.ui.announcement import be_notice, notice_again, notice_came
from backcare_desktop.ui.card_frame import CardFrame
from backcare_desktop.ui.controls import show_theme_within
from backcare_desktop.ui.heat_body import HeatBody
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.tray_corner import MARGIN, screen_with_pointer

_WIDE, _MOST = 424, 640
_PADDING = 16
_EDGE = 1.5

_FLAGS = (
    Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus
)


class HeatStrip(CardFrame):
    """Shows heat for as long as the pad may be on; the engine keeps its time."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    heard = Signal(object)
    """Something is to be heard now: `core.heat_time.Heard`."""

    help_asked = Signal()
    """When to get help is to be shown."""

    def __init__(
        self, theme: Theme, *, composited: bool, now: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(theme, composited=composited, flags=_FLAGS)
        be_notice(self)
        self.setWindowTitle(self.tr("BackCare: heat"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = HeatBody(theme, now=now, focus=False)
        self._body.answered.connect(self.answered)
        self._body.heard.connect(self.heard)
        self._body.changed.connect(self._settle)
        self._body.help_asked.connect(self.help_asked)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)
        self._placed = self._leaving = False
        column = QVBoxLayout(self)
        column.setContentsMargins(self.margins(_PADDING))
        column.addWidget(self._body)
        self._column = column

    @property
    def body(self) -> HeatBody:
        """What it shows."""
        return self._body

    def show_heat(self, heat: HeatStanding | None, boot: float) -> None:
        """Stand there as long as there is heat; `boot` is what the engine's clock reads."""
        if heat is None:
            self.hide()
            return
        self._body.show_heat(heat, boot)
        self._tell(self._body.accessibleName())
        if not self.isVisible():
            self._settle()
            self.show()
            notice_came(self)

    def _tell(self, words: str) -> None:
        """A skin check and the end are heard, as the strip's coming is."""
        if self.isVisible() and self._body.calls and words != self.accessibleName():
            notice_again(self, words)
        else:
            self.setAccessibleName(words)

    def leave(self) -> None:
        """The program ends: what cannot be closed would keep it."""
        self._leaving = True
        self.close()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""
        super().show_theme(theme)
        show_theme_within(self, theme)
        self._settle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """It cannot be closed: it goes when the pad is off, or with the program."""
        if not self._leaving:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken anywhere beside its buttons it can be moved."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton and handle is not None:
            handle.startSystemMove()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card; amber with an edge while it asks for something."""
        super().paintEvent(event)
        if not self._body.calls:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("notice"), _EDGE))
        painter.setBrush(self._theme.colour("noticeBg"))
        half = _EDGE / 2
        card = self.card_rect().toRectF().adjusted(half, half, -half, -half)
        radius = self._theme.radius("card") if self._composited else 0
        painter.drawRoundedRect(card, radius, radius)

    def _settle(self) -> None:
        """Take the size that the words need; stay where the user has put it, wholly on screen."""
        self.setWindowTitle(self._body.accessibleName() or self.windowTitle())
        wide = min(max(_WIDE, self._theme.scaled(_WIDE)), _MOST)
        around = self.margins(0)
        whole = wide + around.left() + around.right()
        self._body.settle()
        self._column.invalidate()
        grows = self._column.hasHeightForWidth()
        needed = self._column.totalHeightForWidth(whole)
        self.setFixedSize(whole, needed if grows else self._column.totalSizeHint().height())
        self._place()
        self.update()

    def _place(self) -> None:
        card = self.card_rect()
        if not self._placed:
            self._placed = True
            screen = screen_with_pointer()
            whole, free = screen.geometry(), screen.availableGeometry()
            mirrored = self.isRightToLeft()
            corner = strip_corner(whole, free, card.size(), right_to_left=mirrored)
        else:
            here = QRect(self.pos() + card.topLeft(), card.size())
            corner = kept_within(here, self.screen().availableGeometry())
        self.move(corner - card.topLeft())


def kept_within(card: QRect, free: QRect) -> QPoint:
    """Where its top left lies when it has grown: moved no more than it must be."""
    left = min(card.left(), free.right() + 1 - card.width())
    top = min(card.top(), free.bottom() + 1 - card.height())
    return QPoint(max(left, free.left()), max(top, free.top()))


def strip_corner(whole: QRect, free: QRect, card: QSize, *, right_to_left: bool = False) -> QPoint:
    """Where its top left lies at first: across from the bar and where lines begin.

    By the bar come the prompts, and at the end of a line the desktop's own notices.
    """
    above, below = free.top() - whole.top(), whole.bottom() - free.bottom()
    at_bottom = above > below
    top = free.bottom() + 1 - MARGIN - card.height() if at_bottom else free.top() + MARGIN
    end = free.right() + 1 - MARGIN - card.width()
    left = end if right_to_left else free.left() + MARGIN
    return QPoint(max(left, free.left()), max(top, free.top()))
