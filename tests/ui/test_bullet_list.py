"""Laws of a list to read: a real list to a reader, each sentence whole at any width."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.bullet_list import BulletList
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import seen, share, theme

Make = Callable[..., BulletList]
SENTENCES = [
    "It began after a serious fall, crash or blow.",
    "Pain, weakness, numbness or tingling in both legs, or legs that will not do as told.",
]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    windows: list[QWidget] = []

    def made(width: int = 500, points: float = 10) -> BulletList:
        windows.append(window := QWidget())
        qtbot.addWidget(window)
        return shown(window, width, points)

    return made


def shown(window: QWidget, width: int, points: float) -> BulletList:
    column = QVBoxLayout(window)
    sentences = BulletList(theme(points=points), SENTENCES, "urgent")
    column.addWidget(sentences)
    column.addStretch(1)
    window.resize(width, 600)
    window.show()
    QApplication.processEvents()
    return sentences


def test_to_a_reader_it_is_a_list_of_so_many_items(make: Make) -> None:
    node = QAccessible.queryAccessibleInterface(make())
    assert node.role() == QAccessible.Role.List
    assert node.childCount() == len(SENTENCES)
    items = [node.child(index) for index in range(node.childCount())]
    assert [item.role() for item in items] == [QAccessible.Role.ListItem] * 2
    assert [item.text(QAccessible.Text.Name) for item in items] == SENTENCES


@pytest.mark.parametrize("width", [220, 500, 900])
@pytest.mark.parametrize("points", [10, 20])
def test_every_sentence_is_whole(make: Make, width: int, points: float) -> None:
    sentences = make(width, points)
    assert sentences.height() >= sentences.heightForWidth(sentences.width())
    last = sentences.visualItemRect(sentences.item(1))
    assert last.bottom() < sentences.viewport().height()
    assert last.width() <= sentences.viewport().width()


def test_a_long_sentence_takes_more_lines_when_narrow(make: Make) -> None:
    sentences = make()
    assert sentences.heightForWidth(900) < sentences.heightForWidth(400)
    assert sentences.heightForWidth(400) < sentences.heightForWidth(200)


def test_dots_stand_where_reading_begins(make: Make) -> None:
    sentences = make()
    urgent, high = theme().colour("urgent"), sentences.height()
    left = seen(sentences).copy(0, 0, 18, high)
    assert share(left, urgent) > 0
    sentences.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    image = seen(sentences)
    assert share(image.copy(0, 0, 18, high), urgent) == 0
    assert share(image.copy(image.width() - 18, 0, 18, high), urgent) > 0


def test_arrows_go_through_the_sentences_and_nothing_is_chosen(make: Make) -> None:
    sentences = make()
    sentences.setFocus()
    QTest.keyClick(sentences, Qt.Key.Key_Down)
    QTest.keyClick(sentences, Qt.Key.Key_Down)
    assert sentences.currentRow() == 1
    assert not sentences.selectedItems()


def test_larger_text_reaches_a_list_that_is_open(make: Make) -> None:
    sentences = make()
    before = sentences.heightForWidth(500)
    sentences.show_theme(theme(points=20))
    assert sentences.heightForWidth(500) > 2 * before


def test_a_list_that_is_hidden_has_no_items_that_a_reader_would_take_for_seen(make: Make) -> None:
    sentences = make()
    sentences.hide()
    assert sentences.count() == 0
    assert sentences.heightForWidth(500) > 0
    sentences.show()
    assert [sentences.item(row).text() for row in range(sentences.count())] == SENTENCES
