"""Laws of the rings: they fill clockwise for everybody, and a reader is not told each second."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.rings import PillarRing, SecondsRing, paint_ring
from tests.ui.look import seen, share, theme

FULL, TRACK = QColor("#87335F"), QColor("#E6DED2")


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def ring(part: float) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_ring(painter, QRectF(0, 0, 100, 100), 10, part, colour=FULL, track=TRACK)
    painter.end()
    return image


RIGHT, BELOW, LEFT = QPoint(95, 50), QPoint(50, 95), QPoint(5, 50)


def test_a_ring_fills_clockwise_from_the_top() -> None:
    places = (RIGHT, BELOW, LEFT)
    assert [ring(0.4).pixelColor(at) == FULL for at in places] == [True, False, False]
    assert [ring(0.6).pixelColor(at) == FULL for at in places] == [True, True, False]
    assert [ring(0.9).pixelColor(at) == FULL for at in places] == [True, True, True]


def test_a_full_ring_shows_no_track_and_an_empty_one_no_colour() -> None:
    assert share(ring(1.0), TRACK) == 0
    assert share(ring(0.0), FULL) == 0


def test_a_pillars_ring_is_a_progress_bar_to_a_reader(qtbot: QtBot) -> None:
    made = PillarRing(theme(), "breathe")
    qtbot.addWidget(made)
    made.setAccessibleName("Breathe")
    made.show_count(1, 2)
    node = QAccessible.queryAccessibleInterface(made)
    assert node.role() == QAccessible.Role.ProgressBar
    assert node.text(QAccessible.Text.Name) == "Breathe"
    assert node.text(QAccessible.Text.Description) == "1 of 2"
    assert (made.value(), made.maximum()) == (1, 2)


def test_more_than_the_days_number_fills_the_ring_and_is_said_as_it_is(qtbot: QtBot) -> None:
    made = PillarRing(theme(), "move")
    qtbot.addWidget(made)
    made.show_count(9, 7)
    assert made.value() == made.maximum()
    assert made.accessibleDescription() == "9 of 7"
    assert share(seen(made), theme().colour("track")) == 0


def test_nothing_yet_is_an_open_outline_and_never_a_reproach(qtbot: QtBot) -> None:
    made = PillarRing(theme(), "stretch")
    qtbot.addWidget(made)
    made.show_count(0, 1)
    assert share(seen(made), theme().pillar("stretch")) == 0
    assert share(seen(made), theme().colour("text2")) > 0


def test_what_has_no_number_has_a_soft_disc(qtbot: QtBot) -> None:
    made = PillarRing(theme(), "heat")
    qtbot.addWidget(made)
    made.adjustSize()
    made.show_part(None)
    image = seen(made)
    assert share(image, theme().colour("track")) == 0
    assert image.pixelColor(image.width() // 2, 3) != QColor("magenta")


def test_what_waits_is_grey_and_has_a_dot(qtbot: QtBot) -> None:
    made = PillarRing(theme(), "move", radius=25, stroke=5, icon=22)
    qtbot.addWidget(made)
    made.adjustSize()
    made.show_held(held=True)
    image = seen(made)
    assert share(image, theme().colour("control")) > 0.1
    assert share(image, theme().colour("text")) > 0.02
    made.show_held(held=False)
    assert share(seen(made), theme().colour("control")) == 0


def test_a_tick_stands_for_the_icon_when_all_is_done(qtbot: QtBot) -> None:
    made = PillarRing(theme(), "stretch", radius=38, stroke=6, icon=30)
    qtbot.addWidget(made)
    made.show_count(1, 1)
    before = seen(made)
    made.show_ticked(ticked=True)
    assert seen(made) != before


def test_rings_grow_with_the_text() -> None:
    assert PillarRing(theme(), "move").sizeHint().width() == 30
    assert PillarRing(theme(points=20), "move").sizeHint().width() == 60
    assert PillarRing(theme(points=8), "move").sizeHint().width() == 30


def test_seconds_are_painted_but_not_told_one_by_one(qtbot: QtBot) -> None:
    made = SecondsRing(theme(), "stretch")
    qtbot.addWidget(made)
    made.setAccessibleName("Hold, 15 seconds")
    told: list[int] = []
    made.valueChanged.connect(told.append)
    made.show_left(15, 1.0)
    first = seen(made)
    for second in range(14, 0, -1):
        made.show_left(second, second / 15)
    assert seen(made) != first
    assert told == [1]
    made.show_left(0, 0.0)
    assert told == [1, 0]


def test_the_seconds_ring_turns_clockwise_where_one_reads_from_the_right(qtbot: QtBot) -> None:
    made = SecondsRing(theme(), "stretch")
    qtbot.addWidget(made)
    made.adjustSize()
    made.show_left(9, 0.6)
    before = seen(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert seen(made) == before


@pytest.mark.parametrize(("hold", "frame"), [(15.0, 250), (10.0, 125), (5.0, 50)])
def test_the_end_of_the_seconds_ring_moves_by_a_few_pixels_a_frame(
    qtbot: QtBot, hold: float, frame: int
) -> None:
    made = SecondsRing(theme(), "stretch")
    qtbot.addWidget(made)
    assert made.frame_length(hold) == frame
    assert 1000 % frame == 0
