"""All windows of the resident program: loaded and made when they are first needed, wired once.

At rest there is only a tray: what draws a window costs memory and time from its import on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QProcess, QSize, QTimer, QUrl, Signal
from PySide6.QtGui import QCursor, QDesktopServices, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.day_preview import Preview
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings
from backcare_desktop.side_windows import SideMeans, SideWindows, to_front
from backcare_desktop.ui.appearance import Appearance
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_view import startable

if TYPE_CHECKING:
    from backcare_desktop.ui.figure_view import DrawnFigures
    from backcare_desktop.ui.first_page import FirstPage
    from backcare_desktop.ui.focus_ring import FocusRings
    from backcare_desktop.ui.panel import Panel
    from backcare_desktop.ui.panel_view import PanelView
    from backcare_desktop.ui.pause_menu import DayPopup
    from backcare_desktop.ui.player import Player
    from backcare_desktop.ui.prompt_card import PromptCard
    from backcare_desktop.ui.safety_page import SafetyPage
    from backcare_desktop.ui.status_window import StatusWindow
    from backcare_desktop.ui.theme import Theme

ASKED_AGAIN = 10
"""So many looks from one question for the tray to the next; its coming and going is heard."""

PREPARES_MS = 400
"""Milliseconds from an offer's coming until the player is made: its movement is over then."""

LATER_MS = 30 * 60 * 1000
"""Milliseconds until what was put off after a check-in is named again, once."""

_CHILD_MS = 500
"""Milliseconds that a child has to end."""

W = TypeVar("W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Means:
    """What the windows are given: the time, what a panel shows, how the week is started.

    `view` is given whether to look ahead through the day, which takes a while; `screens` are the
    answers to the safety questions.
    """

    clock: Callable[[], float]
    wall: Callable[[], datetime]
    view: Callable[[bool], PanelView]
    screens: Callable[[], Mapping[str, Answer]]
    figures: Callable[[], DrawnFigures]
    week_command: list[str]
    shadows: bool
    side: SideMeans
    preview_with: Callable[[Settings], Preview | None]


class Windows(QObject):
    """Shows and hides; what was said in any of them comes out here."""

    answered = Signal(object)
    """One of core.reply's values."""

    routine_chosen = Signal(object)
    """A routine is to be otherwise from now on: core.chosen's `Chosen`."""

    pause_asked = Signal(str)
    """Prompts are to be off for so long, in the words of core.pausing."""

    week_called = Signal()
    """The week's window is open already and is to come forward."""

    session_covered = Signal()
    """The session, or the movement towards it, is on screen: the card can go."""

    card_may_come = Signal()
    """The panel, or the page of the first start, has gone; the card may come."""

    sound_switched = Signal(bool)
    """Voice and sound are to be on, or off."""

    cue_begun = Signal(object)
    """A session has something to be heard: a `Saying`."""

    hushed = Signal()
    """What is being said is to stop."""

    session_gone = Signal()
    """A session's window has gone."""

    quit_asked = Signal()
    settings_chosen = Signal(object)
    """The settings are to be these."""

    checked_in = Signal(object)
    """A check-in was saved: `core.check_in.Daily` or `Weekly`."""

    seen_changed = Signal()
    """A window has come or gone."""

    def __init__(self, app: QApplication, plan: Plan, appearance: Appearance, means: Means) -> None:
        super().__init__(app)
        self._app, self._plan, self._appearance, self._means = app, plan, appearance, means
        self._icons = TrayIcons(dark_bar=appearance.dark_bar)
        self._rings: FocusRings | None = None
        self._made: list[QWidget] = []
        self._help: SafetyPage | None = None
        self._first: FirstPage | None = None
        self._status: StatusWindow | None = None
        self._sound = ("", False)
        self._looks = 0
        self._week = QProcess(self)
        self._week.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        self._week.stateChanged.connect(lambda _state: self.seen_changed.emit())
        self.side = self._made_side()
        self.tray = self._made_tray()
        appearance.changed.connect(self._show_theme)

    @cached_property
    def card(self) -> PromptCard:
        """The prompt in the corner."""
        from backcare_desktop.ui.prompt_card import PromptCard

        made = PromptCard(
            self._theme,
            composited=self._means.shadows,
            picture=self._picture,
            now=self._means.clock,
        )
        made.answered.connect(self.answered)
        return self._kept(made)

    @cached_property
    def player(self) -> Player:
        """What leads through a session."""
        from backcare_desktop.ui.player import Player

        made = Player(
            self._theme,
            now=self._means.clock,
            composited=self._means.shadows,
            figures=self._figures,
        )
        made.answered.connect(self.answered)
        made.chosen.connect(self.routine_chosen)
        made.help_asked.connect(self.show_help)
        made.covered.connect(self.session_covered)
        made.sound_switched.connect(self.sound_switched)
        made.cue_begun.connect(self.cue_begun)
        made.hushed.connect(self.hushed)
        made.closed.connect(self.session_gone)
        made.closed.connect(self.seen_changed)
        note, on = self._sound
        made.show_sound(note, on=on)
        return self._kept(made)

    @cached_property
    def _panel(self) -> Panel:
        from backcare_desktop.ui.panel import Panel

        made = Panel(self._theme, composited=self._means.shadows)
        made.answered.connect(self.answered)
        made.week_asked.connect(self.show_week)
        made.help_asked.connect(self.show_help)
        made.settings_asked.connect(self.side.open_settings)
        made.check_in_asked.connect(self.side.open_check_in)
        made.opened.connect(self._panel_opened)
        made.closed.connect(self.seen_changed)
        made.closed.connect(self.card_may_come)
        return self._kept(made)

    @cached_property
    def _days(self) -> DayPopup:
        from backcare_desktop.ui.pause_menu import DayPopup

        made = DayPopup(self._theme)
        made.chosen.connect(lambda day: self.pause_asked.emit(day.isoformat()))
        return self._kept(made)

    @cached_property
    def _figures(self) -> DrawnFigures:
        return self._means.figures()

    @property
    def _theme(self) -> Theme:
        return self._appearance.theme

    @property
    def is_asking(self) -> bool:
        """Whether the page of the first start is open: what is offered hangs on its answers."""
        return self._first is not None

    def prepare_session(self) -> None:
        """An offer is up: *Start* is to find the player made."""
        QTimer.singleShot(PREPARES_MS, self, lambda: self.player)

    def show_sound(self, note: str, *, on: bool) -> None:
        """Whether voice and sound are on, and why nothing is heard if nothing is."""
        self._sound = (note, on)
        player = self.__dict__.get("player")
        if player is not None:
            player.show_sound(note, on=on)

    def anything_seen(self) -> bool:
        """Whether a window of ours is on screen."""
        week = self._week.state() != QProcess.ProcessState.NotRunning
        return (
            week or self.side.anything_seen() or any(window.isVisible() for window in self._open())
        )

    def show_plan(self, plan: Plan) -> None:
        """The settings have led to another plan."""
        self._plan = plan

    def show_tone(self, tone: str) -> None:
        """The figure has this tone of skin and hair from now on."""
        figures = self.__dict__.get("_figures")
        if figures is not None:
            figures.show_tone(tone)

    def refresh(self) -> None:
        """What shows the state says how it is now."""
        panel = self.__dict__.get("_panel")
        if panel is not None and panel.isVisible():
            panel.show_view(self._means.view(True))  # noqa: FBT003 - to look ahead
        if self._status is not None:
            self._show_status(self._status)

    def look_for_tray(self) -> None:
        """At a look: each question costs Qt a connection to the bus, so not at every one."""
        self._looks += 1
        if self._status is not None or self._looks % ASKED_AGAIN == 1:
            self.show_tray()

    def show_tray(self) -> None:
        """Be in the tray; where there is none, in a small window in its place."""
        there = self.tray.is_there
        if self._status is not None:
            self._status.show_tray(there=there)
        elif not there:
            self._status = self._made_status()
            self._show_status(self._status)
            self._status.showMinimized()

    def renew_tray(self) -> None:
        """A tray host has come, or gone."""
        if self.tray.is_there:
            self.tray.renew()
        self.show_tray()

    def show_bar(self) -> None:
        """The bar with the tray may be dark now, or bright."""
        self.tray.show_bar(dark=self._appearance.dark_bar)

    def come_forward(self) -> None:
        """Show that we are here."""
        player = self.__dict__.get("player")
        if player is not None and player.isVisible():
            to_front(player)
        elif self._status is not None:
            self._status.come_up()
        else:
            self._show_at_once()
            self._panel.open_at(self.tray.place())

    def toggle_panel(self) -> None:
        """The tray was clicked."""
        if not self._panel.isVisible():
            self._show_at_once()
        self._panel.toggle_at(self.tray.place())

    def show_help(self) -> None:
        """When to get help."""
        if self._help is None:
            from backcare_desktop.ui.safety_page import SafetyPage

            numbers = self._means.side.settings().numbers
            self._help = self._kept(SafetyPage(self._theme, numbers=numbers))
            self._help.closed.connect(self._help_closed)
        to_front(self._help)
        self.seen_changed.emit()

    def show_first_page(self) -> None:
        """What it is, and what suits the user."""
        if self._first is None:
            self._first = self._kept(self._made_first())
            self._first.answered.connect(self.answered)
            self._first.help_asked.connect(self.show_help)
            self._first.settings_chosen.connect(self.settings_chosen)
            self._first.finished.connect(self._first_gone)
            self._first.left.connect(self._first_gone)
        to_front(self._first)
        self.seen_changed.emit()

    def show_week(self) -> None:
        """The week is a process of its own: what draws it is heavy, and goes with it."""
        if self._week.state() != QProcess.ProcessState.NotRunning:
            self.week_called.emit()
            return
        program, *words = self._means.week_command
        self._week.start(program, words)

    def leave(self) -> None:
        """Close everything; a session that runs is ended and kept."""
        player = self.__dict__.get("player")
        if player is not None:
            player.close()
        if self._status is not None:
            self._status.go()
        self.tray.go()
        self._end_week()

    def _made_tray(self) -> Tray:
        tray = Tray(self._icons, startable(self._plan))
        tray.opened.connect(self._appearance.dress)
        tray.answered.connect(self.answered)
        tray.pause_asked.connect(self.pause_asked)
        tray.panel_asked.connect(self.toggle_panel)
        tray.day_asked.connect(self._ask_day)
        tray.answers_asked.connect(self.show_first_page)
        tray.week_asked.connect(self.show_week)
        tray.help_asked.connect(self.show_help)
        tray.settings_asked.connect(self.side.open_settings)
        tray.check_in_asked.connect(self.side.open_check_in)
        tray.learn_asked.connect(self.side.open_learn)
        tray.support_asked.connect(self.side.open_support)
        tray.quit_asked.connect(self.quit_asked)
        return tray

    def _made_status(self) -> StatusWindow:
        from backcare_desktop.ui.status_window import StatusWindow

        made = StatusWindow(self._theme, self._icons)
        made.answered.connect(self.answered)
        made.week_asked.connect(self.show_week)
        made.help_asked.connect(self.show_help)
        made.settings_asked.connect(self.side.open_settings)
        made.quit_asked.connect(self.quit_asked)
        return self._kept(made)

    def _made_side(self) -> SideWindows:
        side = SideWindows(self._ringed_theme, self._means.side, self)
        side.answered.connect(self.answered)
        side.settings_chosen.connect(self.settings_chosen)
        side.checked_in.connect(self.checked_in)
        side.later_asked.connect(self._remind_later)
        side.answers_asked.connect(self.show_first_page)
        side.help_asked.connect(self.show_help)
        side.week_asked.connect(self.show_week)
        side.folder_asked.connect(self._show_folder)
        side.seen_changed.connect(self.seen_changed)
        return side

    def _remind_later(self) -> None:
        QTimer.singleShot(LATER_MS, self, self._remind)

    def _remind(self) -> None:
        said = self.tr("Two minutes of slow breathing are in the menu, under Breathe.")
        self.tray.say(self.tr("BackCare"), said)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._means.side.folder))

    def _made_first(self) -> FirstPage:
        from backcare_desktop.ui.first_page import FirstPage

        answers = self._means.screens()
        return FirstPage(
            self._theme,
            self._plan,
            screens=answers,
            figures=self._figures,
            settings=self._means.side.settings(),
            preview=self._means.preview_with,
        )

    def _show_at_once(self) -> None:
        """The panel opens with what is known; the day ahead follows when it stands."""
        self._panel.show_view(self._means.view(False))  # noqa: FBT003 - not to look ahead
        QTimer.singleShot(0, self._panel, self.refresh)

    def _show_status(self, status: StatusWindow) -> None:
        status.show_view(self._means.view(False))  # noqa: FBT003 - not to look ahead

    def _panel_opened(self) -> None:
        """It says what the card says, and may lie under it."""
        card = self.__dict__.get("card")
        if card is not None:
            card.withdraw()
        self.seen_changed.emit()

    def _kept(self, window: W) -> W:
        """With the first window comes the ring around what has the focus."""
        self._ringed_theme()
        self._made.append(window)
        return window

    def _ringed_theme(self) -> Theme:
        """The theme, for who makes a window."""
        if self._rings is None:
            from backcare_desktop.ui.focus_ring import FocusRings

            self._rings = FocusRings(self._app, self._theme)
        return self._theme

    def _open(self) -> Iterator[QWidget]:
        """Those that keep the time of a demonstration: not the one in the tray's place."""
        return (window for window in self._made if window is not self._status)

    def _show_theme(self, theme: Theme) -> None:
        if self._rings is not None:
            self._rings.show_theme(theme)
        self.side.show_theme(theme)
        for window in self._made:
            show = getattr(window, "show_theme", None)
            if show is not None:
                show(theme)
        self.show_bar()

    def _picture(self, routine: Routine, size: QSize, ratio: float) -> QPixmap:
        from backcare_desktop.ui.offer_words import key_pose

        return self._figures.picture(self._theme, key_pose(routine), size, ratio)

    def _ask_day(self) -> None:
        self._days.ask(self._means.wall().date(), QCursor.pos())

    def _help_closed(self) -> None:
        self._drop(self._help)
        self._help = None

    def _first_gone(self) -> None:
        self._drop(self._first)
        self._first = None
        self.card_may_come.emit()

    def _drop(self, window: QWidget | None) -> None:
        if window is not None:
            self._made.remove(window)
            window.deleteLater()
        self.seen_changed.emit()

    def _end_week(self) -> None:
        if self._week.state() == QProcess.ProcessState.NotRunning:
            return
        self._week.terminate()
        if not self._week.waitForFinished(_CHILD_MS):
            self._week.kill()
            self._week.waitForFinished(_CHILD_MS)
