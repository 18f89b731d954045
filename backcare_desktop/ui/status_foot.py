"""The foot of the status window: why it is there, and what closing it should mean."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from backcare_desktop.ui.announcement import announce
from backcare_desktop.ui.controls import Button, IconButton, MenuButton, Words, rule
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.focus_ring import focus_with_ring
from backcare_desktop.ui.theme import Theme

_SIDE, _UP = 18, 10


class StatusFoot(QWidget):
    """A sentence, and the way to the week and to when to get help."""

    week_asked = Signal()
    settings_asked = Signal()
    help_asked = Signal()

    def __init__(
        self, theme: Theme, menu: QMenu | None = None, *, parent: QWidget | None = None
    ) -> None:
        """`menu` has all that the tray's menu has."""
        super().__init__(parent)
        self._words = Words("", "note", "text2", wrap=True)
        self.show_tray(there=False)
        week = IconButton(theme, "chart", self.tr("Week"))
        week.clicked.connect(self.week_asked)
        settings = IconButton(theme, "gear", self.tr("Settings"))
        settings.clicked.connect(self.settings_asked)
        helped = IconButton(theme, "shield", self.tr("When to get help"))
        helped.clicked.connect(self.help_asked)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, _UP, _SIDE, _UP)
        row.setSpacing(theme.size("gap"))
        row.addWidget(self._words, 1)
        if menu is not None:
            more = MenuButton(theme, self.tr("More"), menu)
            row.addWidget(more)
        row.addWidget(week)
        row.addWidget(settings)
        row.addWidget(helped)
        _under_a_rule(self).addLayout(row)

    def show_tray(self, *, there: bool) -> None:
        """Say why the window is there; or that there is a tray now."""
        if there:
            self._words.setText(
                self.tr("There is a tray now, and I am in it. You can close this window.")
            )
        else:
            self._words.setText(
                self.tr("This desktop has no tray, so I live here. Minimise me; reminders go on.")
            )


class CloseQuestion(QWidget):
    """Minimise or quit; Enter minimises."""

    minimise_asked = Signal()
    quit_asked = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words(
            self.tr("Minimise, and reminders go on? Or quit, and they stop?"), "label", wrap=True
        )
        self.minimise = Button(theme, self.tr("Minimise"), "primary")
        self.minimise.clicked.connect(self.minimise_asked)
        self.quit = Button(theme, self.tr("Quit"))
        self.quit.clicked.connect(self.quit_asked)
        for button in (self.minimise, self.quit):
            button.setMinimumWidth(theme.scaled(96))
            button.setAccessibleDescription(self._words.text())
        column = _under_a_rule(self)
        inner = QVBoxLayout()
        inner.setContentsMargins(_SIDE, _UP, _SIDE, _UP)
        inner.setSpacing(theme.size("gap"))
        inner.addWidget(self._words)
        row = FlowLayout(gap=theme.size("gap"), align=Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.quit)
        row.addWidget(self.minimise)
        inner.addLayout(row)
        column.addLayout(inner)

    def ask(self) -> None:
        """Come up, with the focus where Enter does no harm."""
        self.show()
        focus_with_ring(self.minimise)
        announce(self, self._words.text())


def _under_a_rule(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(rule())
    return column
