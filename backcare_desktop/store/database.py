"""The log's file: opened, brought up to date, and every refusal of the world by its name."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backcare_desktop.paths import made
from backcare_desktop.store.fact_rows import Row, sum_of
from backcare_desktop.store.refusals import (
    DamagedLog,
    GoneLog,
    NewerSchema,
    NoLog,
    ReadOnlyLog,
    is_full,
    named,
)

APPLICATION_ID = 0x42614361
"""Marks the file as ours ("BaCa") for programs that ask what a file is."""

BUSY_MS = 250
"""How long to wait for another program that has the file; short, for the window waits too."""

_OTHERS = 0o077
_COLUMNS = len(Row._fields)

SCHEMA = Path(__file__).parent / "schema"


@dataclass(frozen=True, slots=True)
class Database:
    """An open log. Every method raises StoreError when the file refuses."""

    path: Path
    connection: sqlite3.Connection
    inode: tuple[int, int]

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """All rows of one question."""
        with named(self.path):
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of it or nothing; on disk when it is left."""
        with named(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            finally:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def beside(self, other: Path) -> Iterator[None]:
        """Meanwhile another log, which nobody writes, can be read as `beside`."""
        with named(other):
            address = f"{other.absolute().as_uri()}?mode=ro&immutable=1"
            self.connection.execute("ATTACH ? AS beside", (address,))
        try:
            yield
        finally:
            self.connection.execute("DETACH beside")

    def gather(self) -> None:
        """All of it into the one file: damage to a side file, or a lost one, costs nothing then.

        It takes as long as some commits, so that it is for when nobody waits. What is committed
        is kept in any case, so that this may fail, and waits for no reader.
        """
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA busy_timeout = 0")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with suppress(sqlite3.Error):
            self.connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")

    def in_place(self) -> bool:
        """Whether the open file is still the one at its path: SQLite writes on without it."""
        return _inode(self.path) == self.inode

    def close(self) -> None:
        """Let go of the file."""
        with named(self.path):
            self.connection.close()


def open_writer(path: Path, schema: Path = SCHEMA) -> Database:
    """The log for reading and writing, made if it is missing. Raises StoreError.

    A file of a newer program, or of another one, is left exactly as it is.
    """
    path = path.absolute()
    with named(path):
        made(path.parent)
        _closed_to_others(path)
        steps = _steps(schema)
        _known_version(path, len(steps))
        with ExitStack() as undo:
            connection = undo.enter_context(closing(_connect(path.as_uri())))
            database = Database(path, connection, _inode(path))
            _prepare(database, steps)
            undo.pop_all()
            return database


def open_reader(path: Path, schema: Path = SCHEMA) -> Database:
    """The log for reading only, beside a running program or none. Raises StoreError."""
    path = path.absolute()
    with _to_be_read(path):
        if path.exists() and not path.is_file():
            raise GoneLog(path)
        if not path.exists() or _known_version(path, len(_steps(schema))) == 0:
            raise NoLog(path)
        return Database(path, _connect(_reading(path)), _inode(path))


@contextmanager
def _to_be_read(path: Path) -> Iterator[None]:
    """As `named`; nobody who only reads is told that it cannot be written to."""
    try:
        with named(path):
            yield
    except ReadOnlyLog as error:
        raise GoneLog(path) from error


def _inode(path: Path) -> tuple[int, int]:
    """Device and number of a file; zeros when it is gone."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


def _closed_to_others(path: Path) -> None:
    """Make the file if need be. SQLite gives its side files the rights of this one.

    One that is there is never opened here: closing it again would take away the locks that a
    connection of this same process has on it.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & _OTHERS:
            path.chmod(mode & ~_OTHERS)
        if not path.is_file():
            raise GoneLog(path) from None
        # SQLite itself would quietly go on with a connection for reading only.
        if not os.access(path, os.W_OK):
            raise ReadOnlyLog(path) from None


@cache
def _steps(schema: Path) -> tuple[str, ...]:
    """The SQL of each step, the first one first; read once, for they are never edited."""
    return tuple(file.read_text("utf-8") for file in sorted(schema.glob("[0-9]*.sql")))


def _known_version(path: Path, newest: int) -> int:
    """The schema version of a file that is ours, read without changing a byte of it."""
    with closing(_connect(_reading(path))) as connection:
        whose, version, tables = (
            connection.execute(question).fetchone()[0]
            for question in (
                "PRAGMA application_id",
                "PRAGMA user_version",
                "SELECT count(*) FROM sqlite_master",
            )
        )
    if (whose, version, tables) == (0, 0, 0):
        return 0
    if whose != APPLICATION_ID or not tables:
        raise DamagedLog(path)
    if version > newest:
        raise NewerSchema(path)
    return int(version)


def _reading(path: Path) -> str:
    """As a read-only address; a resting log that no side file can be put beside is taken as it is.

    That is so in a folder closed to writing, and on a full disk.
    """
    side = path.with_name(path.name + "-wal")
    resting = not side.exists() or side.stat().st_size == 0
    alone = not os.access(path.parent, os.W_OK) or is_full(path.parent)
    return f"{path.as_uri()}?mode=ro" + ("&immutable=1" if resting and alone else "")


def _connect(address: str) -> sqlite3.Connection:
    return sqlite3.connect(address, timeout=BUSY_MS / 1000, isolation_level=None, uri=True)


def _prepare(database: Database, steps: Sequence[str]) -> None:
    execute = database.connection.execute
    execute("PRAGMA journal_mode = WAL")
    execute("PRAGMA synchronous = FULL")
    execute("PRAGMA foreign_keys = ON")
    database.connection.create_function("sum_of", _COLUMNS, _sum_of, deterministic=True)
    with database.transaction():
        (version,) = execute("PRAGMA user_version").fetchone()
        for number, script in tuple(enumerate(steps, 1))[version:]:
            for statement in _statements(script):
                execute(statement)
            execute(f"PRAGMA user_version = {number}")
        if version < len(steps):
            execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _sum_of(*row: object) -> int:
    """For the steps: the checksum of a fact's columns."""
    return sum_of(row)


def _statements(script: str) -> Iterator[str]:
    """One at a time: `executescript` would commit in between."""
    statement = ""
    for piece in script.split(";"):
        statement += piece + ";"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
