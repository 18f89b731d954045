"""Laws of the settings window: what is chosen counts at once, and can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.day_preview import Preview
from backcare_desktop.core.errand import Errand
from backcare_desktop.core.hours import Hours, Range
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.settings import Evening, Settings
from backcare_desktop.core.warmth import HeatWish
from backcare_desktop.ui.picker import Picker
from backcare_desktop.ui.settings_about import PrivacyPage
from backcare_desktop.ui.settings_night import HeatPage, SleepPage
from backcare_desktop.ui.settings_page import SettingsPage
from backcare_desktop.ui.settings_pages import BreaksPage, CheckInPage, LookPage, SchedulePage
from backcare_desktop.ui.settings_routines import RoutinesPage
from backcare_desktop.ui.settings_window import SettingsWindow
from backcare_desktop.ui.switch import Switch
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.unread_line import UnreadLine
from tests.routines import OURS
from tests.ui.longer_words import not_whole
from tests.ui.look import theme

SOME = {
    name: OURS[name]
    for name in ("breathe-4-7-8", "hamstring-standing", "heat-warm-shower", "pmr-5min")
}


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def opened(qtbot: QtBot, settings: Settings | None = None, points: float = 10) -> SettingsWindow:
    day = Preview(date(2026, 12, 1), (), 11, 22 * 60.0)
    window = SettingsWindow(
        theme(points=points), settings or Settings(), preview=lambda: day, routines=SOME
    )
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    return window


def chosen(window: SettingsWindow) -> list[Settings]:
    got: list[Settings] = []
    window.chosen.connect(got.append)
    return got


def schedule(window: SettingsWindow) -> SchedulePage:
    page = window.book.all()[0]
    assert isinstance(page, SchedulePage)
    return page


def of(window: SettingsWindow, kind: type[SettingsPage]) -> Iterator[SettingsPage]:
    return (page for page in window.book.all() if isinstance(page, kind))


def test_a_choice_is_told_at_once_and_undone_by_one_click(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    look = next(of(window, LookPage))
    dark = next(b for b in look.findChildren(type(window.toast.undo)) if b.text() == "Dark")
    dark.click()
    assert got == [replace(Settings(), theme="dark")]
    assert window.toast.words.text() == "Theme: Dark"
    window.toast.undo.click()
    assert got[-1] == Settings()
    assert not window.toast.isVisible()


def test_the_keys_come_to_undo_right_after_the_page_also_where_that_was_made_later(
    qtbot: QtBot,
) -> None:
    window = opened(qtbot)
    window.show_page(window.book.titles.index("Sleep"))
    page = window.book.now
    switch = page.findChild(Switch)
    assert switch is not None
    switch.click()
    switch.setFocus()
    on_page = 0
    while page.isAncestorOf(window.focusWidget()) and on_page < 50:
        on_page += 1
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is window.toast.undo


def test_a_page_is_made_when_it_is_first_looked_at_and_shows_what_was_chosen_before(
    qtbot: QtBot,
) -> None:
    window = opened(qtbot)
    assert window.findChildren(SettingsPage) == [window.book.now]
    window.show_settings(replace(Settings(), theme="dark"))
    window.show_page(window.book.titles.index("Look and motion"))
    assert len(window.findChildren(SettingsPage)) == 2
    assert window.book.now.settings.theme == "dark"


def test_hours_are_edited_for_a_group_of_days(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    card = schedule(window).hours
    card.edits[0].click()
    start, _end = card.ranges.fields[0]
    start.show_time(time(8, 30))
    start.timeChanged.emit(start.time())
    week = got[-1].hours.week
    assert {day[0] for day in week[:5]} == {Range(time(8, 30), time(12, 30))}
    assert week[5:] == ((), ())


def tabbed(window: SettingsWindow, first: QWidget, last: QWidget) -> list[QWidget]:
    """What Tab comes to from the one to the other, both included."""
    window.activateWindow()
    first.setFocus()
    found = [first]
    while found[-1] is not last and len(found) < 40:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        found.append(window.focusWidget())
    return found


def following(window: SettingsWindow) -> None:
    """Settings that are chosen are shown again, as the program does."""
    window.chosen.connect(window.show_settings)


def test_tab_goes_as_one_reads_also_over_rows_and_ranges_that_came_by_editing(
    qtbot: QtBot,
) -> None:
    window = opened(qtbot)
    following(window)
    card = schedule(window).hours
    card.edits[0].click()
    chip, more = card.days.chips[4], card.ranges.more
    chip.setFocus()
    chip.click()
    assert chip.hasFocus()
    card.edits[-1].click()
    card.days.chips[6].click()
    for _ in range(2):
        more.click()
    assert len(card.edits) == 3
    assert len(card.ranges.fields) == 2
    walked = [one for one in tabbed(window, card.edits[0], more) if one.isVisible()]
    places = [one.mapTo(card, QPoint()) for one in walked]
    assert [one for one in walked if one in card.edits] == card.edits
    assert places == sorted(places, key=lambda at: (at.y() // 20, at.x()))


def test_done_leads_back_to_the_row_that_was_edited(qtbot: QtBot) -> None:
    window = opened(qtbot)
    following(window)
    card = schedule(window).hours
    card.edits[1].click()
    card.ranges.more.click()
    next(one for one in card.findChildren(QPushButton) if one.text() == "Done").click()
    assert window.focusWidget() is card.edits[1]


def test_a_day_that_is_switched_off_has_no_hours(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    card = schedule(window).hours
    card.edits[0].click()
    card.days.chips[4].click()
    assert got[-1].hours.week[4] == ()
    assert got[-1].hours.week[3] == Settings().hours.week[3]


def test_hours_that_overlap_are_said_and_not_taken(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    card = schedule(window).hours
    card.edits[0].click()
    start, _end = card.ranges.fields[1]
    start.show_time(time(12, 0))
    start.timeChanged.emit(start.time())
    assert got == []
    said = [one.text() for one in card.ranges.findChildren(QLabel) if not one.isHidden()]
    assert "Hours should be in order and not overlap." in said


def test_what_holds_prompts_back_can_be_switched_off_and_on(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    call = schedule(window).holds[0]
    assert call.isChecked()
    call.click()
    assert got[-1].ignored == {Sense.MICROPHONE, Sense.CAMERA}
    call.click()
    assert got[-1].ignored == frozenset()
    assert len(got) == 2


def test_days_off_are_reached_as_they_are_read_and_one_taken_away_leaves_the_next(
    qtbot: QtBot,
) -> None:
    days = [date(2030, 1, day) for day in (1, 2, 4)]
    window = opened(qtbot, replace(Settings(), hours=replace(Hours(), off=frozenset(days))))
    following(window)
    made = schedule(window).days_off
    assert tabbed(window, made.chips[0], made.more) == [*made.chips, made.more]
    made.add_day(date(2030, 1, 3))
    QApplication.processEvents()
    assert tabbed(window, made.chips[0], made.more) == [*made.chips, made.more]
    first, second = (chip.text() for chip in made.chips[:2])
    made.chips[0].setFocus()
    made.chips[0].click()
    assert first not in [chip.text() for chip in made.chips]
    assert window.focusWidget() is made.chips[0]
    assert made.chips[0].text() == second
    made.chips[-1].setFocus()
    window.show_settings(Settings())
    assert window.focusWidget() is made.more


def test_a_day_off_is_added_and_taken_away_again(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    days = schedule(window).days_off
    days.add_day(date(2099, 12, 24))
    assert got[-1].hours.off == {date(2099, 12, 24)}
    assert [chip.accessibleName().startswith("Take ") for chip in days.chips] == [True]
    days.chips[0].click()
    assert got[-1].hours.off == frozenset()
    assert days.chips == []


def test_numbers_to_call_are_one_each_between_semicolons(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    page = next(of(window, CheckInPage))
    assert isinstance(page, CheckInPage)
    page.numbers.setText(" Advice  line: 116 117 ; ; Crisis: 116 123")
    page.numbers.editingFinished.emit()
    assert got[-1].numbers == ("Advice line: 116 117", "Crisis: 116 123")


def test_the_search_leaves_the_pages_that_have_the_words(qtbot: QtBot) -> None:
    window = opened(qtbot)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    QTest.keyClicks(window.search, "bedtime")
    shown = [entry.text() for entry in window.entries if not entry.isHidden()]
    assert "Schedule" in shown
    assert "Look and motion" not in shown
    assert window.book.now.title == "Schedule"


def test_an_ordinary_day_stands_under_the_pages(qtbot: QtBot) -> None:
    window = opened(qtbot)
    qtbot.waitUntil(lambda: "11 prompts, about 22 min" in said(window))


def said(window: SettingsWindow) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel))


def test_a_size_of_text_that_is_chosen_while_it_is_open_cuts_no_name_of_a_page_off(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window = opened(qtbot)
    for points, listed in ((12.5, True), (20, False), (10, True)):
        look = theme(points=points)
        dress(qapp, look)
        window.show_theme(look)
        for _ in range(3):
            QApplication.processEvents()
        assert window.entries[0].isVisible() is listed
        assert window.picker.isVisible() is not listed
        assert not_whole(window) == []


def test_narrow_it_has_a_menu_of_pages_instead_of_a_list(qtbot: QtBot) -> None:
    window = opened(qtbot)
    assert not window.picker.isVisible()
    window.resize(480, 500)
    QApplication.processEvents()
    assert window.picker.isVisible()
    assert not window.entries[0].isVisible()
    assert window.search.isVisible()


@pytest.mark.parametrize("points", [10, 20])
def test_nothing_is_cut_off_on_any_page(qtbot: QtBot, qapp: QApplication, points: float) -> None:
    dress(qapp, theme(points=points))
    window = opened(qtbot, points=points)
    for number, page in enumerate(window.book.all()):
        window.show_page(number)
        for _ in range(3):  # a layout whose height follows from its width settles in turns
            QApplication.processEvents()
        for label in page.findChildren(QLabel):
            if label.isVisible() and label.text():
                assert label.height() + 1 >= label.heightForWidth(label.width()), label.text()
                right = label.mapTo(page.viewport(), QPoint(label.width(), 0)).x()
                assert right <= page.viewport().width(), label.text()


def test_each_control_has_a_name_for_a_reader(qtbot: QtBot) -> None:
    window = opened(qtbot)
    for page in window.book.all():
        for button in page.findChildren(QAbstractButton):
            if not button.isVisibleTo(page):
                continue
            node = QAccessible.queryAccessibleInterface(button)
            assert node.text(QAccessible.Text.Name), button


def test_what_can_be_chosen_in_a_routine_is_on_its_page_and_can_be_undone(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got: list[Settings] = []
    window.chosen.connect(got.append)
    page = next(one for one in window.book.all() if one.title == "Stretch and move")
    holds = next(
        one
        for one in page.findChildren(Picker)
        if one.accessibleName() == "Standing hamstring fold, Each hold: 15 seconds"
    )
    holds.menu().actions()[0].trigger()
    assert got[-1].routines == {"hamstring-standing": {"hold_s": 10.0}}
    soft = next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.accessibleName() == "Standing hamstring fold, Soft knees"
    )
    soft.click()
    assert got[-1].routines["hamstring-standing"] == {"hold_s": 10.0, "soft_knees": True}
    window.toast.undone.emit(Settings())
    assert got[-1] == Settings()
    assert (holds.choice, soft.isChecked()) == (15.0, False)


def test_what_heat_begins_with_is_chosen_on_its_page(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    page = next(of(window, HeatPage))
    for label, words in (("How long", "18 min"), ("With what", "Heat wrap")):
        pick(page, label, words)
    assert got[-1].heat == HeatWish(minutes=18, source="wrap")
    pick(page, "How long", "as the last time")
    assert got[-1].heat == HeatWish(source="wrap")
    assert isinstance(page, HeatPage)
    with qtbot.waitSignals([window.heat_asked, window.answers_asked]):
        page.now.click()
        page.answers.click()


def test_when_the_evenings_card_comes_is_chosen_on_its_page(qtbot: QtBot) -> None:
    window = opened(qtbot)
    got = chosen(window)
    page = next(of(window, SleepPage))
    assert isinstance(page, SleepPage)
    pick(page, "It comes so long before bedtime", "30 min")
    assert got[-1].sleep == Evening(minutes_before=30)
    page.bed.show_time(time(23, 15))
    page.bed.timeChanged.emit(page.bed.time())
    assert got[-1].hours.bed == time(23, 15)
    assert schedule(window).bed.shown() == time(23, 15)
    window.show_settings(replace(got[-1], sleep=Evening(card=False, minutes_before=50)))
    switch = page.findChild(Switch)
    assert isinstance(switch, Switch)
    assert not switch.isChecked()


def pick(page: SettingsPage, label: str, words: str) -> None:
    made = next(
        one for one in page.findChildren(Picker) if one.accessibleName().startswith(f"{label}:")
    )
    next(one for one in made.menu().actions() if one.text() == words).trigger()


def test_a_routine_in_which_nothing_can_be_chosen_has_no_card(qtbot: QtBot) -> None:
    pages = [one for one in opened(qtbot).book.all() if isinstance(one, RoutinesPage)]
    assert [one.title for one in pages] == ["Breathing", "Stretch and move"]
    assert not any("warm shower" in one.words() for one in pages)
    assert not any("tense and release" in one.words() for one in pages)


def test_the_rules_say_that_they_go_without_answers_that_cannot_be_read(qtbot: QtBot) -> None:
    window = opened(qtbot)
    page = next(of(window, BreaksPage))
    window.show_page(window.book.all().index(page))
    assert "keyring" not in page.words()
    window.show_unread("none")
    assert "no keyring here keeps the key" in page.words()
    line = page.findChild(UnreadLine)
    assert isinstance(line, UnreadLine)
    with qtbot.waitSignal(window.opened_again):
        line.again.click()


def test_the_page_on_data_leads_to_where_each_thing_is_done(qtbot: QtBot) -> None:
    window = SettingsWindow(theme(), Settings())
    qtbot.addWidget(window)
    window.book.all()
    (page,) = window.book.of(PrivacyPage)
    assert set(page.errands) == set(get_args(Errand)) - {""}
    for errand, button in page.errands.items():
        with qtbot.waitSignal(window.week_asked) as asked:
            button.click()
        assert asked.args == [errand]
