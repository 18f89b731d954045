"""Laws of the player: the clock leads, nothing done is lost, and a key leaves every page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.facts import Outcome
from backcare_desktop.core.reply import Finish, StartByHand, Undo, UnitFinished
from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score
from backcare_desktop.ui.breath_ring import BreathRing
from backcare_desktop.ui.player import STILLNESS
from backcare_desktop.ui.player_controls import PlayerControls
from backcare_desktop.ui.player_movement import MovementStage
from backcare_desktop.ui.rings import SecondsRing
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import seen, theme
from tests.ui.session import (
    BREATHING,
    FACT,
    FOLD,
    SESSION,
    SIDES,
    WALK,
    Playing,
    ended,
    playing,
    sweep,
)

BREATH = score((BREATHING,))
STRETCH = score((FOLD,))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def words(made: Playing) -> set[str]:
    """All that stands on the page in sight."""
    return {
        label.text()
        for label in made.player.findChildren(QLabel)
        if label.text() and label.isVisible()
    }


def button(made: Playing, said: str) -> QPushButton:
    return next(
        one
        for one in made.player.findChildren(QPushButton)
        if one.text() == said and one.isVisible()
    )


def buttons(made: Playing) -> set[str]:
    return {one.text() for one in made.player.findChildren(QPushButton) if one.isVisible()}


def ring(made: Playing) -> BreathRing:
    return next(one for one in made.player.findChildren(BreathRing) if one.isVisible())


def press(made: Playing, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or made.player, key)


def begun(qtbot: QtBot, played: Score = BREATH, points: float = 10) -> Playing:
    made = playing(qtbot, theme(points=points))
    made.open(played)
    made.player.activateWindow()
    qtbot.waitUntil(made.player.isActiveWindow, timeout=2000)
    return made


def test_after_four_rounds_every_phase_began_within_a_frame_of_the_clock(qtbot: QtBot) -> None:
    made = begun(qtbot)
    start = made.clock.reading
    changes: list[tuple[float, str]] = []
    while made.player.session_is_running:
        late = 0.004
        made.clock.reading += made.player._timer.interval() / 1000 + late
        made.player.look()
        word = ring(made).text().split(",")[0]
        if not changes or changes[-1][1] != word:
            changes.append((made.clock.reading - start, word))
    due = [8.0 + 19 * n + s for n in range(4) for s in (0, 4, 11)]
    phases = [at for at, word in changes if word]
    assert len(phases) == 12
    assert max(abs(at - wanted) for at, wanted in zip(phases, due, strict=True)) < 0.033


def test_nothing_is_drawn_in_haste_while_a_breath_is_held_or_nothing_moves(qtbot: QtBot) -> None:
    made = begun(qtbot)
    assert made.player._timer.interval() > 500
    made.go(9)
    assert made.player._timer.interval() <= 34
    made.go(5)
    assert 90 < made.player._timer.interval() <= 101


def test_minimised_it_goes_on_without_drawing_frames(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(9)
    made.player.showMinimized()
    made.go(1)
    assert made.player._timer.interval() > 500
    made.go(20)
    assert made.of(UnitFinished) == [UnitFinished(1)]


def test_the_head_says_where_it_stands(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(8 + 19 + 2)
    assert {"4-7-8 breathing", "Round 2 of 4  ·  1:01 left"} <= words(made)


def test_a_pause_stands_still_and_says_so(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(10)
    press(made, Qt.Key.Key_Space)
    made.go(100)
    assert "Round 1 of 4  ·  Paused" in words(made)
    press(made, Qt.Key.Key_Space)
    assert "Round 1 of 4  ·  1:20 left" in words(made)


def test_a_pause_of_five_minutes_ends_it_once(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(8 + 19 + 1)
    made.player.pause()
    assert 299_000 < made.player._timer.interval() <= 300_001
    made.go(301, step=301)
    assert made.of(Finish) == [Finish(28.0)]
    assert not made.player.session_is_running


def test_a_lock_pauses_a_breath_and_not_a_walk(qtbot: QtBot) -> None:
    made = begun(qtbot, score((WALK, BREATHING)))
    made.go(10)
    made.player.pause()
    made.go(115)
    assert made.of(UnitFinished) == [UnitFinished(1)]
    made.player.pause()
    made.go(10)
    assert "Paused" in " ".join(words(made))


def test_a_short_sleep_is_caught_up_and_a_long_one_pauses(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(10)
    made.player.carry(20)
    assert "Round 2 of 4  ·  1:00 left" in words(made)
    made.player.carry(40)
    assert "Round 2 of 4  ·  Paused" in words(made)


def test_arrows_go_a_step_on_and_back(qtbot: QtBot) -> None:
    made = begun(qtbot)
    press(made, Qt.Key.Key_Right)
    assert ring(made).text().startswith("In, 1 of 4, round 1")
    press(made, Qt.Key.Key_Right)
    assert ring(made).text().startswith("Hold, 1 of 7, round 1")
    press(made, Qt.Key.Key_Left)
    assert ring(made).text().startswith("In, 1 of 4, round 1")


def test_arrows_follow_the_line_of_reading(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.player.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    press(made, Qt.Key.Key_Left)
    assert ring(made).text().startswith("In")


def test_escape_ends_without_a_question_and_keeps_what_was_done(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(8 + 19 + 3)
    press(made, Qt.Key.Key_Escape)
    assert made.answers == [UnitFinished(1), Finish(30.0)]
    made.player.show_end(ended("partial", 1, 4))
    assert "1 of 4 rounds" in words(made)
    press(made, Qt.Key.Key_Escape)
    assert made.closed == 1


def test_f1_asks_for_help_from_every_page(qtbot: QtBot) -> None:
    made = playing(qtbot)
    asked: list[bool] = []
    made.player.help_asked.connect(lambda: asked.append(True))
    made.open(BREATH, first_time=True)
    made.player.activateWindow()
    qtbot.waitUntil(made.player.isActiveWindow, timeout=2000)
    press(made, Qt.Key.Key_F1)
    button(made, "Start").click()
    press(made, Qt.Key.Key_F1)
    press(made, Qt.Key.Key_Escape)
    made.player.show_end(ended("stopped", 0, 4))
    press(made, Qt.Key.Key_F1)
    assert len(asked) == 3


def test_the_key_reaches_pause_first_then_start_and_close(qtbot: QtBot) -> None:
    made = begun(qtbot)
    assert made.player.focusWidget() is button(made, "Pause")
    press(made, Qt.Key.Key_Escape)
    made.player.show_end(ended("stopped", 0, 4))
    assert made.player.focusWidget() is button(made, "Close")


def test_the_first_time_waits_for_start_and_its_time_does_not_count(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(STRETCH, first_time=True)
    assert made.player.session_is_running
    made.go(40, step=40)
    assert "1:26  ·  3 gentle holds" in words(made)
    button(made, "Start").click()
    made.go(3)
    made.player.close()
    assert made.answers == [Finish(3.0)]


def test_not_today_before_the_start_ends_it_after_no_seconds(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(STRETCH, first_time=True)
    button(made, "Not today").click()
    assert made.answers == [Finish(0.0)]
    assert made.closed == 1


def test_the_short_version_before_the_start_is_another_session(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(STRETCH, first_time=True)
    button(made, "Short version").click()
    assert made.answers == [Finish(0.0), StartByHand(("fold",), "short")]
    made.open(score((FOLD,), "short"), first_time=True)
    assert "Pause" in buttons(made)
    made.open(score((FOLD,), "short"), first_time=True)
    assert "Start" in buttons(made)


def test_what_has_no_short_version_offers_none(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(BREATH, first_time=True)
    assert buttons(made) == {"Not today", "Start"}


def test_before_the_start_stands_what_is_needed_and_what_to_watch_for(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(STRETCH, first_time=True)
    shown = " ".join(words(made))
    for part in ("Standing", "A desk", "numbness going down a leg", "varies from person"):
        assert part in shown


def test_the_end_comes_after_a_moment_of_stillness(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(86)
    made.player.show_end(ended())
    assert "Close" not in buttons(made)
    made.go(STILLNESS + 0.1)
    assert {"Close", "Again", "Undo"} <= buttons(made)
    assert {"Done  ·  3 of 3 holds, 1:26", "Stretch, 1 of 2", "Next: walk and water"} <= words(made)


@pytest.mark.parametrize("outcome", ["partial", "stopped"])
def test_an_early_end_looks_like_an_end(qtbot: QtBot, outcome: Outcome) -> None:
    made = begun(qtbot, STRETCH)
    made.go(20)
    made.player._leave()
    made.player.show_end(ended(outcome, 1 if outcome == "partial" else 0))
    assert any("Stopping early still counts." in said for said in words(made))
    assert {"Close", "Again", "Undo"} <= buttons(made)


def test_an_end_can_be_taken_back_once(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.player._leave()
    made.player.show_end(ended("stopped", 0))
    undo = button(made, "Undo")
    undo.click()
    undo.click()
    assert made.of(Undo) == [Undo(FACT)]
    assert undo.text() == "Taken back"


def test_again_asks_for_the_same_in_the_same_sort(qtbot: QtBot) -> None:
    made = begun(qtbot, score((FOLD,), "short"))
    made.player._leave()
    made.player.show_end(ended("stopped", 0))
    button(made, "Again").click()
    assert made.of(StartByHand) == [StartByHand(("fold",), "short")]
    made.open(STRETCH)
    assert "Pause" in buttons(made)


def test_closing_the_window_ends_the_session_first(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(30)
    made.player.close()
    assert made.answers == [UnitFinished(1), Finish(30.0)]
    assert made.closed == 1
    made.player.show_end(ended("partial", 1, 4))
    assert not made.player.isVisible()


def test_the_softer_way_is_a_key_away_and_the_head_says_it(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(8 + 2)
    press(made, Qt.Key.Key_S)
    assert "Round 1 of 4  ·  Gentle  ·  0:43 left" in words(made)
    assert button(made, "Softer").isChecked()
    button(made, "Softer").click()
    assert "Round 1 of 4  ·  1:20 left" in words(made)


def test_a_routines_option_is_switched_by_the_same_key(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    press(made, Qt.Key.Key_S)
    assert button(made, "Soft knees").isChecked()
    assert "Softer" not in buttons(made)


def test_a_hold_counts_its_seconds_down_and_a_movement_has_none(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    seconds = made.player.findChild(SecondsRing)
    assert isinstance(seconds, SecondsRing)
    made.go(8)
    assert not seconds.isVisible()
    made.go(6 + 5 - 8 + 6)
    assert seconds.isVisible()
    assert seconds._left == 9
    assert {"Hands on thighs.", "Breathe.", "Next: rise slowly"} <= words(made)


def test_the_side_is_named_and_changes_with_each_repeat(qtbot: QtBot) -> None:
    made = begun(qtbot, score((SIDES,)))
    made.go(7)
    assert "One side" in words(made)
    made.go(25)
    assert "Other side" in words(made)


def test_what_has_no_sides_names_none(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(7)
    assert not {"One side", "Other side"} & words(made)


def test_a_session_of_two_routines_shows_the_one_that_is_played(qtbot: QtBot) -> None:
    made = begun(qtbot, score((WALK, BREATHING)))
    assert made.player.windowTitle() == "Walk and water + 4-7-8 breathing"
    assert "Walk and water" in words(made)
    made.go(130)
    assert {"4-7-8 breathing", "Round 1 of 4  ·  1:20 left"} <= words(made)
    assert made.of(UnitFinished) == [UnitFinished(1)]


def test_a_new_cue_changes_a_name_and_time_alone_changes_none(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    stage = made.player.findChild(MovementStage)
    assert isinstance(stage, MovementStage)
    names: list[str] = []
    for _ in range(32):
        made.go(1)
        names.append(stage._cue.accessibleName())
    changes = [names[0], *(b for a, b in pairwise(names) if a != b)]
    assert changes == [
        "Stand tall",
        "Fold forward",
        "Hands on thighs. Breathe. Hold, 15 seconds",
        "Rise slowly",
        "Fold forward",
    ]


def test_every_control_has_a_name_and_a_role(qtbot: QtBot) -> None:
    made = begun(qtbot)
    controls = made.player.findChild(PlayerControls)
    assert isinstance(controls, PlayerControls)
    for one in controls.findChildren(QPushButton):
        node = QAccessible.queryAccessibleInterface(one)
        assert node.text(QAccessible.Text.Name)
        assert node.role() in {QAccessible.Role.Button, QAccessible.Role.CheckBox}


def test_without_a_card_it_just_appears_and_says_so(qtbot: QtBot) -> None:
    made = begun(qtbot)
    assert made.player.isVisible()
    assert made.covered == 1


def test_out_of_a_card_it_comes_in_one_movement_whose_time_does_not_count(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.player.open_session(SESSION, BREATH, first_time=False, came_from=QRect(400, 500, 376, 150))
    assert not made.player.isVisible()
    made.clock.reading += 0.26
    qtbot.waitUntil(made.player.isVisible, timeout=3000)
    assert made.covered == 1
    made.go(8)
    made.player.close()
    assert made.of(Finish) == [Finish(8.0)]


def test_under_reduced_motion_it_appears_at_once(qtbot: QtBot) -> None:
    made = playing(qtbot, theme(reduced_motion=True))
    made.player.open_session(SESSION, BREATH, first_time=False, came_from=QRect(400, 500, 376, 150))
    assert made.player.isVisible()
    made.go(10)
    assert made.player._timer.interval() > 900


def test_a_session_without_steps_is_refused(qtbot: QtBot) -> None:
    made = playing(qtbot)
    with pytest.raises(ValueError, match="without beats"):
        made.open(Score((FOLD,), "full", (), 0, 0.0))


@pytest.mark.parametrize("first_time", [True, False])
def test_at_double_text_the_buttons_stay_in_sight(
    qtbot: QtBot, qapp: QApplication, *, first_time: bool
) -> None:
    look = theme(points=20)
    dress(qapp, look)
    made = playing(qtbot, look)
    made.open(STRETCH, first_time=first_time)
    made.player.resize(560, 520)
    QApplication.processEvents()
    for said in ("Not today", "Short version", "Start") if first_time else ("End", "Pause", "Next"):
        one = button(made, said)
        place = QRect(one.mapTo(made.player, QPoint(0, 0)), one.size())
        assert made.player.rect().contains(place)
        assert one.width() >= one.sizeHint().width()


def test_another_theme_dresses_the_player_while_it_plays(qtbot: QtBot, qapp: QApplication) -> None:
    made = begun(qtbot)
    made.go(10)
    dress(qapp, theme("dark"))
    made.player.show_theme(theme("dark"))
    made.go(1)
    assert seen(ring(made)).pixelColor(3, 3) == theme("dark").colour("stage")
