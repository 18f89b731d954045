"""What windows took is given back while nobody is there: only the end of a process does that.

The program begins anew then, from its facts and the record of its last look, as after any end.
"""

from __future__ import annotations

from backcare_desktop.core.empty_chair import nobody_there
from backcare_desktop.core.heat_time import heat_standing
from backcare_desktop.core.phase import Phase
from backcare_desktop.engine import Told
from backcare_desktop.ui.first_answers import SHOWN as FIRST_PAGE


def may_give_back(told: Told, *, done_with: bool, known_here: bool) -> bool:
    """Whether nobody would see it, and nothing would be lost by it.

    `done_with`: windows have been up and none is now. `known_here`: this process knows something
    that another would not.
    """
    quiet = done_with and not known_here and not _is_under_way(told.phase)
    return quiet and nobody_there(told.moment)


def _is_under_way(phase: Phase) -> bool:
    """Something plays, runs or is offered; or a new start would show its first page again."""
    ledger = phase.ledger
    begun = ledger.session is not None or phase.showing is not None or heat_standing(phase)
    return bool(begun) or FIRST_PAGE not in ledger.screens
