"""The composition root of the page for a clinician: a process that writes one file and ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtGui import QGuiApplication

import backcare_desktop.ui  # noqa: F401 - first, for it spares the imports after it
from backcare_desktop.core.private import Opened
from backcare_desktop.core.summary import Summary
from backcare_desktop.paths import places, resources_dir
from backcare_desktop.store.all_routines import all_routines
from backcare_desktop.store.database import Database, open_reader
from backcare_desktop.store.export_file import NotWritten
from backcare_desktop.store.fact_log import check_ins
from backcare_desktop.store.preferences import Preferences
from backcare_desktop.store.private_answers import asked, open_answers
from backcare_desktop.store.summary_counts import read_summary
from backcare_desktop.store.whole_file import replacing
from backcare_desktop.ui.first_weekday import first_weekday
from backcare_desktop.ui.summary_page import pdf_of
from backcare_desktop.ui.theme import HUNDRED_PERCENT, made_theme
from backcare_desktop.ui.theme_tokens import read_tokens

LIMIT_S = 60
"""Seconds that the keyring, and who is asked for its password, have for an answer."""


def write_pdf(
    file: Path, first: date | None, last: date, today: date, held: Sequence[str] = ()
) -> None:
    """The page of these lived days, in its place when whole. Raises StoreError, NotWritten."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QGuiApplication(sys.argv[:1])
    font = app.font()
    font.setPointSizeF(HUNDRED_PERCENT)
    theme = made_theme(read_tokens(resources_dir()), "light", font)
    library = all_routines(resources_dir(), places().routines)
    titles = {name: routine.title for name, routine in library.routines.items()}
    content = pdf_of(_summary(first, last, held), theme, titles, today)
    try:
        with replacing(file, lasting=True) as written:
            written.write(content)
    except OSError as error:
        raise NotWritten(file, error) from error


def _summary(first: date | None, last: date, held: Sequence[str]) -> Summary:
    hours = Preferences(places().settings).load().settings.hours
    with closing(open_reader(places().database)) as database:
        opened = _opened(database, first or date.min, held)
        return read_summary(database, first, last, hours, opened, first_weekday=first_weekday())


def _opened(database: Database, first: date, held: Sequence[str]) -> Opened:
    """What can be read of the check-ins; without any, no keyring is asked."""
    if not check_ins(database, first):
        return {}
    return asked(open_answers(first, held), LIMIT_S).opened
