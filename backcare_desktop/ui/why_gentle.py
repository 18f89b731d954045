"""Why a session begins in its gentle sort unasked, and what is said of a fold too early."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.choice import FOLDS_FROM, folds_too_early, softened_by
from backcare_desktop.core.facts import Sort
from backcare_desktop.core.hours import DAY_TURNS
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Routine
from backcare_desktop.ui.safety_words import said
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
        words = translate("Gentle", "{because} this is in its gentle form. See What suits you.")
        return WhyGentle(words.format(because=because(screen)), may_undo=False)
    if any(one.id in ledger.dizzy for one in routines):
        words = translate("Gentle", "Gentler this time, as you felt dizzy the last time.")
        return WhyGentle(words)
    return WhyGentle()


def early_fold(plan: Plan, routines: Sequence[Routine], ledger: Ledger, at: datetime) -> str:
    """What is said of a forward fold that is begun by hand so early in the day; empty for none.

    Of who has not been seen in hours today only the clock tells whether it is early.
    """
    folds = any(one.forward_fold for one in routines) and not plan.folds_any_time
    known = ledger.first_input is not None or DAY_TURNS <= at.time() < FOLDS_FROM
    return said("str-5") if folds and known and folds_too_early(ledger, at) else ""
