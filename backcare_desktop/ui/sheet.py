"""A small window for one thing: a column that scrolls where it must, and buttons that stay."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import Words, rule, show_theme_within
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.help_button import HelpButton
from backcare_desktop.ui.room import opening_size
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

_BETWEEN, _FOOT = 14, 12


class Sheet(QWidget):
    """Esc closes it; F1 and a shield lead to the safety page.

    `column` holds what it says, `foot` its buttons, the last ones first.
    """

    closed = Signal()
    """It has been closed."""

    help_asked = Signal()
    """When to get help is to be shown."""

    def __init__(
        self, theme: Theme, title: str, wide: int, *, parent: QWidget | None = None
    ) -> None:
        """`wide` is its width at 100 % text, in pixels."""
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self._theme, self._wide = theme, wide
        self.setWindowTitle(title)
        lay_ground(self, "surface")
        self.title = Words(title, "title", wrap=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.helped = HelpButton(theme)
        self.helped.clicked.connect(self.help_asked)
        self._body = QWidget()
        lay_ground(self._body, "surface")
        self.column = QVBoxLayout(self._body)
        self.foot = FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignRight)
        self._area = ScrollColumn()
        self._fill(theme)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)

    def open(self) -> None:
        """Come to the front, as large as what it says."""
        self.settle()
        self.show()
        self.raise_()
        self.activateWindow()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)  # to be read: nothing to press

    def settle(self) -> None:
        """Take the size that the words need, as far as the screen has it."""
        free = self.screen().availableSize()
        wide = opening_size(self._theme, self._wide, 0, free).width()
        self.column.activate()
        inner = max(self.column.totalHeightForWidth(wide), self.column.totalSizeHint().height())
        margin = self._theme.size("window_margin")
        foot = self.foot.heightForWidth(wide - 2 * margin) + 2 * _FOOT + 1
        self.resize(opening_size(self._theme, self._wide, 0, free).width(), 0)
        self.resize(wide, min(inner + foot, round(free.height() * 0.9)))

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        self._theme = theme
        show_theme_within(self, theme)
        if self.isVisible():
            self.settle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell of it."""
        super().closeEvent(event)
        self.closed.emit()

    def _fill(self, theme: Theme) -> None:
        margin, above = theme.size("window_margin"), theme.size("card_margin")
        self.column.setContentsMargins(margin, above, margin, above)
        self.column.setSpacing(_BETWEEN)
        head = QHBoxLayout()
        head.setSpacing(theme.size("gap"))
        head.addWidget(self.title, 1)
        head.addWidget(self.helped, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self._area.setWidget(self._body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(rule())
        row = QVBoxLayout()
        row.setContentsMargins(margin, _FOOT, margin, _FOOT)
        row.addLayout(self.foot)
        whole.addLayout(row)
