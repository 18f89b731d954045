"""The day's backup, made by a child of the running program: the window's thread never waits."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from backcare_desktop.paths import own_command, places
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.refusals import DamagedLog, NoLog, StoreError
from backcare_desktop.store.soundness import is_sound

_LOGGER = logging.getLogger(__name__)

COMMAND = "keep-backup"
"""The hidden subcommand of our own executable."""

FOUND_DAMAGED = 3
"""The child's exit code when it is the log itself that is damaged."""

_END_S = 1.5
"""Seconds that a child has to end once it is told to, and as many once it is killed."""

_SETTLED_S = 120.0
"""Seconds after the start before which there is no backup: others are starting, too."""


class DailyBackup:
    """Once a lived day, at the first look for which there is none yet. Starts are by `boot`."""

    def __init__(
        self, backups: Backups, started: float, command: Sequence[str] | None = None
    ) -> None:
        self._backups, self._started = backups, started
        self._command = own_command(COMMAND) if command is None else command
        self._tried: date | None = None
        self._child: subprocess.Popen[bytes] | None = None

    def keep(self, day: date, boot: float) -> bool:
        """See to it that there is one of this day; one that failed is tried again tomorrow.

        True once when the log that was to be copied was found to be damaged.
        """
        damaged = self._reap() == FOUND_DAMAGED
        if day == self._tried or boot - self._started < _SETTLED_S:
            return damaged
        if self._child is not None:
            self._child.kill()  # since another day: it hangs, and the next look goes on
            return damaged
        self._tried = day
        self._begin(day)
        return damaged

    def _begin(self, day: date) -> None:
        if day in self._backups.days():
            return
        try:
            self._child = subprocess.Popen(  # noqa: S603 - our own program
                (*self._command, day.isoformat()),
                stdin=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            _LOGGER.warning("no backup of the log was made: %s", error)

    def close(self) -> None:
        """Let go; a backup that is being made is ended, and one half made is no backup.

        A child that hangs is not waited for.
        """
        for end in (subprocess.Popen.terminate, subprocess.Popen.kill):
            if self._child is not None:
                end(self._child)
                with suppress(subprocess.TimeoutExpired):
                    self._child.wait(_END_S)
            self._reap()

    def _reap(self) -> int:
        if self._child is None or self._child.poll() is None:
            return 0
        code, self._child = self._child.returncode, None
        if code:
            _LOGGER.warning("no backup of the log was made (%d)", code)
        return code


def main(day_said: str = "") -> int:
    """Make the backup of that lived day."""
    found = places()
    try:
        day = date.fromisoformat(day_said)
        Backups(found.backups).keep(found.database, day)
    except NoLog:
        return 0
    except DamagedLog as error:
        sys.stderr.write(f"{error}\n")
        return 1 if is_sound(found.database) else FOUND_DAMAGED
    except (ValueError, StoreError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0
