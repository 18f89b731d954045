"""What the tray shows, read off where the schedule stands."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.answers import offered_now
from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.heat_time import heat_standing
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.remarks import is_long_call, taken_back
from backcare_desktop.core.score import score
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.standing import Counting, Offered, Paused, Playing, routines_of, standing
from backcare_desktop.ui.standing_words import (
    StandingWords,
    held_by,
    held_since,
    look_for,
    words_for,
)
from backcare_desktop.ui.tray import Startable, TrayView
from backcare_desktop.ui.tray_icon import TrayLook, twelfths

translate = QCoreApplication.translate


def standing_words(plan: Plan, phase: Phase, moment: Moment) -> StandingWords:
    """What holds now, in the user's language."""
    now = standing(plan, phase, moment)
    routines = [plan.routines[name] for name in routines_of(now) if name in plan.routines]
    return words_for(
        now,
        {name: routine.title for name, routine in plan.routines.items()},
        moment.wall,
        routines[0].unit if routines else "round",
        pillar=routines[0].pillar if routines else None,
        seconds=score(routines).seconds if routines else None,
        held_since=held_since(now, moment),
    )


def tray_view(
    plan: Plan,
    phase: Phase,
    moment: Moment,
    notice: str,
    ignored: frozenset[Sense] = frozenset(),
) -> TrayView:
    """The tray at this moment; `ignored` are the senses that do not count."""
    now = standing(plan, phase, moment)
    offered = offered_now(phase)
    short = offered is not None and any(
        "short" in plan.routines[name].sorts for name in offered.routines if name in plan.routines
    )
    heat = heat_standing(phase)
    return TrayView(
        words=_with_posture(standing_words(plan, phase, moment), moment),
        look=_look(phase, moment, look_for(now)),
        heat=heat_line(phase, moment),
        skin_check=heat is not None and heat.is_asking,
        offered=offered is not None,
        short=short,
        playing=isinstance(now, Playing),
        paused=isinstance(now, Paused),
        coming=isinstance(now, Counting | Offered),
        notice=notice,
        held_by=held_by(now),
        ignored=ignored,
        mark=phase.ledger.mark,
        changes=taken_back(phase.ledger),
    )


def heat_line(phase: Phase, moment: Moment) -> str:
    """Heat on one line, or nothing while there is none."""
    heat = heat_standing(phase)
    if heat is None:
        return ""
    from backcare_desktop.ui.heat_words import heat_head  # at rest there is none

    return heat_head(heat, moment.boot)


def _look(phase: Phase, moment: Moment, otherwise: TrayLook) -> TrayLook:
    """Heat shows itself before what only counts or rests; always when it asks for something."""
    heat = heat_standing(phase)
    if heat is None:
        return otherwise
    calls = heat.is_asking or heat.ended is not None
    if otherwise.state in {"due", "session"} and not calls:
        return otherwise
    return TrayLook("heat", twelfths(heat.part(moment.boot)))


def _with_posture(words: StandingWords, moment: Moment) -> StandingWords:
    """In a long call a line of the tooltip, never a pop-up (rule A2)."""
    if not is_long_call(moment.holds, moment.boot):
        return words
    line = translate("Tray", "A long call: shift how you sit, stand if you can; it goes on.")
    return replace(words, tooltip=f"{words.tooltip}\n{line}")


def startable(plan: Plan) -> Startable:
    """What can be started by hand, by pillar: the plan's own first, then by title."""
    turns = [name for slot in plan.slots for names in slot.rotation for name in names]
    places = {name: place for place, name in reversed(list(enumerate(turns)))}
    ordered = sorted(
        plan.routines.values(), key=lambda one: (places.get(one.id, len(turns)), one.title)
    )
    return {
        pillar: tuple((one.id, one.title) for one in ordered if one.pillar == pillar)
        for pillar in PILLARS
    }
