"""A prompt as the card shows it: its words and its picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.facts import Prompted, Sort
from backcare_desktop.core.heat import HEAT, begins_with
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Routine, Step
from backcare_desktop.core.score import as_played, score
from backcare_desktop.core.sessions import eased
from backcare_desktop.ui.prompt_card import Offer
from backcare_desktop.ui.why_gentle import why_gentle

NIGHTS = ("side_lie_pillow", "side_lie_hug")
"""On the side: a pillow between the knees, or one to hug.

The back comes after them, in words that leave it to those who may: late in pregnancy one may not.
"""

BREATHES = "breathe_in"
"""The pose of a routine that shows no other."""


def offer_of(plan: Plan, prompt: Prompted, ledger: Ledger) -> Offer:
    """The offer of a prompt, with the routines as the plan has them and as they would begin."""
    there = (plan.routines[name] for name in prompt.routines if name in plan.routines)
    routines = tuple(_as_worn(one, plan, ledger) for one in there)
    sort = "full" if _is_heat(routines) else eased(ledger, routines, "full")
    may_be_short = eased(ledger, routines, "short") == "short"
    return Offer(
        prompt=prompt.id,
        routines=tuple(as_played(routine, sort) for routine in routines),
        why=prompt.why,
        seconds=_seconds(plan, routines, sort, ledger),
        has_short=may_be_short and any("short" in routine.sorts for routine in routines),
        notes=_gently(routines, ledger) if sort == "gentle" else "",
    )


def _is_heat(routines: Sequence[Routine]) -> bool:
    """Heat is timed, not played: it has one sort, which the sheet before it tells of."""
    return any(routine.id == HEAT for routine in routines)


def _as_worn(routine: Routine, plan: Plan, ledger: Ledger) -> Routine:
    """Heat as it would begin: who wears a wrap sits, and has no pad."""
    if routine.id != HEAT:
        return routine
    source = begins_with(plan.heat, ledger.warmth.usual).source
    return replace(routine, usual_options=(source,)) if source in routine.options else routine


def _seconds(plan: Plan, routines: Sequence[Routine], sort: Sort, ledger: Ledger) -> float:
    """Heat lasts as long as its timer would."""
    if _is_heat(routines):
        return begins_with(plan.heat, ledger.warmth.usual).minutes * 60.0
    return score(routines, sort).seconds


def _gently(routines: Sequence[Routine], ledger: Ledger) -> str:
    said = why_gentle("gentle", routines, ledger).words
    return said or QCoreApplication.translate("Gentle", "In its gentle form.")


def key_pose(routine: Routine) -> str:
    """The pose that says most of a routine: of its hold, else of its first movement."""
    steps = [step for block in routine.blocks for step in block.steps]
    for kind in ("hold", "move", "rest"):
        for step in steps:
            if step.kind == kind and step.motion is not None:
                return _pose(step)
    return BREATHES


def pose_of_night(routine: Routine) -> str:
    """The pose with the pillow, where the routine has it."""
    step = pillow_step(routine)
    return _pose(step) if step is not None else key_pose(routine)


def pillow_step(routine: Routine) -> Step | None:
    """The first step with a pillow for the knees, if the routine has one."""
    steps = (step for block in routine.blocks for step in block.steps)
    return next((step for step in steps if set(NIGHTS).intersection(_poses(step))), None)


def _poses(step: Step) -> tuple[str, ...]:
    return step.motion.poses if step.motion is not None else ()


def _pose(step: Step) -> str:
    motion = step.motion
    if motion is None:
        return BREATHES
    return motion.poses[0] if motion.kind == "loop" else motion.poses[-1]
