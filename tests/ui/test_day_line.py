"""Laws of the day's line: each prompt at its time, in order, whole, and with its reason."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.forecast import Planned
from backcare_desktop.ui.day_line import DayLine, marks, places
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.theme_sheet import dress
from tests.ui import panel_views as views
from tests.ui.look import seen, share, theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def planned(view: PanelView) -> tuple[Planned, ...]:
    assert view.planned is not None
    return view.planned


def line(qtbot: QtBot, view: PanelView, wide: int = 328) -> DayLine:
    made = DayLine(theme())
    qtbot.addWidget(made)
    made.show_day(view.now, planned(view), view.routines)
    made.resize(wide, made.sizeHint().height())
    return made


@pytest.mark.parametrize("wide", [40, 120, 328, 900])
@pytest.mark.parametrize("parts", [[0.5], [0.0, 0.01, 0.02], [0.9, 0.99, 1.0], [0.1] * 20])
def test_places_are_in_order_and_within_the_line(parts: list[float], wide: int) -> None:
    found = places(parts, wide, 24)
    assert found == sorted(found)
    assert found[0] >= 0
    assert found[-1] <= wide


def test_places_are_kept_apart_where_there_is_room() -> None:
    found = places([0.0, 0.01, 0.5, 1.0, 1.0], 328, 24)
    gaps = [after - before for before, after in pairwise(found)]
    assert min(gaps) >= 24 - 1e-9


def test_a_prompt_lies_the_further_the_later_it_comes() -> None:
    view = views.counting()
    found = marks(view.now, planned(view), view.routines)
    assert [mark.part for mark in found] == sorted(mark.part for mark in found)
    assert found[-1].part == 1.0


def test_each_prompt_says_when_what_and_why() -> None:
    view = views.counting()
    first = marks(view.now, planned(view), view.routines)[0]
    assert first.time in first.words
    assert "of sitting" in first.words or "planned until" in first.words


def test_a_reader_meets_a_picture_named_by_all_times(qtbot: QtBot) -> None:
    view = views.counting()
    made = line(qtbot, view)
    node = QAccessible.queryAccessibleInterface(made)
    assert node.role() == QAccessible.Role.Graphic
    name = node.text(QAccessible.Text.Name)
    assert all(mark.time in name for mark in marks(view.now, planned(view), view.routines))


def test_a_day_without_prompts_says_so(qtbot: QtBot) -> None:
    view = views.off()
    assert line(qtbot, view).accessibleName() == "No more prompts today"


def test_the_reason_is_found_under_the_pointer(qtbot: QtBot) -> None:
    view = views.counting()
    made = line(qtbot, view)
    found = marks(view.now, planned(view), view.routines)
    at = places([mark.part for mark in found], made.width(), theme().scaled(24))
    assert made.words_at(at[0]) == found[0].words
    assert made.words_at(-100) == ""


def test_the_pillars_are_drawn_in_their_colours(qtbot: QtBot) -> None:
    assert share(seen(line(qtbot, views.counting())), theme().pillar("move")) > 0


def test_the_line_runs_the_other_way_where_one_reads_so(qtbot: QtBot) -> None:
    view = views.counting()
    made = line(qtbot, view)
    found = marks(view.now, planned(view), view.routines)
    at = places([mark.part for mark in found], made.width(), theme().scaled(24))
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert made.words_at(made.width() - at[0]) == found[0].words


def test_a_single_prompt_soon_to_come_is_not_at_the_end() -> None:
    view = views.counting()
    soon = planned(view)[0]
    (mark,) = marks(soon.at - timedelta(minutes=15), (soon,), view.routines)
    assert mark.part == 0.25


def test_arrows_go_from_prompt_to_prompt_and_stop_at_the_ends(qtbot: QtBot) -> None:
    view = views.counting()
    made = line(qtbot, view)
    said: list[str] = []
    made.pointed.connect(said.append)
    found = marks(view.now, planned(view), view.routines)
    made.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(made, key)
    assert said[-3:] == [found[1].words, found[0].words, found[0].words]
    assert made.accessibleDescription() == found[0].words
    for _ in found:
        QTest.keyClick(made, Qt.Key.Key_Right)
    assert said[-1] == found[-1].words


def test_pointing_at_nothing_says_the_next_prompt(qtbot: QtBot) -> None:
    view = views.counting()
    made = line(qtbot, view)
    said: list[str] = []
    made.pointed.connect(said.append)
    made.show_day(view.now, planned(view), view.routines)
    assert said == [marks(view.now, planned(view), view.routines)[0].words]
    made.show_day(view.now, (), view.routines)
    assert said[-1] == ""
