"""The composition root of the week's window: a process of its own, that reads and never writes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import QApplication

import backcare_desktop.ui  # noqa: F401 - first, for it spares the imports after it
from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.felt import Felt
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.more import More
from backcare_desktop.core.private import KeyOutcome
from backcare_desktop.core.tally import timed_slots
from backcare_desktop.core.week import DAYS, Week, made_week, week_of
from backcare_desktop.core.wishes import Wishes
from backcare_desktop.more_offer import MoreOffer
from backcare_desktop.opening import Opening, key_child
from backcare_desktop.paths import Places, own_command, places, resources_dir
from backcare_desktop.recovery_key import RecoveryKey
from backcare_desktop.side_windows import SLOW_BREATHING
from backcare_desktop.store.export_file import NotWritten
from backcare_desktop.store.in_mending import mending_told
from backcare_desktop.store.more_offered import read_more
from backcare_desktop.store.plan_file import BadPlan
from backcare_desktop.store.plan_in_force import plan_in_force
from backcare_desktop.store.preferences import Preferences
from backcare_desktop.store.private_answers import KeyChild
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.store.summary_counts import read_felt
from backcare_desktop.store.week_counts import goal_of, read_week
from backcare_desktop.system.clock import SystemClock
from backcare_desktop.system.linux.appearance import DesktopAppearance
from backcare_desktop.ui.announcement import tell_windows
from backcare_desktop.ui.appearance import Appearance
from backcare_desktop.ui.before_qt import (
    choose_lean_platform_theme,
    say_nothing_of_missing_services,
)
from backcare_desktop.ui.first_weekday import first_weekday
from backcare_desktop.ui.focus_ring import FocusRings
from backcare_desktop.ui.log_words import log_refused
from backcare_desktop.ui.recovery_key_window import RecoveryKeyWindow
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import read_tokens
from backcare_desktop.ui.week_help import WeekHelp
from backcare_desktop.ui.week_page import HIGH, WIDE, WeekPage
from backcare_desktop.ui.week_window import WeekChart
from backcare_desktop.week_asked import Asked, asked_by, draw_unseen, errand_from, has_screen
from backcare_desktop.week_ears import LIMIT_S, WeekEars
from backcare_desktop.week_errands import WeekErrands
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import Message, WireError

_FIRST_WORD = 0.15


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed, or draw it into a file; the exit code."""
    asked = asked_by(argv)
    if asked.picture is not None:
        draw_unseen(os.environ)
    elif not has_screen(os.environ):
        sys.stderr.write("There is no screen for a window here; week --png FILE draws one.\n")
        return 1
    choose_lean_platform_theme(os.environ)
    say_nothing_of_missing_services()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("backcare-desktop")
    app.setDesktopFileName("backcare-desktop")
    tell_windows()
    program = WeekProgram(app, places(), asked)
    return program.run() if asked.picture is None else program.draw(asked.picture)


class WeekProgram(QObject):
    """Everything that lives as long as the window."""

    def __init__(self, app: QApplication, found: Places, asked: Asked) -> None:
        super().__init__(app)
        self._app, self._found, self._asked = app, found, asked
        self._clock, self._told_day = SystemClock(), asked.today
        self._preferences = Preferences(found.settings)
        self._settings = self._preferences.load().settings
        self._desktop = _desktop() if asked.picture is None else None
        self._appearance = self._dressed()
        self._first = self._week_of(asked.day or self._today())
        theme = self._appearance.theme
        self._page = WeekPage(theme, self._nothing(), WeekChart)
        self._rings = FocusRings(app, theme)
        self._ears = WeekEars(found.socket, self)
        self._ears.heard.connect(self._hear)
        self._appearance.changed.connect(self._show_theme)
        self._page.turned.connect(self._turn)
        self._held: list[str] = []
        self._errands = WeekErrands(self._page, lambda: self._held)
        self._errands.ended.connect(self._show)
        self._timed: Mapping[Pillar, int] | None = None
        self._opening = Opening(self, self._key_child)
        self._opening.came.connect(self._show_felt)
        self._page.opened_again.connect(self._open_again)
        self._page.key_asked.connect(self._ask_key)
        self._key = RecoveryKey(lambda: None, self)
        self._key.came.connect(self._show_outcome)
        self._key_window: RecoveryKeyWindow | None = None
        self._help = self._made_help()
        self._more = MoreOffer(self._page, found.socket, LIMIT_S, self._read_more)
        self._show()

    def run(self) -> int:
        """Until the window is closed."""
        self._follow_desktop()
        self._ears.listen()
        self._come_forward()
        QTimer.singleShot(0, self, lambda: self._page.run_errand(self._asked.errand))
        code = self._app.exec()
        self._leave()
        return code

    def draw(self, file: Path) -> int:
        """The window as a picture; 1, and a sentence on stderr, where it cannot be written."""
        self._page.resize(self._appearance.theme.scaled(WIDE), self._appearance.theme.scaled(HIGH))
        try:
            self._errands.draw(self._asked.kind, file)
        except NotWritten as error:
            sys.stderr.write(f"{error}\n")
            return 1
        return 0

    def _come_forward(self) -> None:
        self._page.setWindowState(self._page.windowState() & ~Qt.WindowState.WindowMinimized)
        self._page.show()
        self._page.raise_()
        self._page.activateWindow()

    def _show(self) -> None:
        """Read the week again, and show it or why it cannot be read."""
        try:
            found, today = self._found.database, self._today()
            with mending_told(self._found):
                week = read_week(found, self._first, today, self._settings, self._slots())
        except StoreError as error:
            self._page.show_week(self._nothing())
            self._page.show_problem(log_refused(error.cause, str(error.path)))
        else:
            self._page.show_week(week)
            self._show_felt()
            self._more.show_offer(now=week.is_now and self._ears.hears)

    def _slots(self) -> Mapping[Pillar, int]:
        """The plan's timed slots; a plan that cannot be read costs only their number."""
        if self._timed is None:
            found = self._found
            try:
                plan = plan_in_force(resources_dir(), found.settings, found.routines).plan
                self._timed = timed_slots(plan)
            except BadPlan:
                self._timed = {}
        return self._timed

    def _show_felt(self) -> None:
        """A picture for others shows nothing of it."""
        if self._asked.picture is not None:
            return
        try:
            felt = self._felt()
            if felt.ratings.unread:
                self._opening.needed(felt.ratings.unread)
                felt = replace(felt, reading=self._opening.reading)
        except StoreError:
            return
        self._page.show_felt(felt)

    def _felt(self) -> Felt:
        last = self._first + timedelta(days=DAYS - 1)
        opening = self._opening
        return read_felt(self._found.database, last, opening.opened, opening.reading)

    def _open_again(self) -> None:
        self._opening.again()
        self._show_felt()

    def _key_child(self, *, quietly: bool) -> KeyChild:
        return key_child(quietly=quietly, held=self._held)

    def _ask_key(self) -> None:
        window = self._key_window
        if window is None:
            window = self._key_window = RecoveryKeyWindow(self._appearance.theme, shows=False)
            window.entered.connect(self._key.enter)
            window.help_asked.connect(self._help.open)
            window.closed.connect(self._forget_key_window)
        window.show()
        window.raise_()
        window.activateWindow()
        window.field.setFocus()

    def _made_help(self) -> WeekHelp:
        made = WeekHelp(
            lambda: self._appearance.theme,
            lambda: self._settings.numbers,
            can_breathe=lambda: self._ears.hears,
            parent=self,
        )
        self._page.help_asked.connect(made.open)
        made.week_asked.connect(self._come_forward)
        made.breathe_asked.connect(self._breathe)
        return made

    def _breathe(self) -> None:
        """The running program leads through it."""
        program, *words = own_command("start", SLOW_BREATHING)
        QProcess.startDetached(program, words)

    def _forget_key_window(self) -> None:
        if self._key_window is not None:
            self._key_window.deleteLater()
        self._key_window = None

    def _show_outcome(self, outcome: KeyOutcome) -> None:
        """A right key opens what it can at once; the program holds it, too, and goes by it."""
        if outcome.what in {"kept", "right"}:
            self._hold([outcome.key])
            with suppress(WireError):
                ask(self._found.socket, {"do": "hold", "key": outcome.key}, LIMIT_S)
            if self._key_window is not None:
                self._key_window.close()
        elif self._key_window is not None:
            self._key_window.show_outcome(outcome)

    def _hold(self, keys: Iterable[object]) -> None:
        new = [key for key in keys if isinstance(key, str) and key not in self._held]
        if new:
            self._held += new
            self._open_again()

    def _read_more(self) -> More | None:
        found = self._found.database
        return read_more(found, resources_dir(), self._settings, self._today())

    def _nothing(self) -> Week:
        return made_week(self._first, self._today(), {}, goal=goal_of(self._settings))

    def _turn(self, turn: str) -> None:
        match turn:
            case "earlier":
                self._first -= timedelta(days=DAYS)
            case "later":
                self._first += timedelta(days=DAYS)
            case _:
                self._first = self._week_of(self._today())
        self._show()

    def _today(self) -> date:
        """The lived day; the running program knows better, for its clock may be another."""
        return self._told_day or lived_day(self._clock.wall())

    def _week_of(self, day: date) -> date:
        return week_of(day, first_weekday())

    def _hear(self, messages: list[Message]) -> None:
        for message in messages:
            self._take(message)
        self._opening.something_new()
        if not self._ears.hears:
            self._told_day = self._asked.today
        settings = self._preferences.load().settings
        if settings != self._settings:
            self._settings, self._timed = settings, None
        self._appearance.show_settings(self._settings)
        self._show()

    def _take(self, message: Message) -> None:
        """The program may say which day it is, for a demonstration has its own; or call us.

        A key that was entered in one of its windows opens the check-ins in ours.
        """
        if message.get("front"):
            self._opening.looked_at()
            self._come_forward()
            self._page.run_errand(errand_from(message.get("errand")))
        keys = message.get("keys")
        if isinstance(keys, list):
            self._hold(keys)
        day = message.get("day")
        if not isinstance(day, str):
            return
        was_now = self._first == self._week_of(self._today())
        try:
            self._told_day = date.fromisoformat(day)
        except ValueError:
            return
        if was_now:
            self._first = self._week_of(self._today())

    def _dressed(self) -> Appearance:
        wishes = self._desktop.wishes if self._desktop else Wishes()
        settings = self._preferences.load().settings
        return Appearance(self._app, lambda: read_tokens(resources_dir()), settings, wishes)

    def _show_theme(self, theme: Theme) -> None:
        self._rings.show_theme(theme)
        self._page.show_theme(theme)
        self._help.show_theme(theme)
        if self._key_window is not None:
            self._key_window.show_theme(theme)

    def _follow_desktop(self) -> None:
        desktop = self._desktop
        if desktop is None or desktop.fileno() < 0:
            return
        eyes = QSocketNotifier(desktop.fileno(), QSocketNotifier.Type.Read, self)

        def take() -> None:
            if desktop.drain():
                self._appearance.show_wishes(desktop.wishes)
            if desktop.fileno() < 0:
                eyes.setEnabled(False)

        eyes.activated.connect(take)

    def _leave(self) -> None:
        self._errands.let_go()
        self._ears.close()
        self._opening.let_go()
        self._key.close()
        if self._desktop is not None:
            self._desktop.close()


def _desktop() -> DesktopAppearance | None:
    try:
        desktop = DesktopAppearance(os.environ.get("XDG_CURRENT_DESKTOP", ""))
    except OSError:
        return None
    desktop.wait_for_first_word(_FIRST_WORD)
    return desktop
