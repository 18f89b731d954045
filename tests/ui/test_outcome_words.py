"""Laws of what came of it: each has its calm words, and comes whole from one process to another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from backcare_desktop.core import outcome as o
from backcare_desktop.core.keeping import Cause, Why
from backcare_desktop.core.outcome import Outcome, outcome_from, outcome_table
from backcare_desktop.printed_outcome import outcome_line
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.ui.outcome_words import outcome_said

FILE = "/home/ada/all.json"
FIELDS = ("id", "kind", "at", "ahead", "day", "body", "")

DONE: tuple[Outcome, ...] = (
    o.Exported(FILE, 2),
    o.PageWritten(FILE),
    o.Imported(0, 3),
    o.Imported(1, 0),
    o.Imported(2, 1),
    *(o.Deleted(facts, copies) for facts in (0, 1, 2) for copies in (0, 1, 2)),
    *(o.Deleted(2, 0, key) for key in get_args(o.KeyGone)),
    o.BackedUp(FILE, 3),
    o.PutBack(FILE, 3),
    o.PutBack(FILE, 3, "/home/ada/before.backcare"),
)
REFUSED: tuple[Outcome, ...] = (
    *(o.LogRefused(cause, FILE) for cause in get_args(Cause)),
    *(o.FileRefused(FILE, why, writing) for why in get_args(Why) for writing in (False, True)),
    *(o.BadExport("all.json", fault) for fault in get_args(o.Fault)),
    *(o.BadExport("all.json", "fact", 7, 3, field) for field in FIELDS),
    o.BadExport("all.json", "no-json", 7),
    *(o.BackupRefused(FILE, fault) for fault in get_args(o.BackupFault)),
    o.NothingLogged(),
    o.LogMended("log-damaged.sqlite3", "2026-11-24", 3),
    o.LogMended("log-damaged.sqlite3", "", 3),
    o.LogWhole(),
    *(o.Busy(what) for what in ("session", "heat", "starting", "silent")),
)


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    assert qapp is not None
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize("outcome", [*DONE, *REFUSED], ids=repr)
def test_every_outcome_has_its_sentence_and_comes_whole_over_to_a_window(outcome: Outcome) -> None:
    said = outcome_said(outcome)
    assert said.endswith(".")
    assert "{" not in said
    assert "%L" not in said
    assert outcome_from(outcome_table(outcome)) == outcome


def test_two_outcomes_that_differ_differ_in_their_words() -> None:
    said = [outcome_said(one) for one in REFUSED]
    alike = {o.BadExport("all.json", "no-version"), o.BadExport("all.json", "fact")}
    assert len(set(said)) >= len(said) - len(alike)


@pytest.mark.parametrize("outcome", DONE, ids=repr)
def test_the_command_line_has_a_sentence_for_what_was_done(outcome: Outcome) -> None:
    assert outcome_line(outcome).endswith(".")


def test_every_refusal_of_the_log_has_a_cause_with_words() -> None:
    kinds: list[type[StoreError]] = [StoreError, *StoreError.__subclasses__()]
    assert {kind.cause for kind in kinds} == set(get_args(Cause))
