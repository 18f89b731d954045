"""Why a session begins in its gentle sort without having been asked to, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.choice import softened_by
from backcare_desktop.core.facts import Sort
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.routine import Routine
from backcare_desktop.ui.screen_words import because

translate = QCoreApplication.translate


class WhyGentle(NamedTuple):
    """Words, none where there is nothing to say.

    `may_undo` is False where an answer about safety asks for it: that is answered anew elsewhere.
    """

    words: str = ""
    may_undo: bool = True


def why_gentle(sort: Sort, routines: Sequence[Routine], ledger: Ledger) -> WhyGentle:
    """Of a session that begins in this sort; `ledger` is that of now."""
    if sort != "gentle":
        return WhyGentle()
    screen = next((found for one in routines if (found := softened_by(one, ledger))), None)
    if screen is not None:
        said = translate("Gentle", "{because} this is in its gentle form. See What suits you.")
        return WhyGentle(said.format(because=because(screen)), may_undo=False)
    if any(one.id in ledger.dizzy for one in routines):
        said = translate("Gentle", "Gentler this time, as you felt dizzy the last time.")
        return WhyGentle(said)
    return WhyGentle()
