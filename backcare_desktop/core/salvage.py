"""What became of a damaged log: told to the user in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Salvage:
    """A damaged log was set aside under the name `aside`, and another is in use.

    It holds what the sound backup of the day `backup` had, where there was one, and `saved`
    more facts out of the damaged log.
    """

    aside: str
    backup: date | None
    saved: int
