"""The screen reader Orca on the stage: what it says is written down."""

from __future__ import annotations

import fcntl
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stage.screen import Screen
from stage.waiting import NotInTime, until

_SAID = re.compile(r"SPEECH OUTPUT: ['\"](.*)['\"] ?\{")
TURN_S = 150.0
"""Seconds until it is this test's turn: another one has its own minute or two."""

_BUS = ("dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus")


@dataclass(frozen=True, slots=True)
class Orca:
    """What it has said since it stands, in its own account of its work."""

    account: Path

    def said(self) -> list[str]:
        """All of it so far, one sentence an entry."""
        if not self.account.exists():
            return []
        lines = self.account.read_text(encoding="utf-8", errors="replace").splitlines()
        return [found[1].strip() for line in lines if (found := _SAID.search(line))]

    def wait_for(self, words: str, *, limit_s: float = 30.0) -> None:
        """Until it has said something that has these words in it. Raises NotInTime."""
        try:
            until(f"Orca says {words!r}", lambda: any(words in one for one in self.said()), limit_s)
        except NotInTime as late:
            raise NotInTime(f"{late}; it said {self.said()}") from None


@contextmanager
def running(screen: Screen) -> Iterator[Orca]:
    """Orca, once it speaks; it needs a sound server to speak to. Raises MissingPart, NotInTime.

    One at a time on a machine, whatever its screen: a second one ends the first, or itself.
    """
    screen.said((*_BUS, "org.a11y.Bus.GetAddress"))
    orca = Orca(screen.folder / "orca.txt")
    with _alone():
        process = screen.start(("orca", f"--debug-file={orca.account}"))
        try:
            until("Orca speaks", orca.said, 40.0)
            yield orca
        finally:
            screen.children.stop(process)


@contextmanager
def _alone() -> Iterator[None]:
    """While no other test has an Orca. Raises NotInTime."""
    place = Path(tempfile.gettempdir()) / f"backcare-stage-orca-{os.getuid()}.lock"
    with place.open("w", encoding="utf-8") as lock:
        until("no other Orca", lambda: _taken(lock.fileno()), TURN_S)
        yield


def _taken(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
