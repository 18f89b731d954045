"""Laws of the check-in windows: nothing is preset, all may stay open, and offers are equal."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core.check_in import CheckIn, Daily, Lately, Weekly
from backcare_desktop.core.facts import CheckInKind
from backcare_desktop.core.reply import StartByHand
from backcare_desktop.ui.check_in_after import AfterPage
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def opened(qtbot: QtBot, kind: CheckInKind = "daily", points: float = 10) -> CheckInWindow:
    window = CheckInWindow(theme(points=points), kind)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QApplication.processEvents()
    return window


def saved(window: CheckInWindow) -> list[CheckIn]:
    got: list[CheckIn] = []
    window.saved.connect(got.append)
    return got


def words(window: CheckInWindow) -> list[str]:
    return [one.text() for one in window.findChildren(QLabel) if one.isVisible()]


def on(window: CheckInWindow) -> list[str]:
    return list(window.cards[0].tags)


def after(window: CheckInWindow) -> AfterPage:
    page = window.stack.currentWidget()
    assert isinstance(page, AfterPage)
    return page


def test_nothing_is_preset_and_it_says_what_it_is(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert said("chk-1") in words(window)
    assert window.said == Daily()
    assert [scale.value for scale in window.scales.values()] == [None, None]


@pytest.mark.parametrize("way", ["skip", "escape", "save"])
def test_left_without_an_answer_it_leaves_nothing(qtbot: QtBot, way: str) -> None:
    window = opened(qtbot)
    got = saved(window)
    if way == "escape":
        QTest.keyClick(window, Qt.Key.Key_Escape)
    else:
        (window.skip if way == "skip" else window.forth).click()
    assert got == []
    assert not window.isVisible()


def test_one_answer_is_enough(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = saved(window)
    window.scales["stress"].buttons[4].click()
    window.forth.click()
    assert got == [Daily(stress=4)]


def test_skip_is_as_large_as_save(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert window.skip.size() == window.forth.size()


def test_digits_arrows_x_and_backspace_answer(qtbot: QtBot) -> None:
    scale = opened(qtbot).scales["stress"]
    scale.first().setFocus()
    presses = [
        (Qt.Key.Key_7, 7),
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Left, 7),
        (Qt.Key.Key_X, 10),
        (Qt.Key.Key_Right, 10),
        (Qt.Key.Key_Backspace, None),
        (Qt.Key.Key_0, 0),
    ]
    for key, value in presses:
        QTest.keyClick(QApplication.focusWidget() or scale, key)
        assert scale.value == value


def test_from_the_right_arrows_go_the_other_way(qtbot: QtBot, qapp: QApplication) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        scale = opened(qtbot).scales["stress"]
        scale.buttons[5].click()
        QTest.keyClick(scale, Qt.Key.Key_Left)
        assert scale.value == 6
        assert scale.buttons[0].x() > scale.buttons[10].x()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_a_second_click_takes_an_answer_back(qtbot: QtBot) -> None:
    scale = opened(qtbot).scales["back"]
    scale.buttons[3].click()
    scale.buttons[3].click()
    assert scale.value is None


def test_a_reader_hears_the_whole_question_and_radio_buttons(qtbot: QtBot) -> None:
    scale = opened(qtbot).scales["stress"]
    assert scale.accessibleName() == (
        "How stressed have you felt today? 0 not at all to 10 as much as I can imagine. "
        "Nothing chosen."
    )
    node = QAccessible.queryAccessibleInterface(scale.buttons[3])
    assert node.role() == QAccessible.Role.RadioButton
    scale.buttons[3].click()
    assert scale.accessibleName().endswith("3 is chosen.")


def test_high_stress_is_answered_with_an_offer_of_three_equal_answers(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.scales["stress"].buttons[8].click()
    window.forth.click()
    page = after(window)
    assert said("chk-2") in words(window)
    assert [one.text() for one in page.buttons] == ["Two minutes now", "Later", "No"]
    assert len({(one.property("kind"), *one.size().toTuple()) for one in page.buttons}) == 1
    with qtbot.waitSignal(window.answered) as told:
        page.buttons[0].click()
    assert told.args == [StartByHand(("breathe-long-exhale",))]


def test_a_sore_back_is_shown_the_safety_page_and_no_verdict(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.scales["back"].buttons[9].click()
    window.forth.click()
    assert said("chk-4") in words(window)
    with qtbot.waitSignal(window.help_asked):
        after(window).buttons[0].click()


def test_the_week_has_four_corners_and_two_pages(qtbot: QtBot) -> None:
    window = opened(qtbot, "weekly")
    shown = words(window)
    assert {"Body", "Mind", "Mood", "Around you", "1 of 2"} <= set(shown)
    window.scales["mind"].buttons[6].click()
    window.forth.click()
    assert "How well did you sleep?" in words(window)
    window.back.click()
    assert window.scales["mind"].value == 6


def test_the_card_with_the_focus_shows_its_tags(qtbot: QtBot) -> None:
    window = opened(qtbot, "weekly")
    body, mind = window.cards[:2]
    window.scales["mind"].first().setFocus()
    assert mind.tag_row.isVisible()
    assert not body.tag_row.isVisible()
    window.scales["body"].first().setFocus()
    assert body.tag_row.isVisible()


def test_none_of_these_is_on_alone(qtbot: QtBot) -> None:
    window = opened(qtbot, "weekly")
    chips = window.cards[0].tag_row.chips
    chips["back-pain"].click()
    chips["tired"].click()
    assert on(window) == ["back-pain", "tired"]
    chips["none-of-these"].click()
    assert on(window) == ["none-of-these"]
    chips["tired"].click()
    assert on(window) == ["tired"]
    node = QAccessible.queryAccessibleInterface(chips["tired"])
    assert node.role() == QAccessible.Role.CheckBox


def test_a_week_is_saved_with_its_tags(qtbot: QtBot) -> None:
    window = opened(qtbot, "weekly")
    got = saved(window)
    window.scales["body"].buttons[3].click()
    window.cards[0].tag_row.chips["neck-pain"].click()
    window.forth.click()
    window.scales["sleep"].buttons[8].click()
    window.forth.click()
    assert got == [Weekly(body=3, sleep=8, tags=("neck-pain",))]


@pytest.mark.parametrize("points", [10, 20])
@pytest.mark.parametrize("kind", ["daily", "weekly"])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, kind: CheckInKind, points: float
) -> None:
    dress(qapp, theme(points=points))
    window = opened(qtbot, kind, points)
    for _ in range(3):
        QApplication.processEvents()
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.height() + 1 >= label.heightForWidth(label.width()), label.text()
            right = label.mapTo(window, QPoint(label.width(), 0)).x()
            assert right <= window.width(), label.text()


def test_after_hard_days_people_are_named_and_the_card_is_one_click_away(qtbot: QtBot) -> None:
    window = CheckInWindow(theme(), "daily", lambda _said: Lately(hard_stretch=True))
    qtbot.addWidget(window)
    window.show()
    window.scales["stress"].buttons[8].click()
    window.forth.click()
    assert said("chk-3") in words(window)
    asked: list[None] = []
    window.support_asked.connect(lambda: asked.append(None))
    after(window).buttons[1].click()
    assert asked == [None]


def test_where_the_text_is_large_each_question_of_the_week_has_a_page(qtbot: QtBot) -> None:
    window = opened(qtbot, "weekly", points=20)
    pages = []
    for _ in window.cards:
        pages.append([card.name for card in window.cards if card.isVisible()])
        if len(pages) < len(window.cards):
            window.forth.click()
            QApplication.processEvents()
    assert pages == [[card.name] for card in window.cards]
    assert window.forth.text() == "Save"


@pytest.mark.parametrize("kind", ["daily", "weekly"])
def test_where_earlier_answers_cannot_be_read_it_says_what_goes_without_them(
    qtbot: QtBot, kind: CheckInKind
) -> None:
    window = CheckInWindow(theme(), kind)
    qtbot.addWidget(window)
    window.show()
    window.show_unread(None)
    assert not window.unread.isVisible()
    window.show_unread("locked")
    said = " ".join(one.text() for one in window.unread.findChildren(QLabel))
    assert "the keyring is locked" in said
    assert "several days" in said
    with qtbot.waitSignal(window.opened_again):
        window.unread.again.click()
    window.show_unread("none")
    assert not window.unread.again.isVisible()
    with qtbot.waitSignal(window.key_asked):
        window.unread.enter.click()
    window.show_unread("locked")
    assert not window.unread.enter.isVisible()
    window.show_unread(None)
    assert not window.unread.isVisible()


def both_offers(qtbot: QtBot, points: float = 10) -> CheckInWindow:
    """What a day leads to that was hard on mind and back."""
    window = opened(qtbot, points=points)
    window.scales["stress"].buttons[8].click()
    window.scales["back"].buttons[9].click()
    window.forth.click()
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("points", [10, 14, 20])
def test_no_answer_to_two_offers_lies_on_another(qtbot: QtBot, points: float) -> None:
    window = both_offers(qtbot, points)
    page = after(window)
    frames = [QRect(one.mapTo(page, QPoint(0, 0)), one.size()) for one in page.buttons]
    assert len(frames) == 5
    assert [pair for pair in combinations(frames, 2) if pair[0].intersects(pair[1])] == []
    if points == 10:
        assert page.wanted() <= page.height(), "nothing of it scrolls"


def test_one_offer_answered_leaves_the_other_and_both_close_the_window(qtbot: QtBot) -> None:
    window = both_offers(qtbot)
    page = after(window)
    names = [one.text() for one in page.buttons]
    page.buttons[names.index("When to get help")].click()
    assert all(one.isVisible() for one in page.buttons)
    page.buttons[names.index("Close")].click()
    seen = [one.text() for one in page.buttons if one.isVisible()]
    assert seen == ["Two minutes now", "Later", "No"]
    assert page.buttons[names.index("Two minutes now")].hasFocus()
    with qtbot.waitSignal(window.later_asked):
        page.buttons[names.index("Later")].click()
    assert not window.isVisible()


def test_what_is_begun_out_of_one_offer_leaves_the_other_to_be_answered(qtbot: QtBot) -> None:
    window = both_offers(qtbot)
    page = after(window)
    now = next(one for one in page.buttons if one.text() == "Two minutes now")
    with qtbot.waitSignal(window.answered):
        now.click()
    seen = [one.text() for one in page.buttons if one.isVisible()]
    assert seen == ["When to get help", "Close"]
    assert window.focusWidget() is page.first
    page.buttons[[one.text() for one in page.buttons].index("Close")].click()
    assert not window.isVisible()


def test_the_last_offer_is_out_of_the_way_before_what_it_begins(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.scales["stress"].buttons[8].click()
    window.forth.click()
    seen: list[bool] = []
    window.answered.connect(lambda _reply: seen.append(window.isVisible()))
    next(one for one in after(window).buttons if one.text() == "Two minutes now").click()
    assert seen == [False]
