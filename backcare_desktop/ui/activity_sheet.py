"""What was done away from the screen: which, how long, and how it felt if one likes to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Activity, Feeling
from backcare_desktop.ui import texts
from backcare_desktop.ui.activity_words import activity_name
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.pick_row import PickRow
from backcare_desktop.ui.player_feeling import FeelingRow
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.sheet import Sheet
from backcare_desktop.ui.theme import Theme

MINUTES = (5, 10, 15, 20, 30, 45, 60, 90)
USUAL = 20

_WIDE = 480


class ActivitySheet(Sheet):
    """Saves once, and closes."""

    answered = Signal(object)
    """`core.reply.LogActivity`."""

    def __init__(self, theme: Theme, activities: Sequence[Activity]) -> None:
        super().__init__(theme, "", _WIDE)
        self.title.setText(self.tr("Log an activity"))
        self.setWindowTitle(self.tr("BackCare: log an activity"))
        self._activities = tuple(activities)
        self._felt: Feeling | None = None
        names = [activity_name(one) for one in self._activities]
        self._what = PickRow(theme, self.tr("What did you do?"), names)
        self._minutes = PickRow(
            theme,
            self.tr("For about how many minutes?"),
            [texts.number(one) for one in MINUTES],
            chosen=MINUTES.index(USUAL),
        )
        feeling = FeelingRow(theme, compares=True, may_be_dizzy=False)
        feeling.felt.connect(self._feel)
        for widget in (self._what, self._minutes, feeling):
            self.column.addWidget(widget)
        self.column.addWidget(Words(said("hon-active"), "note", "text2", wrap=True))
        self.column.addStretch(1)
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.close)
        self.save = Button(theme, self.tr("Save"), "primary")
        self.save.clicked.connect(self._save)
        for button in (cancel, self.save):
            self.foot.addWidget(button)

    def _feel(self, feeling: str) -> None:
        self._felt = cast("Feeling", feeling)

    def _save(self) -> None:
        activity = self._activities[self._what.chosen]
        reply = r.LogActivity(activity, MINUTES[self._minutes.chosen], self._felt)
        self.close()
        self.answered.emit(reply)
