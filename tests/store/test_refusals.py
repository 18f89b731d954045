"""Laws of a refusal: one sentence that names the file, and our own mistakes are none."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from backcare_desktop.core.keeping import Cause
from backcare_desktop.store.refusals import (
    DamagedLog,
    FullDisk,
    GoneLog,
    LockedLog,
    LogInMending,
    NewerSchema,
    NoLog,
    ReadOnlyLog,
    StoreError,
    StuckMending,
    named,
    refusal,
)

KINDS = (
    StoreError,
    NoLog,
    GoneLog,
    ReadOnlyLog,
    FullDisk,
    LockedLog,
    DamagedLog,
    LogInMending,
    StuckMending,
    NewerSchema,
)
PATH = Path("/home/somebody/log.sqlite3")


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_is_one_sentence_that_names_the_file(kind: type[StoreError]) -> None:
    sentence = str(kind(PATH))
    assert str(PATH) in sentence
    assert sentence.endswith(".")
    assert ". " not in sentence


def test_every_cause_that_can_be_told_has_its_refusal() -> None:
    assert {kind.cause for kind in KINDS} == set(get_args(Cause))
    for cause in get_args(Cause):
        assert refusal(cause, PATH).cause == cause
        assert refusal(cause, PATH).path == PATH


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, FullDisk),
        (errno.EDQUOT, FullDisk),
        (errno.EACCES, ReadOnlyLog),
        (errno.EROFS, ReadOnlyLog),
        (errno.ENOENT, GoneLog),
        (errno.EIO, StoreError),
    ],
)
def test_what_the_system_says_has_its_name(
    tmp_path: Path, number: int, kind: type[StoreError]
) -> None:
    with pytest.raises(StoreError) as refusal, named(tmp_path / "log"):
        raise OSError(number, os.strerror(number))
    assert type(refusal.value) is kind


def test_our_own_mistakes_stay_what_they_are(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        with pytest.raises(sqlite3.OperationalError, match="syntax"), named(tmp_path):
            database.execute("SELEKT")
        with pytest.raises(sqlite3.ProgrammingError, match="binding"), named(tmp_path):
            database.execute("SELECT ?")
