"""Laws of a column that scrolls: a bar only where there is too little room, whatever was before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.room import SHARE, grow
from backcare_desktop.ui.scroll_column import ScrollColumn, show_opened
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import theme

SENTENCE = "Move within comfort. A little stiffness is fine; rising or spreading pain means stop."


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


def column(qtbot: QtBot, sentences: int) -> ScrollColumn:
    made, inner = ScrollColumn(), QWidget()
    lines = QVBoxLayout(inner)
    for _ in range(sentences):
        lines.addWidget(Words(SENTENCE, wrap=True))
    made.setWidget(inner)
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.show()
    QApplication.processEvents()
    return made


def bar_is_seen(made: ScrollColumn) -> bool:
    QApplication.processEvents()
    return made.verticalScrollBar().isVisible()


def test_with_all_its_room_it_has_no_bar_also_after_it_had_one(qtbot: QtBot) -> None:
    made = column(qtbot, 4)
    assert bar_is_seen(made)
    made.resize(300, made.wanted())
    assert not bar_is_seen(made)
    made.resize(300, made.wanted() - 1)
    assert bar_is_seen(made)


def test_the_bar_comes_and_goes_with_what_is_in_it(qtbot: QtBot) -> None:
    made = column(qtbot, 1)
    assert not bar_is_seen(made)
    inner = made.widget()
    assert inner is not None
    lines = inner.layout()
    assert lines is not None
    more = [Words(SENTENCE, wrap=True) for _ in range(4)]
    for words in more:
        lines.addWidget(words)
    qtbot.waitUntil(made.verticalScrollBar().isVisible, timeout=10_000)
    for words in more:
        words.hide()
    qtbot.waitUntil(lambda: not made.verticalScrollBar().isVisible(), timeout=10_000)


def place_of(made: ScrollColumn, part: QWidget) -> tuple[int, int]:
    """Its upper and its lower edge in what is seen."""
    top = part.mapTo(made.viewport(), QPoint()).y()
    return top, top + part.height()


def test_what_opens_below_the_fold_comes_into_sight_and_what_is_in_sight_stays(
    qtbot: QtBot,
) -> None:
    made = column(qtbot, 6)
    parts = made.findChildren(Words)
    parts[4].hide()
    QApplication.processEvents()
    parts[4].show()
    show_opened(parts[4])
    top, bottom = place_of(made, parts[4])
    assert 0 <= top < bottom <= made.viewport().height()
    before = made.verticalScrollBar().value()
    show_opened(parts[4])
    assert made.verticalScrollBar().value() == before
    show_opened(parts[0])
    assert place_of(made, parts[0])[0] >= 0


def test_of_what_is_higher_than_the_column_the_beginning_is_seen(qtbot: QtBot) -> None:
    made = column(qtbot, 3)
    high = made.findChildren(Words)[2]
    high.setMinimumHeight(400)
    show_opened(high)
    top, bottom = place_of(made, high)
    assert 0 <= top < 20
    assert bottom > made.viewport().height()


@pytest.mark.parametrize("sentences", [1, 3, 200])
def test_a_window_grows_until_nothing_scrolls_or_the_screen_has_no_more(
    qtbot: QtBot, sentences: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    made = column(qtbot, sentences)
    lines.addWidget(made)
    window.resize(QSize(340, 150))
    grow(window, made)
    window.show()
    most = round(window.screen().availableSize().height() * SHARE)
    assert window.height() >= 150
    assert bar_is_seen(made) is (window.height() == most)
