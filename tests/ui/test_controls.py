"""Laws of buttons and words: large enough, readable, mirrored, reached by keys."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.controls import (
    Button,
    ButtonKind,
    IconButton,
    MenuButton,
    Themed,
    Words,
    show_theme_within,
)
from backcare_desktop.ui.icons import icon_pixmap
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import seen, share, theme

KINDS: tuple[ButtonKind, ...] = get_args(ButtonKind)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    widget.adjustSize()


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_is_at_least_as_high_as_its_kind(qtbot: QtBot, kind: ButtonKind) -> None:
    button = Button(theme(), "Start", kind)
    shown(qtbot, button)
    assert button.height() == (28 if kind in {"chip", "segment"} else 32)


def test_a_tall_button_is_36_high(qtbot: QtBot) -> None:
    button = Button(theme(), "Pause", "primary", icon="pause", tall=True)
    shown(qtbot, button)
    assert button.height() == 36


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_cut_off_at_200_per_cent(
    qtbot: QtBot, qapp: QApplication, kind: ButtonKind
) -> None:
    dress(qapp, theme(points=20))
    button = Button(theme(points=20), "Short version", kind)
    shown(qtbot, button)
    words = button.fontMetrics().size(0, button.text())
    assert button.width() >= words.width() + (2 if kind == "point" else 20)
    assert button.height() >= words.height() + 8


def test_only_the_primary_button_is_filled_with_the_accent(qtbot: QtBot) -> None:
    for kind in KINDS:
        button = Button(theme(), "Start", kind)
        shown(qtbot, button)
        filled = share(seen(button), theme().colour("accent")) > 0.5
        assert filled is (kind == "primary")


def test_a_button_does_not_take_enter_from_another() -> None:
    assert not Button(theme(), "Start").autoDefault()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_buttons_icon_takes_the_new_themes_colour(
    qtbot: QtBot, qapp: QApplication, name: ThemeName
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = Button(theme(), "Pause", "primary", icon="pause", parent=window)
    dress(qapp, theme(name))
    show_theme_within(window, theme(name))
    picture = button.icon().pixmap(QSize(16, 16), 1.0)
    assert share(picture, theme(name).colour("onAccent")) > 0


def test_words_stand_off_their_icon_and_have_room_for_it(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, theme())
    plain, drawn = Button(theme(), "Table"), Button(theme(), "Table", icon="table")
    for button in (plain, drawn):
        qtbot.addWidget(button)
        button.ensurePolished()
    assert drawn.sizeHint().width() - plain.sizeHint().width() >= 16 + 4 + 3
    assert drawn.text() == "Table"
    assert drawn.minimumSizeHint() == drawn.sizeHint()


def test_a_flush_button_begins_where_the_line_above_does(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, theme())
    button = Button(theme(), "What is known", "link", flush=True)
    qtbot.addWidget(button)
    button.ensurePolished()
    words = button.fontMetrics().horizontalAdvance(button.text())
    assert button.sizeHint().width() - words <= 4
    assert button.sizeHint().height() >= 28


@pytest.mark.parametrize("words", ["Breathe", "12:00", "0"])
def test_words_and_digits_stand_at_the_side_from_which_one_reads(
    qtbot: QtBot, qapp: QApplication, words: str
) -> None:
    dress(qapp, theme())
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    label = Words(words)
    ending = Words(words)
    ending.setAlignment(Qt.AlignmentFlag.AlignRight)
    qapp.setLayoutDirection(before)
    for one in (label, ending):
        qtbot.addWidget(one)
        one.resize(300, 40)
    middle = 150
    ink = [x for x in range(300) if any(_inked(seen(label), x))]
    assert min(ink) > middle
    assert max(x for x in range(300) if any(_inked(seen(ending), x))) < middle


def _inked(image: QImage, x: int) -> list[bool]:
    ground = image.pixelColor(150, 1)
    return [image.pixelColor(x, y) != ground for y in range(image.height())]


@pytest.mark.parametrize("kind", ["plain", "chip", "entry"])
def test_in_high_contrast_what_is_chosen_has_a_thicker_edge(
    qtbot: QtBot, qapp: QApplication, kind: ButtonKind
) -> None:
    dress(qapp, theme("contrast"))
    button = Button(theme("contrast"), "Monday", kind)
    qtbot.addWidget(button)
    button.setCheckable(True)
    button.ensurePolished()
    size = button.sizeHint()
    button.resize(size)
    button.setChecked(True)
    assert button.sizeHint() == size
    image, accent = seen(button), theme("contrast").colour("accent")
    middle = image.height() // 2
    assert [image.pixelColor(x, middle) == accent for x in range(3)] == [True, True, False]


def test_what_paints_itself_is_told_of_a_theme_and_what_does_not_is_not() -> None:
    assert isinstance(Button(theme(), "Voice"), Themed)
    assert not isinstance(Words("Voice"), Themed)


def test_back_points_the_other_way_where_one_reads_from_the_right(
    qapp: QApplication,
) -> None:
    size = QSize(16, 16)
    left = Button(theme(), "Back", icon="back").icon().pixmap(size, 1.0).toImage()
    play = Button(theme(), "Start", icon="play").icon().pixmap(size, 1.0).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        right = Button(theme(), "Back", icon="back").icon().pixmap(size, 1.0).toImage()
        assert Button(theme(), "Start", icon="play").icon().pixmap(size, 1.0).toImage() == play
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    ink = theme().colour("text")
    assert left == icon_pixmap("back", ink, 16, 1.0).toImage()
    assert right == icon_pixmap("back", ink, 16, 1.0, mirrored=True).toImage()


def test_a_menu_button_has_room_for_words_and_arrow(qtbot: QtBot) -> None:
    menu = QMenu()
    button = MenuButton(theme(), "Later", menu)
    shown(qtbot, button)
    words = button.fontMetrics().size(0, "Later").width()
    assert button.width() >= words + 13 + 6 + 2 * 14
    words_box, arrow = button._places()
    assert not words_box.intersects(arrow)
    assert button.rect().contains(words_box.united(arrow))


def test_a_menu_buttons_arrow_stands_left_where_one_reads_from_the_right(qtbot: QtBot) -> None:
    button = MenuButton(theme(), "Later", QMenu())
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    shown(qtbot, button)
    words, arrow = button._places()
    assert arrow.right() < words.left()


def test_a_menu_button_opens_its_menu_by_key_and_by_click(qtbot: QtBot) -> None:
    menu = QMenu()
    menu.addAction("15 min")
    button = MenuButton(theme(), "Later", menu)
    shown(qtbot, button)
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.keyClick(button, Qt.Key.Key_Space)
    menu.hide()
    with qtbot.waitSignal(menu.aboutToShow):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    menu.hide()


def test_an_icon_button_says_in_words_what_it_does(qtbot: QtBot) -> None:
    button = IconButton(theme(), "close", "Close")
    shown(qtbot, button)
    assert button.accessibleName() == "Close"
    assert button.toolTip() == "Close"
    assert min(button.width(), button.height()) >= 28
    assert button.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_words_are_never_taken_for_mark_up() -> None:
    assert Words("<b>2 < 3</b>").textFormat() == Qt.TextFormat.PlainText


def test_words_that_wrap_ask_for_more_height_when_narrow(qtbot: QtBot) -> None:
    words = Words("Stop, breathe normally, and stay seated. " * 3, wrap=True)
    qtbot.addWidget(words)
    assert words.heightForWidth(150) > 2 * words.heightForWidth(600)


def test_words_can_take_another_colour(qtbot: QtBot) -> None:
    window = QWidget()
    QVBoxLayout(window).addWidget(words := Words("Paused", "title"))
    shown(qtbot, window)
    assert share(seen(words), theme().colour("notice")) == 0
    words.show_tone("notice")
    assert share(seen(words), theme().colour("notice")) > 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_does_what_space_does(qtbot: QtBot, key: Qt.Key) -> None:
    for button in (Button(theme(), "Go"), IconButton(theme(), "close", "Close")):
        qtbot.addWidget(button)
        with qtbot.waitSignal(button.clicked):
            QTest.keyClick(button, key)
