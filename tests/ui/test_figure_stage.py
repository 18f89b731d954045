"""What stands still is kept as a picture and looks as if it were painted afresh."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from backcare_desktop.ui.figure_outline import chain, flat, grown, smooth
from backcare_desktop.ui.figure_stage import Look, paint_stage
from backcare_desktop.ui.figure_still import Stills
from tests.core.figure import poses

pytestmark = pytest.mark.usefixtures("qapp")

LOOK = Look("light", "honey")


def painted(
    pose: str, look: Look, stills: Stills | None, ratio: float, at: tuple[float, float] = (0, 0)
) -> QImage:
    image = QImage(round(280 * ratio), round(160 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#F3EDE3"))
    painter = QPainter(image)
    painter.translate(*at)
    paint_stage(painter, poses()[pose], QRectF(0, 0, 280, 160), look, stills)
    painter.end()
    return image


def worst(one: QImage, other: QImage) -> int:
    """By how many levels two pictures differ at most."""
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return max((abs(x - y) for x, y in zip(a, b, strict=True) if x != y), default=0)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("pose", ["cow", "lunge_ease", "front_sit", "side_lie_hug", "prone_heat"])
def test_a_kept_still_is_as_painted_afresh(pose: str, ratio: float, mirrored: bool) -> None:
    look = Look("light", "honey", mirrored=mirrored)
    fresh = painted(pose, look, None, ratio)
    stills = Stills()
    first, again = (painted(pose, look, stills, ratio) for _ in range(2))
    assert worst(fresh, first) <= 2
    assert worst(first, again) == 0


def test_a_still_follows_the_painter_to_its_place() -> None:
    stills = Stills()
    painted("cow", LOOK, stills, 1.0)
    moved = painted("cow", LOOK, stills, 1.0, at=(20, -10))
    assert worst(painted("cow", LOOK, None, 1.0, at=(20, -10)), moved) <= 2


def test_a_flattened_outline_covers_what_the_curve_covers() -> None:
    ring = [(0.0, 0.0), (0.2, 0.05), (0.25, 0.2), (0.1, 0.3), (-0.1, 0.15)]
    form = smooth(ring)
    assert form.boundingRect().width() == pytest.approx(flat(form).boundingRect().width(), 1e-3)
    assert grown(form, 0.01).boundingRect().width() > form.boundingRect().width() + 0.018


def test_a_string_of_circles_reaches_round_them_all() -> None:
    bounds = chain([((0, 0), 0.1), ((0.3, 0), 0.05), ((0.3, 0.2), 0.02)]).boundingRect()
    edges = [bounds.left(), bounds.right(), bounds.top(), bounds.bottom()]
    assert edges == pytest.approx([-0.1, 0.35, -0.1, 0.22], abs=1e-3)


def test_a_circle_within_another_changes_nothing() -> None:
    alone = chain([((0, 0), 0.1)])
    assert chain([((0, 0), 0.1), ((0.01, 0), 0.05)]).boundingRect() == alone.boundingRect()
