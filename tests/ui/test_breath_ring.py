"""Laws of the breathing ring: it is where the clock is, and rests where it should."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.guide import cue
from backcare_desktop.core.score import score
from backcare_desktop.ui.breath_ring import Arc, Breath, BreathRing
from backcare_desktop.ui.player_breathing import breath
from backcare_desktop.ui.ring_painting import GAP, spans
from backcare_desktop.ui.theme import Theme
from tests.ui.look import seen, share, theme
from tests.ui.session import BREATHING

SCORE = score((BREATHING,))
ARCS = (Arc("In", 4), Arc("Hold", 7), Arc("Out", 8))
HOLD = Breath(ARCS, 1, 0.5, 1.0, 1.0, count=4, counts=7, round=2, rounds=4)


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def ring(qtbot: QtBot, look: Theme | None = None) -> BreathRing:
    made = BreathRing(look or theme())
    qtbot.addWidget(made)
    made.resize(560, 353)
    return made


def at(elapsed: float) -> Breath:
    return breath(SCORE, cue(SCORE, elapsed), paused=False)


def test_the_arcs_are_as_long_as_their_counts_with_gaps_between() -> None:
    arcs = spans((4, 7, 8))
    assert [round(one.length + GAP, 6) for one in arcs] == [
        pytest.approx(360 * n / 19, abs=1e-5) for n in (4, 7, 8)
    ]
    assert arcs[0].start == GAP / 2
    for one, other in pairwise(arcs):
        assert other.start - (one.start + one.length) == pytest.approx(GAP)


def test_the_lungs_fill_while_breathing_in_stay_full_and_empty_while_breathing_out() -> None:
    assert [round(at(8 + s).fill, 3) for s in (0, 2, 4, 7, 10.9, 15, 19 - 1e-4)] == [
        0.0,
        0.5,
        1.0,
        1.0,
        1.0,
        0.5,
        0.0,
    ]


def test_counts_go_up_and_no_further_than_they_should() -> None:
    seen_counts = [at(8 + s / 10).count for s in range(190)]
    assert seen_counts[:40] == [n for n in (1, 2, 3, 4) for _ in range(10)]
    assert max(seen_counts[40:110]) == 7
    assert max(seen_counts[110:]) == 8


def test_before_and_after_the_rounds_the_ring_rests_and_shows_the_round() -> None:
    for rest in (at(3), at(SCORE.seconds - 1)):
        assert (rest.now, rest.word, rest.count) == (None, "", 0)
        assert [arc.word for arc in rest.arcs] == ["In", "Hold", "Out"]


def test_a_reader_hears_of_a_phase_once_and_not_of_each_count(qtbot: QtBot) -> None:
    made = ring(qtbot)
    said: list[str] = []
    values: list[int] = []
    made.valueChanged.connect(values.append)
    for tenth in range(800, 1900):
        made.show_breath(at(tenth / 100))
        if not said or said[-1] != made.accessibleDescription():
            said.append(made.accessibleDescription())
    assert said == ["In, 1 of 4, round 1 of 4", "Hold, 1 of 7, round 1 of 4"]
    assert values == [1]


def test_the_ring_is_a_progress_bar_with_a_name_and_a_value(qtbot: QtBot) -> None:
    made = ring(qtbot)
    made.show_breath(HOLD)
    node = QAccessible.queryAccessibleInterface(made)
    assert node.role() == QAccessible.Role.ProgressBar
    assert node.text(QAccessible.Text.Name) == "Breathing guide"
    assert made.text() == "Hold, 4 of 7, round 2 of 4"
    assert (made.value(), made.maximum()) == (2, 4)


def test_the_disc_grows_with_the_breath(qtbot: QtBot) -> None:
    made = ring(qtbot)
    disc = theme().colour("ringIn")
    areas = []
    for fill in (0.0, 0.4, 0.8):
        made.show_breath(Breath(ARCS, 0, 0.1, fill, 0.0, 1, 4, 1, 4))
        areas.append(share(seen(made), disc))
    assert areas == sorted(areas)
    assert areas[0] < areas[2] / 2


def test_under_reduced_motion_the_disc_keeps_its_size_and_fills_by_whole_counts(
    qtbot: QtBot,
) -> None:
    made = ring(qtbot, theme(reduced_motion=True))
    made.show_breath(at(8 + 1.1))
    first = seen(made)
    made.show_breath(at(8 + 1.8))
    assert seen(made) == first
    made.show_breath(at(8 + 2.1))
    assert seen(made) != first


def test_a_pause_says_so_and_shows_no_count(qtbot: QtBot) -> None:
    made = ring(qtbot)
    made.show_breath(HOLD)
    before = seen(made)
    made.show_breath(replace(HOLD, paused=True))
    assert seen(made) != before


def test_it_turns_clockwise_where_one_reads_from_the_right(qtbot: QtBot) -> None:
    made = ring(qtbot)
    made.show_breath(HOLD)
    before = seen(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert seen(made) == before


def test_large_text_leaves_the_arcs_without_labels_so_that_the_ring_stays_large(
    qtbot: QtBot,
) -> None:
    made = ring(qtbot, theme(points=20))
    made.resize(400, 500)
    small = ring(qtbot, theme())
    small.resize(400, 500)
    assert made._scale() > small._scale()
    assert made.minimumSizeHint().height() >= 200


def test_another_theme_paints_it_anew(qtbot: QtBot) -> None:
    made = ring(qtbot)
    made.show_breath(HOLD)
    made.show_theme(theme("dark"))
    assert seen(made).pixelColor(3, 3) == theme("dark").colour("stage")


class CountedRing(BreathRing):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def test_what_is_seen_unchanged_is_not_painted_again(qtbot: QtBot) -> None:
    made = CountedRing(theme())
    qtbot.addWidget(made)
    made.show_breath(HOLD)
    with qtbot.waitExposed(made):
        made.show()
    for _ in range(3):
        QApplication.processEvents()
    before = made.painted
    made.show_breath(replace(HOLD))
    QApplication.processEvents()
    assert made.painted == before > 0
    made.show_breath(replace(HOLD, count=5))
    QApplication.processEvents()
    assert made.painted == before + 1


@pytest.mark.slow
def test_two_minutes_of_frames_lose_no_reference_and_do_not_abort(qtbot: QtBot) -> None:
    made = ring(qtbot)
    canvas = QImage(made.size(), QImage.Format.Format_ARGB32_Premultiplied)
    before = sys.getrefcount(None)
    for frame in range(3600):
        made.show_breath(at(8 + frame / 30 % 76))
        made.render(canvas)
    assert sys.getrefcount(None) > before - 500
