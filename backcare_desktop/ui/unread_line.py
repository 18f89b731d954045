"""That earlier check-ins cannot be read, what goes without them, and a way to open them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core.private import Reading, opens_when_asked
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.felt_words import kept_private
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate


class UnreadLine(QWidget):
    """Away while there is nothing that could not be read."""

    opened_again = Signal()
    """They are to be opened, if need be by a password."""

    key_asked = Signal()
    """The key that opens them is to be entered."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = Words("", "note", "text2", wrap=True)
        self.again = Button(theme, translate("felt", "Show private answers"), "link", flush=True)
        self.again.clicked.connect(self.opened_again)
        self.enter = Button(theme, translate("felt", "Enter the key"), "link", flush=True)
        self.enter.clicked.connect(self.key_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._words)
        for button in (self.again, self.enter):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_unread(self, reading: Reading | None) -> None:
        """Why they cannot be read; None where they can, or where that is not known yet."""
        self.setVisible(reading is not None)
        if reading is not None:
            self._words.setText(f"{kept_private(reading)} {_goes_without()}")
            asks = opens_when_asked(reading)
            for button, there in ((self.again, asks), (self.enter, not asks)):
                button.setVisible(there)
                button.setAccessibleDescription(self._words.text())


def _goes_without() -> str:
    return translate(
        "felt",
        "What goes by several days knows only your answers since BackCare was started.",
    )
