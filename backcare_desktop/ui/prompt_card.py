"""The corner card: one offer, why it came, four answers; it never takes the focus nor a key."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Why
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.routine import Routine
from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import be_notice, notice_came
from backcare_desktop.ui.card_frame import CardFrame
from backcare_desktop.ui.controls import IconButton, Words, show_theme_within
from backcare_desktop.ui.help_button import HelpButton
from backcare_desktop.ui.player_entrance import Picture
from backcare_desktop.ui.progress import Countdown
from backcare_desktop.ui.prompt_answers import PromptAnswers
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.thumbnail import Thumbnail
from backcare_desktop.ui.tray_corner import Slide

STANDS = 60.0
"""Seconds after which an unanswered card folds away (law 14)."""

_WIDE, _MOST = 376, 520
_PADDING, _BETWEEN, _GAP, _LINES = 12, 14, 4, 3

_LARGE = 1.6
"""From this text size on the words stand under the picture, not beside it."""

_TICK = {True: 1000, False: 100}
"""How often the bar is drawn anew, in milliseconds; once a second where motion is reduced."""

_FLAGS = (
    Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowDoesNotAcceptFocus
)

PaintsRoutine = Callable[[Routine, QSize, float], QPixmap]
"""A routine's key pose: its size in pixels of the layout, the screen's ratio."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What a card shows.

    `seconds` is the whole sort's length; `notes` is a second line, on a rule that changed
    something, or empty.
    """

    prompt: UUID
    routines: tuple[Routine, ...]
    why: Why
    seconds: float
    has_short: bool
    notes: str = ""


class PromptCard(CardFrame):
    """Shows one offer in the tray's corner. The engine keeps its time; this only shows it."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values; also where the pointer is."""

    help_asked = Signal()
    """When to get help is to be shown; that is no answer, and the offer stays."""

    def __init__(
        self,
        theme: Theme,
        *,
        composited: bool,
        picture: PaintsRoutine,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`now` reads a clock in seconds, for the bar."""
        super().__init__(theme, composited=composited, flags=_FLAGS)
        self._now = now
        be_notice(self)
        self._offer: Offer | None = None
        self._left, self._read_at = STANDS, 0.0
        self._over = self._menu_open = self._held = False
        self._thumbnail = Thumbnail(theme, picture)
        self._kicker = Words("", "kicker", wrap=True)
        self._title = Words("", "subject", wrap=True)
        self._line = Words("", "body", "text2", wrap=True, tabular=True)
        self._notes = Words("", "note", "text2", wrap=True)
        self._bar = Countdown(theme, "stretch")
        self._bar.setAccessibleName(self.tr("Time to answer"))
        self._buttons = PromptAnswers(theme, self.answered.emit)
        self._close = IconButton(theme, "close", self.tr("Skip this one"))
        self._close.clicked.connect(lambda: self.answered.emit(r.Skip()))
        self.helped = HelpButton(theme, focus=False)
        self.helped.clicked.connect(self.help_asked)
        self._tick = QTimer(self)
        self._tick.timeout.connect(self._show_left)
        self._slide = Slide(self, fades=composited)
        self._column = QVBoxLayout(self)
        self._beside, self._under = QVBoxLayout(), QVBoxLayout()
        self._become_a_window()
        self._fill()
        self._arrange()

    def show_offer(self, offer: Offer, seconds_left: float = STANDS) -> None:
        """Come up with this offer, or take it in place of the one before."""
        self._offer = offer
        self._left, self._read_at = seconds_left, self._now()
        self._say(offer)
        self._show_left()
        self._settle()
        self.show()
        notice_came(self)
        self._run()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""
        super().show_theme(theme)
        show_theme_within(self, theme)
        self._arrange()
        if self.isVisible():
            self._settle()
            self._run()

    def fold(self) -> None:
        """Nobody answered: go away towards the tray."""
        self._tick.stop()
        self._buttons.later.menu().hide()
        self._slide.go(self._theme, self.withdraw)

    def withdraw(self) -> None:
        """Go away at once."""
        self._tick.stop()
        self._slide.stop()
        self._buttons.later.menu().hide()
        self._over = self._held = False
        self.hide()

    def hold(self, *, on: bool) -> None:
        """Its minute stands still while what it leads to is read."""
        if self.isVisible():
            self._held = on
            self._show_pointer(over=on or self.underMouse())
            self._run()

    def picture(self) -> Picture:
        """The card as it is on screen now, for the movement into the player."""
        card = self.card_rect()
        place = QRect(self.mapToGlobal(card.topLeft()), card.size())
        return Picture(place, self.grab(card))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The bar stands still under the pointer."""
        super().enterEvent(event)
        self._show_pointer(over=True)

    def leaveEvent(self, event: QEvent) -> None:
        """It runs on; not while the menu is open, which takes the pointer with it."""
        super().leaveEvent(event)
        if not (self._menu_open or self._held):
            self._show_pointer(over=False)

    def _become_a_window(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("BackCare"))
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)
        menu = self._buttons.later.menu()
        menu.aboutToShow.connect(self._menu_opened)
        menu.aboutToHide.connect(self._menu_closed)

    def _fill(self) -> None:
        said = (self._thumbnail, self._kicker, self._title, self._line, self._notes)
        for one in (*said, self._buttons, self._bar, self._close, self.helped):
            one.setParent(self)  # a reader goes by this order
        column = self._column
        column.setContentsMargins(self.margins(_PADDING))
        column.setSpacing(_PADDING)
        top = QHBoxLayout()
        top.setSpacing(_BETWEEN)
        top.addWidget(self._thumbnail, 0, Qt.AlignmentFlag.AlignTop)
        for lines in (self._beside, self._under):
            lines.setSpacing(_LINES)
        self._beside.addWidget(self._kicker)
        self._beside.addStretch(1)
        top.addLayout(self._beside, 1)
        corner = QVBoxLayout()
        corner.setSpacing(_GAP)
        corner.addWidget(self._close)
        corner.addWidget(self.helped)
        corner.addStretch(1)
        top.addLayout(corner)
        column.addLayout(top)
        column.addLayout(self._under)
        column.addWidget(self._buttons)
        column.addWidget(self._bar)

    def _arrange(self) -> None:
        """Large text has the whole width, under the picture."""
        said = (self._title, self._line, self._notes)
        large = self._theme.text_scale >= _LARGE
        for place, words in enumerate(said, start=1):
            if large:
                self._under.addWidget(words)
            else:
                self._beside.insertWidget(place, words)

    def _say(self, offer: Offer) -> None:
        first = offer.routines[0]
        self._kicker.setText(texts.kicker(first.pillar))
        self._kicker.show_tone(first.pillar)
        self._title.setText(texts.titles(offer.routines))
        self._line.setText(texts.joined(_length(offer), texts.why(offer.why)))
        self._notes.setText(offer.notes)
        self._notes.setVisible(bool(offer.notes))
        self._thumbnail.show_routine(first)
        self._bar.show_pillar(first.pillar)
        self._buttons.short.setVisible(offer.has_short)
        said = self.tr("{kicker}. {title}, {length}. Open the tray menu to answer.")
        self.setAccessibleName(
            said.format(
                kicker=self._kicker.text(),
                title=self._title.text(),
                length=texts.length_said(offer.seconds),
            )
        )
        self.setAccessibleDescription(texts.why_sentence(offer.why))

    def _settle(self) -> None:
        """Take the size that the words need, and the place in the corner."""
        self._buttons.settle()
        around = self.margins(_PADDING)
        room = around.left() + around.right()
        frame = room - 2 * _PADDING
        wish = self._buttons.row.sizeHint().width() + 2 * _PADDING
        wide = min(max(_WIDE, wish, self._theme.scaled(_WIDE)), max(_MOST, _WIDE))
        self._column.activate()
        self.setFixedSize(wide + frame, self._column.totalHeightForWidth(wide + frame))
        self._slide.settle(self.card_rect(), self._theme)

    def _run(self) -> None:
        if self._over or self._menu_open:
            self._tick.stop()
        else:
            self._tick.start(_TICK[self._theme.reduced_motion])

    def _show_left(self) -> None:
        now = self._now()
        if not (self._over or self._menu_open):
            self._left = max(0.0, self._left - (now - self._read_at))
        self._read_at = now
        self._bar.show_left(self._left / STANDS)

    def _show_pointer(self, *, over: bool) -> None:
        if over is self._over:
            return
        self._show_left()
        self._over = over
        self._run()
        self.answered.emit(r.Pointer(over))

    def _menu_opened(self) -> None:
        self._show_left()
        self._menu_open = True
        self._show_pointer(over=True)

    def _menu_closed(self) -> None:
        self._menu_open = False
        self._show_pointer(over=self._held or self.underMouse())


def _length(offer: Offer) -> str:
    """In seconds as well, save for heat, of which 16:00 would look like an hour of the day."""
    if offer.routines[0].id == HEAT:
        return texts.minutes_short(round(offer.seconds / 60))
    return texts.length(offer.seconds)
