"""The key to private notes: to be shown and written down, and to be entered again."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from backcare_desktop.core.private import KeyOutcome
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.reading_window import ReadingWindow
from backcare_desktop.ui.theme import Theme

SIZE = (520, 440)


class RecoveryKeyWindow(ReadingWindow):
    """What became of it is said under the button that was pressed."""

    show_asked = Signal()
    entered = Signal(str)
    """This is to be taken as the key."""

    def __init__(self, theme: Theme, *, shows: bool = True, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("key", "The key to your notes")
        super().__init__(theme, title, SIZE, parent=parent)
        self._shown, self._said = Words("", "label", wrap=True), Words("", "body", wrap=True)
        self._shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.show_button = Button(theme, self.tr("Show the key"))
        self.show_button.clicked.connect(self.show_asked)
        self.field, self.take = self._made_field(), Button(theme, self.tr("Enter the key"))
        self.take.clicked.connect(self._enter)
        if shows:
            self._add_showing()
        self._add_entering()
        for words in (self._shown, self._said):
            words.hide()

    def show_outcome(self, outcome: KeyOutcome) -> None:
        """The key, or a sentence."""
        is_shown = outcome.what == "shown"
        if is_shown:
            self._shown.setText(outcome.key)
            self._shown.setAccessibleName(self.tr("Your key: {key}").format(key=outcome.key))
        else:
            self._said.setText(self._sentence(outcome))
        self._shown.setVisible(is_shown)
        self._said.setVisible(not is_shown)
        if outcome.what in {"kept", "right"}:
            self.field.clear()

    def _enter(self) -> None:
        text = self.field.text().strip()
        if text:
            self.entered.emit(text)

    def _made_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        field.setAccessibleName(self.tr("The key that you wrote down"))
        field.returnPressed.connect(self._enter)
        return field

    def _add_showing(self) -> None:
        said = self.tr(
            "Written down and kept where you keep such things, it opens your notes when the "
            "keyring is gone. Whoever has it and your log can read them."
        )
        self.add(Words(said, "body", wrap=True))
        self.add(self._shown)
        self.add_button(self.show_button)

    def _add_entering(self) -> None:
        self.add(Words(self.tr("The key that you wrote down"), "label", wrap=True))
        self.add(self.field)
        self.add(self._said)
        self.add_button(self.take)

    def _sentence(self, outcome: KeyOutcome) -> str:  # noqa: PLR0911 - one arm an outcome
        match outcome.what:
            case "kept":
                return self.tr("The key is in your keyring: what you noted can be read again.")
            case "right":
                return self.tr(
                    "This is a right key. No keyring keeps it here: it opens your notes until "
                    "BackCare ends, and then it is asked for again."
                )
            case "mistyped":
                return self.tr(
                    "This is not a key: it has 14 groups of four letters and digits. Please "
                    "compare it with the one that you wrote down."
                )
            case "no key yet":
                return self.tr("There is no key yet: it is made with your first check-in.")
            case "locked" | "dismissed":
                return self.tr("The keyring is locked, and its password was not given.")
            case "silent":
                return self.tr("The keyring did not answer within a minute.")
            case "none" | "plain":
                return self.tr("No keyring here keeps the key; you have it yourself.")
            case "lost":
                return self.tr("The keyring does not have the key.")
            case "shown" | "failing":
                return self.tr("The keyring could not be asked just now.")
            case _:
                assert_never(outcome.what)
