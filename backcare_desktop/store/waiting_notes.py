"""Notes about health that wait for a key: in the session's own memory folder, never on a disk."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from backcare_desktop.core.check_in import CheckIn, check_in_from, check_in_table, kind_of
from backcare_desktop.core.hours import lived_day
from backcare_desktop.store.whole_file import replace_whole

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A note, and when it was given, in aware local time; the fact of it will have this `id`."""

    said: CheckIn
    given: datetime
    id: UUID = field(default_factory=uuid4)


class WaitingNotes:
    """They outlive the program, and go with the session; without a `path` they do not even that."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def put(self, notes: Sequence[Waiting]) -> None:
        """These wait, and no others. Refused, they are in the program's memory all the same."""
        if self._path is None:
            return
        tables = [_table(note) for note in notes]
        try:
            if tables:
                replace_whole(self._path, json.dumps(tables).encode(), lasting=False)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            _LOGGER.warning("notes wait in memory only: %s", error)

    def notes(self) -> list[Waiting]:
        """Those of an earlier run, in order; none where the file makes no sense."""
        if self._path is None:
            return []
        try:
            return [_note(table) for table in json.loads(self._path.read_bytes())]
        except FileNotFoundError:
            return []
        except (OSError, ValueError, TypeError, LookupError, AttributeError) as error:
            _LOGGER.warning("notes that waited could not be read: %s", type(error).__name__)
            return []

    def forget(self, first: date, last: date) -> int:
        """Let go of those of these lived days; how many that were."""
        notes = self.notes()
        kept = [note for note in notes if not first <= lived_day(note.given) <= last]
        if len(kept) < len(notes):
            self.put(kept)
        return len(notes) - len(kept)


def _table(note: Waiting) -> dict[str, object]:
    said = {"kind": kind_of(note.said), "said": check_in_table(note.said)}
    return {"id": str(note.id), **said, "given": note.given.isoformat()}


def _note(table: dict[str, Any]) -> Waiting:
    given = datetime.fromisoformat(table["given"])
    if table["kind"] not in {"daily", "weekly"} or given.utcoffset() is None:
        raise ValueError("of no kind that we know, or at no time")
    name = UUID(table["id"]) if "id" in table else uuid4()
    return Waiting(check_in_from(table["kind"], table["said"]), given, name)
