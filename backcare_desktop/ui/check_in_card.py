"""One question of the weekly check-in, with tags that open where the keyboard or pointer is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.core.check_in import CORNERS, Corner
from backcare_desktop.ui.check_in_words import Question, tag_said
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.scale import Scale
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import repolish

NONE_OF_THESE = "none-of-these"

_HIGH, _MARK, _EDGE, _APART = 34, 18, 1.5, 2.0
_WITHIN = (14, 10, 14, 10)


class CornerMark(QLabel):
    """Four small squares, one of them filled; the name beside it says which corner it is."""

    def __init__(self, theme: Theme, corner: Corner, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._at = theme, CORNERS.index(corner)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as the words beside it."""
        side = max(_MARK, self._theme.scaled(_MARK))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Upper left, upper right, lower left, lower right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = (self.width() - _APART) / 2
        for place in range(4):
            on = place == self._at
            across, down = place % 2, place // 2
            if self.isRightToLeft():
                across = 1 - across
            box = QRectF(across * (side + _APART), down * (side + _APART), side, side)
            painter.setPen(QPen(self._theme.colour("accent" if on else "control"), _EDGE))
            painter.setBrush(self._theme.colour("accent" if on else "raised"))
            inset = _EDGE / 2
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 2.5, 2.5)


class TagRow(QWidget):
    """Chips, several of which may be on; *none of these* is on alone."""

    changed = Signal()

    def __init__(self, theme: Theme, tags: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {tag: self._chip(theme, tag) for tag in tags}
        row = FlowLayout(gap=theme.size("gap"))
        row.setContentsMargins(0, 0, 0, 0)
        for chip in self.chips.values():
            row.addWidget(chip)
        self.setLayout(row)

    @property
    def tags(self) -> tuple[str, ...]:
        """Those that are on."""
        return tuple(tag for tag, chip in self.chips.items() if chip.isChecked())

    def _chip(self, theme: Theme, tag: str) -> Button:
        made = Button(theme, tag_said(tag), "chip")
        made.setCheckable(True)
        made.toggled.connect(lambda on: made.show_icon("check") if on else _bare(made))
        made.toggled.connect(lambda on: self._toggled(tag, on=on))
        return made

    def _toggled(self, tag: str, *, on: bool) -> None:
        for other, chip in self.chips.items():
            if on and other != tag and NONE_OF_THESE in (tag, other):
                chip.setChecked(False)
        self.changed.emit()


class QuestionCard(QFrame):
    """A question, its scale and its tags; `corner` gives it a mark and a name."""

    def __init__(  # noqa: PLR0913 - each says one thing about the question
        self,
        theme: Theme,
        question: Question,
        tags: Sequence[str] = (),
        *,
        corner: Corner | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = question.name
        asked = self.tr("{corner}. {question}").format(corner=name, question=question.words)
        said = asked if name else question.words
        self.scale = Scale(theme, said, question.least, question.most, high=_HIGH)
        self.tag_row = TagRow(theme, tags)
        self.setProperty("box", "card")
        self._fill(theme, question, corner, name)
        self.show_open(open_now=False)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags that are on."""
        return self.tag_row.tags

    def show_open(self, *, open_now: bool) -> None:
        """With its tags, on the darker ground; or shut."""
        self.setProperty("box", "sunken" if open_now and self.tag_row.chips else "card")
        self.tag_row.setVisible(open_now and bool(self.tag_row.chips))
        repolish(self)

    def _fill(self, theme: Theme, question: Question, corner: Corner | None, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*_WITHIN)
        column.setSpacing(theme.size("gap"))
        head = QHBoxLayout()
        head.setSpacing(theme.size("gap"))
        if corner is not None:
            head.addWidget(CornerMark(theme, corner), 0, Qt.AlignmentFlag.AlignTop)
            head.addWidget(Words(name, "label", "accentText"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Words(question.words, "label", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(self.scale)
        column.addWidget(self.tag_row)


def _bare(button: Button) -> None:
    button.show_icon(None)
    button.setIcon(QIcon())
