"""The composition root of the resident program: builds every object, connects every wire."""

from __future__ import annotations

import logging
import os
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QLocale, QObject, QProcess, QSize, QTimer
from PySide6.QtGui import QCursor, QPixmap
from PySide6.QtWidgets import QApplication

from backcare_desktop.answering import Answering, Voice
from backcare_desktop.companion import Companion
from backcare_desktop.core.facts import Fact, SessionEnded
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.pausing import pause_until
from backcare_desktop.core.reply import Pause
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.week import Week, week_of
from backcare_desktop.core.wishes import Wishes
from backcare_desktop.engine import Engine, Told
from backcare_desktop.faults import catch_faults, write_log
from backcare_desktop.paths import Places, own_command, places, resources_dir
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.keeper import Keeper
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.plan_in_force import plan_in_force
from backcare_desktop.store.pose_file import read_poses
from backcare_desktop.store.record import RecordFile, running_system
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.store.week_counts import read_week
from backcare_desktop.system.clock import DemoClock, SystemClock
from backcare_desktop.system.demo_idle import DemoIdle
from backcare_desktop.system.linux.appearance import DesktopAppearance
from backcare_desktop.system.linux.compositor import composited
from backcare_desktop.system.linux.idle import pick_idle
from backcare_desktop.system.linux.session_bus import NoBus
from backcare_desktop.system.linux.tray_host import TrayHostWatch
from backcare_desktop.system.ports import IdleSource
from backcare_desktop.system.senses import Senses
from backcare_desktop.ui.appearance import Appearance, choose_lean_platform_theme
from backcare_desktop.ui.figure_view import DrawnFigures
from backcare_desktop.ui.focus_ring import FocusRings
from backcare_desktop.ui.look_timer import LookTimer
from backcare_desktop.ui.offer_words import key_pose
from backcare_desktop.ui.panel import Panel
from backcare_desktop.ui.panel_view import panel_view
from backcare_desktop.ui.pause_menu import DayPopup
from backcare_desktop.ui.player import Player
from backcare_desktop.ui.prompt_card import PromptCard
from backcare_desktop.ui.refusal_words import refusal_said
from backcare_desktop.ui.safety_page import SafetyPage
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import read_tokens
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_view import startable
from backcare_desktop.ui.wakes import Wake, end_on_signals
from backcare_desktop.wire.line import AlreadyRunning, NotListening
from backcare_desktop.wire.server import Server, listen

DEMO_START = "BACKCARE_DEMO_START"
"""An aware ISO time: a demonstration begins there, and does not wait between two prompts."""

DEMO_PACE = 0.04
"""Seconds of real time between two looks of a demonstration, while nothing is on screen."""

REMEMBERED = timedelta(days=28)
"""How far back a start looks (law 21)."""

_FIRST_WORD = 0.15
"""Seconds that the desktop has to say how it looks, before our first window."""

POSES = Path("figure", "poses.json")

_CHILD_MS = 500
"""Milliseconds that a child has to end."""

_LOGGER = logging.getLogger(__name__)


def main() -> int:
    """Run until the user quits; the exit code."""
    choose_lean_platform_theme(os.environ)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("backcare-desktop")
    app.setApplicationDisplayName("BackCare Desktop")
    app.setDesktopFileName("backcare-desktop")
    app.setQuitOnLastWindowClosed(False)
    found = places()
    write_log(found.state / "backcare.log")
    try:
        server = listen(found.socket)
    except AlreadyRunning:
        return 0
    except NotListening as error:
        _LOGGER.warning("%s", error)
        server = None
    return Program(app, found, server).run()


class Sensing(NamedTuple):
    """The clock, and all that is sensed with it."""

    clock: SystemClock | DemoClock
    idle: IdleSource
    all: Senses


class Program(QObject):
    """Everything that lives as long as the program."""

    def __init__(self, app: QApplication, found: Places, server: Server | None) -> None:
        super().__init__(app)
        self._app, self._found, self._server = app, found, server
        self._sensing = _sensing(os.environ.get(DEMO_START, ""))
        in_force = plan_in_force(resources_dir(), found.settings, found.routines)
        self._plan, self._problems = in_force.plan, in_force.problems
        self._desktop = _desktop()
        self._appearance = self._dressed(in_force.settings)
        self._build_windows(self._appearance.theme)
        self._keeper = _keeper(found)
        self._records = RecordFile(found.record, running_system())
        self._companion = Companion(self._plan, self._tray, self._card, self._player)
        self._engine = Engine(
            self._plan, self._sensing.all, self._keeper, self._records, self._companion.happened
        )
        self._answering = Answering(self._engine, self._voice())
        self._timer = LookTimer(self)
        self._connect()
        self._wake()

    def run(self) -> int:
        """Until it is ended; the exit code."""
        since = lived_day(self._sensing.clock.wall()) - REMEMBERED
        remembered = self._keeper.remembered(since)
        self._companion.serve(self._engine, played(remembered))
        self._engine.begin(remembered, self._records.read())
        self._tray.come_up()
        self._companion.show_problems(self._problems)
        code = self._app.exec()
        self._let_go()
        return code

    def _dressed(self, settings: Settings) -> Appearance:
        wishes = self._desktop.wishes if self._desktop else Wishes()
        return Appearance(self._app, read_tokens(resources_dir()), settings, wishes)

    def _build_windows(self, theme: Theme) -> None:
        shadows = composited(os.environ)
        self._figures = DrawnFigures(read_poses(resources_dir() / POSES))
        self._rings = FocusRings(self._app, theme)
        self._tray = Tray(TrayIcons(dark_bar=self._appearance.dark_bar), startable(self._plan))
        now = self._sensing.clock.boot
        self._card = PromptCard(theme, composited=shadows, picture=self._picture, now=now)
        self._player = Player(theme, now=now, composited=shadows, figures=self._figures)
        self._panel = Panel(theme, composited=shadows, now=now)
        self._days = DayPopup(theme)
        self._help: SafetyPage | None = None
        self._week = QProcess(self)
        self._week.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)

    def _picture(self, routine: Routine, size: QSize, ratio: float) -> QPixmap:
        return self._figures.picture(self._appearance.theme, key_pose(routine), size, ratio)

    def _voice(self) -> Voice:
        titles = {name: routine.title for name, routine in self._plan.routines.items()}
        return Voice(
            status=self._companion.status,
            refusal=lambda refusal: refusal_said(refusal, titles),
            come_forward=self._come_forward,
            leave=self._leave,
        )

    def _connect(self) -> None:
        for window in (self._tray, self._card, self._player, self._panel):
            window.answered.connect(self._companion.answer)
        self._tray.pause_asked.connect(self._pause)
        self._tray.help_asked.connect(self._show_help)
        self._tray.week_asked.connect(self._show_week)
        self._tray.quit_asked.connect(self._leave)
        self._tray.panel_asked.connect(self._toggle_panel)
        self._tray.day_asked.connect(self._ask_day)
        self._days.chosen.connect(lambda day: self._pause(day.isoformat()))
        self._panel.week_asked.connect(self._show_week)
        self._panel.help_asked.connect(self._show_help)
        self._panel.opened.connect(self._arm)
        self._panel.closed.connect(self._arm)
        self._player.help_asked.connect(self._show_help)
        self._player.closed.connect(self._arm)
        self._companion.followed.connect(self._followed)
        self._timer.rang.connect(self._look)
        self._appearance.changed.connect(self._show_theme)

    def _wake(self) -> None:
        if self._server is not None:
            Wake(self._server.fileno, self._hear, self)
        if self._desktop is not None:
            Wake(self._desktop.fileno, self._desktop_changed, self)
        self._hosts = _tray_hosts()
        if self._hosts is not None:
            Wake(self._hosts.fileno, self._host_came, self)
        self._idle_wake = Wake(self._sensing.idle.fileno, self._sensed, self)
        end_on_signals(self._leave, self)
        catch_faults(self._tell_fault)

    def _look(self) -> None:
        clock = self._sensing.clock
        if isinstance(clock, DemoClock) and not self._is_watched():
            clock.jump_to(self._engine.phase.asked)
        self._engine.look()

    def _followed(self, told: Told) -> None:
        if told.facts:
            self._answering.tell_change()
        if self._panel.isVisible():
            self._show_panel_view()
        self._arm()

    def _arm(self) -> None:
        """Ring when the engine asked for it; a demonstration rings at once where nobody looks."""
        clock = self._sensing.clock
        hurried = isinstance(clock, DemoClock) and not self._is_watched()
        wait = DEMO_PACE if hurried else self._engine.phase.asked - clock.boot()
        self._timer.arm(wait)

    def _is_watched(self) -> bool:
        """Whether anything is on screen that shows the time."""
        week = self._week.state() != QProcess.ProcessState.NotRunning
        shown = self._help is not None or self._panel.isVisible() or self._days.isVisible()
        return week or shown or self._companion.is_seen

    def _hear(self) -> None:
        if self._server is not None:
            for message, answer in self._server.drain():
                self._answering.take(message, answer)

    def _desktop_changed(self) -> None:
        if self._desktop is not None and self._desktop.drain():
            self._appearance.show_wishes(self._desktop.wishes)
            self._tray.show_bar(dark=self._appearance.dark_bar)

    def _host_came(self) -> None:
        if self._hosts is not None and self._hosts.drain() and self._tray.is_there:
            self._tray.renew()

    def _sensed(self) -> None:
        if self._sensing.idle.drain():
            self._engine.look()

    def _show_theme(self, theme: Theme) -> None:
        windows = (self._rings, self._card, self._player, self._panel, self._help)
        for window in windows:
            if window is not None:
                window.show_theme(theme)
        self._tray.show_bar(dark=self._appearance.dark_bar)

    def _pause(self, length: str) -> None:
        now, hours = self._sensing.clock.wall(), self._plan.hours
        self._companion.answer(Pause(pause_until(length, now, hours)))

    def _show_help(self) -> None:
        if self._help is None:
            self._help = SafetyPage(self._appearance.theme)
            self._help.closed.connect(self._help_closed)
        self._help.show()
        self._help.raise_()
        self._help.activateWindow()

    def _show_week(self) -> None:
        """The week is a process of its own: what draws it is heavy, and goes with it."""
        if self._week.state() != QProcess.ProcessState.NotRunning:
            self._answering.tell_forward()
            return
        program, *words = own_command("week")
        self._week.start(program, words)

    def _help_closed(self) -> None:
        if self._help is not None:
            self._help.deleteLater()
            self._help = None

    def _toggle_panel(self) -> None:
        if not self._panel.isVisible():
            self._show_panel_view()
        self._panel.toggle_at(self._tray.place())

    def _come_forward(self) -> None:
        """Started a second time: show that we are here."""
        if self._player.isVisible():
            self._player.raise_()
            self._player.activateWindow()
            return
        self._show_panel_view()
        self._panel.open_at(self._tray.place())

    def _show_panel_view(self) -> None:
        notices = (self._companion.notice,) if self._companion.notice else ()
        view = panel_view(
            self._plan,
            self._engine.phase,
            self._engine.moment(),
            week=self._week_so_far(),
            notices=notices,
        )
        self._panel.show_view(view)

    def _week_so_far(self) -> Week | None:
        today = self._engine.phase.ledger.day
        first = week_of(today, QLocale().firstDayOfWeek().value - 1)
        try:
            return read_week(self._found.database, first, today)
        except StoreError:
            return None

    def _ask_day(self) -> None:
        self._days.ask(self._sensing.clock.wall().date(), QCursor.pos())

    def _tell_fault(self) -> None:
        said = self.tr("Something went wrong in BackCare itself. The reminders go on.")
        self._tray.say(self.tr("BackCare"), said)

    def _leave(self) -> None:
        """What runs is ended and kept, then everything goes."""
        self._player.close()
        QTimer.singleShot(0, self._app.quit)

    def _let_go(self) -> None:
        self._timer.stop()
        self._end_week()
        self._tray.go()
        self._keeper.close()
        self._sensing.all.close()
        if self._server is not None:
            self._server.close()

    def _end_week(self) -> None:
        self._week.terminate()
        if not self._week.waitForFinished(_CHILD_MS):
            self._week.kill()
            self._week.waitForFinished(_CHILD_MS)


def played(facts: tuple[Fact, ...]) -> set[str]:
    """The routines that have been played before, at least in part."""
    ended = (fact for fact in facts if isinstance(fact, SessionEnded) and fact.blocks)
    return {name for fact in ended for name in fact.routines}


def _sensing(demo_start: str) -> Sensing:
    if demo_start:
        clock = DemoClock(datetime.fromisoformat(demo_start).astimezone())
        idle = DemoIdle(clock)
        return Sensing(clock, idle, Senses(clock, idle))
    real = SystemClock()
    sensed = pick_idle(os.environ, real)
    return Sensing(real, sensed, Senses(real, sensed))


def _desktop() -> DesktopAppearance | None:
    try:
        desktop = DesktopAppearance(os.environ.get("XDG_CURRENT_DESKTOP", ""))
    except NoBus as error:
        _LOGGER.info("the desktop is not asked for its look: %s", error)
        return None
    desktop.wait_for_first_word(_FIRST_WORD)
    return desktop


def _tray_hosts() -> TrayHostWatch | None:
    try:
        return TrayHostWatch()
    except NoBus as error:
        _LOGGER.info("tray hosts are not watched: %s", error)
        return None


def _keeper(found: Places) -> Keeper:
    return Keeper(
        writes=lambda: FactLog(open_writer(found.database)),
        reads=lambda: FactLog(open_reader(found.database)),
        outbox=Outbox(found.outbox),
    )
