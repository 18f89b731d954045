"""How thick the body is: radii along its parts, as smooth curves through a few knots."""

from __future__ import annotations

import functools

Knots = tuple[tuple[float, ...], ...]
"""Rows of a parameter and its values, the parameter rising."""

THIGH: Knots = (
    (0, 0.066, 0),
    (0.18, 0.0655, 0.001),
    (0.5, 0.057, 0.002),
    (0.82, 0.044, 0.001),
    (1, 0.041, 0),
)
"""Radius, and how far the muscle lies to one side, along a bone (0 to 1)."""

_HIP_END, _MIDDLE = 0.2, 0.6


def _slimmer(t: float) -> float:
    if t < _HIP_END:
        return 0.010
    return 0.004 if t < _MIDDLE else 0.0


THIGH_FAR: Knots = tuple((t, radius - _slimmer(t), aside) for t, radius, aside in THIGH)
SHANK: Knots = (
    (0, 0.041, 0),
    (0.12, 0.040, 0.003),
    (0.32, 0.0415, 0.008),
    (0.62, 0.034, 0.005),
    (0.92, 0.0275, 0.001),
)
UPPER: Knots = ((0, 0.035, 0), (0.3, 0.034, 0), (0.65, 0.029, 0), (1, 0.0245, 0))
FORE: Knots = ((0, 0.0245, 0), (0.25, 0.0255, 0.001), (0.7, 0.0195, 0), (1, 0.0155, 0))
UPPER_FRONT: Knots = (
    (0, 0.0188, 0),
    (0.14, 0.0262, 0),
    (0.34, 0.0292, 0),
    (0.68, 0.0258, 0),
    (1, 0.0222, 0),
)
FORE_FRONT: Knots = ((0, 0.0222, 0), (0.25, 0.0232, 0), (0.7, 0.0185, 0), (1, 0.0150, 0))
THIGH_FRONT: Knots = ((0, 0.050, 0), (0.5, 0.049, 0), (1, 0.036, 0))
SHANK_FRONT: Knots = ((0, 0.036, 0), (0.3, 0.038, 0), (1, 0.025, 0))
THIGH_SEATED: Knots = ((0, 0.054, 0), (0.5, 0.0535, 0), (1, 0.0465, 0))
SHANK_SEATED: Knots = ((0, 0.0375, 0), (0.30, 0.0385, 0), (0.62, 0.0325, 0), (1, 0.0245, 0))

TORSO: Knots = (
    (-0.12, 0.052, 0.068),
    (0.15, 0.058, 0.0755),
    (0.55, 0.0585, 0.069),
    (1, 0.057, 0.052),
    (1.5, 0.0535, 0.0435),
    (2, 0.057, 0.047),
    (2.35, 0.0665, 0.054),
    (2.62, 0.0645, 0.0555),
    (2.85, 0.047, 0.047),
    (3, 0.027, 0.034),
)
"""From the spine to the front and to the back; 0 hip, 1 waist, 2 ribs' end, 3 neck."""


@functools.lru_cache(maxsize=4096)
def curve(knots: Knots, at: float) -> tuple[float, ...]:
    """The values at a parameter: smooth through the knots, without terraces."""
    last = len(knots) - 2
    row = max((n for n in range(last + 1) if at >= knots[n][0] - 1e-9), default=0)
    span = knots[row + 1][0] - knots[row][0]
    share = (at - knots[row][0]) / span
    return tuple(_hermite(knots, row, column, share, span) for column in range(1, len(knots[0])))


def _hermite(knots: Knots, row: int, column: int, share: float, span: float) -> float:
    e2, e3 = share * share, share**3
    return (
        (2 * e3 - 3 * e2 + 1) * knots[row][column]
        + (e3 - 2 * e2 + share) * _slope(knots, row, column) * span
        + (3 * e2 - 2 * e3) * knots[row + 1][column]
        + (e3 - e2) * _slope(knots, row + 1, column) * span
    )


def _slope(knots: Knots, row: int, column: int) -> float:
    """The tangent at a knot; level where the curve turns."""

    def rise(start: int) -> float:
        up = knots[start + 1][column] - knots[start][column]
        return up / (knots[start + 1][0] - knots[start][0])

    if row == 0:
        return rise(0)
    if row == len(knots) - 1:
        return rise(row - 1)
    before, after = rise(row - 1), rise(row)
    return 0.0 if before * after < 0 else (before + after) / 2
