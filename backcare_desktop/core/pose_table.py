"""Makes postures of their table, every field checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args

from backcare_desktop.core.pose import (
    LEVEL,
    Anchor,
    BodyPart,
    Footing,
    Framing,
    FrontLimb,
    FrontPose,
    Grip,
    Joint,
    OnPart,
    Pose,
    Reach,
    Region,
    Scene,
    SideLimb,
    SidePose,
    Spine,
    Spot,
    View,
)
from backcare_desktop.core.pose_fields import Fields, PoseError
from backcare_desktop.core.prop_table import read_props

VIEWS: tuple[View, ...] = ("side", "front", "back")
REGIONS: tuple[Region, ...] = get_args(Region)
JOINTS: tuple[Joint, ...] = get_args(Joint)
PARTS: tuple[BodyPart, ...] = get_args(BodyPart)
GRIPS: tuple[Grip, ...] = get_args(Grip)

_COMMON = ("view", "anchor", "spine", "breath", "highlight", "props", "grip", "reach", "pin")
_STAGE = ("span", "w", "cx", "shadow_w", "shadow_x", "nofloor")
_SIDE_ANGLES = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
_FRONT_ANGLES = ("abd", "elbow", "wrist", "hip", "knee")
_LENGTHS = ("upper_len", "fore_len", "thigh_len", "shank_len")
_TURN, _SHIFT = 270.0, 0.2
_HEAD_TURN = 60.0


def poses_from(table: object) -> dict[str, Pose]:
    """The postures of a file's table, by name. Raises PoseError for the first that is wrong."""
    if not isinstance(table, Mapping) or not isinstance(table.get("poses"), Mapping):
        raise PoseError("the file", "poses", "a table of poses")
    return {str(name): pose_from(str(name), one) for name, one in table["poses"].items()}


def pose_from(name: str, table: object) -> Pose:
    """One posture. Raises PoseError."""
    fields = Fields(table, name)
    view = fields.choice("view", VIEWS)
    return _side(fields) if view == "side" else _front(fields, view)


def _side(fields: Fields) -> SidePose:
    fields.only(*_COMMON, *_STAGE, "near", "far", "ground", "depth")
    anchor = fields.section("anchor")
    anchor.only("joint", "at")
    near = _side_limb(fields.section("near"), SideLimb())
    far = _side_limb(fields.section("far"), near)
    return SidePose(
        anchor=Anchor(anchor.choice("joint", JOINTS), anchor.point("at")),
        spine=_spine(fields.section("spine")),
        near=_side_held(fields, "near", near),
        far=_side_held(fields, "far", far),
        grounded=fields.flag("ground"),
        depth=fields.point("depth", (0.020, 0.010)),
        breath=fields.number("breath", 0, 0, 1),
        scene=_scene(fields),
    )


def _front(fields: Fields, view: View) -> FrontPose:
    fields.only(*_COMMON, *_STAGE, "R", "L", "seated", "nolegs", "yaw", "blades", "rot")
    anchor = fields.section("anchor")
    anchor.choice("joint", ("hip",))
    right = _front_limb(fields.section("R"), FrontLimb())
    left = _front_limb(fields.section("L"), right)
    return FrontPose(
        view="back" if view == "back" else "front",
        hip=anchor.point("at"),
        spine=_spine(fields.section("spine")),
        right=_front_held(fields, "R", right),
        left=_front_held(fields, "L", left),
        seated=fields.flag("seated"),
        legs=not fields.flag("nolegs"),
        yaw=fields.number("yaw", 0, -_HEAD_TURN, _HEAD_TURN),
        blades=fields.number("blades", 0, 0, 1) if fields.has("blades") else None,
        rotation=fields.number("rot", 0, -180, 180),
        breath=fields.number("breath", 0, 0, 1),
        scene=_scene(fields),
    )


def _spine(fields: Fields) -> Spine:
    fields.only("pelvis", "lumbar", "thorax", "neck", "head")
    return Spine(
        pelvis=fields.number("pelvis", 0, -180, 180),
        lumbar=fields.number("lumbar", 0, -60, 60),
        thorax=fields.number("thorax", 0, -60, 60),
        neck=fields.number("neck", 0, -60, 60),
        head=fields.number("head", 0, -60, 60),
    )


def _side_limb(fields: Fields, like: SideLimb) -> SideLimb:
    """What is not given is as on the other limb."""
    fields.only(*_SIDE_ANGLES, "up", "fwd", "upper_len", "fore_len", "hide", "flat")
    return replace(
        like,
        shoulder=_angle(fields, "shoulder", like.shoulder),
        elbow=_angle(fields, "elbow", like.elbow),
        wrist=_angle(fields, "wrist", like.wrist),
        hip=_angle(fields, "hip", like.hip),
        knee=_angle(fields, "knee", like.knee),
        ankle=_angle(fields, "ankle", like.ankle),
        up=_shift(fields, "up", like.up),
        fwd=_shift(fields, "fwd", like.fwd),
        upper_len=_length(fields, "upper_len", like.upper_len),
        fore_len=_length(fields, "fore_len", like.fore_len),
        hide=fields.number("hide", like.hide, 0, 1),
        toes=LEVEL if fields.flag("flat", default=like.toes is not None) else None,
    )


def _front_limb(fields: Fields, like: FrontLimb) -> FrontLimb:
    fields.only(*_FRONT_ANGLES, *_LENGTHS, "up", "in", "hide")
    return replace(
        like,
        abd=_angle(fields, "abd", like.abd),
        elbow=_angle(fields, "elbow", like.elbow),
        wrist=_angle(fields, "wrist", like.wrist),
        hip=_angle(fields, "hip", like.hip),
        knee=_angle(fields, "knee", like.knee),
        up=_shift(fields, "up", like.up),
        inward=_shift(fields, "in", like.inward),
        upper_len=_length(fields, "upper_len", like.upper_len),
        fore_len=_length(fields, "fore_len", like.fore_len),
        thigh_len=_length(fields, "thigh_len", like.thigh_len),
        shank_len=_length(fields, "shank_len", like.shank_len),
        hidden=fields.flag("hide", default=like.hidden),
    )


def _shift(fields: Fields, name: str, default: float) -> float:
    return fields.number(name, default, -_SHIFT, _SHIFT)


def _angle(fields: Fields, name: str, default: float) -> float:
    return fields.number(name, default, -_TURN, _TURN)


def _length(fields: Fields, name: str, default: float) -> float:
    return fields.number(name, default, 0.1, 1)


def _side_held(fields: Fields, side: str, limb: SideLimb) -> SideLimb:
    pins, reaches, grips = (fields.section(name) for name in ("pin", "reach", "grip"))
    for section in (pins, reaches, grips):
        section.only("near", "far")
    return replace(
        limb,
        foot=pins.point(side) if pins.has(side) else None,
        reach=_reach(reaches.section(side)) if reaches.has(side) else None,
        grip=grips.choice(side, GRIPS, "hand"),
    )


def _front_held(fields: Fields, side: str, limb: FrontLimb) -> FrontLimb:
    pins, reaches, grips = (fields.section(name) for name in ("pin", "reach", "grip"))
    for section in (pins, reaches, grips):
        section.only("R", "L")
    return replace(
        limb,
        footing=_footing(pins.section(side)) if pins.has(side) else None,
        reach=_spot(reaches.section(side)) if reaches.has(side) else None,
        grip=grips.choice(side, GRIPS, "hand"),
    )


def _footing(fields: Fields) -> Footing:
    fields.only("knee", "ankle")
    return Footing(fields.point("knee"), fields.point("ankle"))


def _reach(fields: Fields) -> Reach:
    if fields.has("point"):
        return _spot(fields)
    fields.only("to", "t", "lift", "bend")
    part = fields.choice("to", PARTS)
    t = fields.number("t", None, -0.5, 1.5)
    lift = fields.number("lift", None, -0.3, 0.3)
    return OnPart(part, t, lift, _bend(fields))


def _spot(fields: Fields) -> Spot:
    fields.only("point", "bend")
    return Spot(fields.point("point"), _bend(fields))


def _bend(fields: Fields) -> float:
    bend = fields.number("bend", 1, -1, 1)
    if abs(bend) != 1:
        raise fields.wrong("bend", "1 or -1")
    return bend


def _scene(fields: Fields) -> Scene:
    return Scene(
        framing=_framing(fields),
        props=read_props(fields),
        glowing=frozenset(fields.names("highlight", REGIONS)),
    )


def _framing(fields: Fields) -> Framing:
    span = fields.number("span", 1.25, 0.2, 3)
    cx = fields.number("cx", 0, -2, 2)
    return Framing(
        span=span,
        width=fields.number("w", span * 0.80, 0.2, 4),
        cx=cx,
        shadow=fields.number("shadow_w", 0.34, 0, 2),
        shadow_x=fields.number("shadow_x", cx, -2, 2),
        floor=not fields.flag("nofloor"),
    )
