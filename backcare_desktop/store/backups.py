"""A backup a day, each examined: seven days are kept, and one of each of four weeks before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

from backcare_desktop.core.stages import Progress, nothing
from backcare_desktop.paths import made
from backcare_desktop.store.refusals import named
from backcare_desktop.store.soundness import copy_sound, is_sound

DAILY = 7
WEEKLY = 4

_NAME = re.compile(r"log-(\d{4}-\d\d-\d\d)\.sqlite3")


class Backups:
    """The backups in one folder, one file a lived day."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def days(self) -> list[date]:
        """The days of which there is one, newest first; none where the folder may not be read."""
        with suppress(OSError):
            return sorted(self._found(), reverse=True)
        return []

    def file(self, day: date) -> Path:
        """Where that day's backup is, or would be."""
        return self._folder / f"log-{day.isoformat()}.sqlite3"

    def files(self) -> list[Path]:
        """All of them, newest first."""
        return [self.file(day) for day in self.days()]

    def keep(self, log: Path, day: date, progress: Progress = nothing) -> None:
        """Make that day's, in place of one that is there, and let go of the oldest.

        A log that is not sound replaces nothing. Raises StoreError.
        """
        with named(self._folder):
            made(self._folder)
            for left in self._folder.glob(".log-*.new"):
                left.unlink(missing_ok=True)
            fresh = self._folder / f".{self.file(day).name}.new"
            copy_sound(log, fresh, progress)
            fresh.replace(self.file(day))
            for old in self.superfluous(day):
                self.file(old).unlink(missing_ok=True)

    def newest_sound(self, progress: Progress = nothing) -> tuple[date, Path] | None:
        """The newest one that is whole; a broken one is passed over."""
        for day in self.days():
            if is_sound(self.file(day), progress):
                return day, self.file(day)
        return None

    def superfluous(self, today: date) -> list[date]:
        """Those that need not be kept any more."""
        days = self.days()
        return sorted(set(days) - set(worth_keeping(days, today)))

    def forget(self) -> None:
        """Remove every one of them. Raises StoreError."""
        with named(self._folder), suppress(FileNotFoundError):
            for day in list(self._found()):
                self.file(day).unlink(missing_ok=True)

    def _found(self) -> Iterator[date]:
        for match in filter(None, (_NAME.fullmatch(path.name) for path in self._folder.iterdir())):
            with suppress(ValueError):
                yield date.fromisoformat(match[1])


def worth_keeping(days: Iterable[date], today: date) -> list[date]:
    """Seven days, and of older ones the newest of each week: four.

    A day that is still to come, of a clock that was wrong, is kept beside.
    """
    ordered = sorted(days, reverse=True)
    ahead = [day for day in ordered if day > today]
    daily = [day for day in ordered if day <= today][:DAILY]
    weeks: dict[date, date] = {}
    for day in ordered:
        if day <= today and day not in daily:
            weeks.setdefault(day - timedelta(days=day.weekday()), day)
    return [*ahead, *daily, *sorted(weeks.values(), reverse=True)[:WEEKLY]]
