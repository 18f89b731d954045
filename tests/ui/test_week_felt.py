"""Laws of how it felt on screen: shown when opened, calm when not, and read as its numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import get_args

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from backcare_desktop.core.felt import Felt
from backcare_desktop.core.private import KeyRefusal, Reading
from backcare_desktop.core.ratings import Ratings
from backcare_desktop.ui.felt_dots import FeltDots
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.week_page import WeekPage
from tests.ui.look import seen, share, theme
from tests.ui.test_week_page import Chart
from tests.ui.weeks import busy_week

LAST = date(2026, 11, 22)
PRIVATE = "Your check-ins are kept private."


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    dress(qapp, theme())
    yield
    QLocale.setDefault(before)


def felt(*values: int, unread: int = 0, reading: Reading = "open") -> Felt:
    """The last is that of Sunday."""
    numbers = {LAST - timedelta(days=at): value for at, value in enumerate(reversed(values))}
    return Felt(LAST, Ratings({"stress": numbers} if values else {}, unread), {LAST: 1}, reading)


def opened(qtbot: QtBot, what: Felt | None) -> WeekPage:
    page = WeekPage(theme(), busy_week(), Chart)
    qtbot.addWidget(page)
    page.show_felt(what)
    page.show()
    return page


def texts(page: WeekPage) -> list[str]:
    return [one.text() for one in page.findChildren(QLabel) if one.text() and one.isVisible()]


def test_without_check_ins_nothing_of_it_is_shown(qtbot: QtBot) -> None:
    for what in (None, felt()):
        said = texts(opened(qtbot, what))
        assert "Stress, middle value" not in said
        assert not any("corners" in one for one in said)


def test_four_answers_have_a_middle_value_beside_the_chart(qtbot: QtBot) -> None:
    page = opened(qtbot, felt(3, 4, 4, 9))
    assert "4 of 10" in texts(page)
    names = [one.accessibleName() for one in page.findChildren(FeltDots)]
    assert names[0] == "Stress: 3, 4, 4, 9"
    assert names[1] == "Back in the way: no answers"


def test_fewer_are_said_to_be_too_few_and_that_it_is_fine(qtbot: QtBot) -> None:
    said = texts(opened(qtbot, felt(3, 4, 4)))
    assert "Not enough ratings yet to show a trend. That is fine." in said
    assert not any("of 10" in one for one in said)


def test_a_week_like_the_one_before_is_about_the_same(qtbot: QtBot) -> None:
    said = texts(opened(qtbot, felt(*[4] * 7, *[5] * 7)))
    assert "about the same" in said


def test_answers_that_cannot_be_read_have_one_calm_line_and_a_button_that_opens_them(
    qtbot: QtBot,
) -> None:
    page = opened(qtbot, felt(unread=3, reading="closed"))
    assert PRIVATE in texts(page)
    again = next(
        one for one in page.findChildren(QPushButton) if one.text() == "Show private answers"
    )
    with qtbot.waitSignal(page.opened_again):
        again.click()
    page.show_felt(felt(unread=3, reading="waiting"))
    assert "Your check-ins are being opened…" in texts(page)
    assert not again.isVisible()
    page.show_felt(felt(1, 2, 3, 4))
    assert PRIVATE not in texts(page)


@pytest.mark.parametrize("why", get_args(KeyRefusal))
def test_each_reason_why_answers_stay_shut_has_a_calm_sentence(
    qtbot: QtBot, why: KeyRefusal
) -> None:
    page = opened(qtbot, felt(unread=3, reading=why))
    (said,) = (text for text in texts(page) if "check-ins" in text)
    assert said != PRIVATE
    assert "!" not in said


def test_where_no_keyring_has_the_key_it_can_be_entered(qtbot: QtBot) -> None:
    page = opened(qtbot, felt(unread=3, reading="none"))
    enter = next(one for one in page.findChildren(QPushButton) if one.text() == "Enter the key")
    with qtbot.waitSignal(page.key_asked):
        enter.click()
    page.show_felt(felt(unread=3, reading="closed"))
    assert not enter.isVisible()


@pytest.mark.parametrize("why", get_args(KeyRefusal))
def test_a_keyring_that_cannot_have_the_key_is_not_asked_and_one_way_in_is_always_there(
    qtbot: QtBot, why: KeyRefusal
) -> None:
    page = opened(qtbot, felt(unread=3, reading=why))
    there = {one.text() for one in page.findChildren(QPushButton) if one.isVisible()}
    keyless = why in {"none", "plain", "lost"}
    assert ("Show private answers" in there, "Enter the key" in there) == (not keyless, keyless)


def test_what_was_opened_is_shown_beside_what_was_not(qtbot: QtBot) -> None:
    said = texts(opened(qtbot, felt(3, 4, 4, 9, unread=1, reading="closed")))
    assert PRIVATE in said
    assert "4 of 10" in said


def test_how_sure_we_are_says_that_together_is_not_because(qtbot: QtBot) -> None:
    page = opened(qtbot, None)
    next(one for one in page.findChildren(QPushButton) if "How sure" in one.text()).click()
    said = " ".join(texts(page))
    assert "That does not show that one caused the other." in said
    assert "You may breathe more on hard days" in said


def test_dots_are_painted_where_there_are_answers_only(qtbot: QtBot) -> None:
    dots = FeltDots(theme())
    qtbot.addWidget(dots)
    dots.resize(200, 62)
    accent = theme().colour("accent")
    assert share(seen(dots), accent) == 0
    dots.show_dots(felt(5).dots("stress"), "")
    one = share(seen(dots), accent)
    dots.show_dots(felt(5, 0, 10, 5).dots("stress"), "")
    assert share(seen(dots), accent) > 2 * one > 0
