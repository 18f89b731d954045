"""A window to read: a title, a few cards under each other, and a row of buttons that stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import Button, Words, rule, show_theme_within
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.help_button import HelpButton
from backcare_desktop.ui.room import grow, open_at
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.tab_order import comes_after, reached_within
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

_BETWEEN, _FOOT, _WITHIN = 12, 12, 16


class ReadingWindow(QWidget):
    """Scrolls where it is too low; Esc closes it; F1 and a shield lead to the safety page."""

    closed = Signal()
    help_asked = Signal()

    def __init__(
        self, theme: Theme, title: str, size: tuple[int, int], *, parent: QWidget | None = None
    ) -> None:
        """`size` is the one at 100 % text, in pixels."""
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self.setWindowTitle(title)
        lay_ground(self, "surface")
        self.heading = Words(title, "title", wrap=True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.heading.setAccessibleDescription(self.tr("Heading"))
        self.helped = HelpButton(theme)
        self.helped.clicked.connect(self.help_asked)
        self._body, self.foot = (
            QWidget(),
            FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignRight),
        )
        self._area = ScrollColumn()
        lay_ground(self._body, "surface")
        self.column = QVBoxLayout(self._body)
        margin = theme.size("window_margin")
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(_BETWEEN)
        head = QHBoxLayout()
        head.setSpacing(theme.size("gap"))
        head.addWidget(self.heading, 1)
        head.addWidget(self.helped, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addStretch(1)
        self.close_button = Button(theme, self.tr("Close"), "primary")
        self.close_button.setMinimumWidth(theme.scaled(96))
        self.close_button.clicked.connect(self.close)
        self._last: QWidget = self.helped
        self._last_button: Button | None = None
        self._fill(margin)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)
        open_at(self, theme, *size)
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)  # to be read: nothing to press

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        show_theme_within(self, theme)

    def add(self, widget: QWidget) -> None:
        """One more thing, under what is there."""
        self.column.insertWidget(self.column.count() - 1, widget)
        own = reached_within(widget)
        comes_after(self._last, own)
        self._last = own[-1] if own else self._last

    def add_card(self, lines: Sequence[Words], box: str = "card") -> QFrame:
        """Lines that belong together."""
        frame = QFrame()
        frame.setProperty("box", box)
        column = QVBoxLayout(frame)
        column.setContentsMargins(_WITHIN, _FOOT, _WITHIN, _FOOT)
        for line in lines:
            column.addWidget(line)
        self.add(frame)
        return frame

    def add_button(self, button: Button) -> None:
        """One more, before *Close*: for the eye, for the keyboard and for a reader."""
        self.foot.removeWidget(self.close_button)
        self.foot.addWidget(button)
        self.foot.addWidget(self.close_button)
        comes_after(self._last_button or self._last, (button,))
        self._last_button = button
        self.close_button.raise_()

    def fit(self) -> None:
        """Open as high as what it says: for what is short enough to be read at a glance."""
        grow(self, self._area)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell of it."""
        super().closeEvent(event)
        self.closed.emit()

    def _fill(self, margin: int) -> None:
        area = self._area
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrow keys go through it
        area.setAccessibleName(self.heading.text())
        area.setWidget(self._body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(rule())
        self.foot.setContentsMargins(margin, _FOOT, margin, _FOOT)
        self.foot.addWidget(self.close_button)
        outer.addLayout(self.foot)
