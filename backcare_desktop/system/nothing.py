"""The end of every list: what is not here, which says so and costs nothing."""

from __future__ import annotations

from pathlib import Path

NOTHING = "nothing"


class Nothing:
    """No source at all: every answer is None."""

    name = NOTHING

    def usable(self) -> bool:
        """Always: there is nothing that could fail."""
        return True

    def fileno(self) -> int:
        """Nothing ever comes."""
        return -1

    def drain(self) -> bool:
        """Nothing has come."""
        return False

    def close(self) -> None:
        """Nothing to let go of."""

    def idle(self) -> float | None:
        """It cannot tell."""
        return None

    def locked_since(self) -> float | None:
        """Not that it knew."""
        return None

    def locked(self) -> bool | None:
        """Nobody would tell."""
        return None

    def on(self) -> bool | None:
        """It cannot tell."""
        return None

    def due(self) -> float | None:
        """Never."""
        return None

    def play(self, file: Path, share: float) -> None:
        """Silence."""

    def begin(self) -> None:
        """Nothing to make ready."""

    def say(self, words: str, share: float) -> None:
        """Silence."""

    def hush(self) -> None:
        """It is quiet."""
