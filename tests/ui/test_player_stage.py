"""Laws of the stage: it says what is done now, once, and what can be chosen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.reply import UnitFinished
from backcare_desktop.core.score import score
from backcare_desktop.ui.player_controls import PlayerControls
from backcare_desktop.ui.player_figure import Stage
from backcare_desktop.ui.player_movement import MovementStage
from backcare_desktop.ui.rings import SecondsRing
from backcare_desktop.ui.theme_sheet import dress
from tests.routines import OURS
from tests.ui.look import seen, theme
from tests.ui.playing_seen import STRETCH, begun, button, buttons, press, ring, words
from tests.ui.session import (
    BREATHING,
    SIDES,
    WALK,
    sweep,
)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def test_the_head_says_where_it_stands(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(8 + 19 + 2)
    assert {"4-7-8 breathing", "Round 2 of 4  ·  1:01 left"} <= words(made)


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


def test_a_part_of_the_body_that_the_cue_does_not_name_is_named_beside_it(qtbot: QtBot) -> None:
    made = begun(qtbot, score((OURS["pmr-5min"],)))
    made.go(16)
    assert {"And let go.", "Right fist"} <= words(made)
    made.go(24)
    assert {"And let go.", "Left fist"} <= words(made)


def test_what_is_switched_on_has_a_tick_and_not_its_colour_alone(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    option = button(made, "Soft knees")
    assert option.icon().isNull()
    option.click()
    assert not option.icon().isNull()
    option.click()
    assert option.icon().isNull()


def test_an_option_is_offered_as_long_as_it_changes_something(qtbot: QtBot) -> None:
    made = begun(qtbot, score((OURS["combo-reset"],)))
    made.go(60)
    assert "March" in buttons(made)
    made.go(40)
    assert "March" not in buttons(made)


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


def test_tab_goes_over_the_choices_first_and_then_along_the_row(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    reached: list[str] = []
    for _ in range(9):
        press(made, Qt.Key.Key_Tab)
        focus = made.player.focusWidget()
        reached.append(
            focus.accessibleName() or focus.text() if isinstance(focus, QAbstractButton) else ""
        )
    start = reached.index("About")
    assert (reached[start:] + reached[:start])[:8] == [
        "About",
        "Eyes-closed voice",
        "When to get help (F1)",
        "Soft knees",
        "End",
        "Back",
        "Pause",
        "Next",
    ]


def test_every_control_has_a_name_and_a_role(qtbot: QtBot) -> None:
    made = begun(qtbot)
    controls = made.player.findChild(PlayerControls)
    assert isinstance(controls, PlayerControls)
    for one in controls.findChildren(QPushButton):
        node = QAccessible.queryAccessibleInterface(one)
        assert node.text(QAccessible.Text.Name)
        assert node.role() in {QAccessible.Role.Button, QAccessible.Role.CheckBox}


def test_another_theme_dresses_the_player_while_it_plays(qtbot: QtBot, qapp: QApplication) -> None:
    made = begun(qtbot)
    made.go(10)
    dress(qapp, theme("dark"))
    made.player.show_theme(theme("dark"))
    made.go(1)
    assert seen(ring(made)).pixelColor(3, 3) == theme("dark").colour("stage")


@pytest.mark.parametrize("name", ["hamstring-standing", "sleep-side-setup", "posture-shift"])
def test_from_step_to_step_the_stage_keeps_its_place(qtbot: QtBot, name: str) -> None:
    whole = score((OURS[name],))
    made = begun(qtbot, whole)
    figure = next(one for one in made.player.findChildren(Stage) if one.isVisible())
    places = set()
    for _ in range(int(min(whole.seconds, 70)) - 1):
        made.go(1)
        QApplication.processEvents()
        top = figure.mapTo(made.player, figure.rect().topLeft()).y()
        places.add((top, figure.height()))
    assert len(places) == 1
