"""The screen reader Orca on the stage: what it says is written down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stage.screen import Screen
from stage.waiting import NotInTime, until

_SAID = re.compile(r"SPEECH OUTPUT: ['\"](.*)['\"] ?\{")
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
    """Orca, once it speaks; it needs a sound server to speak to. Raises MissingPart, NotInTime."""
    screen.said((*_BUS, "org.a11y.Bus.GetAddress"))
    orca = Orca(screen.folder / "orca.txt")
    words = ("orca", f"--debug-file={orca.account}")
    process = screen.start(words, env={"PATH": f"{_alone(screen)}:{screen.env['PATH']}"})
    try:
        until("Orca speaks", orca.said, 40.0)
        yield orca
    finally:
        screen.children.stop(process)


def _alone(screen: Screen) -> Path:
    """Where Orca's question whether its user runs another one is answered by no.

    There may be one on each of several screens at once, and `--replace` would end them all.
    """
    folder = screen.folder / "no-other-orca"
    folder.mkdir(exist_ok=True)
    answer = folder / "pgrep"
    answer.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    answer.chmod(0o755)
    return folder
