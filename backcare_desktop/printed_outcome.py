"""What came of carrying the log out, in or away, as the command line says it."""

from __future__ import annotations

from backcare_desktop.core import outcome as o
from backcare_desktop.core.outcome import KeyGone, Outcome

SERVICE = "backcare-desktop"
"""The name under which a keyring has the key."""


def outcome_line(outcome: Outcome) -> str:  # noqa: PLR0911 - one arm a kind
    """What was done, in a sentence or two; empty for what was not, which its error says."""
    match outcome:
        case o.Exported(file, facts):
            return f"{_counted(facts)} written to {file}."
        case o.PageWritten(file):
            return f"One page was written to {file}."
        case o.Imported(added, known):
            return f"{_counted(added)} taken in; {known} were there already."
        case o.Deleted():
            return _deleted(outcome)
        case o.BackedUp(file, facts):
            return f"{entries(facts)}, the settings and routines of your own are in {file}."
        case o.PutBack(file, facts, before):
            verb = "is" if facts == 1 else "are"
            said = f"{entries(facts)} {verb} back as they were in {file}."
            return f"{said} What was here before is kept in {before}." if before else said
        case _:
            return ""


def entries(count: int) -> str:
    """So many of them, in words."""
    return "1 entry" if count == 1 else f"{count} entries"


def _deleted(gone: o.Deleted) -> str:
    said = f"{entries(gone.facts)} {'is' if gone.facts == 1 else 'are'} deleted."
    if gone.copies:
        held = "1 copy" if gone.copies == 1 else f"{gone.copies} copies"
        said += f" {held} may still hold some of them: delete again, out of the backups, too."
    return "\n".join(filter(None, (said, _key(gone.key))))


def _key(what: KeyGone) -> str:
    match what:
        case "":
            return ""
        case "gone":
            return "The key is out of your keyring, too."
        case "none":
            return "There is no keyring here that has the key."
        case "still-there":
            return f"The key is still in your keyring, under {SERVICE}: it did not let go of it."


def _counted(count: int) -> str:
    return "1 fact was" if count == 1 else f"{count} facts were"
