"""A small program of the system that does one thing for us: never waited for, ended in time."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
from collections.abc import Callable, Mapping, Sequence

from backcare_desktop.system.linux.child import found, with_us

_LAST_MOMENT = 0.2


class Errand:
    """Raises OSError where the program is not installed. `ends` is a reading of the clock `now`.

    It ends also when we are killed. `stdin` is a handle of ours that it reads from.
    """

    def __init__(
        self,
        words: Sequence[str],
        environ: Mapping[str, str],
        ends: float | None,
        stdin: int = subprocess.DEVNULL,
    ) -> None:
        self.ends = ends
        self._process = subprocess.Popen(  # noqa: S603 - words of our own
            (*with_us(environ), found(words[0], environ), *words[1:]),
            env=dict(environ),
            start_new_session=True,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._handle = _handle_of(self._process.pid)

    def fileno(self) -> int:
        """What becomes readable at its end; -1 where the system has no such thing."""
        return self._handle

    def code(self) -> int | None:
        """Its exit code; None while it runs."""
        return self._process.poll()

    def close(self) -> None:
        """End it; it may be called twice."""
        if self._process.poll() is None:
            self._process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_LAST_MOMENT)
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


class Errands:
    """Those that run; the oldest ends when there are more than `most`. `now` is a clock."""

    def __init__(self, most: int, now: Callable[[], float]) -> None:
        self._most, self._now = most, now
        self._running: list[Errand] = []
        self._poll = select.epoll()

    def fileno(self) -> int:
        """What becomes readable when one has ended; -1 after `close`."""
        return -1 if self._poll.closed else self._poll.fileno()

    def add(self, errand: Errand) -> None:
        """One more."""
        self._running.append(errand)
        if errand.fileno() >= 0:
            self._poll.register(errand.fileno(), select.EPOLLIN)
        for old in self._running[: -self._most]:
            self._forget(old)

    def reap(self) -> bool:
        """Let those go that have ended or had their time; whether all of them did their thing."""
        well = True
        for errand in tuple(self._running):
            code = errand.code()
            late = errand.ends is not None and self._now() >= errand.ends
            if code is not None or late:
                self._forget(errand)
                well = well and code == 0
        return well

    def due(self) -> float | None:
        """When the first of them has had its time; None while nothing runs."""
        return min((one.ends for one in self._running if one.ends is not None), default=None)

    @property
    def is_idle(self) -> bool:
        """Whether none runs."""
        return not self._running

    def end(self) -> None:
        """End all that run."""
        for errand in tuple(self._running):
            self._forget(errand)

    def close(self) -> None:
        """End all for good; it may be called twice."""
        self.end()
        self._poll.close()

    def _forget(self, errand: Errand) -> None:
        self._running.remove(errand)
        if errand.fileno() >= 0 and not self._poll.closed:
            self._poll.unregister(errand.fileno())
        errand.close()


class OverErrands:
    """What is done by small programs, at most so many at once; no longer usable once one fails."""

    def __init__(self, most: int, environ: Mapping[str, str], now: Callable[[], float]) -> None:
        self._environ, self._now = environ, now
        self._errands = Errands(most, now)
        self._failed = False

    def usable(self) -> bool:
        """Whether it has done all that it was given."""
        return not self._failed

    def fileno(self) -> int:
        """What becomes readable when one is over."""
        return self._errands.fileno()

    def drain(self) -> bool:
        """See what is over, and whether it was done."""
        self._failed = not self._errands.reap() or self._failed
        return False

    def due(self) -> float | None:
        """When the first of them has had its time."""
        return self._errands.due()

    def close(self) -> None:
        """End what is going on."""
        self._errands.close()


def _handle_of(pid: int) -> int:
    """A handle that tells of the end of a child of ours; the kernel has it since 5.3."""
    try:
        return os.pidfd_open(pid)
    except (AttributeError, OSError):
        return -1
