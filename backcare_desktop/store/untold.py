"""What became of a damaged log, beside it until the user has been told: kills lose no word."""

from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path

from backcare_desktop.core.salvage import Salvage
from backcare_desktop.store.whole_file import replace_whole

_LOGGER = logging.getLogger(__name__)


class Untold:
    """A note beside the log at this path."""

    def __init__(self, log: Path) -> None:
        self._folder = log.parent
        self._note = log.with_name(f"{log.name}.salvage")

    def put(self, salvage: Salvage) -> None:
        """On disk when this returns. Raises OSError."""
        day = None if salvage.backup is None else salvage.backup.isoformat()
        table = {"aside": salvage.aside, "backup": day, "saved": salvage.saved}
        replace_whole(self._note, json.dumps(table).encode(), lasting=True)

    def read(self) -> Salvage | None:
        """What is still to be told; nothing of a log that is not set aside, or not any more."""
        try:
            table = json.loads(self._note.read_bytes())
            day = table["backup"]
            backup = None if day is None else date.fromisoformat(day)
            salvage = Salvage(str(table["aside"]), backup, int(table["saved"]))
            return salvage if (self._folder / salvage.aside).exists() else None
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, LookupError, OverflowError) as error:
            _LOGGER.warning("what became of a damaged log could not be read: %s", error)
            return None

    def clear(self) -> None:
        """It has been told."""
        try:
            self._note.unlink(missing_ok=True)
        except OSError as error:
            _LOGGER.warning("what became of a damaged log will be told once more: %s", error)
