"""The foot of the panel: to the week, the settings, and when to get help."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.ui.controls import Button, rule
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.icon_paths import IconName
from backcare_desktop.ui.theme import Theme

_SIDE, _UP, _GAP = 9, 6, 8
"""Around the row: icons stand under what is above the line, as their buttons have a little pad."""


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
        week = _way(theme, self.tr("Week"), "chart")
        week.clicked.connect(self.week_asked)
        settings = _way(theme, self.tr("Settings"), "gear")
        settings.clicked.connect(self.settings_asked)
        helped = _way(theme, self.tr("When to get help"), "shield")
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


def _way(theme: Theme, words: str, icon: IconName) -> Button:
    made = Button(theme, words, "quiet", icon=icon)
    made.setProperty("tight", True)  # noqa: FBT003 - Qt's way to set a property
    return made
