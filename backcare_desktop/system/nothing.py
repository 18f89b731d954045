"""The end of every list: a sense that is not here, which says so and costs nothing."""

from __future__ import annotations


class Nothing:
    """No source at all: every answer is None."""

    name = "nothing"

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

    def on(self) -> bool | None:
        """It cannot tell."""
        return None
