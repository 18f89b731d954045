"""The things around the figure: what stands, lies or is worn, and the hints that point."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backcare_desktop.core.geometry import Point

Layer = Literal["back", "mid", "front_leg", "front", "hint"]
"""When it is painted: behind all, behind the near limbs, over the shirt, in front, last."""

PropInk = Literal["hint", "shoe"]
"""Hints are amber; cream where they lie on the clothes."""

Rect = tuple[float, float, float, float]
"""Left, lower edge, width, height."""


@dataclass(frozen=True, slots=True)
class Chair:
    """Seen from the side; `at` is the middle of its seat's top, `tilt` that of its back."""

    at: Point
    back: float = 0.30
    tilt: float = 7.0


@dataclass(frozen=True, slots=True)
class FrontChair:
    """Seen from in front or behind; a stool has no back."""

    at: Point
    stool: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Its top begins at `x`, at height `y`."""

    x: float
    y: float = 0.43
    width: float = 0.34
    screen: bool = True


@dataclass(frozen=True, slots=True)
class Cushion:
    """On the floor, under a knee."""

    at: Point


@dataclass(frozen=True, slots=True)
class Mat:
    """On the floor, under all of the body; `x` is its middle."""

    x: float = 0.0
    width: float = 1.15


@dataclass(frozen=True, slots=True)
class Pillow:
    """Lies at a place; `angle` anticlockwise in degrees. Painted in that layer."""

    at: Point
    size: Point = (0.18, 0.06)
    angle: float = 0.0
    layer: Layer = "back"


@dataclass(frozen=True, slots=True)
class LegPillow:
    """Lies along a lower leg, at `t` from knee to ankle, between the legs."""

    on: Literal["near", "far"]
    t: float = 0.4
    size: Point = (0.18, 0.06)
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class BedTop:
    """A bed seen from above."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Mattress:
    """A bed seen from its side."""

    rect: Rect


@dataclass(frozen=True, slots=True)
class Blanket:
    """Its outline, and its folds as open lines."""

    outline: tuple[Point, ...]
    folds: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class HeatPad:
    """Lies on the back of one who lies prone, and follows it."""


@dataclass(frozen=True, slots=True)
class HeatWrap:
    """Worn round the lower back, over the shirt, under the near arm."""


@dataclass(frozen=True, slots=True)
class Glass:
    """In a hand; `tilt` anticlockwise in degrees."""

    hand: Literal["near", "far"] = "near"
    tilt: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arc round a point, or round a joint of the spine where `at` is its name."""

    at: Point | Literal["hip", "l5", "t12", "c7", "skull"]
    radius: float
    start: float
    end: float
    ink: PropInk = "hint"


@dataclass(frozen=True, slots=True)
class LineArrow:
    """A straight arrow."""

    start: Point
    end: Point
    width: float = 0.0095
    ink: PropInk = "hint"


@dataclass(frozen=True, slots=True)
class Dots:
    """A dotted line."""

    start: Point
    end: Point
    count: int = 9
    radius: float = 0.006
    ink: PropInk = "hint"


Furniture = Chair | FrontChair | Desk
Bedding = Cushion | Mat | Pillow | LegPillow | BedTop | Mattress | Blanket
Worn = HeatPad | HeatWrap | Glass
Hint = Arrow | LineArrow | Dots
Prop = Furniture | Bedding | Worn | Hint


def layer_of(prop: Prop, *, behind: bool) -> Layer:
    """When a thing is painted; `behind`: the figure is seen from behind."""
    match prop:
        case Pillow():
            return prop.layer
        case LegPillow():
            return "mid"
        case FrontChair() if behind:
            return "mid"
        case HeatWrap():
            return "front_leg"
        case HeatPad() | Glass() | Blanket():
            return "front"
        case _:
            return "hint" if isinstance(prop, Hint) else "back"
