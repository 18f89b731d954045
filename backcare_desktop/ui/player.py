"""The player: one window that leads through a session, from the first look at it to its end.

The session exists from *Start* on the card. The page before a routine's first time only delays
the play: *Not today* there ends the session after no seconds, and the short version ends it
likewise and asks for another.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.playhead import LONGEST_PAUSE, Playhead
from backcare_desktop.core.routine import Score
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import show_theme_within
from backcare_desktop.ui.player_end import Ended
from backcare_desktop.ui.player_entrance import Entrance, Picture, can_move
from backcare_desktop.ui.player_figure import Figures
from backcare_desktop.ui.player_keys import PlayerKeys
from backcare_desktop.ui.player_pages import PlayerPages
from backcare_desktop.ui.player_softer import moved_over, other_way
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

WIDE, HIGH = 560, 640
LEAST = (440, 520)

STILLNESS = 2.0
"""Seconds of quiet between the last step and what was logged."""

UNSEEN = 1.0
"""Seconds between two looks while nobody can see the window; far less than a gap."""


class Player(QWidget):
    """Plays one score at a time. `now` is a monotonic clock in seconds, handed in."""

    answered = Signal(object)
    """A unit was finished, the session is over, or one is wanted: core.reply's values."""

    help_asked = Signal()
    """The user wants to know when to get help."""

    covered = Signal()
    """The player, or its entrance, is on screen: the card can go."""

    closed = Signal()
    """The window is gone; a session that was running has been ended before."""

    def __init__(
        self, theme: Theme, *, now: Callable[[], float], composited: bool, figures: Figures
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._theme, self._now, self._composited = theme, now, composited
        self._score: Score | None = None
        self._other: Score | None = None
        self._head: Playhead | None = None
        self._session: UUID | None = None
        self._ended: Ended | None = None
        self._carried = self._still_until = 0.0
        self._entrance: Entrance | None = None
        self._pages = PlayerPages(theme, figures, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        lay_ground(self, "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.setMinimumSize(*LEAST)
        self._connect()

    @property
    def session_is_running(self) -> bool:
        """Whether a session is open here, played or still to be begun."""
        return self._session is not None

    def open_session(
        self,
        session: UUID,
        score: Score,
        *,
        first_time: bool,
        came_from: Picture | QRect | None = None,
    ) -> None:
        """Come up with this session; the card at `came_from` grows into the window.

        `first_time` shows first what is going to be done. Raises ValueError for a score without
        beats.
        """
        if not score.beats:
            raise ValueError("a score without beats")
        self._session, self._score, self._other = session, score, other_way(score)
        self._head = self._ended = None
        self._carried = 0.0
        self.setWindowTitle(texts.titles(score.routines))
        self._pages.show_theme(self._theme)
        if first_time:
            self._pages.show_before(score)
        else:
            self._begin()
        self._come(came_from)

    def show_end(self, ended: Ended) -> None:
        """Show how the session ended, after a moment of stillness where it was played out."""
        self._ended = ended
        self.look()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""
        self._theme = theme
        show_theme_within(self, theme)
        self.look()

    def pause(self) -> None:
        """Stand still, as the screen was locked."""
        if self._head is not None and self._session is not None:
            self._show(self._head.at(self._reading()).paused())

    def carry(self, gap: float) -> None:
        """Some seconds have passed that `now` did not count (law 20)."""
        self._carried += max(0.0, gap)
        self.look()

    def look(self) -> None:
        """Read the clock: show what is on now, and tell what was finished since."""
        if self._ended is not None:
            self._look_at_end(self._ended)
        elif self._head is not None and self._session is not None:
            self._show(self._head.at(self._reading()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was done is kept."""
        super().closeEvent(event)
        self._finish()
        self._timer.stop()
        self._drop_entrance()
        self._head = self._ended = self._score = None
        self.closed.emit()

    def _connect(self) -> None:
        pages = self._pages
        pages.head.help_asked.connect(self.help_asked)
        pages.before.started.connect(self._begin)
        pages.before.shortened.connect(self._start_short)
        pages.before.declined.connect(self.close)
        controls = pages.controls
        controls.ended.connect(self._end)
        controls.went_back.connect(lambda: self._step(Playhead.back))
        controls.went_on.connect(lambda: self._step(Playhead.next))
        controls.paused.connect(self._switch_pause)
        controls.softened.connect(self._switch_softer)
        pages.end.again.connect(self._again)
        pages.end.undone.connect(self._undo)
        pages.end.closed.connect(self.close)
        keys = PlayerKeys(self)
        keys.help_asked.connect(self.help_asked)
        keys.left.connect(self._leave)
        keys.went_back.connect(lambda: self._step(Playhead.back))
        keys.went_on.connect(lambda: self._step(Playhead.next))
        keys.paused.connect(self._switch_pause)
        keys.softened.connect(self._soften)

    def _reading(self) -> float:
        return self._now() + self._carried

    def _begin(self) -> None:
        """Play from the start."""
        if self._score is not None:
            self._pages.show_play()
            self._show(Playhead(self._score, self._reading()))

    def _step(self, move: Callable[[Playhead], Playhead]) -> None:
        if self._head is not None and self._session is not None:
            self._show(move(self._head.at(self._reading())))

    def _switch_pause(self) -> None:
        self._step(lambda head: head.resumed() if head.is_paused else head.paused())

    def _soften(self) -> None:
        """By a key: the routine's option, else the softer way."""
        if self._pages.movement.isVisible() and self._pages.movement.has_option:
            self._pages.movement.switch_option()
            self.look()
        else:
            self._switch_softer()

    def _switch_softer(self) -> None:
        other, score = self._other, self._score
        if other is not None and score is not None and self._head is not None:
            self._score, self._other = other, score
            self._step(lambda head: moved_over(head, other))

    def _show(self, head: Playhead) -> None:
        before, self._head = self._head, head
        done = before.done if before is not None else frozenset[int]()
        for unit in sorted(head.done - done):
            self.answered.emit(r.UnitFinished(unit))
        if self._head is not head:
            return
        self._pages.show_head(head)
        self._pages.controls.show_softer(
            there=self._other is not None, on=head.score.sort == "gentle"
        )
        if head.is_over:
            self._finish()
        else:
            self._arm(head)

    def _arm(self, head: Playhead) -> None:
        """Look again when something looks different, or has to be told."""
        if head.is_paused:
            left = LONGEST_PAUSE - (head.clock - (head.paused_since or head.clock))
            self._timer.start(round(max(0.0, left) * 1000) + 1)
            return
        cue = head.cue
        count = cue.beat.seconds / max(cue.beat.counts, 1)
        to_count = count - cue.into % count
        wait = min(cue.left, to_count, 1.0 - head.elapsed % 1.0)
        frame = self._pages.frame_length(head)
        if not self._is_seen():
            wait = min(cue.left, UNSEEN)
        elif frame is not None:
            wait = min(cue.left, frame / 1000)
        self._timer.start(max(1, round(wait * 1000)))

    def _is_seen(self) -> bool:
        shown = self.isVisible() and not self.isMinimized()
        return shown and self.windowHandle().isExposed()

    def _end(self) -> None:
        """End here; what was done is kept."""
        if self._session is None:
            self.close()
            return
        self.look()
        self._finish()

    def _finish(self) -> None:
        """Tell that the session is over, once."""
        if self._session is None:
            return
        self._session = None
        self._timer.stop()
        head = self._head
        completed = head is not None and head.cue.over
        self._still_until = self._reading() + STILLNESS if completed else 0.0
        self.answered.emit(r.Finish(head.played if head is not None else 0.0))

    def _look_at_end(self, ended: Ended) -> None:
        if self._score is None or not self.isVisible() or self._pages.page == "end":
            return
        left = self._still_until - self._reading()
        if ended.outcome == "completed" and left > 0:
            self._timer.start(round(left * 1000) + 1)
            return
        self._pages.show_end(self._score, ended)

    def _leave(self) -> None:
        """Escape: the way out of the page that is shown."""
        if self._pages.page == "play" and self.session_is_running:
            self._end()
        else:
            self.close()

    def _again(self) -> None:
        if self._score is not None:
            names = tuple(routine.id for routine in self._score.routines)
            self.answered.emit(r.StartByHand(names, self._score.sort))

    def _start_short(self) -> None:
        if self._score is not None:
            names = tuple(routine.id for routine in self._score.routines)
            self._finish()
            self.answered.emit(r.StartByHand(names, "short"))

    def _undo(self) -> None:
        if self._ended is not None:
            self.answered.emit(r.Undo(self._ended.fact))

    def _come(self, came_from: Picture | QRect | None) -> None:
        """Appear, or let the card grow into the window where a window can be placed."""
        self._drop_entrance()
        if self.isVisible():
            self.raise_()
            self.activateWindow()
            self.covered.emit()
            return
        open_at(self, self._theme, WIDE, HIGH)
        if came_from is None or self._theme.reduced_motion or not can_move():
            self._appear()
            return
        card = came_from if isinstance(came_from, Picture) else Picture(came_from, QPixmap())
        self._enter(card)

    def _enter(self, card: Picture) -> None:
        free = self.screen().availableGeometry()
        place = QRect(free.center() - self.rect().center(), self.size())
        self.move(place.topLeft())
        picture = Picture(place, self.grab())
        ground = self._theme.colour("surface")
        entrance = Entrance(card, picture, ground, composited=self._composited)
        entrance.covered.connect(self.covered)
        entrance.arrived.connect(self._appear)
        self._entrance = entrance
        entrance.show()

    def _appear(self) -> None:
        if self._entrance is not None and self._head is not None:
            self._begin()
        self.show()
        self.raise_()
        self.activateWindow()
        if self._entrance is None:
            self.covered.emit()
        QTimer.singleShot(0, self, self._drop_entrance)
        self.look()

    def _drop_entrance(self) -> None:
        if self._entrance is not None:
            self._entrance.close()
            self._entrance.deleteLater()
            self._entrance = None
