"""A table from a TOML file, or in a few words why there is none."""

from __future__ import annotations

import tomllib
from pathlib import Path

_MOST_BYTES = 1_000_000


class NoTable(Exception):
    """A file has no table for us. Its text says why, to stand in a sentence."""


def read_table(path: Path) -> dict[str, object]:
    """The table that is written in a file. Raises NoTable."""
    return table_of(read_text(path))


def read_text(path: Path) -> str:
    """The text of a file. Raises NoTable."""
    try:
        return _text(path)
    except (OSError, ValueError) as error:
        raise NoTable(_why(error)) from error


def table_of(text: str) -> dict[str, object]:
    """The table that a text describes. Raises NoTable."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise NoTable(_why(error)) from error


def _text(path: Path) -> str:
    if not path.is_file():
        raise ValueError("it is no file" if path.exists() else "it is not there")
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError("it is far too long")
    return path.read_bytes().decode("utf-8-sig")


def _why(error: Exception) -> str:
    match error:
        case OSError():
            return str(error.strerror).lower()
        case UnicodeDecodeError():
            return "it is no UTF-8 text"
        case RecursionError():
            return "it is nested too deeply"
        case _:
            return str(error)
