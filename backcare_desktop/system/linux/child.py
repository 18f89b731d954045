"""A small program of the system that tells us something, line by line; it is never waited for."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

_CHUNK = 65536
_LAST_MOMENT = 0.2


class Child:
    """Raises FileNotFoundError (an OSError) where the program is not installed."""

    def __init__(self, words: Sequence[str], environ: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - words of our own
            (*with_us(environ), found(words[0], environ), *words[1:]),
            env={**environ, "LC_ALL": "C"},
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._rest = b""
        self.code: int | None = None
        os.set_blocking(self.fileno(), False)

    def fileno(self) -> int:
        """What becomes readable when it has said something, or has ended; -1 afterwards."""
        pipe = self._process.stdout
        return -1 if pipe is None or pipe.closed else pipe.fileno()

    def ended(self) -> bool:
        """Whether all it said has been heard; `code` is its exit code then."""
        return self.fileno() < 0

    def lines(self) -> list[str]:
        """The whole lines that it has said since."""
        while not self.ended():
            try:
                data = os.read(self.fileno(), _CHUNK)
            except BlockingIOError:
                break
            self._rest += data
            if not data:
                self._let_end()
        *whole, self._rest = self._rest.split(b"\n")
        return [line.decode(errors="replace") for line in whole]

    def _let_end(self) -> None:
        """Who closes their mouth is about to go by themselves."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.code = self._process.wait(_LAST_MOMENT)
        self.close()

    def close(self) -> None:
        """End it; it may be called twice."""
        if self._process.stdout is not None:
            self._process.stdout.close()
        if self.code is None:
            if self._process.poll() is None:
                self._process.kill()
            self.code = self._process.wait()


def found(program: str, environ: Mapping[str, str]) -> str:
    """Where that program is. Raises FileNotFoundError where it is not installed."""
    path = shutil.which(program, path=environ.get("PATH"))
    if path is None:
        raise FileNotFoundError(f"{program} is not installed")
    return path


def with_us(environ: Mapping[str, str]) -> tuple[str, ...]:
    """What makes a child end also when we are killed; without it, it ends at its next word."""
    path = shutil.which("setpriv", path=environ.get("PATH"))
    return () if path is None else (path, "--pdeathsig", "KILL", "--")
