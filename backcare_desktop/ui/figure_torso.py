"""The trunk seen from in front or behind: outlines, collar, and the shoulder blades."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainterPath

from backcare_desktop.core.figure_bones import FrontFigure, SpineLine
from backcare_desktop.core.geometry import Point, mix, mix_points, vec
from backcare_desktop.ui.figure_canvas import Canvas
from backcare_desktop.ui.figure_outline import smooth, stroked

_BREATH = 0.004
_FAINTEST = 0.02

_Hips = tuple[tuple[float, float], ...]
_STANDING: _Hips = ((0.72, 0.0800), (0.2, 0.0930), (-0.30, 0.0930), (-0.66, 0.055))
_SEATED: _Hips = ((0.22, 0.0780), (0.05, 0.0905), (-0.20, 0.0950), (-0.50, 0.0700))
_SEATED_BEHIND: _Hips = (
    (0.16, 0.0770),
    (0.0, 0.0940),
    (-0.30, 0.1010),
    (-0.62, 0.0800),
    (-0.70, 0.045),
)
"""Along the pelvis, and out to each side."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """Finds points on the trunk: along a bone (0 to 1), and out to a side (1 right, -1 left)."""

    spine: SpineLine

    def pelvis(self, t: float, side: int, out: float) -> Point:
        """Along the pelvis."""
        spine = self.spine
        return _beside(mix_points(spine.hip, spine.l5, t), spine.pelvis, side * out)

    def lumbar(self, t: float, side: int, out: float) -> Point:
        """Along the lumbar spine."""
        spine = self.spine
        return _beside(mix_points(spine.l5, spine.t12, t), spine.lumbar, side * out)

    def thorax(self, t: float, side: int, out: float) -> Point:
        """Along the thorax."""
        spine = self.spine
        return _beside(mix_points(spine.t12, spine.c7, t), spine.thorax, side * out)


def _beside(point: Point, direction: float, out: float) -> Point:
    x, y = vec(direction + 90)
    return point[0] + x * out, point[1] + y * out


def torso(figure: FrontFigure) -> QPainterPath:
    """The shirt."""
    trunk = Trunk(figure.spine)
    right, left = _flank(figure, trunk, 1), _flank(figure, trunk, -1)
    hem = trunk.pelvis(0.045 if figure.pose.seated else -0.10, 0, 0)
    return smooth([*right, hem, *left[::-1]], swing=1 / 6.2)


def _flank(figure: FrontFigure, trunk: Trunk, side: int) -> list[Point]:
    """One side of the shirt, from the collar to the hem."""
    limb = figure.right if figure.right_sign == side else figure.left
    x, y = limb.arm.shoulder
    ux, uy = vec(figure.spine.thorax)
    nx, ny = vec(figure.spine.thorax + 90, side)

    def by_shoulder(up: float, out: float) -> Point:
        return x + ux * up + nx * out, y + uy * up + ny * out

    swell = figure.pose.breath * _BREATH
    upper = [
        trunk.thorax(1.17, side, 0.0255),
        trunk.thorax(1.085, side, 0.0420),
        by_shoulder(0.0290, -0.012),
        by_shoulder(0.014, 0.0190),
        by_shoulder(-0.012, 0.0275),
        by_shoulder(-0.052, 0.003),
        trunk.thorax(0.28, side, 0.0850 + swell),
        trunk.lumbar(0.75, side, 0.0765 + swell),
        trunk.lumbar(0.20, side, 0.0745),
        trunk.pelvis(0.70, side, 0.0805),
    ]
    lower = ((0.30, 0.0890), (0.10, 0.0800))
    if not figure.pose.seated:
        lower = ((0.20, 0.0915), (-0.06, 0.0850))
    return upper + [trunk.pelvis(t, side, out) for t, out in lower]


def hips(figure: FrontFigure) -> QPainterPath:
    """The trousers above the legs."""
    trunk, pose = Trunk(figure.spine), figure.pose
    outline = _STANDING
    if pose.seated:
        outline = _SEATED_BEHIND if pose.view == "back" else _SEATED
    right = [trunk.pelvis(t, 1, out) for t, out in outline]
    left = [trunk.pelvis(t, -1, out) for t, out in reversed(outline)]
    return smooth([*right, *left], swing=1 / 6.4)


def paint_collar(canvas: Canvas, figure: FrontFigure) -> None:
    """The shirt's neck: a seam behind, skin in front."""
    trunk = Trunk(figure.spine)
    behind = figure.pose.view == "back"
    high, low, middle = (1.135, 1.075, 1.06) if behind else (1.21, 1.04, 0.985)
    half = 0.013 if behind else 0.0160
    line = smooth(
        [
            trunk.thorax(high, 1, 0.0262),
            trunk.thorax(low, 1, half),
            trunk.thorax(middle, 0, 0),
            trunk.thorax(low, -1, half),
            trunk.thorax(high, -1, 0.0262),
        ],
        closed=False,
    )
    if behind:
        canvas.fill(stroked(line, 0.0050), canvas.ink.fold)
    else:
        line.closeSubpath()
        canvas.fill(line, canvas.ink.skin2)


def paint_blades(canvas: Canvas, figure: FrontFigure, together: float) -> None:
    """The shoulder blades under the shirt: 0 apart, 1 together, the furrow then deep."""
    trunk = Trunk(figure.spine)
    if together > _FAINTEST:
        _paint_furrow(canvas, trunk, together)
    for side in (1, -1):
        _paint_blade(canvas, trunk, together, side)


def _paint_furrow(canvas: Canvas, trunk: Trunk, together: float) -> None:
    colour = QColor(canvas.ink.fold)
    colour.setAlphaF(min(1.0, together) * 0.85)
    corners = ((0.84, 0, 0.0), (0.45, 1, 0.0036), (0.02, 0, 0.0), (0.45, -1, 0.0036))
    canvas.fill(smooth([trunk.thorax(*corner) for corner in corners]), colour)


def _paint_blade(canvas: Canvas, trunk: Trunk, together: float, side: int) -> None:
    """A soft lighter plate; its inner edge and lower tip a fold that tapers at both ends."""
    off, small = mix(0.036, 0.0180, together), mix(1, 0.86, together)
    down = mix(0, -0.04, together)
    wide = 0.0050 + 0.0012 * together

    def point(t: float, out: float, shrinking: float = 0.0) -> Point:
        return trunk.thorax(t + down, side, off + out + shrinking * small)

    top, inner, tip = point(0.97, 0.006), point(0.58, 0), point(0.10, 0, 0.013)
    plate = [top, inner, tip, point(0.36, 0, 0.044), point(0.84, 0, 0.052)]
    canvas.fill(smooth(plate, swing=1 / 5.4), canvas.ink.plate)
    fold = [
        top,
        point(0.78, 0.0012),
        inner,
        point(0.28, 0.0022),
        tip,
        point(0.13, 0, 0.025),
        point(0.27, 0, 0.038),
        point(0.17, 0, 0.0235),
        point(0.155, wide * 0.45, 0.0135),
        point(0.32, 0.0022 + wide),
        point(0.60, wide),
        point(0.80, 0.0012 + wide * 0.6),
    ]
    canvas.fill(smooth(fold, swing=1 / 6.4), canvas.ink.fold)
