"""Laws of what is said of a damaged log: it is mended by itself, and nothing is to be moved."""

from __future__ import annotations

from datetime import date

import pytest

from backcare_desktop.store.backups import Backups
from backcare_desktop.store.in_mending import mending_alone
from tests.at_home import Home

READERS = (("log",), ("plan",), ("export", "--json", "out.json"), ("check",), ("backup", "all"))
MENDED = "was damaged and is being mended: please try again in a moment."


@pytest.fixture
def damaged(home: Home) -> Home:
    home.remember(1)
    home.found.database.write_bytes(b"no database" * 1000)
    return home


@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_while_it_is_mended_whoever_reads_it_is_told_to_try_again(
    damaged: Home, words: tuple[str, ...]
) -> None:
    with mending_alone(damaged.found):
        code, said, wrong = damaged.say(*words)
    assert code == 1
    assert f"The log {damaged.found.database} {MENDED}" in said + wrong


@pytest.mark.parametrize("words", READERS, ids=lambda words: words[0])
def test_where_nobody_mends_it_it_is_said_what_will(damaged: Home, words: tuple[str, ...]) -> None:
    before = damaged.found.database.read_bytes()
    code, said, wrong = damaged.say(*words)
    assert code == 1
    assert f"{damaged.found.database} is damaged: BackCare Desktop mends it" in said + wrong
    assert damaged.found.database.read_bytes() == before


def test_a_damaged_backup_is_not_being_mended(home: Home) -> None:
    home.remember(1)
    Backups(home.found.backups).keep(home.found.database, date(2026, 11, 2))
    (copy,) = Backups(home.found.backups).files()
    copy.write_bytes(b"nonsense")
    with mending_alone(home.found):
        assert f"{copy}: damaged; where a backup is needed" in home.say("check")[1]
