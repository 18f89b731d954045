"""Word from the kernel when a file in a folder is another: written, put in its place, or gone."""

from __future__ import annotations

import contextlib
from pathlib import Path

from backcare_desktop.system.linux.inotify import GONE, MOVED, REMOVED, WRITTEN, Inotify


class FileWatch:
    """The folder need not be there yet. Raises OSError where nobody tells.

    A `file` in it is watched besides: it may only lead to one that lies elsewhere.
    """

    def __init__(self, folder: Path, file: Path | None = None) -> None:
        self._folder, self._file = folder, file
        self._watch = Inotify()
        self._watches = False
        self._begin()

    def fileno(self) -> int:
        """What becomes readable when something has happened; -1 once it is closed.

        Who asks brings the watch to a folder that was not there before.
        """
        if not self._watches:
            self._begin()
        return self._watch.fileno()

    def drain(self) -> bool:
        """Take in what has come; whether a file may be another one."""
        happened = self._watch.happened()
        if happened:
            self._begin()
        return happened

    def close(self) -> None:
        """Watch no more."""
        self._watch.close()

    def _begin(self) -> None:
        """Anew after each change, for a file that was put in the place of another is a new one."""
        self._watches = False
        with contextlib.suppress(OSError):
            self._watch.watch(self._folder, WRITTEN | MOVED | REMOVED | GONE)
            self._watches = True
            if self._file is not None:
                self._watch.watch(self._file, WRITTEN)
