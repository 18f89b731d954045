"""The card beside the week's chart: each pillar's number, and the active days."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.felt import Felt
from backcare_desktop.core.ratings import Level
from backcare_desktop.core.week import Week
from backcare_desktop.ui.controls import Words, rule
from backcare_desktop.ui.felt_words import change_said, middle_said, too_few
from backcare_desktop.ui.icons import paint_icon
from backcare_desktop.ui.pillar_mark import PillarMark
from backcare_desktop.ui.texts import pillar_name
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_words import active_of_goal, pillar_count, recent_said, translate

WIDE = 180
"""The card's least width at 100 % text, in pixels."""

_ICON = 18
_MARGIN, _ROWS_APART, _ACROSS = 16, 14, 10


class PillarSign(PillarMark):
    """A pillar's icon in its colour."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon, as large as the square."""
        ink = self.theme.pillar(self.pillar)
        paint_icon(QPainter(self), self.pillar, QRectF(self.rect()), ink)


class WeekSide(QFrame):
    """Counts of the whole week."""

    def __init__(self, theme: Theme, week: Week, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("box", "card")
        self._heading = Words("", "section")
        self._counts = {pillar: Words("", "body", "text2", tabular=True) for pillar in PILLARS}
        self._active = Words("", "heading", tabular=True)
        self._recent = Words("", "heading", tabular=True)
        self._recent_label = Words(
            translate("week", "Last 28 days, rest left out"), "note", "text2", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _ROWS_APART, _MARGIN, _MARGIN)
        column.setSpacing(_ROWS_APART)
        column.addWidget(self._heading)
        column.addLayout(self._rows(theme))
        column.addWidget(rule())
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addWidget(Words(translate("week", "Active days"), "note", "text2"))
        below.addWidget(self._active)
        below.addSpacing(_ROWS_APART)
        below.addWidget(self._recent_label)
        below.addWidget(self._recent)
        column.addLayout(below)
        column.addLayout(self._stress_part())
        column.addStretch(1)
        self.show_theme(theme)
        self.show_week(week)

    def show_week(self, week: Week) -> None:
        """Say these numbers."""
        now, then = translate("week", "This week"), translate("week", "That week")
        self._heading.setText(now if week.is_now else then)
        for pillar, words in self._counts.items():
            words.setText(pillar_count(pillar, week.count(pillar), week.of(pillar)))
        self._active.setText(active_of_goal(week))
        self._recent.setText(recent_said(week.recent))
        for one in (self._recent_label, self._recent):
            one.setVisible(week.recent.days > 0)

    def show_felt(self, felt: Felt | None) -> None:
        """Say how stressful the week was, where somebody said so; None where nobody may look."""
        told = felt is not None and bool(felt.ratings.of("stress"))
        level = felt.level("stress") if felt is not None else Level(0)
        self._stress.setVisible(told and level.middle is not None)
        self._stress.setText(middle_said(level))
        change = too_few() if level.middle is None else change_said(level.change)
        self._change.setVisible(told and bool(change))
        self._change.setText(change)
        self._stress_label.setVisible(told)

    def _stress_part(self) -> QVBoxLayout:
        self._stress_label = Words(translate("week", "Stress, middle value"), "note", "text2")
        self._stress = Words("", "heading", tabular=True)
        self._change = Words("", "note", "text2", wrap=True)
        part = QVBoxLayout()
        part.setSpacing(2)
        for one in (self._stress_label, self._stress, self._change):
            part.addWidget(one)
            one.hide()
        return part

    def show_theme(self, theme: Theme) -> None:
        """Be as wide as this text needs."""
        self.setMinimumWidth(max(WIDE, theme.scaled(WIDE)))

    def _rows(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(_ACROSS)
        grid.setVerticalSpacing(_ROWS_APART)
        grid.setColumnStretch(1, 1)
        for row, (pillar, count) in enumerate(self._counts.items()):
            grid.addWidget(PillarSign(theme, pillar, _ICON), row, 0)
            grid.addWidget(Words(pillar_name(pillar), "label"), row, 1)
            grid.addWidget(count, row, 2, Qt.AlignmentFlag.AlignRight)
        return grid
