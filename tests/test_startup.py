"""Laws of the start: the icon first, then what is behind it; never an icon with nothing behind."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from backcare_desktop.startup import Start
from backcare_desktop.ui.tray_seat import TraySeat

if TYPE_CHECKING:
    from backcare_desktop.app import Program


def test_the_icon_is_up_before_the_rest_is_loaded_and_is_handed_over(qapp: QApplication) -> None:
    order: list[str] = []

    def load(seat: TraySeat) -> Program:
        icon = seat.findChild(QSystemTrayIcon)
        assert icon is not None
        assert icon.isVisible()
        assert icon.contextMenu() is seat.menu
        order.append("loaded")

        def begin() -> None:
            order.append("begun")
            qapp.exit(7)

        ends = SimpleNamespace(begin=begin, end=lambda: order.append("ended"), begins_anew=False)
        return cast("Program", ends)

    assert Start(qapp, load).run() == 7
    assert order == ["loaded", "begun", "ended"]


def test_what_cannot_be_loaded_takes_its_icon_along(qapp: QApplication, qtbot: QtBot) -> None:
    def load(_seat: TraySeat) -> Program:
        raise FileNotFoundError("the program's own files")

    with qtbot.capture_exceptions() as caught:
        assert Start(qapp, load).run() == 1
    assert [kind for kind, _, _ in caught] == [FileNotFoundError]
