"""Laws of the pages before and after a session: nothing begins unasked, an early end is whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.chosen import Chosen
from backcare_desktop.core.facts import Outcome
from backcare_desktop.core.reply import Finish, SayFelt, StartByHand, Undo
from backcare_desktop.core.routine import Evidence, Parameter
from backcare_desktop.core.score import score
from backcare_desktop.store.pose_file import read_poses
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.figure_view import DrawnFigures
from backcare_desktop.ui.player import STILLNESS
from backcare_desktop.ui.player_end import EndPage
from backcare_desktop.ui.player_figure import NoFigures, Stage
from backcare_desktop.ui.player_pages import PlayerPages
from backcare_desktop.ui.rings import PillarRing
from backcare_desktop.ui.theme_sheet import dress
from tests.routines import OURS
from tests.ui.look import RESOURCES, seen, share, theme
from tests.ui.playing_seen import BREATH, STRETCH, begun, button, buttons, press, wait_of, words
from tests.ui.session import (
    BREATHING,
    FACT,
    FOLD,
    SESSION,
    WALK,
    Playing,
    ended,
    playing,
    sweep,
)

COUNTED = replace(
    FOLD,
    parameters={"n": Parameter(3, 2, 4, "Holds")},
    blocks=(FOLD.blocks[0], replace(FOLD.blocks[1], times="n"), FOLD.blocks[2]),
    line="",
)
"""How often it is held can be chosen."""


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def choose(made: Playing, said: str, place: int) -> None:
    """Take an entry of the menu on this button."""
    chosen = button(made, said)
    assert isinstance(chosen, QPushButton)
    menu = chosen.menu()
    assert menu is not None
    menu.actions()[place].trigger()


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


def test_where_nothing_takes_the_place_of_what_was_left_before_it_began_the_window_goes(
    qtbot: QtBot,
) -> None:
    made = playing(qtbot)
    made.open(STRETCH, first_time=True)
    button(made, "Short version").click()
    assert made.closed == 1
    assert "Stopped here." not in words(made)


def test_what_has_no_short_version_offers_none(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(BREATH, first_time=True)
    assert "Short version" not in buttons(made)
    assert {"Not today", "Gentle", "Start"} <= buttons(made)


def test_the_gentle_sort_before_the_start_is_another_session_by_its_own_name(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(score((replace(BREATHING, gentle_name="Shorter counts"),)), first_time=True)
    button(made, "Shorter counts").click()
    assert made.answers == [Finish(0.0), StartByHand((BREATHING.id,), "gentle")]


def test_a_number_that_is_chosen_before_the_start_is_remembered_and_played(qtbot: QtBot) -> None:
    made = playing(qtbot)
    chosen: list[Chosen] = []
    made.player.chosen.connect(chosen.append)
    made.open(score((COUNTED,)), first_time=True)
    assert "1:26  ·  3 holds" in words(made)
    choose(made, "Holds: 3", -1)
    assert "Holds: 4" in buttons(made)
    assert "1:51" in words(made)
    button(made, "Start").click()
    assert chosen == [Chosen("fold", "n", 4)]
    assert made.answers == [Finish(0.0), StartByHand(("fold",))]


def test_a_number_that_is_chosen_in_a_session_is_for_the_next_one(qtbot: QtBot) -> None:
    made = begun(qtbot, score((COUNTED,)))
    chosen: list[Chosen] = []
    made.player.chosen.connect(chosen.append)
    made.go(10)
    button(made, "About").click()
    choose(made, "Holds: 3", 0)
    button(made, "Resume").click()
    assert chosen == [Chosen("fold", "n", 2)]
    assert made.answers == []
    assert "Hold 1 of 3  ·  1:16 left" in words(made)


def test_an_option_that_is_switched_is_remembered_and_begins_so(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    chosen: list[Chosen] = []
    made.player.chosen.connect(chosen.append)
    button(made, "Soft knees").click()
    assert chosen == [Chosen("fold", "soft_knees", value=True)]
    assert made.player.session_is_running
    made.open(score((replace(FOLD, usual_options=("soft_knees",)),)))
    assert button(made, "Soft knees").isChecked()


def test_before_the_start_the_grade_stands_and_the_sources_on_asking(qtbot: QtBot) -> None:
    made = playing(qtbot)
    known = Evidence("Two small trials.", "C for pain", ("Somebody 2020",))
    made.open(score((replace(FOLD, evidence=known),)), first_time=True)
    assert "How well this is known: C for pain." in words(made)
    meant = "C: few, small or contradicting studies"
    assert f"Two small trials.\n{meant}\nSomebody 2020" not in words(made)
    button(made, "Sources").click()
    assert f"Two small trials.\n{meant}\nSomebody 2020" in words(made)


def test_a_grade_that_is_a_mere_letter_is_said_with_its_meaning(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(score((replace(FOLD, evidence=Evidence("Two.", "C", ())),)), first_time=True)
    assert "How well this is known: C: few, small or contradicting studies." in words(made)


def test_before_the_start_stands_what_is_needed_and_what_to_watch_for(qtbot: QtBot) -> None:
    made = playing(qtbot)
    made.open(STRETCH, first_time=True)
    shown = " ".join(words(made))
    for part in ("Standing", "A desk", "numbness going down a leg", "varies from person"):
        assert part in shown


def test_before_a_set_each_part_says_what_is_to_be_felt_and_how_it_is_done_gently(
    qtbot: QtBot,
) -> None:
    made = playing(qtbot)
    parts = tuple(OURS[name] for name in ("cat-cow-seated", "shoulder-rolls"))
    made.open(score(parts), first_time=True)
    said = "\n".join(words(made))
    for part in parts:
        for line in (part.feel, part.purpose, part.gentle):
            assert f"{part.title}: {line}" in said


def test_what_stood_before_can_be_read_again_while_the_session_waits(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(20)
    button(made, "About").click()
    assert "A desk" in words(made)
    assert {"Start", "Not today", "Short version", "Gentle"}.isdisjoint(buttons(made))
    assert "Resume" in buttons(made)
    made.go(50)
    button(made, "Resume").click()
    assert "Hold 1 of 3  ·  1:06 left" in words(made)
    button(made, "About").click()
    press(made, Qt.Key.Key_Right)
    press(made, Qt.Key.Key_Escape)
    assert "Pause" in buttons(made)
    made.player.close()
    assert made.of(Finish) == [Finish(20.0)]


def test_reading_for_five_minutes_ends_it(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(20)
    button(made, "About").click()
    assert wait_of(made) == 120_000
    made.go(301, step=301)
    assert made.of(Finish) == [Finish(20.0)]


def test_the_end_comes_after_a_moment_of_stillness(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(86)
    made.player.show_end(ended())
    assert "Close" not in buttons(made)
    made.go(STILLNESS + 0.1)
    assert {"Close", "Again", "Undo"} <= buttons(made)
    assert {"Done  ·  3 of 3 holds, 1:26", "Stretch, 1 of 2", "Next: walk and water"} <= words(made)


@pytest.mark.parametrize(
    ("outcome", "done", "said"),
    [
        ("completed", 3, "Done. 3 of 3 holds. "),
        ("partial", 1, "1 of 3 holds. "),
        ("stopped", 0, "Stopped here. "),
    ],
)
def test_a_reader_hears_how_it_ended_with_the_button_that_has_the_focus(
    qtbot: QtBot, outcome: Outcome, done: int, said: str
) -> None:
    made = begun(qtbot, STRETCH)
    made.go(20)
    made.player._leave()
    made.player.show_end(ended(outcome, done))
    assert button(made, "Close").accessibleDescription().startswith(said)
    assert made.player.focusWidget() is button(made, "Close")


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


def test_how_it_felt_is_asked_with_nothing_preset_and_may_be_left(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(86)
    made.player.show_end(ended())
    made.go(STILLNESS + 0.1)
    three = [button(made, said) for said in ("Easier", "Same", "Harder")]
    assert not any(one.isChecked() for one in three)
    assert len({one.size().toTuple() for one in three}) == 1
    assert "I felt dizzy" not in buttons(made)
    made.player.close()
    assert made.of(SayFelt) == []


def test_how_it_felt_is_told_and_can_be_told_again(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(86)
    made.player.show_end(ended())
    made.go(STILLNESS + 0.1)
    for said in ("Same", "Harder"):
        button(made, said).click()
    assert made.of(SayFelt) == [SayFelt(SESSION, "same"), SayFelt(SESSION, "harder")]
    assert [button(made, said).isChecked() for said in ("Same", "Harder")] == [False, True]
    assert [button(made, said).icon().isNull() for said in ("Same", "Harder")] == [True, False]


def test_who_breaks_off_a_breath_can_say_that_it_made_them_dizzy(qtbot: QtBot) -> None:
    made = begun(qtbot)
    made.go(12)
    made.player._leave()
    made.player.show_end(ended("stopped", 0))
    assert "Same" not in buttons(made)
    button(made, "I felt dizzy").click()
    assert made.of(SayFelt) == [SayFelt(SESSION, "dizzy")]
    assert any(said.startswith("Dizzy, tingling or short of breath?") for said in words(made))


def test_of_what_was_taken_back_nothing_more_is_said(qtbot: QtBot) -> None:
    made = begun(qtbot, STRETCH)
    made.go(86)
    made.player.show_end(ended())
    made.go(STILLNESS + 0.1)
    button(made, "Undo").click()
    assert not button(made, "Same").isEnabled()


def test_again_asks_for_the_same_in_the_same_sort(qtbot: QtBot) -> None:
    made = begun(qtbot, score((FOLD,), "short"))
    made.player._leave()
    made.player.show_end(ended("stopped", 0))
    button(made, "Again").click()
    assert made.of(StartByHand) == [StartByHand(("fold",), "short")]
    made.open(STRETCH)
    assert "Pause" in buttons(made)


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


def test_what_is_not_shown_just_now_takes_a_new_theme_too(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pages = PlayerPages(theme(), NoFigures(), window)
    pages.show_theme(theme("dark"))
    ring = pages.breathing.ring
    ring.resize(400, 400)
    assert share(seen(ring), theme("dark").colour("stage")) > 0.1


def test_who_lies_at_the_end_does_not_lie_under_the_ring_and_is_named(qtbot: QtBot) -> None:
    poses = DrawnFigures(read_poses(RESOURCES / "figure" / "poses.json"))
    for name, beside in (("sleep-side-setup", True), ("hamstring-standing", False)):
        page = EndPage(theme(), score((OURS[name],)), ended(), poses)
        qtbot.addWidget(page)
        page.resize(560, 480)
        page.show()
        QApplication.processEvents()
        ring, figure = page.findChild(PillarRing), page.findChild(Stage)
        assert isinstance(ring, PillarRing)
        assert isinstance(figure, Stage)
        assert figure.accessibleName()
        right = ring.mapTo(page, ring.rect().topRight()).x()
        assert (right < figure.mapTo(page, figure.rect().topLeft()).x()) is beside


@pytest.mark.parametrize("name", [one for one in OURS if OURS[one].pillar == "breathe"])
def test_who_has_breathed_sits_at_rest_beside_the_ring(qtbot: QtBot, name: str) -> None:
    poses = DrawnFigures(read_poses(RESOURCES / "figure" / "poses.json"))
    page = EndPage(theme(), score((OURS[name],)), ended(), poses)
    qtbot.addWidget(page)
    figure = page.findChild(Stage)
    assert isinstance(figure, Stage)
    assert figure.accessibleName() == OURS[name].blocks[-1].steps[-1].cue


def test_where_nobody_stands_beside_it_the_ring_is_larger(qtbot: QtBot) -> None:
    sides = []
    for played in (WALK, FOLD):
        page = EndPage(theme(), score((played,)), ended(), NoFigures())
        qtbot.addWidget(page)
        ring = page.findChild(PillarRing)
        assert isinstance(ring, PillarRing)
        sides.append(ring.sizeHint().width())
    assert sides[0] > 1.5 * sides[1]


@pytest.mark.parametrize("name", ["sleep-side-setup", "breathe-coherent", "hamstring-standing"])
def test_in_the_smallest_window_no_title_is_cut_off(qtbot: QtBot, name: str) -> None:
    made = playing(qtbot)
    made.player.show()
    made.player.resize(440, 520)
    made.open(score((OURS[name],)))
    made.go(5)
    for _ in range(3):  # a layout whose height follows from its width settles in turns
        QApplication.processEvents()
    title = next(one for one in made.player.findChildren(Words) if one.text() == OURS[name].title)
    assert title.height() >= title.heightForWidth(title.width())
