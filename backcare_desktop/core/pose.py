"""A posture of the figure as data: joint angles, what is held in place, and what stands around.

Angles are degrees, zero is relaxed standing, positive closes the joint. Lengths and places are
in body heights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backcare_desktop.core.figure_props import BedTop, Prop
from backcare_desktop.core.geometry import Point

View = Literal["side", "above", "front", "back"]
"""From where a posture is seen: who lies on a bed that is seen from above is lying on the side."""

Grip = Literal["hand", "grip", "wrap", "fist"]
"""How a hand is shaped: open, curled round a thing, round the back of the head, closed."""

Joint = Literal["hip", "knee_near", "knee_far", "ankle_near", "ankle_far"]
"""What an anchor can hold in its place."""

BodyPart = Literal["thigh_near", "thigh_far", "shank_near", "shank_far", "waist", "head"]
"""What a hand can rest on."""

Region = Literal[
    "fist_R",
    "fist_L",
    "hands",
    "upperarms",
    "shoulders",
    "eyes",
    "jaw",
    "head",
    "chest",
    "belly",
    "back",
    "buttocks",
    "hip",
    "thighs",
    "shanks",
    "feet",
]
"""What can glow."""


@dataclass(frozen=True, slots=True)
class Spine:
    """Five bones from the seat up, each bent on the one below; the pelvis' tilt is absolute."""

    pelvis: float = 0.0
    lumbar: float = 0.0
    thorax: float = 0.0
    neck: float = 0.0
    head: float = 0.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A hand's palm is at this point; `bend` -1 turns the elbow the other way."""

    point: Point
    bend: float = 1.0


@dataclass(frozen=True, slots=True)
class OnPart:
    """A hand's palm is at `t` along a part of the body, `lift` off its front."""

    part: BodyPart
    t: float
    lift: float
    bend: float = 1.0


Reach = Spot | OnPart


LEVEL = 90.0
"""Where a foot points to that is flat on the floor."""


@dataclass(frozen=True, slots=True)
class SideLimb:
    """An arm and a leg, seen from the side.

    `up` and `fwd` shift the shoulder along and across the thorax. `upper_len` and `fore_len` (0
    to 1) foreshorten an arm that points at the viewer. `hide` from 0.7 on leaves the arm out.
    `toes` is where the foot points to; where it is None, the ankle's angle says so. `foot` fixes
    the ankle, `reach` the palm: the angles then follow.
    """

    shoulder: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    hip: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    up: float = 0.0
    fwd: float = 0.0
    upper_len: float = 1.0
    fore_len: float = 1.0
    hide: float = 0.0
    toes: float | None = LEVEL
    foot: Point | None = None
    reach: Reach | None = None
    grip: Grip = "hand"


@dataclass(frozen=True, slots=True)
class Footing:
    """Where a leg seen from in front has its knee and its ankle."""

    knee: Point
    ankle: Point


@dataclass(frozen=True, slots=True)
class FrontLimb:
    """An arm and a leg, seen from in front or behind; `abd` is the arm's way off the body.

    `inward` draws the shoulder to the spine. `reach` holds the palm at a spot.
    """

    abd: float = 0.0
    elbow: float = 0.0
    wrist: float = 0.0
    hip: float = 0.0
    knee: float = 0.0
    up: float = 0.0
    inward: float = 0.0
    upper_len: float = 1.0
    fore_len: float = 1.0
    thigh_len: float = 1.0
    shank_len: float = 1.0
    hidden: bool = False
    footing: Footing | None = None
    reach: Spot | None = None
    grip: Grip = "hand"


@dataclass(frozen=True, slots=True)
class Framing:
    """What part of the world fills the picture: `span` high, at least `width` wide, round `cx`.

    The floor's shade is `shadow` to either side of `shadow_x`; none where `floor` is False.
    """

    span: float = 1.25
    width: float = 1.0
    cx: float = 0.0
    shadow: float = 0.34
    shadow_x: float = 0.0
    floor: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """What is around the figure, and what of it glows."""

    framing: Framing = Framing()
    props: tuple[Prop, ...] = ()
    glowing: frozenset[Region] = frozenset()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A joint that is at a place; the whole body follows."""

    joint: Joint
    at: Point


@dataclass(frozen=True, slots=True)
class SidePose:
    """Seen from the side, facing right.

    `grounded`: the lower foot stands on the floor, whatever the anchor's height. `depth` is how
    much farther the far limbs are drawn. `breath` (0 to 1) swells belly, then chest.
    """

    anchor: Anchor
    spine: Spine = Spine()
    near: SideLimb = SideLimb()
    far: SideLimb = SideLimb()
    grounded: bool = False
    depth: Point = (0.020, 0.010)
    breath: float = 0.0
    scene: Scene = Scene()

    @property
    def view(self) -> View:
        """From where it is seen."""
        return "above" if any(isinstance(prop, BedTop) for prop in self.scene.props) else "side"


@dataclass(frozen=True, slots=True)
class FrontPose:
    """Seen from in front or behind; the spine's values lean sideways, clockwise positive.

    `yaw` turns the head (-60 to 60, to the viewer's right). `blades` (0 to 1) draws the shoulder
    blades together. `rotation` turns the figure, not the things, clockwise about the origin.
    `legs` is False for one under a blanket.
    """

    view: Literal["front", "back"]
    hip: Point
    spine: Spine = Spine()
    right: FrontLimb = FrontLimb()
    left: FrontLimb = FrontLimb()
    seated: bool = False
    legs: bool = True
    yaw: float = 0.0
    blades: float | None = None
    rotation: float = 0.0
    breath: float = 0.0
    scene: Scene = Scene()


Pose = SidePose | FrontPose
