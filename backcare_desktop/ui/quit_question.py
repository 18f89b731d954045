"""Asked before the program ends while a pad may be on: it could not be told of any more."""

from __future__ import annotations

from PySide6.QtCore import Signal

from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.sheet import Sheet
from backcare_desktop.ui.theme import Theme

_WIDE = 400


class QuitQuestion(Sheet):
    """Stay, which is also what Esc and closing do; or quit all the same."""

    quit_chosen = Signal()
    """The user wants to quit all the same."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", _WIDE)
        self.title.setText(self.tr("Is the pad off?"))
        self.setWindowTitle(self.tr("BackCare"))
        words = self.tr("Once BackCare has quit it can no longer tell you when to take it off.")
        self.column.addWidget(Notice(theme, words))
        self.column.addWidget(Words(said("heat-6"), "note", "text2", wrap=True))
        self.column.addStretch(1)
        self.quit = Button(theme, self.tr("Quit all the same"))
        self.stay = Button(theme, self.tr("Stay"))
        for button in (self.quit, self.stay):
            self.foot.addWidget(button)
        self.quit.clicked.connect(self._quit)
        self.stay.clicked.connect(self.close)

    def _quit(self) -> None:
        self.close()
        self.quit_chosen.emit()
