"""What the strip and the panel show of heat: its time, a skin check, or that it is over."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.heat_time import ALARM_FOR, Heard, HeatStanding
from backcare_desktop.ui import heat_words as words
from backcare_desktop.ui.announcement import announce
from backcare_desktop.ui.controls import Button, ButtonKind, Words
from backcare_desktop.ui.heat_bar import HeatBar
from backcare_desktop.ui.help_button import HelpButton
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.theme import Theme

_TICK = 1000
_ICON, _LINES, _ROWS, _ACROSS, _CLOSE = 18, 2, 8, 12, 8
_LARGE = 1.3
"""The size of text from which on, where it is narrow, the lines go under the time."""

_TIME = 58
"""The least width of the time, so that nothing beside it moves."""


class HeatBody(QWidget):
    """Counts by itself while it is on screen, once a second; the engine says what it stands at."""

    answered = Signal(object)
    """The user has answered: `core.reply.SkinIsFine` or `core.reply.PadIsOff`."""

    heard = Signal(object)
    """Something is to be heard now: `core.heat_time.Heard`."""

    help_asked = Signal()
    """When to get help is to be shown."""

    changed = Signal()
    """It shows another thing now, and may want another size."""

    def __init__(
        self,
        theme: Theme,
        *,
        now: Callable[[], float] = time.monotonic,
        focus: bool = True,
        narrow: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`now` reads a clock in seconds.

        Without `focus` no button can have it, and a shield leads to the safety page: what stands
        around it then has no way there.

        Where it is `narrow`, large text has lines of its own under the time.
        """
        super().__init__(parent)
        self._now, self._ahead = now, 0.0
        self._narrow = narrow
        self._heat: HeatStanding | None = None
        self._last: Heard | None = None
        self._kind = ""
        self._policy = Qt.FocusPolicy.StrongFocus if focus else Qt.FocusPolicy.NoFocus
        self._time = Words("", "countdown", tabular=True)
        self._of = Words("", "body", "text2", wrap=True, tabular=True)
        self._next = Words("", "label", wrap=True, tabular=True)
        self._title = Words("", "subject", wrap=True)
        self._line = Words("", "body", "text2", wrap=True, tabular=True)
        self._words = Words("", "label", "notice", wrap=True)
        self._bar = HeatBar(theme)
        self.early = self._button(theme, self.tr("Pad off"), r.PadIsOff())
        self.fine = self._button(theme, self.tr("Looks fine"), r.SkinIsFine())
        self.off = self._button(theme, self.tr("Pad off"), r.PadIsOff())
        self.confirm = self._button(theme, self.tr("Pad is off"), r.PadIsOff(), "primary")
        self._running, self._asking = QWidget(), QWidget()
        self._helps = () if focus else (self._help(theme), self._help(theme))
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK)
        self._tick.timeout.connect(self._count)
        self._fill(theme)

    @property
    def calls(self) -> bool:
        """Whether it asks for something: a skin check, or that the pad is off."""
        return self._kind in {"check", "over"}

    def show_heat(self, heat: HeatStanding, boot: float) -> None:
        """Say this; `boot` is what the engine's clock reads now."""
        self._heat, self._ahead = heat, boot - self._now()
        kind = "over" if heat.ended else "check" if heat.is_asking else "time"
        came, self._kind = kind != self._kind, kind
        self._show_kind(heat)
        self._count()
        if came:
            self._announce(heat)
            self.changed.emit()
        self._run()

    def settle(self) -> None:
        """Lay out anew what is shown now: only then does it say what room it needs."""
        for part in (self._running, self._asking, self):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()

    def first(self) -> Button:
        """What should have the focus."""
        return {"time": self.early, "check": self.fine}.get(self._kind, self.confirm)

    def showEvent(self, event: QShowEvent) -> None:
        """Count while it can be seen."""
        super().showEvent(event)
        self._count()
        self._run()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing ticks that nobody sees."""
        super().hideEvent(event)
        self._tick.stop()

    def _run(self) -> None:
        """Until the last alarm has been heard; then it only stands there."""
        if self.isVisible() and self._heat is not None and not self._has_sounded():
            if not self._tick.isActive():
                self._tick.start()
        else:
            self._tick.stop()

    def _has_sounded(self) -> bool:
        over = self._heat.clock.over if self._heat and self._heat.ended else None
        return over is not None and self._now() + self._ahead - over > ALARM_FOR

    def _count(self) -> None:
        heat = self._heat
        if heat is None:
            return
        boot = self._now() + self._ahead
        self._time.setText(words.clock(heat.left(boot)))
        self._next.setText(words.next_check(heat, boot))
        if self._kind == "check":
            self._line.setText(words.check_line(heat, boot))
        self._bar.show_heat(heat, boot)
        self._hear(heat.heard(boot))
        if self._has_sounded():
            self._tick.stop()

    def _hear(self, heard: Heard | None) -> None:
        if heard is not None and heard != self._last and self.isVisible():
            self._last = heard
            self.heard.emit(heard)

    def _show_kind(self, heat: HeatStanding) -> None:
        self._of.setText(words.left_of(heat))
        over = heat.ended is not None
        self._title.setText(words.over_title(heat) if over else words.check_title())
        self._words.setText(words.over_words() if over else words.check_words())
        if over:
            self._line.setText(self.tr("Is the pad off?"))
        self._running.setVisible(self._kind == "time")
        self._asking.setVisible(self._kind != "time")
        self.fine.setVisible(self._kind == "check")
        self.off.setVisible(self._kind == "check")
        self.confirm.setVisible(over)
        self._bar.setVisible(not over)

    def _announce(self, heat: HeatStanding) -> None:
        """Its coming; a check and the end are for the window around it to tell."""
        if self.calls:
            said = f"{self._title.text()} {self._words.text()}"
        else:
            said = words.heat_head(heat, self._now() + self._ahead)
        self.setAccessibleName(said)
        if not self.calls:
            announce(self, said)

    def _fill(self, theme: Theme) -> None:
        self._fill_running(theme)
        self._fill_asking(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_ROWS)
        column.addWidget(self._running)
        column.addWidget(self._asking)
        column.addWidget(self._bar)

    def _fill_running(self, theme: Theme) -> None:
        self._time.setMinimumWidth(theme.scaled(_TIME))
        lines = QVBoxLayout()
        lines.setSpacing(_LINES)
        lines.addStretch(1)
        lines.addWidget(self._of)
        lines.addWidget(self._next)
        lines.addStretch(1)
        grid = QGridLayout(self._running)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_CLOSE)
        grid.setColumnStretch(2, 1)
        grid.addWidget(HeatSign(theme), 0, 0)
        grid.addWidget(self._time, 0, 1)
        for column, button in enumerate((self.early, *self._helps[:1])):
            grid.addWidget(button, 0, 3 + column)
        if self._narrow and theme.text_scale >= _LARGE:
            grid.addLayout(lines, 1, 0, 1, 5)
        else:
            grid.addLayout(lines, 0, 2)

    def _fill_asking(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(_ACROSS)
        head.addWidget(HeatSign(theme), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(_LINES)
        lines.addWidget(self._title)
        lines.addWidget(self._line)
        head.addLayout(lines, 1)
        for shield in self._helps[1:]:
            head.addWidget(shield, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_ROWS)
        column.addLayout(head)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(theme.size("gap"))
        for button in (self.fine, self.off, self.confirm):
            row.addWidget(button, 1)  # the same size: neither is the easier answer
        column.addLayout(row)

    def _help(self, theme: Theme) -> HelpButton:
        made = HelpButton(theme, focus=False)
        made.clicked.connect(self.help_asked)
        return made

    def _button(
        self, theme: Theme, said: str, reply: r.Reply, kind: ButtonKind = "plain"
    ) -> Button:
        made = Button(theme, said, kind)
        made.setFocusPolicy(self._policy)
        made.clicked.connect(lambda: self.answered.emit(reply))
        return made


class HeatSign(Sign):
    """The waves of heat, in their own colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "heat", "heat", side=_ICON)
