"""Stand-ins for players and voices: small programs on a PATH of their own that note their words."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from stage.waiting import until

HANGS = "exec sleep 600"
FAILS = "exit 3"
DONE = "exit 0"


@dataclass
class Machine:
    """Its programs, its sound servers, and what was asked of them."""

    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    def install(self, name: str, then: str = DONE) -> None:
        """That program is here; it notes each call as a line, and does this."""
        script = self.folder / "bin" / name
        script.write_text(
            f'#!/bin/sh\necho $$ >> "{self.folder}/pids"\n'
            f'echo "{name} $*" >> "{self.folder}/said"\n{then}\n',
            encoding="utf-8",
        )
        script.chmod(0o755)

    def pids(self) -> list[int]:
        """The processes of these calls."""
        return [int(line) for line in _lines(self.folder / "pids")]

    def said(self) -> list[str]:
        """What was asked of all of them so far."""
        return _lines(self.folder / "said")

    def wait_for(self, count: int) -> list[str]:
        """The lines, once there are so many."""
        return until(f"{count} calls", lambda: said if len(said := self.said()) >= count else [])


@contextmanager
def machine(folder: Path, *, servers: tuple[str, ...] = ("pipewire", "pulse")) -> Iterator[Machine]:
    """One with these sound servers listening, and no program but the shell's own."""
    (folder / "bin").mkdir()
    (folder / "cards").mkdir()
    runtime = Path(os.path.relpath(folder / "run"))  # a socket's path must be short
    (folder / "run" / "pulse").mkdir(parents=True)
    for name in ("sh", "sleep", "cat", "setpriv"):
        found = shutil.which(name)
        if found is not None:
            (folder / "bin" / name).symlink_to(found)
    names = {"pipewire": runtime / "pipewire-0", "pulse": runtime / "pulse" / "native"}
    open_sockets = [_listening(names[name]) for name in servers]
    try:
        yield Machine(folder, {"PATH": str(folder / "bin"), "XDG_RUNTIME_DIR": str(folder / "run")})
    finally:
        for one in open_sockets:
            one.close()


def lives(pid: int) -> bool:
    """Whether it still runs."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _listening(path: Path) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.bind(str(path))
    return made


class Clock:
    """A clock turned by hand."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at
