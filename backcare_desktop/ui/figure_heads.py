"""Heads as outlines: hair, ears, and the quiet marks of a face."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from PySide6.QtGui import QPainterPath, QTransform

from backcare_desktop.core.geometry import Point, mix, mix_points
from backcare_desktop.ui.figure_head_lines import (
    FACE,
    FACE_TURNED,
    HAIR,
    HAIR_BEHIND,
    HAIR_TURNED,
    PROFILE,
    PROFILE_HAIR,
)
from backcare_desktop.ui.figure_outline import ellipse, empty, flat, smooth, stroked

HEAD_SCALE = 1.06
HEAD_FWD = 0.006
"""The profile is drawn that much larger than measured, and that much in front of the spine."""

TURNED = 0.004
"""A head that is turned less than this share looks straight ahead."""


def on_profile(point: Point) -> Point:
    """A point of the profile where it is drawn."""
    return point[0] * HEAD_SCALE + HEAD_FWD, point[1] * HEAD_SCALE


@functools.cache
def profile() -> QPainterPath:
    """The head from the side."""
    return smooth([on_profile(point) for point in PROFILE])


@functools.cache
def profile_hair() -> QPainterPath:
    """Its hair."""
    return smooth([on_profile(point) for point in PROFILE_HAIR])


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
    return smooth(HAIR_BEHIND)


def face(turn: float) -> QPainterPath:
    """The head from in front, turned to the viewer's right by this share (0 to 1)."""
    return _straight_face() if turn <= TURNED else smooth(_between(FACE, FACE_TURNED, turn))


def hair(turn: float) -> QPainterPath:
    """Its hair."""
    return _straight_hair() if turn <= TURNED else smooth(_between(HAIR, HAIR_TURNED, turn))


@functools.cache
def _straight_face() -> QPainterPath:
    return smooth(FACE)


@functools.cache
def _straight_hair() -> QPainterPath:
    return smooth(HAIR)


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
