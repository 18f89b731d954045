"""Laws of the words for a damaged log: one sentence, with where it is and what is in use."""

from __future__ import annotations

from datetime import date

import pytest

from backcare_desktop.core.salvage import Salvage
from backcare_desktop.ui.salvage_words import salvage_said


@pytest.mark.parametrize(
    ("salvage", "named"),
    [
        (Salvage("log-damaged-1.sqlite3", None, 12), ("12 entries",)),
        (Salvage("log-damaged-1.sqlite3", date(2026, 11, 24), 3), ("2026", "3 later entries")),
    ],
)
def test_one_sentence_says_where_the_damaged_log_is_and_what_took_its_place(
    salvage: Salvage, named: tuple[str, ...]
) -> None:
    said = salvage_said(salvage)
    assert said.endswith(".")
    assert said.count(". ") == 0
    assert all(word in said for word in ("log-damaged-1.sqlite3", *named))
