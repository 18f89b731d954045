"""Laws of the first page: nothing is preset, open questions stay open, and it can be left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.hours import Range
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Gate
from backcare_desktop.core.screens import CHECKED, LEG_SYMPTOM, offered_with
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.first_answers import READ, SHOWN
from backcare_desktop.ui.first_page import FirstPage
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.screen_card import ScreenCard
from backcare_desktop.ui.theme_sheet import dress
from tests.core.desk import MORNING, MOVEMENT, ROUTINES, plan
from tests.ui.look import theme
from tests.ui.surfaces import real_plan


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def gated_plan() -> Plan:
    """The desk's plan, its gates named as the real routines name them."""
    held = replace(ROUTINES["held-breath"], gates=(Gate("breath-hold", ("breathe",)),))
    fold = replace(ROUTINES["fold"], gates=(Gate("leg-symptom", ("reach", "walk")),))
    routines = {**ROUTINES, "held-breath": held, "fold": fold}
    return replace(plan(MOVEMENT, MORNING), routines=routines)


def opened(qtbot: QtBot, points: float = 10, with_plan: Plan | None = None) -> FirstPage:
    page = FirstPage(theme(points=points), with_plan or gated_plan())
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    QApplication.processEvents()
    return page


def answers(page: FirstPage) -> list[r.Reply]:
    got: list[r.Reply] = []
    page.answered.connect(got.append)
    return got


def words(page: FirstPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.isVisible()]


def at_questions(qtbot: QtBot, points: float = 10) -> FirstPage:
    page = opened(qtbot, points)
    page.read.click()
    page.forth.click()
    page.forth.click()
    QApplication.processEvents()
    return page


def at_day(qtbot: QtBot, points: float = 10) -> FirstPage:
    page = opened(qtbot, points)
    page.read.click()
    page.forth.click()
    QApplication.processEvents()
    return page


def test_both_questions_stand_there_whole(qtbot: QtBot) -> None:
    page = at_questions(qtbot)
    assert {said("brth-screen"), said("str-2")} <= set(words(page))
    assert [card.asks for card in page.cards] == ["breath-hold", "leg-symptom"]


def test_nothing_is_preset(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert not page.read.isChecked()
    for card in page.cards:
        assert card.answer is None
        assert not any(button.isChecked() for button in card.buttons.values())


def test_it_goes_on_only_once_it_is_read(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert not page.forth.isEnabled()
    assert "I am an adult" in page.forth.accessibleDescription()
    assert said("gen-3") not in words(page)
    page.read.click()
    assert page.forth.isEnabled()
    assert page.forth.accessibleDescription() == ""
    assert said("gen-3") in words(page)


def test_finishing_tells_each_answer_and_that_it_is_done_last(qtbot: QtBot) -> None:
    page = at_questions(qtbot)
    got = answers(page)
    page.cards[0].buttons["yes"].click()
    page.cards[1].buttons["no"].click()
    with qtbot.waitSignal(page.finished):
        page.forth.click()
    assert got == [
        r.AnswerScreen(READ, "yes"),
        r.AnswerScreen("breath-hold", "yes"),
        r.AnswerScreen("leg-symptom", "no"),
        r.AnswerScreen(SHOWN, "yes"),
    ]
    assert not page.isVisible()


def test_a_skipped_question_is_taken_for_the_safer_answer(qtbot: QtBot) -> None:
    page = at_questions(qtbot)
    got = answers(page)
    page.cards[0].buttons["no"].click()
    page.cards[0].buttons["open"].click()
    page.forth.click()
    assert got == [
        r.AnswerScreen(READ, "yes"),
        r.AnswerScreen("breath-hold", "open"),
        r.AnswerScreen(SHOWN, "yes"),
    ]
    assert offered_with(gated_plan(), "breath-hold", "open") == ("breathe",)


@pytest.mark.parametrize("answer", ["yes", "no", "open"])
def test_pain_that_nobody_looked_at_shows_the_safety_page_and_blocks_nothing(
    qtbot: QtBot, answer: Answer
) -> None:
    page = at_questions(qtbot)
    got = answers(page)
    asked: list[bool] = []
    page.help_asked.connect(lambda: asked.append(True))
    page.suits.checked.buttons[answer].click()
    assert bool(asked) is (answer == "no")
    assert page.forth.isEnabled()
    page.forth.click()
    assert r.AnswerScreen(CHECKED, answer) in got


def test_what_goes_down_a_leg_shows_the_safety_page_once(qtbot: QtBot) -> None:
    asked: list[bool] = []
    for known in ({}, {LEG_SYMPTOM: "yes"}):
        page = FirstPage(theme(), real_plan(), screens=known)  # type: ignore[arg-type]
        qtbot.addWidget(page)
        page.help_asked.connect(lambda: asked.append(True))
        card = next(one for one in page.cards if one.asks == LEG_SYMPTOM)
        for answer in ("no", "yes", "no", "yes"):
            card.buttons[answer].click()
    assert len(asked) == 1


def test_the_set_follows_every_answer(qtbot: QtBot) -> None:
    page = at_questions(qtbot)
    assert "Breathe: breathe" in page.suits.set.accessibleDescription()
    page.cards[0].buttons["no"].click()
    assert "Breathe: held-breath" in page.suits.set.accessibleDescription()


def test_the_day_that_was_chosen_is_told_at_the_end(qtbot: QtBot) -> None:
    page = at_day(qtbot)
    got: list[Settings] = []
    page.settings_chosen.connect(got.append)
    page.day.days.chips[4].click()
    page.day.gentle.click()
    page.day.spacing.buttons[30].click()
    page.forth.click()
    assert got == []
    page.forth.click()
    assert [bool(day) for day in got[0].hours.week] == [True] * 4 + [False] * 3
    assert (got[0].plan, got[0].spacing) == ("standard", 30)


def test_what_was_set_before_the_page_was_finished_stays_as_it_was(qtbot: QtBot) -> None:
    """Whoever put it off has set up their day in the settings meanwhile."""
    begins = Settings()
    short, long = (Range(time(8), time(12)),), (Range(time(9), time(18)),)
    own = replace(begins.hours, week=(short, long, (), long, short, (), ()), bed=time(23, 15))
    before = replace(begins, plan="standard", spacing=35, hours=own)
    page = FirstPage(theme(), gated_plan(), screens={SHOWN: "no"}, settings=before)
    qtbot.addWidget(page)
    got: list[Settings] = []
    page.settings_chosen.connect(got.append)
    page.read.click()
    for _ in range(3):
        page.forth.click()
    assert got == [before]
    page.day.days.chips[2].click()
    assert page.day.settings.hours.week == (short, long, short, long, short, (), ())
    page.day.ranges.show_ranges(long)
    assert page.day.settings.hours.week == (long,) * 5 + ((), ())


def test_opened_again_each_answer_counts_at_once(qtbot: QtBot) -> None:
    page = FirstPage(theme(), gated_plan(), screens={READ: "yes", SHOWN: "yes"})
    qtbot.addWidget(page)
    got = answers(page)
    page.cards[1].buttons["yes"].click()
    assert got == [r.AnswerScreen("leg-symptom", "yes")]


@pytest.mark.parametrize("way", ["escape", "button", "close"])
def test_left_for_later_it_answers_no_question(qtbot: QtBot, way: str) -> None:
    page = at_questions(qtbot)
    got = answers(page)
    page.cards[0].buttons["no"].click()
    with qtbot.waitSignal(page.left):
        if way == "escape":
            QTest.keyClick(page, Qt.Key.Key_Escape)
        elif way == "button":
            page.later.click()
        else:
            page.close()
    assert got == [r.AnswerScreen(SHOWN, "no")]
    assert not page.isVisible()


def test_what_an_answer_changes_stands_beside_it(qtbot: QtBot) -> None:
    card = opened(qtbot).cards[0]
    assert card.effect() == "Until you answer you will be offered: breathe"
    card.buttons["no"].click()
    assert card.effect() == "You will be offered: held-breath"
    card.buttons["yes"].click()
    assert card.effect() == "You will be offered instead: breathe"
    card.buttons["open"].click()
    assert card.effect() == "You will be offered instead: breathe"


def test_an_open_question_never_opens_what_it_guards() -> None:
    for screen, guarded in (("breath-hold", "held-breath"), ("leg-symptom", "fold")):
        assert guarded not in offered_with(gated_plan(), screen, None)
        assert guarded not in offered_with(gated_plan(), screen, "yes")
        assert guarded in offered_with(gated_plan(), screen, "no")


def test_a_question_that_guards_nothing_is_not_asked(qtbot: QtBot) -> None:
    page = opened(qtbot, with_plan=plan(MOVEMENT))
    assert page.cards == []


def tab_to(page: FirstPage, widget: QWidget) -> None:
    for _ in range(30):
        if page.focusWidget() is widget:
            return
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError(widget)


def test_all_of_it_is_done_by_keyboard(qtbot: QtBot) -> None:
    page = opened(qtbot)
    got = answers(page)
    yes = page.cards[0].buttons["yes"]
    steps: list[QWidget] = [page.read, page.forth, page.forth, yes, page.forth]
    for widget in steps:
        tab_to(page, widget)
        QTest.keyClick(widget, Qt.Key.Key_Space)
    assert r.AnswerScreen("breath-hold", "yes") in got


def test_reading_begins_at_each_steps_title(qtbot: QtBot) -> None:
    page = opened(qtbot)
    first = page.focusWidget()
    assert isinstance(first, QLabel)
    assert first.text() == "Small breaks for a calmer back"
    assert "Step 1 of 3" in first.accessibleDescription()
    page.read.click()
    page.forth.click()
    for title in ("Your day", "What suits you"):
        shown = page.focusWidget()
        assert isinstance(shown, QLabel)
        assert shown.text() == title
        page.forth.click()


def test_back_keeps_what_was_answered(qtbot: QtBot) -> None:
    page = at_questions(qtbot)
    page.cards[0].buttons["yes"].click()
    page.back.click()
    page.back.click()
    assert page.read.isVisible()
    assert page.read.isChecked()
    page.forth.click()
    page.forth.click()
    assert page.cards[0].answer == "yes"


def test_help_is_one_step_away(qtbot: QtBot) -> None:
    page = opened(qtbot)
    with qtbot.waitSignal(page.help_asked):
        page.safety.click()
    with qtbot.waitSignal(page.help_asked):
        QTest.keyClick(page, Qt.Key.Key_F1)


def test_a_reader_hears_the_question_with_each_answer(qtbot: QtBot) -> None:
    page = opened(qtbot)
    for button in page.cards[0].buttons.values():
        assert button.accessibleDescription() == said("brth-screen")
        role = QAccessible.queryAccessibleInterface(button).role()
        assert role == QAccessible.Role.RadioButton
    node = QAccessible.queryAccessibleInterface(page.read)
    assert node.role() == QAccessible.Role.CheckBox


@pytest.mark.parametrize("points", [10, 20])
@pytest.mark.parametrize("step", [opened, at_day, at_questions])
def test_nothing_is_cut_off_and_the_buttons_stay(
    qtbot: QtBot,
    qapp: QApplication,
    points: float,
    step: Callable[[QtBot, float], FirstPage],
) -> None:
    dress(qapp, theme(points=points))
    page = step(qtbot, points)
    page.resize(500, 420)
    QApplication.processEvents()
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width())
    for card in page.findChildren(ScreenCard):
        if card.isVisible():
            assert card.mapTo(page, QPoint(card.width(), 0)).x() <= page.width()
    for button in (page.forth, page.later):
        assert page.rect().contains(button.geometry())


def test_opened_again_it_has_the_questions_and_shows_what_was_answered(qtbot: QtBot) -> None:
    known: dict[str, Answer] = {READ: "yes", SHOWN: "yes", "breath-hold": "no"}
    page = FirstPage(theme(), gated_plan(), screens=known)
    qtbot.addWidget(page)
    assert [card.answer for card in page.cards] == ["no", None]
    assert page.later.isHidden()
    assert page.forth.text() == "Close"
    got = answers(page)
    page.show()
    page.close()
    assert got == []
