"""Laws of the player: the clock leads, nothing done is lost, and a key leaves every page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.asking import Asking, Question
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.reply import Finish, UnitFinished
from backcare_desktop.core.routine import Score
from backcare_desktop.core.score import score
from backcare_desktop.ui.breath_ring import BreathRing
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.player_questions import StartCard
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import dress
from tests.routines import OURS
from tests.ui import surfaces
from tests.ui.look import theme
from tests.ui.playing_seen import BREATH, begun, button, buttons, press, ring, wait_of, words
from tests.ui.session import (
    BREATHING,
    FOLD,
    SESSION,
    WALK,
    Playing,
    ended,
    playing,
    sweep,
)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def test_after_four_rounds_every_phase_began_within_a_frame_of_the_clock(qtbot: QtBot) -> None:
    made = begun(qtbot)
    start = made.clock.reading
    changes: list[tuple[float, str]] = []
    while made.player.session_is_running:
        late = 0.004
        made.clock.reading += wait_of(made) / 1000 + late
        made.player.look()
        word = ring(made).text().split(",")[0]
        if not changes or changes[-1][1] != word:
            changes.append((made.clock.reading - start, word))
    due = [8.0 + 19 * n + s for n in range(4) for s in (0, 4, 11)]
    phases = [at for at, word in changes if word]
    assert len(phases) == 12
    assert max(abs(at - wanted) for at, wanted in zip(phases, due, strict=True)) < 0.033


def test_after_the_longest_session_every_breath_began_within_a_frame_of_the_clock(
    qtbot: QtBot,
) -> None:
    """Each look a little late; in the middle the process stands still for 3 s, as by SIGSTOP."""
    longest = score((OURS["breathe-coherent"],), choices={"cycles": 55})
    made = begun(qtbot, longest)
    start, still = made.clock.reading, 3.0
    told: list[tuple[str, float]] = []
    while made.player.session_is_running:
        made.clock.reading += wait_of(made) / 1000 + 0.004
        if made.clock.reading - start > 300:
            made.clock.reading, still = made.clock.reading + still, 0.0
        made.player.look()
        word = ring(made).text().split(", ")[0]
        if not told or told[-1][0] != word:
            told.append((word, made.clock.reading - start))
    breaths = [at for word, at in told if word in {"In", "Out"}]
    due = [beat.start for beat in longest.beats if beat.unit]
    late = [at - wanted for at, wanted in zip(breaths, due, strict=True)]
    assert len(breaths) == 110
    assert max(late) < 0.040
    assert [one.seconds for one in made.of(Finish)] == pytest.approx([longest.seconds])


def test_nothing_is_drawn_in_haste_while_a_breath_is_held_or_nothing_moves(qtbot: QtBot) -> None:
    made = begun(qtbot)
    assert wait_of(made) > 500
    made.go(9)
    assert wait_of(made) <= 41
    made.go(5)
    assert 90 < wait_of(made) <= 101


def test_minimised_it_goes_on_without_drawing_frames(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(9)
    made.player.showMinimized()
    made.go(1)
    assert wait_of(made) > 500
    made.go(20)
    assert made.of(UnitFinished) == [UnitFinished(1)]


def test_a_pause_stands_still_and_says_so(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(10)
    press(made, Qt.Key.Key_Space)
    made.go(100)
    assert "Round 1 of 4  ·  Paused" in words(made)
    press(made, Qt.Key.Key_Space)
    assert "Round 1 of 4  ·  1:20 left" in words(made)


def test_after_a_click_the_space_bar_still_pauses(qtbot: QtBot) -> None:
    made = begun(qtbot)
    QTest.mouseClick(button(made, "Next"), Qt.MouseButton.LeftButton)
    press(made, Qt.Key.Key_Space)
    assert "Round 1 of 4  ·  Paused" in words(made)


def test_a_pause_of_five_minutes_ends_it_once(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(8 + 19 + 1)
    made.player.pause()
    assert wait_of(made) == 120_000
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


def test_closing_the_window_ends_the_session_first(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(30)
    made.player.close()
    assert made.answers == [UnitFinished(1), Finish(30.0)]
    assert made.closed == 1
    made.player.show_end(ended("partial", 1, 4))
    assert not made.player.isVisible()


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
    assert wait_of(made) > 900


def test_a_session_without_steps_is_refused(qtbot: QtBot) -> None:
    made = playing(qtbot)
    with pytest.raises(ValueError, match="without beats"):
        made.open(Score((FOLD,), "full", (), 0, 0.0))


def test_what_began_gently_by_itself_says_why_and_is_undone_at_once(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.player.open_session(
        SESSION, score((BREATHING,), "gentle"), first_time=False, why="You felt dizzy."
    )
    made.go(8 + 4)
    assert {"You felt dizzy.", "Round 1 of 4  ·  Gentle  ·  0:40 left"} <= words(made)
    button(made, "Undo").click()
    assert "You felt dizzy." not in words(made)
    assert "Round 1 of 4  ·  1:14 left" in words(made)
    made.open(BREATH)
    assert "Undo" not in buttons(made)


def test_before_it_begins_it_says_why_it_is_gentle_and_is_undone_there(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.player.open_session(
        SESSION, score((BREATHING,), "gentle"), first_time=True, why="You felt dizzy."
    )
    QApplication.processEvents()
    assert "You felt dizzy." in words(made)
    button(made, "Undo").click()
    assert "You felt dizzy." not in words(made)
    assert "Undo" not in buttons(made)
    button(made, "Start").click()
    made.go(8 + 4)
    assert "Round 1 of 4  ·  1:18 left" in words(made)
    assert made.of(Finish) == []


def asked_first(
    qtbot: QtBot,
    screen: str = "breath-hold",
    *,
    instead: tuple[str, ...] = ("breathe-long-exhale",),
    look: Theme | None = None,
) -> Playing:
    """Begun by hand by somebody who was never asked; it has been played before."""
    made = playing(qtbot, look)
    question = Question(screen, instead)
    asks = Asking(surfaces.real_plan(), (question,))
    made.player.open_session(
        SESSION, score((OURS["breathe-4-7-8"],)), first_time=False, asking=asks
    )
    QApplication.processEvents()
    return made


def in_focus(made: Playing) -> QAbstractButton:
    """The button that a key would press."""
    found = made.player.focusWidget()
    assert isinstance(found, QAbstractButton)
    return found


def test_nothing_begins_while_a_question_about_safety_is_open(qtbot: QtBot) -> None:
    made = asked_first(qtbot)
    start = button(made, "Start")
    assert not start.isEnabled()
    assert not button(made, "Shorter counts").isEnabled()
    assert "answer the question first" in start.accessibleDescription()
    assert made.answers == []
    button(made, "No").click()
    assert made.answers == [r.AnswerScreen("breath-hold", "no")]
    start.click()
    assert made.player.session_is_running
    assert button(made, "Pause").isVisible()


def test_what_is_not_begun_says_what_it_waits_for(qtbot: QtBot) -> None:
    made = asked_first(qtbot)
    waited = [made.player.waits_for]
    for name in ("No", "Start"):
        button(made, name).click()
        waited.append(made.player.waits_for)
    assert waited == ["answer", "start", ""]


def test_a_key_that_is_pressed_unread_answers_no_question_and_the_answer_leads_to_the_start(
    qtbot: QtBot,
) -> None:
    made = asked_first(qtbot)
    question = made.player.focusWidget()
    assert isinstance(question, Words)
    assert question.text().startswith("Choose breathing without holds")
    QTest.keyClick(question, Qt.Key.Key_Space)
    assert made.answers == []
    button(made, "No").click()
    assert made.player.focusWidget() is button(made, "Start")


@pytest.mark.parametrize("mirrored", [False, True])
def test_every_answer_is_reached_by_arrows_and_none_is_chosen_by_them(
    qtbot: QtBot, *, mirrored: bool
) -> None:
    made = asked_first(qtbot)
    ahead, back = Qt.Key.Key_Right, Qt.Key.Key_Left
    if mirrored:
        made.player.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        ahead, back = back, ahead
    found = []
    QTest.keyClick(made.player, Qt.Key.Key_Tab)
    for key in (ahead, ahead, back, Qt.Key.Key_Up, Qt.Key.Key_Down):
        QTest.keyClick(in_focus(made), key)
        found.append(in_focus(made).text())
    assert found == ["No", "Skip", "No", "Yes", "No"]
    assert made.answers == []
    QTest.keyClick(in_focus(made), Qt.Key.Key_Space)
    assert made.answers == [r.AnswerScreen("breath-hold", "no")]


def test_what_must_be_answered_stands_above_all_else_also_in_large_text(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp, theme(points=20))
    made = asked_first(qtbot, look=theme(points=20))
    (shown,) = (one for one in made.player.findChildren(BreathRing) if one.isVisible())
    yes = button(made, "Yes")
    assert yes.mapTo(made.player, yes.rect().bottomLeft()).y() < made.player.height() * 0.6
    assert shown.mapTo(made.player, QPoint()).y() > yes.mapTo(made.player, QPoint()).y()


@pytest.mark.parametrize(("name", "answer"), [("Yes", "yes"), ("Skip", "open")])
def test_what_the_answer_shuts_is_not_begun_and_what_stands_for_it_is_asked_for(
    qtbot: QtBot, name: str, answer: Answer
) -> None:
    made = asked_first(qtbot)
    button(made, name).click()
    assert made.answers == [
        r.AnswerScreen("breath-hold", answer),
        r.Finish(0.0),
        r.StartByHand(("breathe-long-exhale",)),
    ]


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        (("breathe-long-exhale",), "With Yes or Skip this comes instead: Long exhale (no hold)"),
        (("breathe-4-7-8",), "With Yes or Skip it begins in its gentle form."),
        ((), "With Yes or Skip it does not begin."),
    ],
)
def test_what_an_answer_would_begin_is_said_before_it_is_given(
    qtbot: QtBot, instead: tuple[str, ...], said: str
) -> None:
    assert said in words(asked_first(qtbot, instead=instead))


def test_an_answer_that_takes_the_place_of_another_is_told_once(qtbot: QtBot) -> None:
    made = asked_first(qtbot)
    button(made, "No").click()
    button(made, "Yes").click()
    assert made.answers == [
        r.AnswerScreen("breath-hold", "no"),
        r.AnswerScreen("breath-hold", "yes"),
        r.Finish(0.0),
        r.StartByHand(("breathe-long-exhale",)),
    ]


def test_what_goes_down_a_leg_leads_to_help_also_here(qtbot: QtBot) -> None:
    made = asked_first(qtbot, "leg-symptom")
    with qtbot.waitSignal(made.player.help_asked):
        button(made, "Yes").click()


def test_what_may_be_asked_waits_behind_a_link_and_nothing_waits_for_it(qtbot: QtBot) -> None:
    made = playing(qtbot)
    names = ("cat-cow-seated", "shoulder-rolls")
    asks = Asking(surfaces.real_plan(), (), (Question("dizziness", names),))
    opener = score((OURS["thoracic-chair"],))
    made.player.open_session(SESSION, opener, first_time=True, asking=asks)
    QApplication.processEvents()
    assert button(made, "Start").isEnabled()
    assert "Yes" not in buttons(made)
    button(made, "Is it right for you? One more question").click()
    button(made, "Yes").click()
    assert made.answers[0] == r.AnswerScreen("dizziness", "yes")
    assert made.answers[-1] == r.StartByHand(names)


def test_what_may_be_asked_opens_in_sight_also_in_large_text(
    qtbot: QtBot, qapp: QApplication
) -> None:
    look = theme(points=20)
    dress(qapp, look)
    made = playing(qtbot, look)
    asks = Asking(surfaces.real_plan(), (), (Question("dizziness", ("shoulder-rolls",)),))
    opener = score((OURS["thoracic-chair"],))
    made.player.open_session(SESSION, opener, first_time=True, asking=asks)
    QApplication.processEvents()
    link = button(made, "Is it right for you? One more question")
    link.click()
    page = made.player.findChild(ScrollColumn)
    assert page is not None
    question = next(one for one in made.player.findChildren(StartCard)).question
    for part in (link, question):
        assert page.viewport().rect().contains(part.mapTo(page.viewport(), part.rect().center()))


def test_who_has_played_it_before_is_not_asked_what_may_be_asked(qtbot: QtBot) -> None:
    made = playing(qtbot)
    asks = Asking(surfaces.real_plan(), (), (Question("dizziness", ("shoulder-rolls",)),))
    made.player.open_session(
        SESSION, score((OURS["thoracic-chair"],)), first_time=False, asking=asks
    )
    QApplication.processEvents()
    assert button(made, "Pause").isVisible()
