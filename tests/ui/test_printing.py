"""Laws of printing: where there is no printer nothing is asked."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.printing import offer_print


def test_without_a_printer_nothing_is_asked(qtbot: QtBot) -> None:
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("there is a printer here")
    window = QWidget()
    qtbot.addWidget(window)
    assert not offer_print(QTextDocument("When to get help"), window)
    assert not window.findChildren(QDialog)
