"""Laws of the first page: nothing is preset, open questions stay open, and it can be left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Answer
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.routine import Gate
from backcare_desktop.ui.first_page import READ, SHOWN, FirstPage
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.screen_card import ScreenCard, offered_with
from backcare_desktop.ui.theme_sheet import dress
from tests.core.desk import MORNING, MOVEMENT, ROUTINES, plan
from tests.ui.look import theme


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


def test_both_questions_stand_there_whole(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert {said("brth-screen"), said("str-2")} <= set(words(page))
    assert [card.asks for card in page.cards] == ["breath-hold", "leg-symptom"]


def test_nothing_is_preset(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert not page.read.isChecked()
    for card in page.cards:
        assert card.answer is None
        assert not any(button.isChecked() for button in card.buttons.values())


def test_it_can_be_finished_only_once_it_is_read(qtbot: QtBot) -> None:
    page = opened(qtbot)
    assert not page.finish.isEnabled()
    assert "I am an adult" in page.finish.accessibleDescription()
    assert said("gen-3") not in words(page)
    page.read.click()
    assert page.finish.isEnabled()
    assert page.finish.accessibleDescription() == ""
    assert said("gen-3") in words(page)


def test_finishing_tells_each_answer_and_that_it_is_done_last(qtbot: QtBot) -> None:
    page = opened(qtbot)
    got = answers(page)
    page.read.click()
    page.cards[0].buttons["yes"].click()
    page.cards[1].buttons["no"].click()
    with qtbot.waitSignal(page.finished):
        page.finish.click()
    assert got == [
        r.AnswerScreen(READ, "yes"),
        r.AnswerScreen("breath-hold", "yes"),
        r.AnswerScreen("leg-symptom", "no"),
        r.AnswerScreen(SHOWN, "yes"),
    ]
    assert not page.isVisible()


def test_a_skipped_question_is_not_answered(qtbot: QtBot) -> None:
    page = opened(qtbot)
    got = answers(page)
    page.read.click()
    page.cards[0].buttons["no"].click()
    page.cards[0].buttons["skip"].click()
    page.finish.click()
    assert got == [r.AnswerScreen(READ, "yes"), r.AnswerScreen(SHOWN, "yes")]


@pytest.mark.parametrize("way", ["escape", "button", "close"])
def test_left_for_later_it_answers_no_question(qtbot: QtBot, way: str) -> None:
    page = opened(qtbot)
    got = answers(page)
    page.read.click()
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
    card.buttons["skip"].click()
    assert card.effect() == "Until you answer you will be offered: breathe"


def test_an_open_question_never_opens_what_it_guards() -> None:
    for screen, guarded in (("breath-hold", "held-breath"), ("leg-symptom", "fold")):
        assert guarded not in offered_with(gated_plan(), screen, None)
        assert guarded not in offered_with(gated_plan(), screen, "yes")
        assert guarded in offered_with(gated_plan(), screen, "no")


def test_a_question_that_guards_nothing_is_not_asked(qtbot: QtBot) -> None:
    page = opened(qtbot, with_plan=plan(MOVEMENT))
    assert page.cards == []
    assert "What suits you" not in words(page)


def test_all_of_it_is_done_by_keyboard(qtbot: QtBot) -> None:
    page = opened(qtbot)
    got = answers(page)
    page.read.setFocus()
    QTest.keyClick(page.read, Qt.Key.Key_Space)
    page.cards[0].buttons["yes"].setFocus()
    QTest.keyClick(page.cards[0].buttons["yes"], Qt.Key.Key_Space)
    page.finish.setFocus()
    QTest.keyClick(page.finish, Qt.Key.Key_Space)
    assert r.AnswerScreen("breath-hold", "yes") in got


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
    node = QAccessible.queryAccessibleInterface(page.read)
    assert node.role() == QAccessible.Role.CheckBox


@pytest.mark.parametrize("points", [10, 20])
def test_nothing_is_cut_off_and_the_buttons_stay(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    dress(qapp, theme(points=points))
    page = opened(qtbot, points)
    page.read.click()
    page.resize(480, 420)
    QApplication.processEvents()
    area = page.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() >= label.heightForWidth(label.width())
    for card in page.findChildren(ScreenCard):
        assert card.width() <= area.viewport().width()
    for button in (page.finish, page.later):
        assert isinstance(button, QPushButton)
        assert page.rect().contains(button.geometry())


def test_opened_again_it_shows_what_was_answered(qtbot: QtBot) -> None:
    known: dict[str, Answer] = {READ: "yes", SHOWN: "yes", "breath-hold": "no"}
    page = FirstPage(theme(), gated_plan(), screens=known)
    qtbot.addWidget(page)
    assert page.read.isChecked()
    assert [card.answer for card in page.cards] == ["no", None]
    assert page.cards[0].buttons["skip"].isHidden()
    got = answers(page)
    page.show()
    page.close()
    assert got == []
