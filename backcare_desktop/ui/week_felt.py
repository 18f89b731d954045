"""Under the week: stress and the back as dots of four weeks, the four corners of eight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.check_in import CORNERS
from backcare_desktop.core.felt import Felt
from backcare_desktop.core.private import opens_when_asked
from backcare_desktop.core.ratings import DAILY, Change, Item
from backcare_desktop.ui import felt_words as words
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.felt_dots import FeltDots
from backcare_desktop.ui.texts import joined
from backcare_desktop.ui.theme import Theme

translate = words.translate

_LARGE = 1.5
_MARGIN, _APART = 16, 14


class _One(QWidget):
    """A question's name, what is said of it, and its dots."""

    def __init__(self, theme: Theme, item: Item) -> None:
        super().__init__()
        self._item = item
        self._told = Words("", "note", "text2", wrap=True)
        self._dots = FeltDots(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Words(words.item_name(item), "label"))
        column.addWidget(self._dots)
        column.addWidget(self._told)

    def show_felt(self, felt: Felt) -> None:
        """Show these answers."""
        item, change = self._item, _change(felt, self._item)
        if item == "stress" or item == "back":  # noqa: PLR1714 - so it is one of the two
            dots = felt.dots(item)
            told = joined(words.middle_said(felt.level(item)), words.change_said(change))
        else:
            dots, told = felt.corner(item), words.change_said(change)
        self._dots.show_dots(dots, words.dots_said(item, dots, change))
        self._told.setText(told)
        self._told.setVisible(bool(told))


def _change(felt: Felt, item: Item) -> Change | None:
    if item == "stress" or item == "back":  # noqa: PLR1714 - so it is one of the two
        return felt.level(item).change
    return felt.corner_change(item)


class WeekFelt(QWidget):
    """Hidden where there are no check-ins; a calm line where they cannot be read."""

    opened_again = Signal()
    """The answers are to be opened once more."""

    key_asked = Signal()
    """The key that opens them is to be entered."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed = Words("", "body", wrap=True)
        self._again = Button(theme, translate("felt", "Show private answers"))
        self._again.clicked.connect(self.opened_again)
        self._enter = Button(theme, translate("felt", "Enter the key"))
        self._enter.clicked.connect(self.key_asked)
        self._ones = tuple(_One(theme, item) for item in (*DAILY, *CORNERS))
        self._locked, self._shown = self._locked_card(), QWidget()
        self._grid = QGridLayout(self._shown)
        self._lay_out(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._locked)
        column.addWidget(self._shown)
        self.hide()

    def show_felt(self, felt: Felt | None) -> None:
        """Show these answers; None where nobody may look at them."""
        if felt is None or not felt.has_check_ins:
            self.hide()
            return
        waits = felt.reading == "waiting"
        self._closed.setText(words.being_opened() if waits else words.kept_private(felt.reading))
        asks = opens_when_asked(felt.reading)
        self._again.setVisible(asks and not waits)
        self._enter.setVisible(not asks)
        self._locked.setVisible(bool(felt.ratings.unread))
        self._shown.setVisible(not felt.ratings.is_empty)
        for one in self._ones:
            one.show_felt(felt)
        self.show()

    def show_theme(self, theme: Theme) -> None:
        """Stand below each other where text is large."""
        self._arrange(large=theme.text_scale >= _LARGE)

    def _lay_out(self, theme: Theme) -> None:
        daily, corners = self._ones[: len(DAILY)], self._ones[len(DAILY) :]
        heading = translate("felt", "Four weeks, from 0 to 10; a tick is a day with a session")
        self._cards = (
            _card(heading, daily, 1),
            _card(translate("felt", "Four corners over eight weeks"), corners, 2),
        )
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_APART)
        self._arrange(large=theme.text_scale >= _LARGE)

    def _arrange(self, *, large: bool) -> None:
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at if large else 0, 0 if large else at)

    def _locked_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("box", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(_MARGIN, _APART, _MARGIN, _APART)
        row.addWidget(self._closed, 1)
        row.addWidget(self._enter)
        row.addWidget(self._again)
        return card


def _card(heading: str, ones: tuple[_One, ...], across: int) -> QFrame:
    card = QFrame()
    card.setProperty("box", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(_MARGIN, _APART, _MARGIN, _APART)
    column.addWidget(Words(heading, "small", "text2", wrap=True))
    grid = QGridLayout()
    grid.setSpacing(_APART)
    for at, one in enumerate(ones):
        grid.addWidget(one, at // across, at % across)
    column.addLayout(grid)
    column.addStretch(1)
    return card
