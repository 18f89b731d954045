"""Makes the things around the figure of their table, every field checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, get_args

from backcare_desktop.core.figure_props import (
    Arrow,
    BedTop,
    Blanket,
    Chair,
    Cushion,
    Desk,
    Dots,
    FrontChair,
    Glass,
    HeatPad,
    HeatWrap,
    Layer,
    LegPillow,
    LineArrow,
    Mat,
    Mattress,
    Pillow,
    Prop,
    PropInk,
    Rect,
)
from backcare_desktop.core.geometry import Point
from backcare_desktop.core.pose_fields import Fields

_LAYERS: tuple[Layer, ...] = get_args(Layer)
_INKS: tuple[PropInk, ...] = get_args(PropInk)
_SIDES: tuple[Literal["near", "far"], ...] = ("near", "far")
_JOINTS: tuple[Literal["hip", "l5", "t12", "c7", "skull"], ...] = (
    "hip",
    "l5",
    "t12",
    "c7",
    "skull",
)
_SMALL: Point = (0.18, 0.06)


def read_props(fields: Fields) -> tuple[Prop, ...]:
    """The things of a posture, in the order in which they are painted. Raises PoseError."""
    return tuple(_prop(row) for row in fields.rows("props"))


def _prop(row: Fields) -> Prop:
    return _READERS[row.choice("type", tuple(_READERS))](row)


def _chair(row: Fields) -> Chair:
    row.only("type", "at", "back", "tilt")
    return Chair(row.point("at"), row.number("back", 0.30, 0, 1), row.number("tilt", 7, -45, 45))


def _front_chair(row: Fields) -> FrontChair:
    row.only("type", "at", "stool")
    return FrontChair(row.point("at"), row.flag("stool"))


def _desk(row: Fields) -> Desk:
    row.only("type", "x", "y", "w", "screen")
    return Desk(
        x=row.number("x", None, -2, 2),
        y=row.number("y", 0.43, 0, 2),
        width=row.number("w", 0.34, 0, 2),
        screen=row.flag("screen", default=True),
    )


def _cushion(row: Fields) -> Cushion:
    row.only("type", "at")
    return Cushion(row.point("at"))


def _mat(row: Fields) -> Mat:
    row.only("type", "x", "w")
    return Mat(row.number("x", 0, -2, 2), row.number("w", 1.15, 0, 3))


def _pillow(row: Fields) -> Pillow | LegPillow:
    if row.has("on"):
        row.only("type", "on", "t", "size", "turn", "layer")
        return LegPillow(
            on=row.choice("on", _SIDES),
            t=row.number("t", 0.4, 0, 1),
            size=row.point("size", _SMALL),
            turn=row.number("turn", 0, -180, 180),
        )
    row.only("type", "at", "size", "angle", "layer")
    return Pillow(
        at=row.point("at"),
        size=row.point("size", _SMALL),
        angle=row.number("angle", 0, -180, 180),
        layer=row.choice("layer", _LAYERS, "back"),
    )


def _bed_top(row: Fields) -> BedTop:
    row.only("type", "rect")
    return BedTop(_rect(row))


def _mattress(row: Fields) -> Mattress:
    row.only("type", "rect")
    return Mattress(_rect(row))


def _rect(row: Fields) -> Rect:
    x, y, width, height = row.numbers("rect", 4, -3, 3)
    return x, y, width, height


def _blanket(row: Fields) -> Blanket:
    row.only("type", "pts", "folds")
    return Blanket(row.points("pts"), row.lines("folds"))


def _heat_pad(row: Fields) -> HeatPad:
    row.only("type")
    return HeatPad()


def _heat_wrap(row: Fields) -> HeatWrap:
    row.only("type")
    return HeatWrap()


def _glass(row: Fields) -> Glass:
    row.only("type", "hand", "tilt")
    return Glass(row.choice("hand", _SIDES, "near"), row.number("tilt", 0, -180, 180))


def _arrow(row: Fields) -> Arrow:
    row.only("type", "at", "joint", "r", "from", "to", "color")
    return Arrow(
        at=row.choice("joint", _JOINTS) if row.has("joint") else row.point("at"),
        radius=row.number("r", None, 0, 2),
        start=row.number("from", None, -360, 360),
        end=row.number("to", None, -360, 360),
        ink=row.choice("color", _INKS, "hint"),
    )


def _line_arrow(row: Fields) -> LineArrow:
    row.only("type", "a", "b", "w", "color")
    return LineArrow(
        start=row.point("a"),
        end=row.point("b"),
        width=row.number("w", 0.0095, 0, 0.1),
        ink=row.choice("color", _INKS, "hint"),
    )


def _dots(row: Fields) -> Dots:
    row.only("type", "a", "b", "n", "color", "r")
    return Dots(
        start=row.point("a"),
        end=row.point("b"),
        count=int(row.number("n", 9, 2, 100)),
        radius=row.number("r", 0.006, 0, 0.1),
        ink=row.choice("color", _INKS, "hint"),
    )


_READERS: Mapping[str, Callable[[Fields], Prop]] = {
    "chair": _chair,
    "chair_front": _front_chair,
    "desk": _desk,
    "cushion": _cushion,
    "mat": _mat,
    "pillow": _pillow,
    "bed_top": _bed_top,
    "mattress": _mattress,
    "blanket": _blanket,
    "heatpad": _heat_pad,
    "wrap": _heat_wrap,
    "glass": _glass,
    "arrow": _arrow,
    "arrow_line": _line_arrow,
    "dots": _dots,
}
