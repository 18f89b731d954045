"""Which poses a step shows at a given second: the figure's way through its poses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import assert_never

from backcare_desktop.core.routine import Motion
from backcare_desktop.core.tween import eased

BREATH_IN, BREATH_OUT = 4.0, 6.0
"""A slow breath while a pose is held, in seconds."""

GLOW_FADES = 2.0
"""A glow that goes out does so in that many seconds."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Between two poses, `way` (0 to 1) of it done.

    The way takes `lasts` seconds, `into` of them are gone. `breath` (0 to 1) is None where the
    poses' own counts. `glow` (0 to 1) is how strongly marked parts shine.
    """

    start: str
    end: str
    way: float = 1.0
    into: float = 0.0
    lasts: float = 0.0
    breath: float | None = None
    glow: float = 1.0


def still(pose: str) -> Frame:
    """Standing in one pose."""
    return Frame(pose, pose)


def frame_at(motion: Motion, before: str | None, at: float, seconds: float) -> Frame:
    """What is seen `at` seconds into a step of `seconds`.

    `before` is the pose in which the step before left the figure; None: there was none, and it
    begins in the first pose of its own.
    """
    path = _path(motion, before)
    glow = _glow(motion, at)
    match motion.kind:
        case "hold":
            return replace(_hold(motion, path, at, seconds), glow=glow)
        case "move":
            return replace(_spread(path, at, seconds), glow=glow)
        case "loop":
            return replace(_loop(motion, before, at, seconds), glow=glow)
        case _:
            assert_never(motion.kind)


def key_frame_at(motion: Motion, before: str | None, at: float, seconds: float) -> Frame:
    """As `frame_at` where motion is reduced: no way between poses, no breath, no turns."""
    if motion.kind == "loop":
        return replace(still(motion.poses[0]), glow=motion.glow)
    frame = frame_at(motion, before, at, seconds)
    return replace(frame, way=1.0, into=0.0, lasts=0.0, breath=None, glow=motion.glow)


def _path(motion: Motion, before: str | None) -> tuple[str, ...]:
    return motion.poses if before is None else (before, *motion.poses)


def _spread(path: tuple[str, ...], at: float, seconds: float) -> Frame:
    """Evenly through the poses of a path."""
    legs = tuple(pairwise(path))
    if not legs or seconds <= 0:
        return still(path[-1])
    lasts = seconds / len(legs)
    at = min(max(at, 0.0), seconds)
    leg = min(int(at / lasts), len(legs) - 1)
    start, end = legs[leg]
    into = at - leg * lasts
    return Frame(start, end, eased(into / lasts), into, lasts)


def _hold(motion: Motion, path: tuple[str, ...], at: float, seconds: float) -> Frame:
    """There in `move_s`, which is never more than the whole step, then stay."""
    moving = min(motion.move_s, seconds)
    if at < moving:
        return _spread(path, at, moving)
    frame = still(path[-1])
    return replace(frame, breath=_breath(at - moving)) if motion.breathes else frame


def _breath(at: float) -> float:
    """How full the lungs are, slow at both ends, `at` seconds after the first breath began."""
    at %= BREATH_IN + BREATH_OUT
    return eased(at / BREATH_IN) if at < BREATH_IN else 1 - eased((at - BREATH_IN) / BREATH_OUT)


def _loop(motion: Motion, before: str | None, at: float, seconds: float) -> Frame:
    """Round and round, so that the step ends in the last pose.

    A pose from before leads in; one that is of the round goes on from there.
    """
    poses = motion.poses
    first = poses.index(before) if before in poses else 0
    lead = motion.move_s if before is not None and before not in poses else 0.0
    if before is not None and at < lead:
        return _spread((before, poses[0]), at, lead)
    legs = _legs(motion, first, seconds - lead)
    if not legs:
        return still(poses[-1])
    lasts = (seconds - lead) / legs
    leg = min(int((at - lead) / lasts), legs - 1)
    into = min(at - lead - leg * lasts, lasts)
    way = eased(into / lasts) if _rests(motion) else into / lasts
    start, end = poses[(first + leg) % len(poses)], poses[(first + leg + 1) % len(poses)]
    return Frame(start, end, way, into, lasts)


def _legs(motion: Motion, first: int, seconds: float) -> int:
    """How many ways from pose to pose fit, from the first one to the last pose of a round."""
    count = len(motion.poses)
    if count == 1 or motion.period_s <= 0 or seconds <= 0:
        return 0
    wanted = seconds / motion.period_s * count
    rounds = max(1, round((wanted + 1 + first) / count))
    return rounds * count - 1 - first or count


def _rests(motion: Motion) -> bool:
    """Whether a round stays anywhere: then it eases in and out, else it runs evenly."""
    poses = motion.poses
    return any(one == other for one, other in pairwise((*poses, poses[0])))


def _glow(motion: Motion, at: float) -> float:
    left = 1 - min(1.0, max(0.0, at) / GLOW_FADES) if motion.fades else 1.0
    return motion.glow * left
