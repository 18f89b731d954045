"""The log as a start has found it."""

from __future__ import annotations

from dataclasses import dataclass

from backcare_desktop.core.salvage import Salvage
from backcare_desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class Looked:
    """Open, where it could be; and what became of it where it was damaged."""

    opened: Database | None = None
    salvage: Salvage | None = None
