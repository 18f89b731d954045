"""The player: one window that leads through a session, from the first look at it to its end.

The session exists from *Start* on the card. The page before a routine's first time only delays
the play: *Not today* there ends the session after no seconds, and the short version ends it
likewise and asks for another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.asking import Answered, Asking
from backcare_desktop.core.chosen import Chosen
from backcare_desktop.core.facts import Feeling, Sort
from backcare_desktop.core.guide import routine_of
from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Routine, Score
from backcare_desktop.core.screens import LEG_SYMPTOM
from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import show_theme_within
from backcare_desktop.ui.look_timer import LookTimer
from backcare_desktop.ui.player_arrival import Arrival
from backcare_desktop.ui.player_choices import with_chosen
from backcare_desktop.ui.player_end import Ended
from backcare_desktop.ui.player_entrance import Picture
from backcare_desktop.ui.player_figure import Figures
from backcare_desktop.ui.player_keys import PlayerKeys
from backcare_desktop.ui.player_pace import next_look
from backcare_desktop.ui.player_pages import PlayerPages
from backcare_desktop.ui.player_prompter import Prompter
from backcare_desktop.ui.player_session import Move, PlayedSession
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

WIDE, HIGH = 560, 640

Waits = Literal["", "start", "answer"]
"""Nothing; *Start*; an answer to a question about safety."""

STILLNESS = 2.0
"""Seconds of quiet between the last step and what was logged."""


class Player(QWidget):
    """Plays one session at a time. `now` is a monotonic clock in seconds, handed in."""

    answered = Signal(object)
    """A unit was finished, the session is over, or one is wanted: core.reply's values."""

    chosen = Signal(object)
    """A routine is to be otherwise from now on: core.chosen's `Chosen`."""

    help_asked = Signal()
    """The user wants to know when to get help."""

    learn_asked = Signal(str)
    """What is known of such habits is to be shown: a `Pillar`."""

    covered = Signal()
    """The player, or its entrance, is on screen: the card can go."""

    sound_switched = Signal(bool)
    """Voice and sound are to be on, or off."""

    cue_begun = Signal(object)
    """Something is to be heard now: a `Saying`."""

    hushed = Signal()
    """What is being said is to stop: the session stands still, or was ended."""

    closed = Signal()
    """The window is gone; a session that was running has been ended before."""

    def __init__(
        self, theme: Theme, *, now: Callable[[], float], composited: bool, figures: Figures
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        be_window(self)
        self._theme, self._now = theme, now
        self._played: PlayedSession | None = None
        self._ended: Ended | None = None
        self._carried = self._over_at = 0.0
        self._was_read, self._may_undo = False, True
        self._choices: dict[tuple[str, str], float] = {}
        self._arrival = Arrival(self, composited=composited)
        self._pages = PlayerPages(theme, figures, self)
        self._prompter = Prompter()
        self._timer = LookTimer(self)
        self._timer.rang.connect(self.look)
        lay_ground(self, "surface")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._connect()

    @property
    def session_is_running(self) -> bool:
        """Whether a session is open here, played or still to be begun."""
        return self._played is not None and self._played.is_running

    @property
    def waits_for(self) -> Waits:
        """What a session that is open here and was not begun yet waits for."""
        played = self._played
        if played is None or not played.is_running or played.head is not None:
            return ""
        return "start" if self._pages.before.start.isEnabled() else "answer"

    def open_session(  # noqa: PLR0913 - each says one thing about the session
        self,
        session: UUID,
        score: Score,
        *,
        first_time: bool,
        why: str = "",
        may_undo: bool = True,
        asking: Asking | None = None,
        came_from: Picture | QRect | None = None,
    ) -> None:
        """Come up with this session; the card at `came_from` grows into the window.

        `first_time` shows first what is going to be done. `why` says why it begins gently without
        having been asked to, and `may_undo` whether that can be undone here; or what else is to be
        known of it now. `asking` is what must be answered first. Raises ValueError for a score
        without beats.
        """
        if not score.beats:
            raise ValueError("a score without beats")
        self._played = PlayedSession(session, score, self._tell)
        self._ended, self._carried, self._choices = None, 0.0, {}
        self._prompter.begin()
        self._may_undo = may_undo
        self._pages.show_why(why, can_be_undone=may_undo and self._played.other is not None)
        self.setWindowTitle(texts.titles(score.shown))
        self.setAccessibleName("")
        was_read, self._was_read = self._was_read, False
        must = asking is not None and bool(asking.questions)
        if must or (first_time and not was_read):
            self._pages.show_before(score, asking=asking)
        else:
            self._begin()
        if not self.isVisible():
            open_at(self, self._theme, WIDE, HIGH)
            self._pages.grow(self)
        self._arrival.come(self._theme, came_from)
        self.look()

    def show_end(self, ended: Ended) -> None:
        """Show how the session ended, after a moment of stillness where it was played out."""
        self._ended = ended
        self.look()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""
        self._theme = theme
        show_theme_within(self, theme)
        self.look()

    def show_sound(self, note: str, *, on: bool) -> None:
        """Whether voice and sound are on, and why nothing is heard if nothing is."""
        self._pages.head.show_sound(note, on=on)

    def pause(self) -> None:
        """Stand still, as the screen was locked; a walk goes on."""
        self._move(Playhead.locked)

    def carry(self, gap: float) -> None:
        """Some seconds have passed that `now` did not count (law 20)."""
        self._carried += max(0.0, gap)
        self.look()

    def look(self) -> None:
        """Read the clock: show what is on now, and tell what was finished since."""
        if self._played is not None and self._ended is not None:
            self._show_end(self._played, self._ended)
        else:
            self._move(lambda head: head)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was done is kept."""
        super().closeEvent(event)
        self._timer.stop()
        self._arrival.stop()
        if self._played is not None:
            self._played.finish()
        self._played = self._ended = None
        self.closed.emit()

    def _connect(self) -> None:
        self._arrival.covered.connect(self.covered)
        self._arrival.arrived.connect(self._arrived)
        pages = self._pages
        pages.head.help_asked.connect(self.help_asked)
        pages.head.about_asked.connect(self._show_about)
        pages.head.sound_switched.connect(self._switch_sound)
        pages.before.started.connect(self._start)
        pages.before.sort_chosen.connect(self._start_other)
        pages.chosen.connect(self._choose)
        pages.learn_asked.connect(self.learn_asked)
        pages.why.undone.connect(self._switch_softer)
        pages.why_before.undone.connect(self._switch_before)
        pages.before.declined.connect(self.close)
        pages.screen_answered.connect(self._screened)
        pages.felt.connect(self._felt)
        pages.end.again.connect(self._again)
        pages.end.undone.connect(self._undo)
        pages.end.closed.connect(self.close)
        pages.controls.ended.connect(self._leave)
        pages.controls.softened.connect(self._switch_softer)
        keys = PlayerKeys(self)
        keys.help_asked.connect(self.help_asked)
        keys.left.connect(self._leave)
        keys.softened.connect(self._soften)
        keys.voiced.connect(pages.head.voice.click)
        for asks in (keys, pages.controls):
            asks.moved.connect(self._step)

    def _tell(self, answer: r.Reply) -> None:
        if isinstance(answer, r.Finish):
            self._timer.stop()
            self._over_at = self._reading()
            self.hushed.emit()
        self.answered.emit(answer)

    def _reading(self) -> float:
        return self._now() + self._carried

    def _arrived(self) -> None:
        """The movement into the window is no part of the session."""
        if self._played is not None and self._pages.page == "play":
            self._played.begin(self._reading())

    def _begin(self) -> None:
        """Play from the start, or go on where it was left."""
        if self._played is None or self._ended is not None:
            return
        if self._played.head is None:
            self._played.begin(self._reading())
        self._pages.show_play()
        self._move(Playhead.resumed)

    def _show_about(self) -> None:
        """Stand still and say again what stood before the first time."""
        if self._played is not None and self.session_is_running:
            self._move(Playhead.paused)
            self._pages.show_before(self._played.score, running=True)

    def _step(self, move: Move) -> None:
        if self._pages.page == "play":
            self._move(move)

    def _move(self, move: Move) -> None:
        """Play on until now, go where `move` says, and look again when that changes."""
        played = self._played
        if played is None:
            return
        played.move(self._reading(), move)
        head = played.head
        if head is None or self._ended is not None:
            return
        cue = head.cue
        if self._pages.page == "play" and self._pages.show_head(head, cue):
            self._show_softer(played, routine_of(head.score, cue.beat))
        if played.is_running:
            self._let_hear(head)
            frame, heard = self._pages.frame_length(cue), self._prompter.wait(head)
            self._timer.arm(next_look(head, cue, frame, seen=self._is_seen(), heard=heard))

    def _show_softer(self, played: PlayedSession, routine: Routine) -> None:
        name = routine.gentle_name or self.tr("Softer")
        there = played.other is not None and self._may_switch(played)
        self._pages.controls.show_softer(name, there=there, on=played.score.sort == "gentle")

    def _let_hear(self, head: Playhead) -> None:
        """What has begun since the last look; in a pause, silence."""
        saying = self._prompter.due(head)
        if saying is not None:
            self.cue_begun.emit(saying)
        elif head.is_paused:
            self.hushed.emit()

    def _switch_sound(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        """What is on now is told again to who only listens from now on."""
        self._prompter.begin()
        self.sound_switched.emit(on)
        self.look()

    def _show_end(self, played: PlayedSession, ended: Ended) -> None:
        if self._pages.page == "end":
            return
        still = self._over_at + STILLNESS - self._reading()
        if played.was_played_out and still > 0:
            self._timer.arm(still)
            return
        self._pages.show_end(played.score, ended)

    def _is_seen(self) -> bool:
        shown = self.isVisible() and not self.isMinimized()
        return shown and self.windowHandle().isExposed()

    def _soften(self) -> None:
        """By a key: the routine's option, else the softer way."""
        if self._pages.page == "play" and not self._pages.switch_option():
            self._switch_softer()

    def _may_switch(self, played: PlayedSession) -> bool:
        """What an answer about safety has made gentle stays so."""
        return self._may_undo or played.score.sort != "gentle"

    def _switch_softer(self) -> None:
        if self._played is not None and self._may_switch(self._played):
            self._pages.show_why("", can_be_undone=False)
            self._played.switch_softer(self._reading())
            self.look()

    def _switch_before(self) -> None:
        """As usual after all; what is going to be done, or being done, is shown anew."""
        self._switch_softer()
        if self._played is not None:
            running = self._played.head is not None
            self._pages.show_before(self._played.score, running=running)

    def _leave(self) -> None:
        """The way out of the page that is shown."""
        played = self._played
        if played is None or played.head is None or not played.is_running:
            self.close()
        elif self._pages.page == "before":
            self._begin()
        else:
            self.look()
            played.finish()

    def _again(self) -> None:
        if self._played is not None:
            self._played.ask_again(self._played.score.sort)

    def _start(self) -> None:
        """As it stands; with other numbers it is another session."""
        if self._choices and self._played is not None:
            self._start_other(self._played.score.sort)
        else:
            self._begin()

    def _start_other(self, sort: Sort) -> None:
        played = self._played
        if played is not None:
            self._was_read = True
            played.finish()
            played.ask_again(sort)
            self._close_unless_other(played)

    def _close_unless_other(self, played: PlayedSession) -> None:
        """What is over before it began shows no end: without another one nothing is left here."""
        if self._played is played:
            self.close()

    def _screened(self, said: Answered) -> None:
        """What the answer shuts is not played: what stands for it comes up, if anything does.

        What goes down a leg leads to when to get help (A13).
        """
        self.answered.emit(r.AnswerScreen(said.question.screen, said.answer))
        if (said.question.screen, said.answer) == (LEG_SYMPTOM, "yes"):
            self.help_asked.emit()
        if said.answer == "no" or self._played is None:
            return
        played = self._played
        played.finish()
        if said.question.instead:
            self.answered.emit(r.StartByHand(said.question.instead))
        self._close_unless_other(played)

    def _choose(self, chosen: Chosen) -> None:
        """Remembered at once; before the start it also makes this session another one."""
        self.chosen.emit(chosen)
        if self._played is not None and self._played.head is None:
            self._choices[chosen.routine, chosen.name] = chosen.value
            self._pages.show_length(with_chosen(self._played.score, self._choices))

    def _felt(self, feeling: Feeling) -> None:
        if self._played is not None:
            self.answered.emit(r.SayFelt(self._played.name, feeling))

    def _undo(self) -> None:
        if self._ended is not None:
            self.answered.emit(r.Undo(self._ended.fact))
