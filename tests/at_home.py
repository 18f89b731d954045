"""One user's home, and the command line over it, in this same process."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from backcare_desktop.cli import main
from backcare_desktop.core.facts import Skipped
from backcare_desktop.paths import Places
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog

ZONE = timezone(timedelta(hours=1))


def fact(day: int, slot: str = "") -> Skipped:
    """Of that day of November; its slot is what is looked for in the bytes of files."""
    at = datetime(2026, 11, day, 9, tzinfo=ZONE)
    return Skipped(
        id=UUID(int=day), at=at, day=at.date(), slot=slot or f"secret-{day:02}-{'x' * 40}"
    )


@dataclass
class Home:
    """One user's places, and the command line over them."""

    found: Places
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch

    def remember(self, *days: int) -> None:
        with closing(FactLog(open_writer(self.found.database))) as log:
            log.append(map(fact, days))

    def days(self) -> list[int]:
        with closing(FactLog(open_reader(self.found.database))) as log:
            return [one.day.day for one in log.since(date.min)]

    def say(self, *words: str, typed: str = "") -> tuple[int, str, str]:
        """Exit code, what is said, and what is wrong."""
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        code = main(words)
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def holds(self, text: str) -> list[str]:
        """The files anywhere in this home whose bytes have this text."""
        files = (path for path in self.found.data.parent.rglob("*") if path.is_file())
        return sorted(path.name for path in files if text.encode() in path.read_bytes())
