"""Whether a camera is held open by a program of the user's.

The kernel says when a camera's file is opened or closed; only then is it looked up by whom.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from backcare_desktop.system.linux.inotify import CLOSED, MADE, OPENED, REMOVED, Inotify

NAME = "cameras"

_CAMERA = "video"


class Camera:
    """Cameras may be plugged in and out. Raises OSError where the kernel tells nothing.

    `own` is our process, which does not count.
    """

    name = NAME

    def __init__(
        self, own: int, devices: Path = Path("/dev"), processes: Path = Path("/proc")
    ) -> None:
        self._own = str(own)
        self._devices = devices
        self._processes = processes
        self._watch: Inotify | None = Inotify()
        self._held = False
        self._doubtful = False
        self._watch.watch(devices, MADE | REMOVED)
        self._again()

    def usable(self) -> bool:
        """Until it is closed, or the folder of devices has gone."""
        return self._watch is not None

    def on(self) -> bool | None:
        """Whether a camera is held open now."""
        if self._doubtful:
            # Word of an opening may be quicker than the list of open files.
            self._doubtful = False
            self._again()
        return self._held if self.usable() else None

    def fileno(self) -> int:
        """What becomes readable when a camera is opened, closed, or comes or goes."""
        return -1 if self._watch is None else self._watch.fileno()

    def drain(self) -> bool:
        """Look up who holds a camera, if anything has happened; whether it is other than before."""
        if self._watch is None or not self._watch.happened():
            return False
        before, self._doubtful = self._held, True
        self._again()
        return self.usable() and self._held != before

    def close(self) -> None:
        """Stop watching."""
        if self._watch is not None:
            self._watch.close()
            self._watch = None

    def _again(self) -> None:
        if self._watch is None:
            return
        if not self._devices.is_dir():
            self.close()
            return
        cameras = tuple(self._devices.glob(f"{_CAMERA}[0-9]*"))
        for camera in cameras:
            with contextlib.suppress(OSError):
                self._watch.watch(camera, OPENED | CLOSED)
        held = {str(camera) for camera in cameras}
        self._held = bool(cameras) and any(file in held for file in self._open_files())

    def _open_files(self) -> Iterator[str]:
        """What the user's other programs hold open; those of others may not be looked at."""
        for process in self._processes.iterdir():
            if process.name.isdigit() and process.name != self._own:
                yield from _files_of(process / "fd")


def _files_of(folder: Path) -> Iterator[str]:
    try:
        files = list(folder.iterdir())
    except OSError:
        return
    for file in files:
        with contextlib.suppress(OSError):
            yield str(file.readlink())
