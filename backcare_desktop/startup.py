"""The start of the resident program: its icon stands in the tray before the rest is loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import backcare_desktop.ui  # noqa: F401 - first, for it spares the imports after it
from backcare_desktop.paths import Places, own_command, places
from backcare_desktop.ui.before_qt import (
    choose_lean_platform_theme,
    say_nothing_of_missing_services,
)
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.wire.line import AlreadyRunning, NotListening
from backcare_desktop.wire.server import Server, listen

if TYPE_CHECKING:
    from backcare_desktop.app import Program

SEEN_MS = 40
"""Milliseconds that the tray's host has to fetch the icon before we are busy for a while."""

_FAILED = 1


def main() -> int:
    """Run until the user quits; the exit code."""
    choose_lean_platform_theme(os.environ)
    say_nothing_of_missing_services()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("backcare-desktop")
    app.setDesktopFileName("backcare-desktop")
    app.setQuitOnLastWindowClosed(False)
    found = places()
    server = _listening(found)
    if isinstance(server, AlreadyRunning):
        return 0
    return Start(app, partial(_loaded, app, found, server)).run()


def _listening(found: Places) -> Server | AlreadyRunning | NotListening:
    try:
        return listen(found.socket)
    except (AlreadyRunning, NotListening) as error:
        return error


def _loaded(
    app: QApplication, found: Places, server: Server | NotListening, seat: TraySeat
) -> Program:
    from backcare_desktop.app import Program

    return Program(app, found, server, seat)


class Start:
    """Shows the icon; `load` makes what is behind it, which takes the icon over."""

    def __init__(self, app: QApplication, load: Callable[[TraySeat], Program]) -> None:
        self._app, self._make = app, load
        self._seat = TraySeat(TrayIcons(dark_bar=False))
        self._program: Program | None = None

    def run(self) -> int:
        """Until it is ended; the exit code."""
        self._seat.come_up()
        QTimer.singleShot(SEEN_MS, self._load)
        code = self._app.exec()
        if self._program is None:
            return code
        self._program.end()
        if self._program.begins_anew:
            command = own_command("run")
            os.execv(command[0], command)  # noqa: S606 - our own program
        return code

    def _load(self) -> None:
        """Whatever fails here ends it: an icon with nothing behind it would be a lie."""
        try:
            program = self._make(self._seat)
            program.begin()
        except BaseException:
            self._app.exit(_FAILED)
            raise
        self._program = program
