"""Laws of the small week: a stripe a session, and to a reader one graphic with its numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from pytestqt.qtbot import QtBot

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.week_bars import WIDE, WeekBars
from tests.ui.look import seen, share, theme
from tests.ui.weeks import busy_week, empty_week


def drawn(qtbot: QtBot, today: int = 6, points: float = 10.0) -> WeekBars:
    bars = WeekBars(theme(points=points), busy_week(today))
    qtbot.addWidget(bars)
    bars.resize(328, bars.sizeHint().height())
    return bars


def stripes(image: QImage, colour: QColor, x: int) -> int:
    """How often, from top to bottom, this colour begins."""
    column = [image.pixelColor(x, y) == colour for y in range(image.height())]
    return sum(now and not before for before, now in zip([False, *column], column, strict=False))


def test_a_reader_meets_one_graphic_with_all_numbers(qtbot: QtBot) -> None:
    bars = drawn(qtbot, 3)
    node = QAccessible.queryAccessibleInterface(bars)
    assert node.role() == QAccessible.Role.Graphic
    said = "Monday 11, Tuesday 9, Wednesday rest, Thursday 11"
    assert node.text(QAccessible.Text.Name) == said
    assert node.childCount() == 0


def test_every_session_is_a_stripe(qtbot: QtBot) -> None:
    bars = drawn(qtbot)
    bars.resize(328, 300)
    image = QImage(bars.size() * 4, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(4)
    image.fill(QColor("magenta"))
    bars.render(image)
    seen_there = [stripes(image, theme().pillar(pillar), WIDE * 2) for pillar in PILLARS]
    assert seen_there == [2, 1, 6, 1, 1]


def test_each_pillar_has_its_colour(qtbot: QtBot) -> None:
    image = seen(drawn(qtbot))
    for pillar in PILLARS:
        assert share(image, theme().pillar(pillar)) > 0


def test_bars_keep_their_width_with_large_text(qtbot: QtBot) -> None:
    small, large = drawn(qtbot), drawn(qtbot, points=20.0)
    assert small.sizeHint().width() == large.sizeHint().width()
    assert small.sizeHint().height() < large.sizeHint().height()


def test_bars_begin_at_the_right_where_one_reads_from_there(qtbot: QtBot) -> None:
    bars = drawn(qtbot, 0)
    move = theme().pillar("move")
    for way, here in (("left", False), ("right", True)):
        right = Qt.LayoutDirection.RightToLeft
        bars.setLayoutDirection(right if way == "right" else Qt.LayoutDirection.LeftToRight)
        image = seen(bars)
        half = image.copy(image.width() // 2, 0, image.width() // 2, image.height())
        assert (share(half, move) > 0) is here


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_week_with_nothing_has_a_line_a_day(qtbot: QtBot, name: ThemeName) -> None:
    bars = WeekBars(theme("light"), empty_week())
    qtbot.addWidget(bars)
    bars.resize(328, bars.sizeHint().height())
    look = theme(name)
    bars.show_theme(look)
    assert share(seen(bars), look.colour("track")) > 0
