"""The foot of the panel: to the week, the settings, and when to get help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.ui.controls import Button, rule
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme

_SIDE, _UP, _GAP = 4, 6, 2


class PanelFoot(QWidget):
    """Quiet buttons under a line."""

    week_asked = Signal()
    """The week is to be shown."""

    settings_asked = Signal()
    """What can be chosen is to be shown."""

    help_asked = Signal()
    """The safety page is to be shown."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        week = Button(theme, self.tr("Week"), "quiet", icon="chart")
        week.clicked.connect(self.week_asked)
        settings = Button(theme, self.tr("Settings"), "quiet", icon="gear")
        settings.clicked.connect(self.settings_asked)
        helped = Button(theme, self.tr("When to get help"), "quiet", icon="shield")
        helped.clicked.connect(self.help_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rule())
        row = FlowLayout(gap=_GAP)
        row.setContentsMargins(_SIDE, _UP, _SIDE, _UP)
        row.addWidget(week)
        row.addWidget(settings)
        row.addWidget(helped)
        column.addLayout(row)
