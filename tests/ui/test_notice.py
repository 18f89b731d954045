"""Laws of notices: their words are whole at every width and size of text."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.controls import show_theme_within
from backcare_desktop.ui.notice import Notice, Sign
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import seen, share, theme

WORDS = "Dizzy, tingling or short of breath? Stop, breathe normally, and stay seated."


def shown(qtbot: QtBot, width: int) -> tuple[QWidget, Notice]:
    window = QWidget()
    column = QVBoxLayout(window)
    notice = Notice(theme(), WORDS)
    column.addWidget(notice)
    column.addStretch(1)
    qtbot.addWidget(window)
    window.resize(width, 400)
    window.show()
    return window, notice


def test_a_notice_is_one_line_of_34_pixels_where_there_is_room(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp, theme())
    _window, notice = shown(qtbot, 700)
    assert 33 <= notice.height() <= 36


def test_a_narrow_notice_grows_and_cuts_nothing_off(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, theme(points=20))
    _window, notice = shown(qtbot, 300)
    words = notice._words
    assert words.height() >= words.heightForWidth(words.width())
    assert notice.rect().contains(words.geometry())


def test_a_notice_has_the_colours_that_ask_for_care(qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp, theme("dark"))
    window, notice = shown(qtbot, 700)
    show_theme_within(window, theme("dark"))
    image = seen(notice)
    assert share(image, theme("dark").colour("noticeBg")) > 0.5
    assert share(image, theme("dark").colour("notice")) > 0.005


@pytest.mark.usefixtures("qapp")
def test_a_sign_is_as_large_as_the_text_beside_it() -> None:
    assert Sign(theme(), "shield").sizeHint().width() == 16
    assert Sign(theme(points=20), "shield").sizeHint().width() == 32
