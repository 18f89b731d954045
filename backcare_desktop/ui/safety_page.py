"""When to get help: what to do at once, what to do soon, to be read, printed and closed.

Nothing moves here, nothing is asked, and that it was opened is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.bullet_list import BulletList
from backcare_desktop.ui.controls import Button, Words, rule, show_theme_within
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.printing import offer_print
from backcare_desktop.ui.room import grow, open_at
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.theme_tokens import ColourName

NOW = ("rf-1", "rf-2", "rf-3", "rf-4", "rf-5", "rf-13", "rf-6")
"""What asks for emergency help, in order."""

SOON = ("rf-7", "rf-8", "rf-9", "rf-10", "rf-11", "rf-12")
"""What asks for medical advice within a day or two."""

WIDE, HIGH = 640, 728

_LARGE = 1.4
"""The size of text from which on the row of buttons has no room for words."""

_BETWEEN, _ACROSS = 14, 12
_WITHIN = (18, 14, 16, 12)

Tone = Literal["urgent", "notice"]
OfferPrint = Callable[[QTextDocument, QWidget], bool]
"""Prints a document after asking which printer; False where there is none."""


class SafetyPage(QWidget):
    """The page as a window. `numbers` are local ones that the user typed in the settings."""

    closed = Signal()
    """It has been closed."""

    support_asked = Signal()
    """Whom to turn to when it is a hard stretch is to be shown."""

    def __init__(
        self,
        theme: Theme,
        *,
        numbers: Sequence[str] = (),
        offer_print: OfferPrint = offer_print,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self._numbers = tuple(numbers)
        self._offer_print = offer_print
        self._title = self._heading(self.tr("When to get help"), 1)
        self._area, self._body = ScrollColumn(), QWidget()
        self._note = Words(self.tr("Nothing on this page is stored or counted."), "note", "text2")
        self.setWindowTitle(self._title.text())
        lay_ground(self, "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scrolled(theme), 1)
        column.addWidget(rule())
        column.addLayout(self._buttons(theme))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        open_at(self, theme, WIDE, HIGH)
        grow(self, self._area)
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)  # to be read: nothing to press

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        show_theme_within(self, theme)

    def document(self) -> QTextDocument:
        """The page for paper, in black on white."""
        parts = [f"<h1>{escape(self._title.text())}</h1>"]
        for title, ids in (("rf-title", NOW), ("rf-soon-title", SOON)):
            items = "".join(f"<li>{escape(said(one))}</li>" for one in ids)
            parts += [f"<h2>{escape(said(title))}</h2>", f"<ul>{items}</ul>"]
        parts += [f"<p>{escape(line)}</p>" for line in self._foot()]
        document = QTextDocument()
        document.setHtml("".join(parts))
        return document

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell of it."""
        super().closeEvent(event)
        self.closed.emit()

    def _scrolled(self, theme: Theme) -> ScrollColumn:
        area = self._area
        lay_ground(self._body, "surface")
        self._fill(QVBoxLayout(self._body), theme)
        area.setWidget(self._body)
        return area

    def _fill(self, column: QVBoxLayout, theme: Theme) -> None:
        margin = theme.size("window_margin")
        above = theme.size("card_margin")
        column.setContentsMargins(margin, above, margin, above)
        column.setSpacing(_BETWEEN)
        head = QHBoxLayout()
        head.setSpacing(_ACROSS)
        head.addWidget(Sign(theme, "shield", side=24))
        head.addWidget(self._title)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._box(theme, "urgent", "rf-title", NOW))
        column.addWidget(self._box(theme, "notice", "rf-soon-title", SOON))
        first, *others = self._foot()
        column.addWidget(Words(first, "label", wrap=True))
        for line in others:
            column.addWidget(Words(line, "body", "text2", wrap=True))
        column.addStretch(1)

    def _box(self, theme: Theme, tone: Tone, title: str, ids: Sequence[str]) -> QFrame:
        box = QFrame()
        box.setProperty("box", tone)
        column = QVBoxLayout(box)
        column.setContentsMargins(*_WITHIN)
        column.setSpacing(theme.size("gap"))
        heading = self._heading(said(title), 2, tone)
        column.addWidget(heading)
        sentences = BulletList(theme, [said(one) for one in ids], tone)
        sentences.setAccessibleName(heading.text())
        sentences.currentItemChanged.connect(lambda: self._show_row(sentences))
        column.addWidget(sentences)
        return box

    def _show_row(self, sentences: BulletList) -> None:
        """The list itself does not scroll, so the page does it for the arrows."""
        row = sentences.visualItemRect(sentences.currentItem())
        place = sentences.viewport().mapTo(self._body, row.center())
        self._area.ensureVisible(place.x(), place.y(), 0, row.height() // 2 + _ACROSS)

    def _heading(self, words: str, level: Literal[1, 2], tone: ColourName = "text") -> Words:
        """Words that can have the focus, so that a reader may begin there.

        Qt gives labels no role of a heading, so the description says it.
        """
        made = Words(words, "title" if level == 1 else "heading", tone, wrap=True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setAccessibleDescription(
            self.tr("Heading, level {level}").format(level=texts.number(level))
        )
        return made

    def _foot(self) -> list[str]:
        """Whom to call; the crisis line only where the user has noted local numbers."""
        if not self._numbers:
            return [said("rf-foot")]
        return [said("rf-foot"), said("chk-5"), *self._numbers]

    def _buttons(self, theme: Theme) -> QVBoxLayout:
        """The note stands between the buttons, over them where the text is large."""
        foot, row = QVBoxLayout(), QHBoxLayout()
        margin = theme.size("window_margin")
        foot.setContentsMargins(margin, _ACROSS, margin, _ACROSS)
        row.setSpacing(theme.size("card_margin"))
        printing = Button(theme, self.tr("Print"))
        printing.setMinimumWidth(theme.scaled(84))
        printing.clicked.connect(self._print)
        support = Button(theme, self.tr("When it is a hard stretch"))
        support.clicked.connect(self.support_asked)
        closing = Button(theme, self.tr("Close"), "primary")
        closing.setMinimumWidth(theme.scaled(96))
        closing.clicked.connect(self.close)
        self._note.setWordWrap(True)
        row.addWidget(printing)
        row.addWidget(support)
        if theme.text_scale >= _LARGE:
            foot.addWidget(self._note)
            row.addStretch(1)
        else:
            row.addWidget(self._note, 1)
        row.addWidget(closing)
        foot.addLayout(row)
        return foot

    def _print(self) -> None:
        if not self._offer_print(self.document(), self):
            self._note.setText(self.tr("No printer was found. The page stays here to be read."))
