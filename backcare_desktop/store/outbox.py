"""Facts that the log would not take yet, in a plain file: they outlive the program."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from backcare_desktop.paths import made
from backcare_desktop.store.fact_rows import Row
from backcare_desktop.store.whole_file import replace_whole

_LOGGER = logging.getLogger(__name__)


class Outbox:
    """One row a line. A second line of defence: where it fails too, the rows stay in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, rows: Iterable[Row]) -> bool:
        """Add rows, on disk when this returns True; False if that is refused as well."""
        # The first line break closes a line that a power cut may have torn.
        lines = "\n" + _lines(rows)
        try:
            made(self._path.parent)
            handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(lines)
                file.flush()
                os.fsync(handle)
        except OSError as error:
            _LOGGER.warning("facts wait in memory only: %s", error)
            return False
        return True

    def rows(self) -> list[Row]:
        """What waits, in order. A line that makes no sense is passed over."""
        try:
            lines = self._path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []
        return list(_readable(lines)) if lines else []

    def forget(self, first: date, last: date) -> int:
        """Let go of what happened on these lived days; how much that was. Raises OSError.

        Killed at any instant, it has let go of all of that, or of nothing.
        """
        rows = self.rows()
        kept = [row for row in rows if not first.isoformat() <= row.day <= last.isoformat()]
        if kept and len(kept) < len(rows):
            replace_whole(self._path, _lines(kept).encode(), lasting=True)
        elif rows and not kept:
            self._path.unlink(missing_ok=True)
        return len(rows) - len(kept)

    def clear(self) -> None:
        """Forget everything: it is in the log."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            # The log passes over what it has already, so the rows may well be put in again.
            _LOGGER.warning("saved facts could not be taken out of the outbox: %s", error)


def _lines(rows: Iterable[Row]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def _readable(lines: Iterable[str]) -> Iterator[Row]:
    """Looked over like facts from elsewhere: one that the log refuses would hold all others up."""
    from backcare_desktop.store.import_file import taken_by_the_log

    for line in filter(None, lines):
        try:
            row = Row._make(json.loads(line))
            yield taken_by_the_log({**row._asdict(), "body": json.loads(row.body)})
        except (ValueError, TypeError, RecursionError):
            _LOGGER.warning("passed over a torn line of the outbox")
