"""What a day consists of with the answers given: a figure, and a line for each habit."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.facts import PILLARS, Answer, Pillar
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.screens import set_of
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.player_before import KeyPose
from backcare_desktop.ui.player_figure import Figures
from backcare_desktop.ui.theme import Theme

POSE = "breathe_in"

_WITHIN, _ROWS, _GAP, _MOST = 14, 8, 8, 3


class YourSet(QFrame):
    """Redrawn at each answer."""

    def __init__(
        self, theme: Theme, plan: Plan, figures: Figures, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._lines: dict[Pillar, Words] = {}
        self.setProperty("box", "stage")
        column = QVBoxLayout(self)
        column.setContentsMargins(_WITHIN, _WITHIN, _WITHIN, _WITHIN)
        column.setSpacing(_ROWS)
        column.addWidget(KeyPose(theme, POSE, figures))
        column.addWidget(Words(self.tr("Your set"), "section"))
        for pillar in PILLARS:
            row = QHBoxLayout()
            row.setSpacing(_GAP)
            row.addWidget(Sign(theme, pillar))
            self._lines[pillar] = Words("", "note", wrap=True)
            row.addWidget(self._lines[pillar], 1)
            column.addLayout(row)
        column.addWidget(Words(self.tr("Voice and sound are off."), "note", "text2", wrap=True))
        column.addStretch(1)

    def show_answers(self, screens: Mapping[str, Answer]) -> None:
        """With these answers."""
        said = []
        for pillar, names in set_of(self._plan, screens).items():
            routines = [self._plan.routines[name] for name in names[:_MOST]]
            words = texts.titles_listed(routines) or self.tr("Off for now")
            self._lines[pillar].setText(words)
            said.append(f"{texts.pillar_name(pillar)}: {words}")
        self.setAccessibleName(self.tr("Your set"))
        self.setAccessibleDescription("; ".join(said))
