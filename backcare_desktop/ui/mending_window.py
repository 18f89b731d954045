"""While a damaged log is being mended: what is going on, and how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.progress import Percent
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.texts import number
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

SIZE = (440, 212)
_APART = 14


class MendingWindow(QWidget):
    """Goes by itself; to close it stops nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self.setWindowTitle(self.tr("BackCare"))
        lay_ground(self, "surface")
        self._bar, self._percent = Percent(theme), Words("", "label", tabular=True)
        title = self.tr("Your log is being mended")
        self._bar.setAccessibleName(title)
        margin = theme.size("window_margin")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(_APART)
        column.addWidget(Words(title, "title", wrap=True))
        said = self.tr(
            "The file in which it is kept was damaged. What can still be read of it and the "
            "newest backup are put together; then BackCare goes on by itself."
        )
        column.addWidget(Words(said, "body", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(_APART)
        row.addWidget(self._bar)
        row.addWidget(self._percent)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        open_at(self, theme, *SIZE)
        self.show_percent(0)

    def show_percent(self, percent: int) -> None:
        """So far it is."""
        self._bar.setValue(percent)
        self._percent.setText(self.tr("{percent} %").format(percent=number(percent)))
