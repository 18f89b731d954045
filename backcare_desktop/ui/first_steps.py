"""The two steps of the first page: what this is, and what suits the user."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from backcare_desktop.core.facts import Answer, Pillar
from backcare_desktop.core.plan import Plan
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.player_before import KeyPose
from backcare_desktop.ui.player_figure import Figures
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.screen_card import ScreenCard, gated_by
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.tick_box import TickBox

POSES = ("breathe_in", "ham_fold_half", "walk_1", "sip_hold")
"""A breath, a stretch, a walk and a glass of water."""

QUESTIONS: tuple[tuple[str, str, Pillar], ...] = (
    ("breath-hold", "brth-screen", "breathe"),
    ("leg-symptom", "str-2", "stretch"),
)
"""Screen, id of its words, pillar."""

_SIDE, _BETWEEN = 36, 14


class FirstStep(QScrollArea):
    """A step that scrolls where the window is too low for it. `title` is where reading begins."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words("", "headline", wrap=True)
        self.title.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.body = QWidget()
        lay_ground(self.body, "surface")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, theme.size("card_margin"))
        self.column.setSpacing(_BETWEEN)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.body)

    def add(self, *widgets: QWidget) -> None:
        """Take these, one under the other, with room at their sides."""
        for widget in widgets:
            row = QHBoxLayout()
            row.setContentsMargins(_SIDE, 0, _SIDE, 0)
            alone = isinstance(widget, TickBox)
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if alone else Qt.AlignmentFlag(0))
            self.column.addLayout(row)


class WhatItIs(FirstStep):
    """What this is, what it is not, and that the user is an adult who has read it."""

    read_changed = Signal()
    """The box was ticked, or is so no longer."""

    def __init__(
        self, theme: Theme, figures: Figures, *, read: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self.title.setText(self.tr("Small breaks for a calmer back"))
        self.read = TickBox(theme, self.tr("I am an adult and have read this"))
        self._adults = Words(said("gen-3"), "body", "text2", wrap=True)
        self.column.addWidget(_stage(theme, figures))
        self.add(
            self.title,
            Words(self._what(), "aside", "text2", wrap=True),
            Notice(theme, said("gen-1") + " " + said("gen-2")),
            self.read,
            self._adults,
        )
        self.column.addStretch(1)
        self._adults.setVisible(read)
        self.read.setChecked(read)
        self.read.toggled.connect(self._changed)

    def _changed(self, read: bool) -> None:  # noqa: FBT001 - Qt's signal has it so
        self._adults.setVisible(read)
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self._adults))
        self.read_changed.emit()

    def _what(self) -> str:
        return self.tr(
            "A few short prompts a day: slow breathing, a gentle stretch, a little movement, and "
            "a sleep position for the evening."
        )


class WhatSuits(FirstStep):
    """The safety questions that the plan's routines ask."""

    def __init__(
        self,
        theme: Theme,
        plan: Plan,
        screens: Mapping[str, Answer],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self.title.setText(self.tr("What suits you"))
        self.cards = [
            ScreenCard(theme, plan, pillar, screen, said(words), known=screens.get(screen))
            for screen, words, pillar in QUESTIONS
            if gated_by(plan, screen) is not None
        ]
        self.column.setContentsMargins(0, _SIDE, 0, theme.size("card_margin"))
        hint = self.tr("Answer what you like; you can change it at any time.")
        self.add(self.title, Words(hint, "aside", "text2", wrap=True), *self.cards)
        self.column.addStretch(1)


def _stage(theme: Theme, figures: Figures) -> QFrame:
    stage = QFrame()
    lay_ground(stage, "stage")
    row = QHBoxLayout(stage)
    row.setContentsMargins(_SIDE, _BETWEEN, _SIDE, _BETWEEN)
    for pose in POSES:
        row.addWidget(KeyPose(theme, pose, figures, POSES), 1)
    return stage
