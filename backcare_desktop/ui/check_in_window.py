"""A check-in as a window: its questions, then what they lead to; nothing has to be answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from backcare_desktop.core.check_in import (
    CORNERS,
    SLEEP_TAGS,
    TAGS,
    CheckIn,
    Daily,
    Lately,
    Weekly,
    follow_ups,
    is_empty,
)
from backcare_desktop.core.facts import CheckInKind
from backcare_desktop.core.private import Reading
from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.check_in_after import AfterPage
from backcare_desktop.ui.check_in_card import QuestionCard
from backcare_desktop.ui.check_in_words import (
    corner_name,
    corner_question,
    day_questions,
    more_questions,
)
from backcare_desktop.ui.controls import Button, Words, rule, show_theme_within
from backcare_desktop.ui.focus_ring import focus_with_ring
from backcare_desktop.ui.help_button import HelpButton
from backcare_desktop.ui.room import SHARE, grow, open_at
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.scale import Scale
from backcare_desktop.ui.scroll_column import ScrollColumn, show_opened
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.unread_line import UnreadLine

DAY_SIZE, WEEK_SIZE = (480, 376), (600, 676)

_BETWEEN, _FOOT, _SAME = 12, 12, 100
_LARGE = 1.4
_TWO = 2


class CheckInWindow(QWidget):
    """Esc and *Skip* leave it with nothing kept."""

    saved = Signal(object)
    """What was said: `core.check_in.Daily` or `Weekly`; never one without any answer."""

    answered = Signal(object)
    """One of core.reply's values: what was chosen of what the answers lead to."""

    spacing_asked = Signal(int)
    """Breaks so many minutes apart from now on."""

    later_asked = Signal()
    support_asked = Signal()
    help_asked = Signal()
    opened_again = Signal()
    """Earlier check-ins are to be opened, if need be by a password."""
    key_asked = Signal()
    """The key that opens them is to be entered."""
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: CheckInKind,
        lately: Callable[[CheckIn], Lately] = lambda _said: Lately(),
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`lately` is what the check-ins before add to one, asked for when this one is saved."""
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self._theme, self.kind, self._lately = theme, kind, lately
        self.scales: dict[str, Scale] = {}
        self.cards: list[QuestionCard] = []
        title = self.tr("How was today?")
        if kind == "weekly":
            title = self.tr("Your week in four corners")
        self.setWindowTitle(title)
        lay_ground(self, "surface")
        self._title = Words(title, "title", wrap=True)
        self.unread = UnreadLine(theme)
        self.unread.opened_again.connect(self.opened_again)
        self.unread.key_asked.connect(self.key_asked)
        self._place = Words("", "note", "text2")
        self.stack = QStackedWidget()
        self._hint = Words("", "note", "text2", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.skip, self.back = Button(theme, self.tr("Skip")), Button(theme, self.tr("Back"))
        self.forth = Button(theme, "", "primary")
        self._pages = self._day(theme) if kind == "daily" else self._week(theme)
        for page in self._pages:
            self.stack.addWidget(page)
        self._connect()
        self._fill(theme)
        open_at(self, theme, *(DAY_SIZE if kind == "daily" else WEEK_SIZE))
        self._show_page(0)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        self._theme = theme
        show_theme_within(self, theme)

    def show_unread(self, reading: Reading | None) -> None:
        """Why earlier check-ins cannot be read, or that they can; the questions keep their room."""
        came = reading is not None and self.unread.isHidden()
        self.unread.show_unread(reading)
        if came:
            more = self.unread.sizeHint().height()
            free = self.screen().availableSize().height()
            self.resize(self.width(), min(self.height() + more, round(free * SHARE)))

    @property
    def said(self) -> CheckIn:
        """What is answered by now."""
        values = {name: scale.value for name, scale in self.scales.items()}
        if self.kind == "daily":
            return Daily(**values)
        tags = tuple(tag for card in self.cards for tag in card.tags)
        return Weekly(**values, tags=tags)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell of it."""
        super().closeEvent(event)
        self.closed.emit()

    def _day(self, theme: Theme) -> list[QWidget]:
        page = _Page(theme)
        for question in day_questions():
            scale = Scale(theme, question.words, question.least, question.most)
            self.scales[question.name] = scale
            page.column.addWidget(Words(question.words, "question", wrap=True))
            page.column.addWidget(scale)
            page.column.addStretch(1)
        page.column.addStretch(1)
        return [page]

    def _week(self, theme: Theme) -> list[QWidget]:
        """The corners, then the rest; where the text is large, a page each."""
        first, second = [], []
        for corner in CORNERS:
            name, question = corner_name(corner), corner_question(corner)
            first.append(QuestionCard(theme, question, TAGS[corner], corner=corner, name=name))
        for question in more_questions():
            tags = SLEEP_TAGS if question.name == "sleep" else ()
            second.append(QuestionCard(theme, question, tags))
        self.cards = [*first, *second]
        self.scales = {card.name: card.scale for card in self.cards}
        alone = theme.text_scale >= _LARGE
        parts = [[card] for card in self.cards] if alone else [first, second]
        return [_page_of(theme, cards) for cards in parts]

    def _connect(self) -> None:
        self.skip.clicked.connect(self.close)
        self.back.clicked.connect(lambda: self._show_page(self.stack.currentIndex() - 1))
        self.forth.clicked.connect(self._go_forth)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The card with the focus shows its tags; the others keep theirs shut."""
        if now is None or not self.isAncestorOf(now):
            return
        inside = [card for card in self.cards if card.isAncestorOf(now)]
        for card in self.cards if inside else ():
            card.show_open(open_now=card in inside)
        for part in (*inside, now):
            show_opened(part)

    def _go_forth(self) -> None:
        if self.stack.currentIndex() < len(self._pages) - 1:
            self._show_page(self.stack.currentIndex() + 1)
        else:
            self._save()

    def _save(self) -> None:
        """What it leads to is shown in the same window; without that the window goes."""
        answers = self.said
        after = follow_ups(answers, self._lately(answers))
        if not is_empty(answers):
            self.saved.emit(answers)
        if not after:
            self.close()
            return
        page = AfterPage(self._theme, after, self.kind)
        page.answered.connect(self.answered)
        page.spacing_asked.connect(self.spacing_asked)
        page.later_asked.connect(self.later_asked)
        page.support_asked.connect(self.support_asked)
        page.help_asked.connect(self.help_asked)
        page.done.connect(self.close)
        for widget in (self.skip, self.back, self.forth, self._place):
            widget.hide()
        self._hint.setText(self.tr("Kept on this computer only"))
        self.stack.setCurrentIndex(self.stack.addWidget(page))
        grow(self, page)
        focus_with_ring(page.first)

    def _show_page(self, number: int) -> None:
        count, last = len(self._pages), number == len(self._pages) - 1
        self.stack.setCurrentIndex(number)
        place = self.tr("{page} of {pages}")
        self._place.setText(place.format(page=texts.number(number + 1), pages=texts.number(count)))
        self._place.setVisible(count > 1)
        self.back.setVisible(number > 0)
        self.forth.setText(self.tr("Save") if last else self.tr("Next"))
        onward = self.tr("Next: sleep and confidence. Saved here only.")
        with_hint = not last and count == _TWO
        self._hint.setText(onward if with_hint else self.tr("Saved here only"))
        first = next(s for s in self.scales.values() if self._pages[number].isAncestorOf(s))
        focus_with_ring(first.first())

    def _fill(self, theme: Theme) -> None:
        margin = theme.size("window_margin")
        head = QHBoxLayout()
        head.setContentsMargins(margin, margin - 4, margin, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self._place)
        helped = HelpButton(theme)
        helped.clicked.connect(self.help_asked)
        head.addWidget(helped, 0, Qt.AlignmentFlag.AlignTop)
        note = QVBoxLayout()
        note.setContentsMargins(margin, 2, margin, 0)
        note.addWidget(Words(said("chk-1"), "note", "text2", wrap=True))
        note.addWidget(self.unread)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(note)
        outer.addWidget(self.stack, 1)
        outer.addWidget(rule())
        outer.addLayout(self._foot(theme, margin))

    def _foot(self, theme: Theme, margin: int) -> QVBoxLayout:
        """The hint stands between the buttons, over them where the text is large."""
        foot, row = QVBoxLayout(), QHBoxLayout()
        foot.setContentsMargins(margin, _FOOT, margin, _FOOT)
        for layout in (foot, row):
            layout.setSpacing(theme.size("gap"))
        for button in (self.skip, self.back, self.forth):
            button.setMinimumWidth(theme.scaled(_SAME))
        row.addWidget(self.skip)
        if theme.text_scale >= _LARGE:
            foot.addWidget(self._hint)
            row.addStretch(1)
        else:
            row.addWidget(self._hint, 1)
        row.addWidget(self.back)
        row.addWidget(self.forth)
        foot.addLayout(row)
        return foot


class _Page(ScrollColumn):
    """Questions under each other; scrolls where the window is too low."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        body = QWidget()
        lay_ground(body, "surface")
        self.column = QVBoxLayout(body)
        margin = theme.size("window_margin")
        self.column.setContentsMargins(margin, _BETWEEN, margin, _BETWEEN)
        self.column.setSpacing(_BETWEEN)
        self.setWidget(body)


def _page_of(theme: Theme, cards: Sequence[QuestionCard]) -> _Page:
    page = _Page(theme)
    for card in cards:
        page.column.addWidget(card)
    page.column.addStretch(1)
    return page
