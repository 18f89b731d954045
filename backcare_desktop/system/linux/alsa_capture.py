"""Whether a microphone is open, as the kernel's sound drivers tell it: where nobody else does."""

from __future__ import annotations

from pathlib import Path

from backcare_desktop.system.linux.bus_source import NotThere
from backcare_desktop.system.nothing import Nothing

NAME = "sound cards"

_CLOSED = "closed"


class AlsaCapture(Nothing):
    """A few small files, read at each look. Raises NotThere where no card can record."""

    name = NAME

    def __init__(self, proc: Path = Path("/proc")) -> None:
        self._files = tuple(proc.glob("asound/card*/pcm*c/sub*/status"))
        if not self._files:
            raise NotThere("no sound card can record")

    def usable(self) -> bool:
        """Whether any of the cards is still there."""
        return any(file.exists() for file in self._files)

    def on(self) -> bool | None:
        """Whether any card records now; None where all have gone."""
        said = [_state(file) for file in self._files]
        known = [state for state in said if state is not None]
        return any(state != _CLOSED for state in known) if known else None

    def close(self) -> None:
        """Ask no more."""
        self._files = ()


def _state(file: Path) -> str | None:
    try:
        return file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
