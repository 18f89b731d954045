"""The start of the resident program: its icon stands in the tray before the rest is loaded."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import backcare_desktop.ui  # noqa: F401 - first, for it spares the imports after it
from backcare_desktop.paths import Places, own_command, places
from backcare_desktop.system.linux.memory import give_large_blocks_back
from backcare_desktop.ui.before_qt import (
    choose_lean_platform_theme,
    keep_no_pixmaps,
    say_nothing_of_missing_services,
)
from backcare_desktop.ui.early_clicks import EarlyClicks
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.wire.line import AlreadyRunning, NotListening
from backcare_desktop.wire.server import Server, listen

if TYPE_CHECKING:
    from backcare_desktop.app import Program
    from backcare_desktop.log_mending import LogMending
    from backcare_desktop.store.looked import Looked
    from backcare_desktop.ui.theme import Theme

SEEN_MS = 40
"""Milliseconds that the tray's host has to fetch the icon before we are busy for a while."""

_FAILED = 1
_LOGGER = logging.getLogger(__name__)


def main() -> int:
    """Run until the user quits; the exit code."""
    give_large_blocks_back()
    choose_lean_platform_theme(os.environ)
    say_nothing_of_missing_services()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("backcare-desktop")
    app.setDesktopFileName("backcare-desktop")
    app.setQuitOnLastWindowClosed(False)
    keep_no_pixmaps()
    found = places()
    server = _listening(found)
    if isinstance(server, AlreadyRunning):
        return 0
    look = partial(_look, app, found, server)
    return Start(app, look, partial(_loaded, app, found, server)).run()


def _listening(found: Places) -> Server | AlreadyRunning | NotListening:
    try:
        return listen(found.socket)
    except (AlreadyRunning, NotListening) as error:
        return error


def _loaded(
    app: QApplication,
    found: Places,
    server: Server | NotListening,
    seat: TraySeat,
    looked: Looked,
) -> Program:
    from backcare_desktop.app import Program

    return Program(app, found, server, seat, looked)


def _look(
    app: QApplication,
    found: Places,
    server: Server | NotListening,
    clicks: EarlyClicks,
    go_on: Callable[[Looked], None],
) -> None:
    """Goes on with the log, open; where it is damaged, once it has been mended."""
    from backcare_desktop.store.looked import Looked
    from backcare_desktop.store.mending import open_sound
    from backcare_desktop.store.refusals import DamagedLog, StoreError

    looked = Looked()
    try:
        looked = Looked(open_sound(found.database))
    except DamagedLog:
        mending = _mending(app, found, server)
        mending.ended.connect(go_on)
        mending.start()
        clicks.answered_by(mending.come_forward)
        return
    except StoreError:
        pass  # the program tells of it, and tries again
    go_on(looked)


def _mending(app: QApplication, found: Places, server: Server | NotListening) -> LogMending:
    """Who asks or clicks meanwhile hears of it at once."""
    from backcare_desktop.log_mending import LogMending
    from backcare_desktop.meanwhile import Meanwhile
    from backcare_desktop.mending_beside import MEND_LOG

    log = found.database
    mending = LogMending(own_command(MEND_LOG), log, partial(_theme, app, found), app)
    if isinstance(server, Server):
        left = partial(leave, app, server, mending)
        meanwhile = Meanwhile(server, log, mending.come_forward, left, app)
        mending.ended.connect(meanwhile.end)
    return mending


def leave(app: QApplication, server: Server, mending: LogMending) -> None:
    """Before there is a program that could end."""
    mending.leave()
    QTimer.singleShot(0, app, server.close)
    QTimer.singleShot(0, app, app.quit)


def _theme(app: QApplication, found: Places) -> Theme:
    """For the one window that may come before the program has its own way to dress."""
    from backcare_desktop import parts
    from backcare_desktop.core.wishes import Wishes
    from backcare_desktop.store.preferences import Preferences
    from backcare_desktop.ui.appearance import Appearance

    desktop = parts.desktop()
    wishes = desktop.wishes if desktop else Wishes()
    if desktop is not None:
        desktop.close()
    settings = Preferences(found.settings).load().settings
    return Appearance(app, parts.tokens, settings, wishes).theme


def become(command: list[str]) -> int:
    """Be that program from here on, in this process; the exit code where that is refused."""
    try:
        os.execv(command[0], command)  # noqa: S606 - our own program
    except OSError:
        _LOGGER.exception("the program could not begin anew")
    return _FAILED


class Start:
    """Shows the icon; `load` makes what is behind it, which takes the icon over.

    Before that it is looked at the log: to mend one takes seconds, in which nothing else is done.
    """

    def __init__(
        self,
        app: QApplication,
        look: Callable[[EarlyClicks, Callable[[Looked], None]], None],
        load: Callable[[TraySeat, Looked], Program],
        followed_by: Callable[[list[str]], int] = become,
    ) -> None:
        self._become = followed_by
        self._app, self._look, self._make = app, look, load
        self._seat = TraySeat(TrayIcons(dark_bar=False))
        self._clicks = EarlyClicks(self._seat)
        self._program: Program | None = None

    def run(self) -> int:
        """Until it is ended; the exit code."""
        self._seat.come_up()
        QTimer.singleShot(SEEN_MS, self._begin)
        code = self._app.exec()
        if self._program is None:
            return code
        self._program.end()
        return self._become(own_command("run")) if self._program.begins_anew else code

    def _begin(self) -> None:
        with self._ending():
            self._look(self._clicks, self._load)

    def _load(self, looked: Looked) -> None:
        with self._ending():
            program = self._make(self._seat, looked)
            program.begin()
            self._program = program
            self._clicks.end()

    @contextmanager
    def _ending(self) -> Iterator[None]:
        """Whatever fails here ends it: an icon with nothing behind it would be a lie."""
        try:
            yield
        except BaseException:
            self._app.exit(_FAILED)
            raise
