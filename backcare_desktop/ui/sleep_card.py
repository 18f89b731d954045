"""The evening's card: a position for the night, shown once and silently; it never takes the focus.

It counts nothing down. When nobody answers it goes by itself, without a mark.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backcare_desktop.core import reply as r
from backcare_desktop.core.routine import Routine
from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import be_notice, notice_came
from backcare_desktop.ui.card_frame import CardFrame
from backcare_desktop.ui.controls import Button, ButtonKind, IconButton, Words, show_theme_within
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.help_button import HelpButton
from backcare_desktop.ui.offer_words import pillow_step
from backcare_desktop.ui.player_entrance import Picture
from backcare_desktop.ui.prompt_card import Offer, PaintsRoutine
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import sheet
from backcare_desktop.ui.thumbnail import Thumbnail
from backcare_desktop.ui.tray_corner import Slide

_WIDE, _MOST = 376, 560
_PADDING, _BETWEEN, _GAP = 12, 14, 6
_PICTURE = QSize(148, 110)
_FLAGS = (
    Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus
)


class SleepCard(CardFrame):
    """Shows the evening's offer in the tray's corner. The engine keeps its time."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    help_asked = Signal()
    """When to get help is to be shown; that is no answer, and the card stays."""

    def __init__(self, theme: Theme, *, composited: bool, picture: PaintsRoutine) -> None:
        super().__init__(theme, composited=composited, flags=_FLAGS)
        be_notice(self)
        self._thumbnail = Thumbnail(theme, picture, size=_PICTURE)
        self._kicker = Words("", "kicker", "sleep", wrap=True)
        self._title = Words("", "subject", wrap=True)
        self._cue = Words("", "body", "text2", wrap=True)
        self._why = Words("", "note", "text2", wrap=True)
        self._close = IconButton(theme, "close", self.tr("Close"))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(lambda: self.answered.emit(r.Skip()))
        self.helped = HelpButton(theme, focus=False)
        self.helped.clicked.connect(self.help_asked)
        self._row = FlowLayout(gap=_GAP, align=Qt.AlignmentFlag.AlignJustify)
        for said, reply, kind in self._answers():
            self._row.addWidget(self._button(theme, said, reply, kind))
        self._slide = Slide(self, fades=composited)
        self._column = QVBoxLayout(self)
        self._become_a_window()
        self._fill()
        self._dress(theme)

    def show_offer(self, offer: Offer, _seconds_left: float = 0.0) -> None:
        """Come up with this offer."""
        self._say(offer)
        self._settle()
        self.show()
        notice_came(self)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes, which need not be those of other windows."""
        super().show_theme(theme)
        self._dress(theme)
        show_theme_within(self, theme)
        if self.isVisible():
            self._settle()

    def fold(self) -> None:
        """Nobody answered: go away; nothing keeps a mark of it."""
        self._slide.go(self._theme, self.withdraw)

    def withdraw(self) -> None:
        """Go away at once."""
        self._slide.stop()
        self.hide()

    def picture(self) -> Picture:
        """The card as it is on screen now, for the movement into the player."""
        card = self.card_rect()
        place = QRect(self.mapToGlobal(card.topLeft()), card.size())
        return Picture(place, self.grab(card))

    def _answers(self) -> tuple[tuple[str, r.Reply, ButtonKind], ...]:
        return (
            (self.tr("Show me"), r.Start(), "primary"),
            (self.tr("Breathe in bed"), r.BreatheInBed(), "plain"),
            (self.tr("Good night"), r.Skip(), "plain"),
        )

    def _button(self, theme: Theme, said: str, reply: r.Reply, kind: ButtonKind) -> Button:
        made = Button(theme, said, kind)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.answered.emit(reply))
        return made

    def _become_a_window(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)
        self.setWindowTitle(self.tr("BackCare"))

    def _dress(self, theme: Theme) -> None:
        """Its own sheet, for in the evening it is darker than the windows beside it."""
        self.setStyleSheet(sheet(theme))

    def _fill(self) -> None:
        self._column.setContentsMargins(self.margins(_PADDING))
        self._column.setSpacing(_BETWEEN)
        top = QHBoxLayout()
        top.setSpacing(_BETWEEN)
        top.addWidget(self._thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(self._kicker, 1)
        for button in (self.helped, self._close):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        lines.addLayout(head)
        lines.addWidget(self._title)
        lines.addWidget(self._cue)
        lines.addWidget(self._why)
        lines.addStretch(1)
        top.addLayout(lines, 1)
        self._column.addLayout(top)
        self._column.addLayout(self._row)

    def _say(self, offer: Offer) -> None:
        first = offer.routines[0]
        self._kicker.setText(texts.kicker("sleep"))
        self._why.setText(texts.joined(texts.why(offer.why), offer.notes))
        self._title.setText(texts.titles(offer.routines))
        self._cue.setText(pillow_cue(first))
        self._thumbnail.show_routine(first)
        said = self.tr("{kicker}. {title}. {cue} Open the tray menu to answer.")
        kicker = texts.kicker("sleep")
        self.setAccessibleName(
            said.format(kicker=kicker, title=self._title.text(), cue=self._cue.text())
        )
        self.setAccessibleDescription(texts.why_sentence(offer.why))

    def _settle(self) -> None:
        """Take the size that the words need, and the place in the corner."""
        around = self.margins(_PADDING)
        frame = around.left() + around.right() - 2 * _PADDING
        wide = min(max(_WIDE, self._theme.scaled(_WIDE)), _MOST) + frame
        self._column.activate()
        self.setFixedSize(wide, self._column.totalHeightForWidth(wide))
        self._slide.settle(self.card_rect(), self._theme)


def pillow_cue(routine: Routine) -> str:
    """The step that says most: the pillow's; of a routine without one its last."""
    step = pillow_step(routine)
    return step.cue if step is not None else routine.blocks[-1].steps[-1].cue
