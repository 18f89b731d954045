"""When no keyring keeps the key to private notes: what can be done, and the key to be kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.private import KeyRefusal
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.reading_window import ReadingWindow
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate

SIZE = (520, 340)


class KeyRefusedWindow(ReadingWindow):
    """Why it is not kept yet; to close it leaves the note out."""

    again_asked = Signal()
    own_asked = Signal()
    left_out = Signal()

    def __init__(self, theme: Theme, why: KeyRefusal, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("key", "Your note is not kept yet"), SIZE, parent=parent)
        self._answered = False
        self.add(Words(self._why(why), "body", wrap=True))
        others = self.tr(
            "What you note is sealed, and the key to it lies in your keyring. You can also keep "
            "the key yourself: it is shown once, to be written down."
        )
        self.add(Words(others, "note", "text2", wrap=True))
        self.close_button.setText(self.tr("Leave it out"))
        self.close_button.show_kind("plain")  # what loses the note is not the nearest answer
        self.again = Button(theme, self.tr("Try again"))
        self.own = Button(theme, self.tr("Keep the key myself"))
        self.again.clicked.connect(lambda: self._go(self.again_asked.emit))
        self.own.clicked.connect(lambda: self._go(self.own_asked.emit))
        self.add_button(self.again)
        self.add_button(self.own)
        self.closed.connect(self._leave)

    def _go(self, do: Callable[[], None]) -> None:
        self._answered = True
        self.close()
        do()

    def _leave(self) -> None:
        if not self._answered:
            self.left_out.emit()

    def _why(self, why: KeyRefusal) -> str:
        match why:
            case "locked" | "dismissed":
                return self.tr("The keyring is locked, and its password was not given.")
            case "silent":
                return self.tr("The keyring did not answer within a minute.")
            case "plain":
                return self.tr("The keyring here keeps passwords in clear, so it is not used.")
            case "none":
                return self.tr("There is no keyring on this desktop.")
            case "lost" | "failing":
                return self.tr("The keyring could not take the key.")


class OwnKeyWindow(ReadingWindow):
    """The key, once."""

    def __init__(self, theme: Theme, key: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("key", "The key to your notes"), SIZE, parent=parent)
        said = self.tr(
            "Please write this down. It is not kept here, and without it nobody can read your "
            "notes, you neither."
        )
        self.add(Words(said, "body", wrap=True))
        shown = Words(key, "label", wrap=True)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(self.tr("Your key: {key}").format(key=key))
        self.add(shown)
