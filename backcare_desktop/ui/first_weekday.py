"""On which day the week begins where the user lives."""

from __future__ import annotations

from PySide6.QtCore import QLocale


def first_weekday() -> int:
    """As the locale has it; 0 is Monday."""
    return QLocale().firstDayOfWeek().value - 1
