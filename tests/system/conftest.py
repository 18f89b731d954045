"""What the laws of the senses are tried on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.system.bus import private_bus

if TYPE_CHECKING:
    from tests.system.desktop_bus import Desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A bus of our own; skipped where it or its library is not here."""
    pytest.importorskip("dbus_fast")
    from tests.system.desktop_bus import Desktop  # noqa: PLC0415 - not everywhere

    with private_bus(tmp_path) as address:
        made = Desktop(address)
        yield made
        made.close()
