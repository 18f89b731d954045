"""What came of carrying the log out, in or away, in the user's words."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core import outcome as o
from backcare_desktop.core.keeping import Why
from backcare_desktop.core.outcome import BackupFault, KeyGone, Outcome
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.ui.log_words import log_refused
from backcare_desktop.ui.salvage_words import salvage_said
from backcare_desktop.ui.texts import number

translate = QCoreApplication.translate


def outcome_said(outcome: Outcome) -> str:  # noqa: C901, PLR0911 - one arm a kind
    """One sentence or two."""
    match outcome:
        case o.Exported(file) | o.PageWritten(file):
            return written(file)
        case o.Imported():
            return _imported(outcome)
        case o.Deleted():
            return _deleted(outcome)
        case o.BackedUp(file):
            said = translate("outcome", "Everything is in {file}: keep it where it is safe.")
            return said.format(file=file)
        case o.PutBack():
            return _put_back(outcome)
        case o.LogMended() | o.LogRefused() | o.LogWhole():
            return _log(outcome)
        case o.NothingLogged():
            return translate("outcome", "Nothing has been logged yet.")
        case o.FileRefused():
            return _file_refused(outcome)
        case o.BadExport():
            return _bad_export(outcome)
        case o.BackupRefused():
            return _backup_refused(outcome)
        case o.Busy():
            return _busy(outcome)
        case _:
            assert_never(outcome)


def _log(outcome: o.LogMended | o.LogRefused | o.LogWhole) -> str:
    if isinstance(outcome, o.LogRefused):
        return log_refused(outcome.cause, outcome.file)
    if isinstance(outcome, o.LogWhole):
        return translate("outcome", "The log is whole.")
    day = date.fromisoformat(outcome.backup) if outcome.backup else None
    return salvage_said(Salvage(outcome.aside, day, outcome.saved))


def written(file: str) -> str:
    """Where it lies now."""
    return translate("outcome", "Written to {file}.").format(file=file)


def _imported(taken: o.Imported) -> str:
    if taken.added == 0:
        return translate("outcome", "Everything in that file was there already.")
    said = translate("outcome", "%Ln entries were taken in.", "", taken.added)
    if taken.added == 1:
        said = translate("outcome", "1 entry was taken in.")
    if not taken.known:
        return said
    known = translate("outcome", "%Ln were there already.", "of the entries", taken.known)
    if taken.known == 1:
        known = translate("outcome", "1 was there already.", "of the entries")
    return f"{said} {known}"


def _deleted(gone: o.Deleted) -> str:
    said = translate("outcome", "%Ln entries are deleted.", "", gone.facts)
    if gone.facts == 1:
        said = translate("outcome", "1 entry is deleted.")
    return " ".join(filter(None, (said, _copies(gone.copies), _key(gone.key))))


def _copies(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return translate(
            "outcome",
            "One copy may still hold some of them: delete again, out of the backups, too.",
        )
    return translate(
        "outcome",
        "%Ln copies may still hold some of them: delete again, out of the backups, too.",
        "",
        count,
    )


def _key(what: KeyGone) -> str:
    match what:
        case "":
            return ""
        case "gone":
            return translate("outcome", "The key is out of your keyring, too.")
        case "none":
            return translate("outcome", "There is no keyring here that has the key.")
        case "still-there":
            return translate(
                "outcome", "The key is still in your keyring: it did not let go of it."
            )
        case _:
            assert_never(what)


def _put_back(back: o.PutBack) -> str:
    said = translate("outcome", "All is as it was in {file}.").format(file=back.file)
    if not back.before:
        return said
    kept = translate("outcome", "What was here before is kept in {file}.")
    return f"{said} {kept.format(file=back.before)}"


def _file_refused(refused: o.FileRefused) -> str:
    if refused.writing:
        said = translate("outcome", "The file {file} could not be written: {why}.")
    else:
        said = translate("outcome", "The file {file} could not be read: {why}.")
    return said.format(file=refused.file, why=_why(refused.why))


def _why(why: Why) -> str:
    match why:
        case "full":
            return translate("outcome", "there is no room left on its disk")
        case "not-allowed":
            return translate("outcome", "that is not allowed there")
        case "not-there":
            return translate("outcome", "there is no such file or folder")
        case "there-already":
            return translate("outcome", "there is one already")
        case "no-file":
            return translate("outcome", "it is no ordinary file")
        case "other":
            return translate("outcome", "its disk would not")
        case _:
            assert_never(why)


def _bad_export(bad: o.BadExport) -> str:
    said = translate("outcome", "In {file}, {what}. Nothing was imported.")
    return said.format(file=bad.file, what=_fault(bad))


def _fault(bad: o.BadExport) -> str:  # noqa: PLR0911 - one arm a fault
    match bad.fault:
        case "too-large":
            said = translate(
                "outcome", "there are more than {number} MB, which no export of this program holds"
            )
            return said.format(number=number(bad.number))
        case "no-text":
            said = translate("outcome", "byte {number} is no text in UTF-8")
            return said.format(number=number(bad.number))
        case "no-json":
            return _no_json(bad.line)
        case "not-ours" | "no-version":
            return translate("outcome", "there is no export of this program")
        case "newer":
            return translate("outcome", "the entries were written by a newer version")
        case "no-facts":
            return translate("outcome", "the list of entries (“facts”) is missing")
        case "fact":
            return _bad_fact(bad)
        case _:
            assert_never(bad.fault)


def _no_json(line: int) -> str:
    if not line:
        return translate("outcome", "there is no JSON that can be read")
    said = translate("outcome", "line {line} is broken: there JSON was expected")
    return said.format(line=number(line))


def _bad_fact(bad: o.BadExport) -> str:
    where = translate("outcome", "entry {number}").format(number=number(bad.number))
    if bad.line:
        both = translate("outcome", "entry {number} on line {line}")
        where = both.format(number=number(bad.number), line=number(bad.line))
    said = translate("outcome", "{where} is broken: “{field}” should be {expected}")
    return said.format(where=where, field=bad.field or "facts", expected=_expected(bad.field))


def _expected(field: str) -> str:
    found = {
        "id": translate("outcome", "a UUID in small letters"),
        "kind": translate("outcome", "a word such as “session_ended”"),
        "at": translate("outcome", "a time such as 2026-11-24T08:15:00.000000Z"),
        "ahead": translate("outcome", "a whole number of seconds, less than a day"),
        "day": translate("outcome", "a date such as 2026-11-24"),
        "body": translate("outcome", "an object that fits its kind"),
    }
    return found.get(field) or translate("outcome", "a list of objects")


def _backup_refused(refused: o.BackupRefused) -> str:
    said = translate("outcome", "The file {file} {why}. Nothing was changed.")
    return said.format(file=refused.file, why=_backup_fault(refused.fault))


def _backup_fault(fault: BackupFault) -> str:
    match fault:
        case "not-there":
            return translate("outcome", "is not there", "of a file")
        case "there-already":
            return translate("outcome", "is there already", "of a file")
        case "not-ours":
            return translate("outcome", "is no backup of this program", "of a file")
        case "damaged":
            return translate("outcome", "is damaged", "of a file")
        case "newer":
            return translate("outcome", "was made by a newer version", "of a file")
        case "too-large":
            return translate("outcome", "is far too large", "of a file")
        case _:
            assert_never(fault)


def _busy(busy: o.Busy) -> str:
    match busy.what:
        case "session":
            return translate("outcome", "A session is running: please end it first.")
        case "heat":
            return translate("outcome", "Heat is running: please end it first.")
        case "starting":
            return translate("outcome", "BackCare is just starting: please try again.")
        case "silent":
            return translate("outcome", "BackCare gave no answer: please try again.")
        case _:
            assert_never(busy.what)
