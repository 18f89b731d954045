"""The law of the Tab key: in every window of ours it goes as one reads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.support_window import SupportWindow
from backcare_desktop.ui.tab_order import comes_after, reached_within
from backcare_desktop.ui.theme_sheet import dress
from tests.ui.look import theme
from tests.ui.session import sweep
from tests.ui.test_help_near import SURFACES, shown


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def reached(window: QWidget) -> list[QWidget]:
    """What Tab comes to, in its order, from the first of the window on."""
    found: list[QWidget] = []
    window.setFocus()
    while QWidget.focusNextPrevChild(window, True) and window.focusWidget() not in found:  # noqa: FBT003
        found.append(window.focusWidget())
    return found


def edges(window: QWidget, one: QWidget) -> tuple[int, int]:
    """Its upper and lower edge; what is scrolled away lies at the edge of its column."""
    top = one.mapTo(window, QPoint()).y()
    for column in window.findChildren(ScrollColumn):
        if column.isAncestorOf(one):
            top = min(top, column.mapTo(window, QPoint(0, column.height())).y())
    return top, top + one.height()


@pytest.mark.parametrize("name", SURFACES)
def test_in_every_window_tab_never_goes_up(qtbot: QtBot, name: str) -> None:
    window = shown(qtbot, SURFACES[name])
    QApplication.processEvents()
    last = 0
    for one in reached(window):
        top, bottom = edges(window, one)
        assert bottom > last, f"{one.accessibleName() or one.objectName()} {type(one).__name__}"
        last = top


def test_to_a_reader_close_is_the_last_button_too(qtbot: QtBot) -> None:
    window = shown(qtbot, lambda _q: SupportWindow(theme()))
    assert isinstance(window, SupportWindow)
    assert window.findChildren(Button)[-1] is window.close_button


def test_what_was_made_later_is_reached_where_it_is_wanted(qtbot: QtBot) -> None:
    window, part = QWidget(), QWidget()
    qtbot.addWidget(window)
    column, inner = QVBoxLayout(window), QVBoxLayout(part)
    for name in ("first", "last"):
        column.addWidget(Button(theme(), name))
    for name in ("one", "two"):
        inner.addWidget(Button(theme(), name))
    column.addWidget(part)
    window.show()
    comes_after(window.findChildren(Button)[0], reached_within(part))
    assert [one.text() for one in reached(window) if isinstance(one, Button)] == [
        "first",
        "one",
        "two",
        "last",
    ]
