"""Mixes two postures number by number: what a frame of a movement costs."""

from __future__ import annotations

from backcare_desktop.core.geometry import Point, mix_points
from backcare_desktop.core.pose import (
    Anchor,
    Footing,
    Framing,
    FrontLimb,
    FrontPose,
    OnPart,
    Reach,
    Scene,
    SideLimb,
    SidePose,
    Spine,
    Spot,
)

HALF_WAY = 0.5
"""From here on things, glows and the shape of the hands are those of the end."""


def mixed_side(start: SidePose, end: SidePose, way: float) -> SidePose:
    """Between two postures that name the same joint as anchor."""
    return SidePose(
        anchor=Anchor(start.anchor.joint, mix_points(start.anchor.at, end.anchor.at, way)),
        spine=_spine(start.spine, end.spine, way),
        near=_side_limb(start.near, end.near, way),
        far=_side_limb(start.far, end.far, way),
        grounded=start.grounded,
        depth=mix_points(start.depth, end.depth, way),
        breath=start.breath + (end.breath - start.breath) * way,
        scene=_scene(start.scene, end.scene, way),
    )


def mixed_front(start: FrontPose, end: FrontPose, way: float) -> FrontPose:
    """Between two postures of one view."""
    late = end if way >= HALF_WAY else start
    return FrontPose(
        view=start.view,
        hip=mix_points(start.hip, end.hip, way),
        spine=_spine(start.spine, end.spine, way),
        right=_front_limb(start.right, end.right, way),
        left=_front_limb(start.left, end.left, way),
        seated=late.seated,
        legs=late.legs,
        yaw=start.yaw + (end.yaw - start.yaw) * way,
        blades=_blades(start, end, way),
        rotation=start.rotation + (end.rotation - start.rotation) * way,
        breath=start.breath + (end.breath - start.breath) * way,
        scene=_scene(start.scene, end.scene, way),
    )


def _blades(start: FrontPose, end: FrontPose, way: float) -> float | None:
    if start.blades is None or end.blades is None:
        return (end if way >= HALF_WAY else start).blades
    return start.blades + (end.blades - start.blades) * way


def _spine(start: Spine, end: Spine, way: float) -> Spine:
    return Spine(
        start.pelvis + (end.pelvis - start.pelvis) * way,
        start.lumbar + (end.lumbar - start.lumbar) * way,
        start.thorax + (end.thorax - start.thorax) * way,
        start.neck + (end.neck - start.neck) * way,
        start.head + (end.head - start.head) * way,
    )


def _side_limb(start: SideLimb, end: SideLimb, way: float) -> SideLimb:
    return SideLimb(
        start.shoulder + (end.shoulder - start.shoulder) * way,
        start.elbow + (end.elbow - start.elbow) * way,
        start.wrist + (end.wrist - start.wrist) * way,
        start.hip + (end.hip - start.hip) * way,
        start.knee + (end.knee - start.knee) * way,
        start.ankle + (end.ankle - start.ankle) * way,
        start.up + (end.up - start.up) * way,
        start.fwd + (end.fwd - start.fwd) * way,
        start.upper_len + (end.upper_len - start.upper_len) * way,
        start.fore_len + (end.fore_len - start.fore_len) * way,
        start.hide + (end.hide - start.hide) * way,
        _number(start.toes, end.toes, way),
        _point(start.foot, end.foot, way),
        _reach(start.reach, end.reach, way),
        (end if way >= HALF_WAY else start).grip,
    )


def _front_limb(start: FrontLimb, end: FrontLimb, way: float) -> FrontLimb:
    late = end if way >= HALF_WAY else start
    return FrontLimb(
        start.abd + (end.abd - start.abd) * way,
        start.elbow + (end.elbow - start.elbow) * way,
        start.wrist + (end.wrist - start.wrist) * way,
        start.hip + (end.hip - start.hip) * way,
        start.knee + (end.knee - start.knee) * way,
        start.up + (end.up - start.up) * way,
        start.inward + (end.inward - start.inward) * way,
        start.upper_len + (end.upper_len - start.upper_len) * way,
        start.fore_len + (end.fore_len - start.fore_len) * way,
        start.thigh_len + (end.thigh_len - start.thigh_len) * way,
        start.shank_len + (end.shank_len - start.shank_len) * way,
        late.hidden,
        _footing(start.footing, end.footing, way),
        _spot(start.reach, end.reach, way),
        late.grip,
    )


def _number(start: float | None, end: float | None, way: float) -> float | None:
    return None if start is None or end is None else start + (end - start) * way


def _point(start: Point | None, end: Point | None, way: float) -> Point | None:
    if start is None or end is None:
        return None
    return mix_points(start, end, way)


def _reach(start: Reach | None, end: Reach | None, way: float) -> Reach | None:
    match start, end:
        case Spot(), Spot():
            return _spot(start, end, way)
        case OnPart(), OnPart():
            t = start.t + (end.t - start.t) * way
            lift = start.lift + (end.lift - start.lift) * way
            return OnPart(start.part, t, lift, start.bend)
        case _:
            return None


def _spot(start: Spot | None, end: Spot | None, way: float) -> Spot | None:
    if start is None or end is None:
        return None
    return Spot(mix_points(start.point, end.point, way), start.bend)


def _footing(start: Footing | None, end: Footing | None, way: float) -> Footing | None:
    if start is None or end is None:
        return None
    return Footing(mix_points(start.knee, end.knee, way), mix_points(start.ankle, end.ankle, way))


def _scene(start: Scene, end: Scene, way: float) -> Scene:
    """Things and glows change at half way; what part of the world is seen glides."""
    late = end if way >= HALF_WAY else start
    if start.framing == end.framing:
        return late
    return Scene(_framing(start.framing, end.framing, way), late.props, late.glowing)


def _framing(start: Framing, end: Framing, way: float) -> Framing:
    return Framing(
        start.span + (end.span - start.span) * way,
        start.width + (end.width - start.width) * way,
        start.cx + (end.cx - start.cx) * way,
        start.shadow + (end.shadow - start.shadow) * way,
        start.shadow_x + (end.shadow_x - start.shadow_x) * way,
        (end if way >= HALF_WAY else start).floor,
    )
