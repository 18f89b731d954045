"""The small record in the runtime folder, written at each look, never to disk (law 21)."""

from __future__ import annotations

import json
import logging
import math
from datetime import datetime
from pathlib import Path

from backcare_desktop.core.record import Record
from backcare_desktop.store.whole_file import replace_whole

_LOGGER = logging.getLogger(__name__)
_RUNNING_SYSTEM = Path("/proc/sys/kernel/random/boot_id")


class RecordFile:
    """`system` names the running system: the record of an earlier one means nothing.

    In a runtime folder that the system empties it could not be found anyway; elsewhere its
    reading of the clock would be taken for one of today.
    """

    def __init__(self, path: Path, system: str) -> None:
        self._path = path
        self._system = system

    def read(self) -> Record | None:
        """The last record; None where there is none, or it is torn, or makes no sense."""
        try:
            table = json.loads(self._path.read_bytes())
            return _record(table) if table["system"] == self._system else None
        except FileNotFoundError:
            return None
        except (
            OSError,
            ValueError,
            TypeError,
            LookupError,
            AttributeError,
            RecursionError,
        ) as error:
            _LOGGER.info("the record of the last look is not used: %s", error)
            return None

    def write(self, record: Record) -> bool:
        """Replace the record. False if that is refused: the next start then knows less."""
        table = {
            "system": self._system,
            "seen": record.seen.isoformat(),
            "boot": record.boot,
            "sitting": record.sitting,
            "clocks": dict(record.clocks),
            "card": record.card,
            "heat_started": record.heat,
            "held": record.held,
            "settles": record.settles,
        }
        try:
            replace_whole(self._path, json.dumps(table).encode(), lasting=False)
        except OSError as error:
            _LOGGER.info("the record of this look was not written: %s", error)
            return False
        return True


def running_system() -> str:
    """A name that changes with every start of the computer; empty where there is none."""
    try:
        return _RUNNING_SYSTEM.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _record(table: dict[str, object]) -> Record:
    """Raises ValueError, TypeError or LookupError for nonsense."""
    seen = datetime.fromisoformat(str(table["seen"]))
    clocks = table["clocks"]
    if seen.tzinfo is None or not isinstance(clocks, dict):
        raise ValueError("no time zone or no clocks")
    return Record(
        seen=seen,
        boot=_seconds(table["boot"]),
        sitting=_seconds(table["sitting"]),
        clocks={str(name): _seconds(value) for name, value in clocks.items()},
        card=table.get("card") is not False,
        heat=_seconds_or_none(table.get("heat_started")),
        held=_seconds_or_none(table.get("held")),
        settles=_seconds_or_none(table.get("settles")),
    )


def _seconds(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError("no number of seconds")
    if not math.isfinite(value) or value < 0:
        raise ValueError("no length of time")
    return float(value)


def _seconds_or_none(value: object) -> float | None:
    return None if value is None else _seconds(value)
