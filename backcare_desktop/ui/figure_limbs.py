"""Limbs as outlines: a bone's form depends on its length only, so it is built once and mapped."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, replace

from PySide6.QtGui import QPainterPath, QTransform

from backcare_desktop.core.geometry import Point
from backcare_desktop.ui.figure_curves import (
    FORE,
    FORE_FRONT,
    SHANK,
    SHANK_FRONT,
    SHANK_SEATED,
    THIGH,
    THIGH_FAR,
    THIGH_FRONT,
    THIGH_SEATED,
    UPPER,
    UPPER_FRONT,
    Knots,
    curve,
)
from backcare_desktop.ui.figure_outline import curved, flat

SLEEVE_BANDS = 4
"""In so many steps a sleeve leaves the colour of the shirt: a gradient costs ten times more."""

SHANK_BANDS = 3
"""In so many steps a seated leg comes out of the shade."""

_EDGE = 0.00425
_CLOTH = 0.0064
_STATIONS = 6
_CAP = 180.0


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A part of a bone, from `start` to `end` (0 to 1), `extra` thicker than the table says.

    `aside` is the sign of the muscle's side. `cut` ends it straight at its start. Each form is
    itself only, so that outlines are kept by it without comparing tables.
    """

    table: Knots
    aside: int = 0
    start: float = 0.0
    end: float = 1.0
    extra: float = 0.0
    cut: bool = False

    def edge(self) -> Form:
        """The same, a little fatter: painted first, it parts limb and shirt."""
        return replace(self, extra=self.extra + _EDGE)


def _sleeve(table: Knots) -> Form:
    return Form(table, end=0.615, extra=_CLOTH)


def _low(form: Form) -> Form:
    """Without the shoulder, whose top melts into the shirt."""
    return replace(form, start=0.31)


def _bands(form: Form) -> tuple[Form, ...]:
    return tuple(
        replace(form, start=0.14 + 0.11 * n, end=0.608, extra=_CLOTH - 0.0018, cut=True)
        for n in range(SLEEVE_BANDS)
    )


@dataclass(frozen=True, slots=True)
class ArmForms:
    """An arm's parts in one view."""

    upper: Form
    fore: Form
    sleeve: Form
    sleeve_bands: tuple[Form, ...]
    edges: tuple[Form, Form, Form]
    """Of sleeve, upper arm and forearm."""


def _arm(upper: Knots, fore: Form) -> ArmForms:
    whole, sleeve = Form(upper), _sleeve(upper)
    edges = (_low(sleeve).edge(), _low(whole).edge(), fore.edge())
    return ArmForms(whole, fore, sleeve, _bands(sleeve), edges)


SIDE_ARM = _arm(UPPER, Form(FORE, 1))
FRONT_ARM = _arm(UPPER_FRONT, Form(FORE_FRONT))

NEAR_THIGH = Form(THIGH, -1)
FAR_THIGH = Form(THIGH_FAR, -1)
SIDE_SHANK = Form(SHANK, -1, end=0.92)
FRONT_THIGH = Form(THIGH_FRONT)
FRONT_SHANK = Form(SHANK_FRONT)
SEATED_THIGH = Form(THIGH_SEATED)
SEATED_SHANK = Form(SHANK_SEATED, end=0.96)
SEATED_SHANK_BANDS = tuple(
    Form(SHANK_SEATED, start=0.26 + 0.147 * n, end=0.955, extra=-0.0012, cut=True)
    for n in range(SHANK_BANDS)
)


def bone(form: Form, start: Point, end: Point) -> QPainterPath:
    """The outline of a bone between two joints."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy) or 1e-6
    thousandths = max(1, round(length * 1000))
    ux, uy = dx / length, dy / length
    stretch = length * 1000 / thousandths
    place = QTransform(ux * stretch, uy * stretch, -uy, ux, start[0], start[1])
    return place.map(_outline(form, thousandths))


def limb(*parts: tuple[Form, Point, Point]) -> QPainterPath:
    """Bones of one limb as one path of overlapping outlines: painted once, no seams."""
    path = bone(*parts[0])
    for part in parts[1:]:
        path.addPath(bone(*part))
    return path


@functools.lru_cache(maxsize=256)
def _outline(form: Form, thousandths: int) -> QPainterPath:
    """A bone along +x from the origin: two smooth sides, round caps."""
    length = thousandths / 1000
    top: list[Point] = []
    low: list[Point] = []
    for n in range(_STATIONS + 1):
        t = form.start + (form.end - form.start) * n / _STATIONS
        radius, aside = curve(form.table, t)
        middle, half = aside * form.aside, radius + form.extra
        top.append((t * length, middle + half))
        low.append((t * length, middle - half))
    path = curved(top, closed=False)
    _cap(path, top[-1], low[-1], -90)
    path.connectPath(curved(low[::-1], closed=False))
    if not form.cut:
        _cap(path, top[0], low[0], 90)
    path.closeSubpath()
    return flat(path)


def _cap(path: QPainterPath, top: Point, low: Point, start: float) -> None:
    radius = (top[1] - low[1]) / 2
    path.arcTo(top[0] - radius, low[1], 2 * radius, 2 * radius, start, _CAP)
