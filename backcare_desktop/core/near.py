"""A name that is almost one that is known."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """The known name most like it; None where none is. `alike` (0 to 1) is how much it must be."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, sorted(known), 1, alike)), None)
