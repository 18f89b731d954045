"""Before heat: its safety question once, then what to watch for, what with, where, how long.

Where it cannot be started it says why, and what would do instead.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import HeatArea, HeatSource, HeatStarted
from backcare_desktop.core.heat import LEAST, MOST, Beginning, begins_with
from backcare_desktop.core.refusal import HeatNotNow, Refusal, ScreenOpen, ScreenSaysNo
from backcare_desktop.core.screens import HEAT as HEAT_SCREEN
from backcare_desktop.core.warmth import HeatWish
from backcare_desktop.core.week import week_of
from backcare_desktop.ui import texts
from backcare_desktop.ui.bullet_list import BulletList
from backcare_desktop.ui.controls import Button, ButtonKind, Words
from backcare_desktop.ui.heat_words import area_name, source_name
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.pick_row import PickRow
from backcare_desktop.ui.player_figure import Figures, NoFigures
from backcare_desktop.ui.refusal_words import refusal_said
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.sheet import Sheet
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

POSES: dict[HeatSource, str] = {"pack": "prone_heat", "pad": "prone_heat", "wrap": "sit_heat_wrap"}

SOURCES: tuple[HeatSource, ...] = get_args(HeatSource)
AREAS: tuple[HeatArea, ...] = get_args(HeatArea)
MINUTES = tuple(range(LEAST, MOST + 1))

WALK, BREATHE, SHOWER = "walk-and-water", "breathe-long-exhale", "heat-warm-shower"

_WIDE, _STAGE = 480, 150


class HeatSheet(Sheet):
    """Made anew each time it is opened, for what speaks for and against heat then."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    asked_again = Signal()
    """The safety question is to be answered again."""

    def __init__(  # noqa: PLR0913 - each says one thing about what is shown
        self,
        theme: Theme,
        refusal: Refusal | None,
        usual: HeatStarted | None,
        *,
        figures: Figures | None = None,
        today: date | None = None,
        wish: HeatWish | None = None,
    ) -> None:
        """`refusal` is why it cannot be started now, `usual` what was chosen the last time.

        `wish` is what the settings say that it begins with.

        The first time in a week, by `today`, says what too much heat looks like.
        """
        super().__init__(theme, "", _WIDE)
        self.title.setText(self.tr("Heat session"))
        self.setWindowTitle(self.tr("BackCare: heat"))
        self._figures = figures or NoFigures()
        self._skin = usual is not None and (today is None or week_of(usual.day) < week_of(today))
        match refusal:
            case None:
                self._fill_start(theme, begins_with(wish or HeatWish(), usual))
            case ScreenOpen():
                self._fill_question(theme)
            case _:
                self._fill_refused(theme, refusal)
        self.column.addStretch(1)

    def _fill_question(self, theme: Theme) -> None:
        self.title.setText(self.tr("Before the first heat session"))
        listed = BulletList(theme, [said(f"heat-s{n}") for n in range(1, 5)], "text2")
        listed.setAccessibleName(said("heat-screen"))
        self.column.addWidget(Words(said("heat-screen"), "question", wrap=True))
        self.column.addWidget(listed)
        hint = self.tr("You can answer this again at any time.")
        self.column.addWidget(Words(hint, "note", "text2", wrap=True))
        self._button(theme, self.tr("Not now")).clicked.connect(self.close)
        yes = self._button(theme, self.tr("One of them applies"))
        yes.clicked.connect(lambda: self._answer(r.AnswerScreen(HEAT_SCREEN, "yes")))
        no = self._button(theme, self.tr("None applies"))
        no.clicked.connect(lambda: self._answer(r.AnswerScreen(HEAT_SCREEN, "no")))

    def _fill_start(self, theme: Theme, usual: Beginning) -> None:
        self._stage = self._made_stage(theme)
        self._sources = PickRow(
            theme,
            self.tr("With what?"),
            [source_name(one) for one in SOURCES],
            chosen=SOURCES.index(usual.source),
        )
        self._areas = PickRow(
            theme,
            self.tr("Where?"),
            [area_name(one) for one in AREAS],
            chosen=AREAS.index(usual.area),
        )
        self._minutes = PickRow(
            theme,
            self.tr("For how many minutes?"),
            [texts.number(one) for one in MINUTES],
            chosen=MINUTES.index(usual.minutes),
        )
        self._sources.changed.connect(self._show_pose)
        watch = "\n".join(said(name) for name in ("heat-1", "heat-2", "heat-3"))
        for widget in (
            self._frame,
            Notice(theme, watch),
            self._sources,
            self._areas,
            self._minutes,
            Words(said("heat-6"), "note", "text2", wrap=True),
            Words(said("hon-heat"), "note", "text2", wrap=True),
        ):
            self.column.addWidget(widget)
        shower = Button(theme, self.tr("Warm shower or bath instead"), "link", flush=True)
        shower.clicked.connect(lambda: self._answer(r.StartByHand((SHOWER,))))
        self.column.addWidget(shower, 0, Qt.AlignmentFlag.AlignLeft)
        if self._skin:
            self.column.addWidget(Words(said("heat-7"), "note", "text2", wrap=True))
        self._show_pose()
        again = self._button(theme, self.tr("Safety question"), "link")
        again.clicked.connect(self.asked_again)
        self._button(theme, self.tr("Not now")).clicked.connect(self.close)
        start = self._button(theme, self.tr("The pad is on: start"), "primary")
        start.clicked.connect(self._start)

    def _fill_refused(self, theme: Theme, refusal: Refusal) -> None:
        self.title.setText(self.tr("Why there is no heat now"))
        titles = {"heat-session": self.tr("Heat session")}
        if isinstance(refusal, ScreenSaysNo):
            words = self.tr(
                "Going by your answer heat is not for you just now. Ask a professional first."
            )
        else:
            words = refusal_said(refusal, titles)
        self.column.addWidget(Notice(theme, words))
        if isinstance(refusal, ScreenSaysNo):
            again = Button(theme, self.tr("Answer the question again"), "link", flush=True)
            again.clicked.connect(self.asked_again)
            self.column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        instead = [(WALK, self.tr("Short walk")), (BREATHE, self.tr("Gentle breathing"))]
        if isinstance(refusal, HeatNotNow):
            instead.append((SHOWER, self.tr("Warm shower")))
        for name, words in instead:
            button = self._button(theme, words)
            reply = r.StartByHand((name,))
            button.clicked.connect(lambda _on=False, said=reply: self._answer(said))
        self._button(theme, self.tr("Close"), "primary").clicked.connect(self.close)

    def _made_stage(self, theme: Theme) -> QWidget:
        self._frame = QFrame()
        lay_ground(self._frame, "stage")
        self._frame.setFixedHeight(_STAGE)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(0, 0, 0, 0)
        self._figure = self._figures.stage(theme)
        row.addWidget(self._figure)
        return self._frame

    def _show_pose(self) -> None:
        source = SOURCES[self._sources.chosen]
        self._figure.show_still(POSES[source])
        wrap = self.tr("Seated, with a heat wrap around the back")
        lying = self.tr("Lying on the front, the pad on top of the back")
        self._figure.say(wrap if source == "wrap" else lying)

    def _start(self) -> None:
        minutes = MINUTES[self._minutes.chosen]
        source, area = SOURCES[self._sources.chosen], AREAS[self._areas.chosen]
        self._answer(r.StartHeat(minutes, source, area))

    def _answer(self, reply: r.Reply) -> None:
        self.close()
        self.answered.emit(reply)

    def _button(self, theme: Theme, words: str, kind: ButtonKind = "plain") -> Button:
        made = Button(theme, words, kind)
        self.foot.addWidget(made)
        return made
