"""Laws of bars and dots: they fill from the side from which one reads, and never chatter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QProgressBar
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.progress import Countdown, RepDots, RoundBars, StepDots
from tests.ui.look import seen, share, theme

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def test_time_left_is_seen_from_the_reading_side(qtbot: QtBot) -> None:
    bar = Countdown(theme(), "stretch")
    qtbot.addWidget(bar)
    bar.resize(100, 3)
    bar.show_left(0.62)
    image, colour = seen(bar), theme().pillar("stretch")
    assert image.pixelColor(30, 1) == colour
    assert image.pixelColor(80, 1) == theme().colour("track")
    bar.setLayoutDirection(RIGHT_TO_LEFT)
    assert seen(bar).pixelColor(70, 1) == colour
    assert seen(bar).pixelColor(20, 1) == theme().colour("track")


def test_a_countdown_tells_a_reader_its_end_and_nothing_between(qtbot: QtBot) -> None:
    bar = Countdown(theme(), "move")
    qtbot.addWidget(bar)
    told: list[int] = []
    bar.valueChanged.connect(told.append)
    for step in range(60, -1, -1):
        bar.show_left(step / 60)
    assert told == [0]
    bar.show_left(1.0)
    assert told == [0, 1]


def test_a_countdown_is_three_pixels_high() -> None:
    assert Countdown(theme(), "move").sizeHint().height() == 3


@pytest.mark.parametrize("of", [1, 4, 8])
def test_bars_have_room_for_every_round(qtbot: QtBot, of: int) -> None:
    bars = RoundBars(theme())
    qtbot.addWidget(bars)
    bars.show_done(0, of)
    assert bars.sizeHint().width() == of * 38 - 8


def test_done_rounds_are_full_the_present_one_in_part_and_the_rest_empty(qtbot: QtBot) -> None:
    bars = RoundBars(theme())
    qtbot.addWidget(bars)
    bars.show_done(1, 4, 0.5)
    bars.adjustSize()
    image = seen(bars)
    edge, track = theme().colour("ringEdge"), theme().colour("track")
    assert [image.pixelColor(x, 3) for x in (15, 45, 62, 91)] == [edge, edge, track, track]


def test_dots_are_done_now_and_to_come(qtbot: QtBot) -> None:
    dots = RepDots(theme(), "stretch")
    qtbot.addWidget(dots)
    dots.show_done(1, 4, 0.55, said="1 of 4 holds")
    dots.adjustSize()
    image = seen(dots)
    parts = [image.copy(x, 0, 17, 17) for x in (0, 30, 60, 90)]
    colour, track = theme().pillar("stretch"), theme().colour("track")
    assert share(parts[0], theme().colour("surface")) > 0
    assert share(parts[1], track) > 0
    assert share(parts[1], colour) > 0
    assert parts[2] == parts[3]
    assert share(parts[2], colour) == share(parts[2], track) == 0
    assert share(parts[2], QColor("magenta")) < 0.95


def test_all_done_leaves_no_dot_open(qtbot: QtBot) -> None:
    dots = RepDots(theme(), "stretch")
    qtbot.addWidget(dots)
    dots.show_done(4, 4)
    dots.adjustSize()
    parts = [seen(dots).copy(x, 0, 17, 17) for x in (0, 30, 60, 90)]
    assert all(part == parts[0] for part in parts)


def test_bars_are_mirrored_and_dots_are_but_for_their_ring_and_tick(qtbot: QtBot) -> None:
    bars = RoundBars(theme())
    qtbot.addWidget(bars)
    bars.show_done(1, 4, 0.5)
    bars.adjustSize()
    left = seen(bars)
    bars.setLayoutDirection(RIGHT_TO_LEFT)
    right, places = seen(bars), (15, 45, 62, 91, 130)
    assert [left.pixelColor(x, 3) for x in places] == [right.pixelColor(143 - x, 3) for x in places]
    dots = RepDots(theme(), "stretch")
    qtbot.addWidget(dots)
    dots.show_done(1, 3, 0.25)
    dots.adjustSize()
    dots.setLayoutDirection(RIGHT_TO_LEFT)
    now = seen(dots).copy(30, 0, 17, 17)
    assert now.pixelColor(14, 5) == theme().pillar("stretch")
    assert now.pixelColor(2, 5) == theme().colour("track")


def test_a_reader_hears_of_a_round_when_it_is_done_and_not_within(qtbot: QtBot) -> None:
    dots = RepDots(theme(), "stretch")
    qtbot.addWidget(dots)
    told: list[int] = []
    dots.valueChanged.connect(told.append)
    for step in range(10):
        dots.show_done(1, 4, step / 10, said="1 of 4 holds")
    assert told == [1]
    assert dots.accessibleDescription() == "1 of 4 holds"
    node = QAccessible.queryAccessibleInterface(dots)
    assert node.role() == QAccessible.Role.ProgressBar
    assert isinstance(dots, QProgressBar)


def test_steps_done_are_filled_the_present_one_is_longer_and_the_rest_are_open(
    qtbot: QtBot,
) -> None:
    dots = StepDots(theme())
    qtbot.addWidget(dots)
    dots.show_step(2, 3, said="Step 2 of 3")
    dots.resize(dots.sizeHint())
    dots.show()
    picture, accent = seen(dots), theme().colour("accent").rgba()
    middle = picture.height() // 2
    filled = [picture.pixelColor(x, middle).rgba() == accent for x in range(picture.width())]
    assert all(filled[2:7])
    assert all(filled[20:42])
    assert not any(filled[48:])
    assert dots.accessibleName() == "Step 2 of 3"
