"""The composition root of the week's window: a process of its own, that reads and never writes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QApplication

import backcare_desktop.ui  # noqa: F401 - first, for it spares the imports after it
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.week import DAYS, Week, made_week, week_of
from backcare_desktop.core.wishes import Wishes
from backcare_desktop.paths import Places, places, resources_dir
from backcare_desktop.store.preferences import Preferences
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.store.week_counts import read_week
from backcare_desktop.system.clock import SystemClock
from backcare_desktop.system.linux.appearance import DesktopAppearance
from backcare_desktop.ui.announcement import tell_windows
from backcare_desktop.ui.appearance import (
    Appearance,
    choose_lean_platform_theme,
    say_nothing_of_missing_services,
)
from backcare_desktop.ui.focus_ring import FocusRings
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import read_tokens
from backcare_desktop.ui.week_page import HIGH, WIDE, WeekPage
from backcare_desktop.ui.week_picture import picture_of
from backcare_desktop.ui.week_window import WeekChart
from backcare_desktop.wire.line import Message, WireError
from backcare_desktop.wire.listener import Listener, listen_to

_LIMIT_S = 0.5
_AGAIN_MS = 5_000
"""How long until the next try to reach the program, while none runs."""

_FIRST_WORD = 0.15


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for: which week, and a picture instead of a window."""

    day: date | None
    today: date | None
    png: Path | None


def main(argv: Sequence[str] | None = None) -> int:
    """Show the window until it is closed, or draw it into a file; the exit code."""
    asked = _asked(argv)
    if asked.png is not None:
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
    return program.draw(asked.png) if asked.png is not None else program.run()


def draw_unseen(environ: MutableMapping[str, str]) -> None:
    """A picture needs no screen: where there is none, do without."""
    if not has_screen(environ):
        environ["QT_QPA_PLATFORM"] = "offscreen"


def has_screen(environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown: without a screen Qt would end the process at once."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(environ.get(name) for name in named)


def _asked(argv: Sequence[str] | None) -> Asked:
    parser = argparse.ArgumentParser(prog="backcare-desktop week", description=__doc__)
    parser.add_argument("--date", metavar="D", type=date.fromisoformat)
    parser.add_argument("--today", metavar="D", type=date.fromisoformat, help=argparse.SUPPRESS)
    parser.add_argument("--png", metavar="FILE", type=Path)
    found = parser.parse_args(argv)
    return Asked(found.date, found.today, found.png)


class WeekProgram(QObject):
    """Everything that lives as long as the window."""

    def __init__(self, app: QApplication, found: Places, asked: Asked) -> None:
        super().__init__(app)
        self._app, self._found, self._asked = app, found, asked
        self._clock, self._told_day = SystemClock(), asked.today
        self._preferences = Preferences(found.settings)
        self._desktop = _desktop() if asked.png is None else None
        self._appearance = self._dressed()
        self._first = self._week_of(asked.day or self._today())
        theme = self._appearance.theme
        self._page = WeekPage(theme, self._nothing(), WeekChart)
        self._rings = FocusRings(app, theme)
        self._listener: Listener | None = None
        self._ears: QSocketNotifier | None = None
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._listen)
        self._appearance.changed.connect(self._show_theme)
        self._page.turned.connect(self._turn)
        self._show()

    def run(self) -> int:
        """Until the window is closed."""
        self._follow_desktop()
        self._listen()
        self._come_forward()
        code = self._app.exec()
        self._leave()
        return code

    def draw(self, file: Path) -> int:
        """The window as a picture; 1, and a sentence on stderr, where it cannot be written."""
        self._page.resize(self._appearance.theme.scaled(WIDE), self._appearance.theme.scaled(HIGH))
        writer = QImageWriter(str(file), QByteArray(b"png"))
        if writer.write(picture_of(self._page)):
            return 0
        sys.stderr.write(f"The picture could not be written to {file}.\n")
        return 1

    def _come_forward(self) -> None:
        self._page.setWindowState(self._page.windowState() & ~Qt.WindowState.WindowMinimized)
        self._page.show()
        self._page.raise_()
        self._page.activateWindow()

    def _show(self) -> None:
        """Read the week again, and show it or why it cannot be read."""
        try:
            week = read_week(self._found.database, self._first, self._today())
        except StoreError as error:
            self._page.show_week(self._nothing())
            self._page.show_problem(str(error))
        else:
            self._page.show_week(week)

    def _nothing(self) -> Week:
        return made_week(self._first, self._today(), {})

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
        return week_of(day, QLocale().firstDayOfWeek().value - 1)

    def _listen(self) -> None:
        """Hear of changes; while nobody is there to tell, try again."""
        try:
            self._listener = listen_to(self._found.socket, _LIMIT_S)
        except WireError:
            self._again.start()
            return
        handle = self._listener.fileno()
        self._ears = QSocketNotifier(handle, QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._hear)

    def _hear(self) -> None:
        listener = self._listener
        if listener is None:
            return
        for message in listener.drain():
            self._take(message)
        if not listener.is_open:
            self._stop_hearing()
            self._told_day = self._asked.today
            self._again.start()
        self._appearance.show_settings(self._preferences.load().settings)
        self._show()

    def _take(self, message: Message) -> None:
        """The program may say which day it is, for a demonstration has its own; or call us."""
        if message.get("front"):
            self._come_forward()
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

    def _stop_hearing(self) -> None:
        if self._ears is not None:
            self._ears.setEnabled(False)
            self._ears.deleteLater()
        if self._listener is not None:
            self._listener.close()
        self._ears = self._listener = None

    def _dressed(self) -> Appearance:
        wishes = self._desktop.wishes if self._desktop else Wishes()
        settings = self._preferences.load().settings
        return Appearance(self._app, lambda: read_tokens(resources_dir()), settings, wishes)

    def _show_theme(self, theme: Theme) -> None:
        self._rings.show_theme(theme)
        self._page.show_theme(theme)

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
        self._again.stop()
        self._stop_hearing()
        if self._desktop is not None:
            self._desktop.close()


def _desktop() -> DesktopAppearance | None:
    try:
        desktop = DesktopAppearance(os.environ.get("XDG_CURRENT_DESKTOP", ""))
    except OSError:
        return None
    desktop.wait_for_first_word(_FIRST_WORD)
    return desktop
