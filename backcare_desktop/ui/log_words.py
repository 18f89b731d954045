"""Why the log cannot be used just now, in the user's words: which file, and what to do."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.keeping import Cause

translate = QCoreApplication.translate


def log_refused(cause: Cause, file: str) -> str:
    """One sentence."""
    return _said(cause).format(file=file)


def _said(cause: Cause) -> str:  # noqa: PLR0911 - one arm a cause
    match cause:
        case "full":
            return translate(
                "log", "There is no room left on the disk of the log {file}: please free some."
            )
        case "read-only":
            return translate(
                "log",
                "The log {file} cannot be written to: please allow yourself to write to it and "
                "its folder.",
            )
        case "locked":
            return translate(
                "log",
                "The log {file} is held by another program: please close that program.",
            )
        case "damaged":
            return translate(
                "log",
                "The log {file} is damaged: BackCare mends it by itself while it runs.",
            )
        case "mending":
            return translate(
                "log",
                "The log {file} was damaged and is being mended: please try again in a moment.",
            )
        case "stuck":
            return translate(
                "log",
                "The mending of the log {file} came to a stop: please see that its disk is in "
                "order.",
            )
        case "newer":
            return translate(
                "log",
                "The log {file} was written by a newer version of this program and was left as "
                "it is: please update BackCare Desktop.",
            )
        case "gone":
            return translate(
                "log",
                "The log {file} cannot be opened: please see that its folder is there and is "
                "yours.",
            )
        case "failing":
            return translate(
                "log",
                "The log {file} could not be read or written: please see that its disk is in "
                "order.",
            )
        case _:
            assert_never(cause)
