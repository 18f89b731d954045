"""What is opened for one thing: help, heat, an activity, the first start, a word before the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.day_preview import Preview
from backcare_desktop.core.facts import Answer, HeatStarted
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.refusal import Refusal, ScreenOpen
from backcare_desktop.core.reply import AnswerScreen, Reply
from backcare_desktop.core.screens import HEAT as HEAT_SCREEN
from backcare_desktop.core.settings import Settings
from backcare_desktop.open_windows import OpenWindows

if TYPE_CHECKING:
    from backcare_desktop.ui.figure_view import DrawnFigures


@dataclass(frozen=True, slots=True)
class SheetMeans:
    """What they show.

    `screens` are the answers to the safety questions, `heat` is why heat cannot be started now,
    if it cannot, and how it was the last time.
    """

    wall: Callable[[], datetime]
    settings: Callable[[], Settings]
    screens: Callable[[], Mapping[str, Answer]]
    heat: Callable[[], tuple[Refusal | None, HeatStarted | None]]
    preview_with: Callable[[Settings], Preview | None]


class SheetWindows(QObject):
    """One of each kind at most."""

    answered = Signal(object)
    """One of core.reply's values."""

    settings_chosen = Signal(object)
    """The settings are to be these."""

    support_asked = Signal()
    quit_asked = Signal()
    """To end, and nothing speaks against it, or it was said all the same."""

    heat_opened = Signal()
    """What comes before heat is there to be read: its question, its page, or why there is none."""

    heat_left = Signal()
    """What comes before heat is closed, with an answer or without."""

    first_gone = Signal()
    """The page of the first start has gone."""

    def __init__(
        self,
        opened: OpenWindows,
        plan: Plan,
        means: SheetMeans,
        figures: Callable[[], DrawnFigures],
    ) -> None:
        super().__init__(opened)
        self._opened, self._plan, self._means = opened, plan, means
        self._figures = figures
        self.pad_may_be_on = False

    @property
    def is_asking(self) -> bool:
        """Whether the page of the first start is open: what is offered hangs on its answers."""
        return self._opened.named("first") is not None

    def show_plan(self, plan: Plan) -> None:
        """The settings have led to another plan."""
        self._plan = plan

    def open_help(self) -> None:
        """When to get help."""
        if self._opened.raised("help"):
            return
        from backcare_desktop.ui.safety_page import SafetyPage

        made = SafetyPage(self._opened.theme(), numbers=self._means.settings().numbers)
        made.support_asked.connect(self.support_asked)
        self._opened.come("help", made)

    def open_activity(self) -> None:
        """Log something that was done away from the screen."""
        if self._opened.raised("activity"):
            return
        from backcare_desktop.ui.activity_sheet import ActivitySheet
        from backcare_desktop.ui.panel_view import activities_of

        made = ActivitySheet(self._opened.theme(), activities_of(self._plan))
        made.answered.connect(self.answered)
        made.help_asked.connect(self.open_help)
        self._opened.come("activity", made, ActivitySheet.open)

    def ask_to_quit(self) -> None:
        """End, unless a pad may be on: then it is asked for first."""
        if not self.pad_may_be_on:
            self.quit_asked.emit()
        elif not self._opened.raised("quit"):
            from backcare_desktop.ui.quit_question import QuitQuestion

            made = QuitQuestion(self._opened.theme())
            made.quit_chosen.connect(self.quit_asked)
            made.help_asked.connect(self.open_help)
            self._opened.come("quit", made, QuitQuestion.open)

    def open_first(self) -> None:
        """What it is, and what suits the user."""
        if self._opened.raised("first"):
            return
        from backcare_desktop.ui.first_page import FirstPage

        made = FirstPage(
            self._opened.theme(),
            self._plan,
            screens=self._means.screens(),
            figures=self._figures(),
            settings=self._means.settings(),
            preview=self._means.preview_with,
        )
        made.answered.connect(self.answered)
        made.help_asked.connect(self.open_help)
        made.settings_chosen.connect(self.settings_chosen)
        made.finished.connect(self._first_left)
        made.left.connect(self._first_left)
        self._opened.come("first", made)

    def open_heat(self) -> None:
        """What comes before heat, or why there is none now."""
        self._open_heat(*self._means.heat())

    def _open_heat(self, refusal: Refusal | None, usual: HeatStarted | None) -> None:
        from backcare_desktop.ui.heat_sheet import HeatSheet

        before = self._opened.named("heat")
        if before is not None:
            before.close()
        made = HeatSheet(
            self._opened.theme(),
            refusal,
            usual,
            figures=self._figures(),
            today=self._means.wall().date(),
            wish=self._means.settings().heat,
        )
        made.answered.connect(self._heat_answered)
        made.closed.connect(self.heat_left)
        made.asked_again.connect(self._ask_heat_again)
        made.help_asked.connect(self.open_help)
        self._opened.come("heat", made, HeatSheet.open)
        self.heat_opened.emit()

    def _heat_answered(self, reply: Reply) -> None:
        """After the safety question comes what it opens, or why not."""
        self.answered.emit(reply)
        if isinstance(reply, AnswerScreen):
            self.open_heat()

    def _ask_heat_again(self) -> None:
        self._open_heat(ScreenOpen(HEAT, HEAT_SCREEN), None)

    def _first_left(self) -> None:
        self._opened.gone("first")
        self.first_gone.emit()
