"""A prompt as the card shows it: its words and its picture."""

from __future__ import annotations

from backcare_desktop.core.facts import Prompted
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Routine, Step
from backcare_desktop.core.score import score
from backcare_desktop.ui.prompt_card import Offer

NIGHT = "side_lie_pillow"
"""On the side, a pillow between the knees."""

BREATHES = "breathe_in"
"""The pose of a routine that shows no other."""


def offer_of(plan: Plan, prompt: Prompted) -> Offer:
    """The offer of a prompt, with the routines as the plan has them."""
    routines = tuple(plan.routines[name] for name in prompt.routines if name in plan.routines)
    return Offer(
        prompt=prompt.id,
        routines=routines,
        why=prompt.why,
        seconds=score(routines).seconds,
        has_short=any("short" in routine.sorts for routine in routines),
    )


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
    poses = [pose for block in routine.blocks for step in block.steps for pose in _poses(step)]
    return NIGHT if NIGHT in poses else key_pose(routine)


def _poses(step: Step) -> tuple[str, ...]:
    return step.motion.poses if step.motion is not None else ()


def _pose(step: Step) -> str:
    motion = step.motion
    if motion is None:
        return BREATHES
    return motion.poses[0] if motion.kind == "loop" else motion.poses[-1]
