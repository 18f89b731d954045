"""All windows of the resident program: loaded and made when they are first needed, wired once.

At rest there is only a tray: what draws a window costs memory and time from its import on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QCursor, QDesktopServices
from PySide6.QtWidgets import QApplication

from backcare_desktop.break_windows import BreakMeans, BreakWindows
from backcare_desktop.core.facts import PauseKind
from backcare_desktop.core.heat_time import HeatStanding
from backcare_desktop.core.pausing import Length
from backcare_desktop.core.plan import Plan
from backcare_desktop.kept_windows import KeptWindows
from backcare_desktop.open_windows import OpenWindows
from backcare_desktop.sheet_windows import SheetMeans, SheetWindows
from backcare_desktop.side_windows import SideMeans, SideWindows
from backcare_desktop.ui.announcement import unheard
from backcare_desktop.ui.appearance import Appearance
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.ui.tray_view import startable
from backcare_desktop.week_process import WeekProcess

if TYPE_CHECKING:
    from backcare_desktop.ui.figure_view import DrawnFigures
    from backcare_desktop.ui.heat_strip import HeatStrip
    from backcare_desktop.ui.panel import Panel
    from backcare_desktop.ui.panel_view import PanelView
    from backcare_desktop.ui.pause_menu import DayPopup
    from backcare_desktop.ui.status_window import StatusWindow
    from backcare_desktop.ui.theme import Theme

ASKED_AGAIN = 10
"""So many looks from one question for the tray to the next; its coming and going is heard."""

LATER_MS = 30 * 60 * 1000
"""Milliseconds until what was put off after a check-in is named again, once."""


@dataclass(frozen=True, slots=True)
class Means:
    """What the windows are given: the time, what a panel shows, how the week is started.

    `view` is given whether to look ahead through the day, which takes a while.
    """

    clock: Callable[[], float]
    wall: Callable[[], datetime]
    view: Callable[[bool], PanelView]
    figures: Callable[[], DrawnFigures]
    week_command: list[str]
    call_week: Callable[[str], bool]
    shadows: bool
    side: SideMeans
    sheets: SheetMeans


class Windows(QObject):
    """Shows and hides; what was said in any of them comes out here."""

    answered = Signal(object)
    """One of core.reply's values."""

    pause_asked = Signal(object)
    """Prompts are to be off for so long: a `core.pausing.Length`."""

    ignoring_asked = Signal(object)
    """A sense is wrong, or heeded again: `core.sense.Ignoring`."""

    card_may_come = Signal()
    """The panel, or the page of the first start, has gone; the card may come."""

    quit_asked = Signal()
    """To end, and nothing speaks against it, or it was said all the same."""

    settings_chosen = Signal(object)
    """The settings are to be these."""

    checked_in = Signal(object)
    """A check-in was saved: `core.check_in.Daily` or `Weekly`."""

    heard = Signal(object)
    """Heat is to be heard now: `core.heat_time.Heard`."""

    seen_changed = Signal()
    """A window has come or gone."""

    def __init__(
        self,
        app: QApplication,
        plan: Plan,
        appearance: Appearance,
        means: Means,
        seat: TraySeat,
    ) -> None:
        super().__init__(app)
        self._plan, self._appearance, self._means = plan, appearance, means
        self.seat = seat
        self._status: StatusWindow | None = None
        self._looks = 0
        self._kind: PauseKind = "pause"
        self._owes_word = False
        self._week = WeekProcess(means.week_command, means.call_week, self)
        self._week.changed.connect(self.seen_changed)
        self._kept = KeptWindows(app, appearance, self)
        self.breaks = self._made_breaks()
        self._opened = OpenWindows(self._kept.theme, self)
        self._opened.seen_changed.connect(self.seen_changed)
        self.sheets = self._made_sheets()
        self.side = self._made_side()
        self._kept.settings_asked.connect(self.side.open_settings)
        self.breaks.help_asked.connect(self.sheets.open_help)
        self.breaks.learn_asked.connect(self.side.open_learn)
        self.tray = self._made_tray()
        self.show_bar()
        appearance.changed.connect(self._show_theme)

    @cached_property
    def _panel(self) -> Panel:
        from backcare_desktop.ui.panel import Panel

        made = Panel(self._kept.theme(), composited=self._means.shadows)
        made.answered.connect(self.answered)
        made.ignoring_asked.connect(self.ignoring_asked)
        made.week_asked.connect(self._week.show)
        made.help_asked.connect(self.sheets.open_help)
        made.settings_asked.connect(self.side.open_settings)
        made.check_in_asked.connect(self.side.open_check_in)
        made.activity_asked.connect(self.sheets.open_activity)
        made.learn_asked.connect(self.side.open_learn)
        made.opened.connect(self._panel_opened)
        made.closed.connect(self.seen_changed)
        made.closed.connect(self.card_may_come)
        return self._kept.keep(made)

    @cached_property
    def _strip(self) -> HeatStrip:
        from backcare_desktop.ui.heat_strip import HeatStrip

        with unheard():
            made = HeatStrip(
                self._kept.theme(), composited=self._means.shadows, now=self._means.clock
            )
        made.answered.connect(self.answered)
        made.heard.connect(self.heard)
        made.help_asked.connect(self.sheets.open_help)
        return self._kept.keep(made)

    @cached_property
    def _days(self) -> DayPopup:
        from backcare_desktop.ui.pause_menu import DayPopup

        with unheard():
            made = DayPopup(self._kept.theme())
        made.chosen.connect(self._take_day)
        return self._kept.keep(made)

    def anything_seen(self) -> bool:
        """Whether a window of ours is on screen."""
        return (
            self._week.is_running
            or self._opened.anything_seen()
            or self._kept.anything_seen(but=self._status)
        )

    @property
    def are_done_with(self) -> bool:
        """Whether there were some, none is up, and none has left anything to be said."""
        up = self._status is not None or self.seat.menu.isVisible() or self.anything_seen()
        return self._kept.were_needed and not up and not self._owes_word

    def show_plan(self, plan: Plan) -> None:
        """The settings have led to another plan."""
        self._plan = plan
        self.sheets.show_plan(plan)
        self.tray.show_startable(startable(plan))

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
        there = self.seat.is_there
        if self._status is not None:
            self._status.show_tray(there=there)
        elif not there:
            self._status = self._made_status()
            self._show_status(self._status)
            self._status.showMinimized()

    def renew_tray(self) -> None:
        """A tray host has come, or gone."""
        if self.seat.is_there:
            self.seat.renew()
        self.show_tray()

    def show_bar(self) -> None:
        """The bar with the tray may be dark now, or bright."""
        self.seat.show_bar(dark=self._appearance.dark_bar)

    def come_forward(self) -> None:
        """Show that we are here."""
        if self.breaks.come_forward():
            return
        if self._status is not None:
            self._status.come_up()
        else:
            self._show_at_once()
            self._panel.open_at(self.seat.place())

    def toggle_panel(self) -> None:
        """The tray was clicked."""
        if not self._panel.isVisible():
            self._show_at_once()
        self._panel.toggle_at(self.seat.place())

    def show_heat(self, heat: HeatStanding | None, boot: float) -> None:
        """Heat runs, or its pad may be on; or neither. `boot` is what the clock reads."""
        if heat is not None or "_strip" in self.__dict__:
            self.sheets.pad_may_be_on = heat is not None
            self._strip.show_heat(heat, boot)

    def hand_over_to_week(self) -> None:
        """Its window listens from now on."""
        self._week.hand_over()

    def let_week_stay(self) -> None:
        """Its window outlives what comes now."""
        self._week.let_stay()

    def leave(self) -> None:
        """Close everything; a session that runs is ended and kept."""
        self.breaks.leave()
        strip = self.__dict__.get("_strip")
        if strip is not None:
            strip.leave()
        if self._status is not None:
            self._status.go()
        self.seat.go()
        self._week.end()

    def _made_breaks(self) -> BreakWindows:
        means = self._means
        given = BreakMeans(
            means.clock, means.wall, self._appearance, means.figures, shadows=means.shadows
        )
        breaks = BreakWindows(self._kept, given, self)
        breaks.answered.connect(self.answered)
        breaks.session_gone.connect(self.seen_changed)
        return breaks

    def _made_tray(self) -> Tray:
        tray = Tray(self.seat, startable(self._plan))
        tray.opened.connect(self._appearance.dress)
        tray.answered.connect(self.answered)
        tray.pause_asked.connect(self.pause_asked)
        tray.ignoring_asked.connect(self.ignoring_asked)
        tray.panel_asked.connect(self.toggle_panel)
        tray.day_asked.connect(self._ask_day)
        tray.activity_asked.connect(self.sheets.open_activity)
        tray.answers_asked.connect(self.sheets.open_first)
        tray.week_asked.connect(self._week.show)
        tray.help_asked.connect(self.sheets.open_help)
        tray.settings_asked.connect(self.side.open_settings)
        tray.check_in_asked.connect(self.side.open_check_in)
        tray.learn_asked.connect(self.side.open_learn)
        tray.support_asked.connect(self.side.open_support)
        tray.quit_asked.connect(self.sheets.ask_to_quit)
        return tray

    def _made_status(self) -> StatusWindow:
        from backcare_desktop.ui.status_window import StatusWindow

        with unheard():
            made = StatusWindow(self._kept.theme(), self.seat.icons, self.seat.menu)
        made.answered.connect(self.answered)
        made.ignoring_asked.connect(self.ignoring_asked)
        made.week_asked.connect(self._week.show)
        made.help_asked.connect(self.sheets.open_help)
        made.settings_asked.connect(self.side.open_settings)
        made.quit_asked.connect(self.sheets.ask_to_quit)
        return self._kept.keep(made)

    def _made_sheets(self) -> SheetWindows:
        sheets = SheetWindows(
            self._opened, self._plan, self._means.sheets, lambda: self.breaks.figures
        )
        sheets.answered.connect(self.answered)
        sheets.settings_chosen.connect(self.settings_chosen)
        sheets.quit_asked.connect(self.quit_asked)
        sheets.first_gone.connect(self.card_may_come)
        return sheets

    def _made_side(self) -> SideWindows:
        side = SideWindows(self._opened, self._means.side)
        side.answered.connect(self.answered)
        side.settings_chosen.connect(self.settings_chosen)
        side.checked_in.connect(self.checked_in)
        side.later_asked.connect(self._remind_later)
        side.answers_asked.connect(self.sheets.open_first)
        side.help_asked.connect(self.sheets.open_help)
        side.week_asked.connect(self._week.show)
        side.folder_asked.connect(self._show_folder)
        self.sheets.support_asked.connect(side.open_support)
        return side

    def _remind_later(self) -> None:
        self._owes_word = True
        QTimer.singleShot(LATER_MS, self, self._remind)

    def _remind(self) -> None:
        self._owes_word = False
        said = self.tr("Two minutes of slow breathing are in the menu, under Breathe.")
        self.seat.say(self.tr("BackCare"), said)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._means.side.folder))

    def _show_at_once(self) -> None:
        """The panel opens with what is known; the day ahead follows when it stands."""
        self._panel.show_view(self._means.view(False))  # noqa: FBT003 - not to look ahead
        QTimer.singleShot(0, self._panel, self.refresh)

    def _show_status(self, status: StatusWindow) -> None:
        status.show_view(self._means.view(False))  # noqa: FBT003 - not to look ahead

    def _panel_opened(self) -> None:
        """It says what the card says, and may lie under it."""
        self.breaks.withdraw_cards()
        self.seen_changed.emit()

    def _show_theme(self, theme: Theme) -> None:
        """The kept ones ask for theirs: the evening's may be darker than the rest."""
        self._opened.show_theme(theme)
        self._kept.show_theme()
        self.show_bar()

    def _ask_day(self, kind: PauseKind) -> None:
        self._kind = kind
        self._days.ask(self._means.wall().date(), QCursor.pos())

    def _take_day(self, day: date) -> None:
        self.pause_asked.emit(Length(day.isoformat(), self._kind))
