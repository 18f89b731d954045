"""When it is a hard stretch: whom to turn to, a page to take along, and two minutes of breath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.reading_window import ReadingWindow
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.theme import Theme

SIZE = (520, 420)


class SupportWindow(ReadingWindow):
    """The card as a window. `numbers` are those that the user typed in the settings."""

    breathe_asked = Signal()
    week_asked = Signal()

    def __init__(
        self, theme: Theme, numbers: Sequence[str] = (), *, parent: QWidget | None = None
    ) -> None:
        title = QCoreApplication.translate("support", "When it is a hard stretch")
        super().__init__(theme, title, SIZE, parent=parent)
        real = self.tr("Pain and strain are real, and nobody has to carry them alone.")
        self.add_card([Words(real, "body", wrap=True), Words(said("chk-3"), "body", wrap=True)])
        lines = [Words(said("chk-5"), "label", "notice", wrap=True)]
        lines += [Words(number, "label", wrap=True) for number in numbers]
        if not numbers:
            hint = self.tr("Local numbers can be noted in the settings, under Check-in.")
            lines.append(Words(hint, "note", "text2", wrap=True))
        self.add_card(lines, "notice")
        self.add_card([Words(said("hon-stress"), "note", "text2", wrap=True)])
        self._add_buttons(theme)
        self.fit()

    def _add_buttons(self, theme: Theme) -> None:
        self.breathe = Button(theme, self.tr("Two minutes of slow breathing"), icon="breathe")
        self.breathe.clicked.connect(self._breathe)
        week = Button(theme, self.tr("Your week, to take along"), icon="chart")
        week.clicked.connect(self.week_asked)
        helped = Button(theme, self.tr("When to get help"), icon="shield")
        helped.clicked.connect(self.help_asked)
        self.helped.hide()
        for button in (self.breathe, week, helped):
            self.add_button(button)

    def _breathe(self) -> None:
        self.close()
        self.breathe_asked.emit()
