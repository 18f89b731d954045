"""What somebody is sent to the week's window for, by another window."""

from __future__ import annotations

from typing import Literal

Errand = Literal["", "export", "import", "delete", "backup", "restore"]
"""Only to look where it is empty; else what is asked for at once: everything is to be deleted."""
