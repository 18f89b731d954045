"""Forms that never change: hands, feet, heads, hair, and the quiet marks of a face.

Each has axes of its own: x along the part, y to its left.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtGui import QPainterPath, QTransform

from backcare_desktop.core.geometry import Point, mix, mix_points
from backcare_desktop.core.pose import Grip
from backcare_desktop.ui.figure_outline import (
    Circle,
    chain,
    curved,
    ellipse,
    empty,
    flat,
    grown,
    smooth,
    stroked,
)

HEAD_SCALE = 1.06
HEAD_FWD = 0.006
"""The profile is drawn that much larger than measured, and that much in front of the spine."""

TURNED = 0.004
"""A head that is turned less than this share looks straight ahead."""

_Line = tuple[Point, ...]

_PROFILE: _Line = (
    (-0.027, 0.000),
    (-0.048, 0.030),
    (-0.054, 0.066),
    (-0.036, 0.102),
    (0.002, 0.119),
    (0.036, 0.109),
    (0.0535, 0.082),
    (0.0565, 0.063),
    (0.0640, 0.044),
    (0.0570, 0.032),
    (0.0550, 0.016),
    (0.042, -0.002),
    (0.020, -0.003),
    (-0.002, 0.004),
)
_PROFILE_HAIR: _Line = (
    (-0.036, 0.002),
    (-0.052, 0.026),
    (-0.0605, 0.062),
    (-0.051, 0.101),
    (-0.012, 0.1285),
    (0.030, 0.1225),
    (0.052, 0.098),
    (0.041, 0.092),
    (0.024, 0.086),
    (0.010, 0.070),
    (0.002, 0.056),
    (-0.010, 0.046),
    (-0.017, 0.028),
    (-0.022, 0.008),
)
_FACE: _Line = (
    (-0.047, 0.064),
    (-0.0455, 0.036),
    (-0.029, 0.008),
    (0, -0.004),
    (0.029, 0.008),
    (0.0455, 0.036),
    (0.047, 0.064),
    (0.042, 0.098),
    (0, 0.119),
    (-0.042, 0.098),
)
_FACE_TURNED: _Line = (
    (-0.050, 0.066),
    (-0.038, 0.034),
    (-0.006, 0.006),
    (0.030, -0.003),
    (0.047, 0.008),
    (0.052, 0.036),
    (0.051, 0.064),
    (0.044, 0.098),
    (0.004, 0.119),
    (-0.044, 0.098),
)
_HAIR: _Line = (
    (-0.0515, 0.058),
    (-0.0525, 0.084),
    (-0.040, 0.114),
    (0, 0.1295),
    (0.040, 0.114),
    (0.0525, 0.084),
    (0.0515, 0.058),
    (0.0450, 0.078),
    (0.034, 0.0945),
    (0.006, 0.0995),
    (-0.020, 0.0975),
    (-0.0400, 0.083),
)
_HAIR_TURNED: _Line = (
    (-0.040, 0.012),
    (-0.0595, 0.060),
    (-0.049, 0.104),
    (-0.006, 0.1295),
    (0.034, 0.1195),
    (0.0535, 0.096),
    (0.050, 0.088),
    (0.040, 0.091),
    (0.020, 0.090),
    (0.004, 0.078),
    (-0.004, 0.058),
    (-0.020, 0.022),
)
_HAIR_BEHIND: _Line = (
    (-0.050, 0.066),
    (-0.045, 0.032),
    (-0.026, 0.008),
    (0, 0.002),
    (0.026, 0.008),
    (0.045, 0.032),
    (0.050, 0.066),
    (0.043, 0.108),
    (0, 0.1285),
    (-0.043, 0.108),
)
_FOOT: _Line = (
    (-0.026, 0.012),
    (-0.034, -0.012),
    (-0.033, -0.034),
    (-0.020, -0.0415),
    (0.030, -0.0415),
    (0.085, -0.0415),
    (0.107, -0.036),
    (0.108, -0.024),
    (0.090, -0.010),
    (0.052, 0.004),
    (0.026, 0.020),
    (0, 0.022),
)
_TOES: _Line = (
    (-0.022, 0.004),
    (-0.026, -0.020),
    (-0.025, -0.036),
    (0.008, -0.0425),
    (0.041, -0.036),
    (0.036, -0.020),
    (0.022, 0.004),
    (0, 0.010),
)
_HEEL: _Line = (
    (-0.021, 0.006),
    (-0.025, -0.018),
    (-0.026, -0.036),
    (0, -0.0415),
    (0.026, -0.036),
    (0.025, -0.018),
    (0.021, 0.006),
    (0, 0.010),
)
_TOE_LINE: _Line = ((-0.0185, -0.013), (0.005, -0.0065), (0.0285, -0.013))

_HANDS: dict[Grip, tuple[Circle, ...]] = {
    "hand": (
        ((0, 0), 0.0150),
        ((0.024, 0), 0.0185),
        ((0.044, 0), 0.0165),
        ((0.072, 0.004), 0.0085),
    ),
    "grip": (
        ((0, 0), 0.0150),
        ((0.022, 0.001), 0.0175),
        ((0.042, 0.006), 0.0145),
        ((0.060, 0.014), 0.0095),
    ),
    "wrap": (
        ((0, 0), 0.0148),
        ((0.020, 0.0005), 0.0160),
        ((0.038, 0.003), 0.0135),
        ((0.052, 0.008), 0.0100),
    ),
    "fist": (((0, 0), 0.0150), ((0.024, 0), 0.0190), ((0.040, 0.001), 0.0165)),
}
_THUMB: tuple[Circle, ...] = (((0.012, 0.008), 0.0085), ((0.040, 0.024), 0.0065))
_SHOE_EDGE = 0.0022


def placed(form: QPainterPath, at: Point, along: Point, flip: int = 1) -> QPainterPath:
    """A form with its x along a unit vector; `flip` -1 lays its y to the right."""
    x, y = along
    return QTransform(x, y, -y * flip, x * flip, at[0], at[1]).map(form)


@functools.cache
def hand(grip: Grip) -> QPainterPath:
    """A hand from its wrist."""
    path = chain(_HANDS[grip])
    if grip == "hand":
        path.addPath(chain(_THUMB))
    return path


@functools.cache
def foot() -> QPainterPath:
    """A shoe seen from the side, from the ankle."""
    return smooth(_FOOT, swing=1 / 6.5)


@functools.cache
def foot_edge() -> QPainterPath:
    """The shoe's outline with its rim."""
    return flat(grown(foot(), _SHOE_EDGE))


@functools.cache
def shoe_front(*, heel: bool) -> QPainterPath:
    """A shoe seen from in front, or from behind."""
    return flat(curved(_HEEL if heel else _TOES, swing=1 / 5.6))


@functools.cache
def shoe_front_edge(*, heel: bool) -> QPainterPath:
    """The outline of such a shoe with its rim."""
    return flat(grown(shoe_front(heel=heel), _SHOE_EDGE))


@functools.cache
def toe_line() -> QPainterPath:
    """The seam over the toes, seen from in front."""
    return stroked(curved(_TOE_LINE, closed=False), 0.0042)


def on_profile(point: Point) -> Point:
    """A point of the profile where it is drawn."""
    return point[0] * HEAD_SCALE + HEAD_FWD, point[1] * HEAD_SCALE


@functools.cache
def profile() -> QPainterPath:
    """The head from the side."""
    return smooth([on_profile(point) for point in _PROFILE])


@functools.cache
def profile_hair() -> QPainterPath:
    """Its hair."""
    return smooth([on_profile(point) for point in _PROFILE_HAIR])


@functools.cache
def profile_ear() -> QPainterPath:
    """Its ear."""
    at = QTransform().translate(HEAD_FWD - 0.002 * HEAD_SCALE, 0.046 * HEAD_SCALE).rotate(8)
    return flat(at.map(ellipse((0, 0), 0.0105, 0.0155)))


@functools.cache
def profile_eye() -> QPainterPath:
    """Its eye and the brow above."""
    at = QTransform().translate(0.0445, 0.0740).rotate(-6)
    path = at.map(ellipse((0, 0), 0.0034, 0.0054))
    path.addPath(_bow((0.0385, 0.0862), (0.0450, 0.0900), (0.0525, 0.0872), 0.0040))
    return flat(path)


@functools.cache
def profile_mouth() -> QPainterPath:
    """The line of its mouth."""
    return _bow((0.0575, 0.0225), (0.0510, 0.0205), (0.0455, 0.0225), 0.0042)


@functools.cache
def hair_behind() -> QPainterPath:
    """The head from behind."""
    return smooth(_HAIR_BEHIND)


def face(turn: float) -> QPainterPath:
    """The head from in front, turned to the viewer's right by this share (0 to 1)."""
    return _straight_face() if turn <= TURNED else smooth(_between(_FACE, _FACE_TURNED, turn))


def hair(turn: float) -> QPainterPath:
    """Its hair."""
    return _straight_hair() if turn <= TURNED else smooth(_between(_HAIR, _HAIR_TURNED, turn))


@functools.cache
def _straight_face() -> QPainterPath:
    return smooth(_FACE)


@functools.cache
def _straight_hair() -> QPainterPath:
    return smooth(_HAIR)


def _between(start: Sequence[Point], end: Sequence[Point], share: float) -> list[Point]:
    return [mix_points(a, b, share) for a, b in zip(start, end, strict=True)]


def eyes(turn: float) -> QPainterPath:
    """Both eyes under their brows; they slide with the turn."""
    return _eyes(0.0 if turn < TURNED else turn)


def nose_and_mouth(turn: float) -> QPainterPath:
    """The shade of the nose, and the line of the mouth."""
    return _nose_and_mouth(0.0 if turn < TURNED else turn)


_GONE_EYE, _GONE_NOSE = 0.97, 0.55


@functools.lru_cache(maxsize=64)
def _eyes(turn: float) -> QPainterPath:
    path = empty()
    for side, turned, narrow in ((-1, 0.0170, 0.86), (1, 0.0445, 0.62)):
        if side > 0 and turn > _GONE_EYE:
            continue
        x, wide = mix(0.0185 * side, turned, turn), mix(1, narrow, turn)
        path.addPath(ellipse((x, 0.0705), 0.0040 * wide, 0.0052))
        top = (x + 0.0005 * side * (1 - turn), 0.0862)
        path.addPath(_bow((x - 0.0090 * wide, 0.0822), top, (x + 0.0090 * wide, 0.0826), 0.0040))
    return path


@functools.lru_cache(maxsize=64)
def _nose_and_mouth(turn: float) -> QPainterPath:
    path = empty()
    if turn < _GONE_NOSE:
        path.addPath(_nose(turn))
    left, right = mix(-0.0125, 0.026, turn), mix(0.0125, 0.0465, turn)
    path.addPath(_bow((left, 0.0215), (mix(0, 0.036, turn), 0.0172), (right, 0.0215), 0.0044))
    return path


def _nose(turn: float) -> QPainterPath:
    line = QPainterPath()
    line.moveTo(mix(0.0050, 0.047, turn), 0.0585)
    line.cubicTo(
        mix(0.0070, 0.050, turn),
        0.0500,
        mix(0.0105, 0.056, turn),
        0.0400,
        mix(0.0040, 0.050, turn),
        0.0375,
    )
    line.lineTo(mix(-0.0040, 0.044, turn), 0.0380)
    return stroked(line, 0.0042)


def _bow(start: Point, through: Point, end: Point, width: float) -> QPainterPath:
    line = QPainterPath()
    line.moveTo(*start)
    line.quadTo(*through, *end)
    return stroked(line, width)
