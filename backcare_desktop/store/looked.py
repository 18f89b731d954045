"""The log as a start has found it, or a mending has left it."""

from __future__ import annotations

from dataclasses import dataclass

from backcare_desktop.core.salvage import Salvage
from backcare_desktop.store.database import Database
from backcare_desktop.store.refusals import StoreError

SILENT_S = 300.0
"""Seconds without a sign of life after which a child that mends hangs.

It gives one for every thousand entries, and for every backup: a disk that takes longer is broken.
"""


@dataclass(frozen=True, slots=True)
class Looked:
    """Open, where it could be; and what became of it where it was damaged.

    `refused` says why it could not be mended: it is damaged as before.
    """

    opened: Database | None = None
    salvage: Salvage | None = None
    refused: StoreError | None = None
