"""What became of a damaged log, in one sentence."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from backcare_desktop.core.salvage import Salvage
from backcare_desktop.ui.texts import number

translate = QCoreApplication.translate


def salvage_said(salvage: Salvage) -> str:
    """What is in use now, and where the damaged file is."""
    if salvage.backup is None:
        said = translate(
            "salvage",
            "The log was damaged: it is kept as {file}, and a new one holds the {count} entries "
            "that could still be read.",
        )
        return said.format(file=salvage.aside, count=number(salvage.saved))
    said = translate(
        "salvage",
        "The log was damaged: it is kept as {file}, and in its place are the backup of {day} and "
        "{count} later entries that could still be read.",
    )
    day = QLocale().toString(_date(salvage.backup), QLocale.FormatType.LongFormat)
    return said.format(file=salvage.aside, day=day, count=number(salvage.saved))


def _date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
