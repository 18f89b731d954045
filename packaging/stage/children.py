"""The processes of one stage: started with a mark of their own, so that all can be ended.

A bus starts helpers that nobody is told of; they inherit the mark and are found by it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from stage.waiting import NotInTime, until

MARK = "BACKCARE_STAGE"
PATIENCE_S = 5.0
"""Seconds that a child has for a decent end."""


class Children:
    """Processes that end with the stage."""

    def __init__(self, env: Mapping[str, str], logs: Path) -> None:
        self._mark = uuid.uuid4().hex
        self.env: dict[str, str] = {**env, MARK: self._mark}
        self._logs = logs
        self._started: list[subprocess.Popen[bytes]] = []
        self._names: dict[int, str] = {}

    def start(
        self,
        words: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        stdin: int | None = subprocess.DEVNULL,
        stdout: int | IO[bytes] | None = None,
        stderr: int | IO[bytes] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a program; what it says goes to its log where no other place is named.

        It is killed with the thread that starts it, if that is killed.
        """
        with self.log_of(words[0]).open("ab") as log:
            child = subprocess.Popen(
                (*_bound_to_us(), *words),
                env={**self.env, **(env or {})},
                stdin=stdin,
                stdout=log if stdout is None else stdout,
                stderr=log if stderr is None else stderr,
                start_new_session=True,
            )
        self._started.append(child)
        self._names[child.pid] = Path(words[0]).name
        return child

    def log_of(self, program: str) -> Path:
        """Where that program’s words are kept while the stage stands."""
        return self._logs / f"{Path(program).name}.log"

    def stop(self, child: subprocess.Popen[bytes], *, patience_s: float = PATIENCE_S) -> int:
        """Ask it to end, insist after a while; its exit code, negative for a signal."""
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(patience_s)
            except subprocess.TimeoutExpired:
                child.kill()
        code = child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()
        if child in self._started:
            self._started.remove(child)
        return code

    def end(self, program: str) -> None:
        """End all that run that program: a bus, a window manager."""
        for child in self._started.copy():
            if self._names[child.pid] == program:
                self.stop(child)

    def end_all(self) -> None:
        """End everything, the last started first, then what the bus started besides."""
        for child in reversed(self._started.copy()):
            self.stop(child)
        with contextlib.suppress(NotInTime):
            until("the stage is empty", lambda: not self._strays(), 0.5)
            return
        for pid in self._strays():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _strays(self) -> list[int]:
        mark = f"{MARK}={self._mark}".encode()
        pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
        return [pid for pid in pids if pid != os.getpid() and _carries(pid, mark)]


def _bound_to_us() -> tuple[str, ...]:
    """The words before a command that let it die with us, where util-linux is installed."""
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "KILL") if setpriv else ()


def _carries(pid: int, mark: bytes) -> bool:
    try:
        return mark in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return False
