"""Laws of the player's voice: each cue is told once, in its moment, and one key switches it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Score
from backcare_desktop.core.sayings import Saying, sayings
from backcare_desktop.core.score import score
from backcare_desktop.ui.player_prompter import Prompter
from backcare_desktop.ui.spoken_words import spoken
from backcare_desktop.ui.switch import Switch
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import theme
from tests.ui.playing_seen import BREATH, begun, press, wait_of
from tests.ui.session import FOLD, SIDES, Playing, sweep


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


@dataclass
class Listening:
    """What a player lets hear, with the reading at which it did."""

    made: Playing
    told: list[tuple[float, Saying]] = field(default_factory=list)
    hushed: int = 0
    switched: list[bool] = field(default_factory=list)

    def words(self) -> list[str]:
        return [spoken(saying) for _, saying in self.told]


def listening(qtbot: QtBot, played: Score = BREATH) -> Listening:
    made = begun(qtbot, played)
    ear = Listening(made)

    def note(saying: Saying) -> None:
        ear.told.append((made.clock.reading, saying))

    def note_hush() -> None:
        ear.hushed += 1

    made.player.cue_begun.connect(note)
    made.player.hushed.connect(note_hush)
    made.player.sound_switched.connect(ear.switched.append)
    return ear


def switch(made: Playing) -> Switch:
    found = made.player.findChild(Switch)
    assert isinstance(found, Switch)
    return found


def play_out(ear: Listening) -> None:
    """As the program plays: with a look whenever the player asked for one, a little late."""
    made = ear.made
    while made.player.session_is_running:
        made.clock.reading += wait_of(made) / 1000 + 0.004
        made.player.look()


@pytest.mark.parametrize("minimised", [False, True])
@pytest.mark.parametrize("played", [BREATH, score((SIDES,))])
def test_every_saying_is_told_once_within_a_frame_of_its_second(
    qtbot: QtBot, played: Score, *, minimised: bool
) -> None:
    ear = listening(qtbot, played)
    start = ear.made.clock.reading
    if minimised:
        ear.made.player.showMinimized()
    play_out(ear)
    due = sayings(played)[1:]  # the first was told while the window came
    assert [one.at for one in due] == [saying.at for _, saying in ear.told]
    late = [at - start - saying.at for at, saying in ear.told]
    assert max(late) < 0.033
    assert min(late) >= -1e-6


def test_a_step_on_or_back_is_told_at_once(qtbot: QtBot) -> None:
    ear = listening(qtbot)
    press(ear.made, Qt.Key.Key_Right)
    press(ear.made, Qt.Key.Key_Right)
    press(ear.made, Qt.Key.Key_Left)
    assert ear.words() == ["In through your nose", "Hold, gently", "In through your nose"]


def test_back_within_a_step_tells_it_again(qtbot: QtBot) -> None:
    ear = listening(qtbot, score((FOLD,)))
    ear.made.go(6 + 5 + 4)
    press(ear.made, Qt.Key.Key_Left)
    assert [saying.cue for _, saying in ear.told][-2:] == ["Hands on thighs. Breathe."] * 2


def test_the_movement_into_the_window_has_nothing_said_twice() -> None:
    prompter, begun_again = Prompter(), Playhead(BREATH, 0.26)
    assert prompter.due(Playhead(BREATH, 0.0)) is not None
    assert prompter.due(Playhead(BREATH, 0.26, elapsed=0.26)) is None
    assert prompter.due(begun_again) is None


def test_a_pause_hushes_and_going_on_says_what_is_on_in_the_time_that_is_left(
    qtbot: QtBot,
) -> None:
    ear = listening(qtbot)
    ear.made.go(8 + 4 + 2)
    press(ear.made, Qt.Key.Key_Space)
    assert ear.hushed
    told = len(ear.told)
    ear.made.go(30)
    assert len(ear.told) == told
    press(ear.made, Qt.Key.Key_Space)
    (_, again) = ear.told[-1]
    assert (again.cue, again.room) == ("Hold, gently.", 5.0)
    ear.made.go(1)
    assert len(ear.told) == told + 1


def test_after_a_stop_of_three_seconds_only_what_is_on_is_told(qtbot: QtBot) -> None:
    ear = listening(qtbot)
    ear.made.go(8 + 3.5, step=0.5)
    ear.told.clear()
    ear.made.clock.reading += 3
    ear.made.player.look()
    assert ear.words() == ["Hold, gently"]
    assert ear.told[0][1].room == pytest.approx(4.5)


def test_an_end_that_comes_early_hushes(qtbot: QtBot) -> None:
    ear = listening(qtbot)
    ear.made.go(10)
    press(ear.made, Qt.Key.Key_Escape)
    assert ear.hushed == 1


def test_one_key_switches_it_and_what_is_on_is_told_at_once(qtbot: QtBot) -> None:
    ear = listening(qtbot)
    ear.made.go(10)
    ear.told.clear()
    assert not switch(ear.made).isChecked()
    press(ear.made, Qt.Key.Key_V)
    assert ear.switched == [True]
    assert ear.words() == [spoken(replace(sayings(BREATH)[1], room=2.0))]
    press(ear.made, Qt.Key.Key_V)
    assert ear.switched == [True, False]


def test_who_switches_it_on_and_will_hear_nothing_is_told_at_once(qtbot: QtBot) -> None:
    made = begun(qtbot)
    player = made.player
    player.sound_switched.connect(lambda on: player.show_sound("Nothing is heard: why", on=on))
    press(made, Qt.Key.Key_V)
    assert QToolTip.text() == "Nothing is heard: why"
    assert player.accessibleName() == "Nothing is heard: why"
    QToolTip.hideText()


def test_what_is_chosen_is_shown_and_why_nothing_is_heard(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.player.show_sound("Nothing is heard: no sound here", on=True)
    box = switch(made)
    told = QAccessible.queryAccessibleInterface(box)
    assert told is not None
    assert told.role() == QAccessible.Role.CheckBox
    assert told.text(QAccessible.Text.Name) == "Eyes-closed voice"
    assert told.text(QAccessible.Text.Description) == "Nothing is heard: no sound here"
    assert box.isChecked()
    made.player.show_sound("", on=False)
    assert "(V)" in box.toolTip()
    assert not box.isChecked()
