"""The composition root of the resident program: builds every object, connects every wire."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

import backcare_desktop.ui  # noqa: F401 - first, for it spares the imports after it
from backcare_desktop import parts
from backcare_desktop.answering import Answering, Keys, Memory, Table, Voice
from backcare_desktop.asked_state import REMEMBERED, AskedState
from backcare_desktop.companion import Companion
from backcare_desktop.core.facts import (
    Adapted,
    Fact,
    SessionEnded,
)
from backcare_desktop.core.heat_time import heat_standing
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.pausing import Length, pause_until
from backcare_desktop.core.private import KeyOutcome
from backcare_desktop.core.reply import Pause
from backcare_desktop.core.request import Delete, Restore
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.stages import Progress
from backcare_desktop.core.wishes import Wishes
from backcare_desktop.engine import Engine, Told
from backcare_desktop.faults import catch_faults, write_log
from backcare_desktop.giving_back import GivingBack, may_give_back
from backcare_desktop.in_use import InUse
from backcare_desktop.mending_beside import MEND_LOG, MendingBeside
from backcare_desktop.paths import Places, own_command, resources_dir
from backcare_desktop.private_notes import PrivateNotes
from backcare_desktop.recent_check_ins import RecentCheckIns
from backcare_desktop.recovery_key import RecoveryKey
from backcare_desktop.session_sound import SessionSound
from backcare_desktop.sheet_windows import SheetMeans
from backcare_desktop.side_windows import SideMeans
from backcare_desktop.sounding import sounding, sources_said
from backcare_desktop.store.backup_child import DailyBackup
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.import_room import clear_left_rooms
from backcare_desktop.store.looked import Looked
from backcare_desktop.store.plan_in_force import InForce
from backcare_desktop.store.record import RecordFile, running_system
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.store.waiting_notes import WaitingNotes
from backcare_desktop.system.clock import DemoClock
from backcare_desktop.system.linux.compositor import composited
from backcare_desktop.system.ports import Source
from backcare_desktop.system.untouched import HANDED_ON
from backcare_desktop.ui.announcement import tell_windows
from backcare_desktop.ui.appearance import Appearance
from backcare_desktop.ui.first_answers import SHOWN as FIRST_PAGE
from backcare_desktop.ui.look_timer import LONGEST, LookTimer
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.ui.wakes import Wake, end_on_signals
from backcare_desktop.windows import Means, Windows
from backcare_desktop.wire.line import NotListening
from backcare_desktop.wire.server import Server
from backcare_desktop.written_day import WrittenDay

DEMO_PACE = 0.04
"""Seconds of real time between two looks of a demonstration, while nothing is on screen."""

SOUNDS = "sounds"
_LOGGER = logging.getLogger(__name__)


class Program(QObject):
    """Everything that lives as long as the program."""

    def __init__(
        self,
        app: QApplication,
        found: Places,
        server: Server | NotListening,
        seat: TraySeat,
        looked: Looked,
    ) -> None:
        super().__init__(app)
        self._app, self._found, self._server = app, found, _heard(server, found)
        self.begins_anew = False
        self._clock, self._senses = parts.sensing(os.environ)
        os.environ.pop(HANDED_ON, None)
        self._in_use = InUse(
            resources_dir(), found.settings, found.routines, self._show_chosen, self._tell
        )
        in_force = self._in_use.at_start
        self._senses.ignore(in_force.settings.ignored)
        self._desktop, self._hosts = parts.desktop(), parts.tray_hosts()
        self._by_hand = parts.by_hand(found.config, found.settings)
        self._own_files = parts.by_hand(found.routines)
        self._appearance = self._dressed(in_force.settings)
        self._windows = Windows(app, in_force.plan, self._appearance, self._means(), seat)
        self._sounding = sounding(os.environ, resources_dir() / SOUNDS, self)
        self._sounding.show_chosen(in_force.settings.sound)
        self._companion = Companion(in_force.plan, self._windows, in_force.problems)
        self._companion.show_ignored(in_force.settings.ignored)
        self._mending = MendingBeside(
            own_command(MEND_LOG), found.database, self._clock.boot, self, refused=looked.refused
        )
        self._keeper = parts.keeper(found, looked, self._mending.mends)
        self._lacks_log = looked.refused is not None
        clear_left_rooms(found.runtime)
        self._backup = DailyBackup(Backups(found.backups), self._clock.boot())
        self._records = RecordFile(found.record, running_system())
        self._engine = Engine(
            in_force.plan, self._senses, self._keeper, self._records, self._companion.happened
        )
        self._recent = RecentCheckIns(
            lambda: self._engine.phase.ledger.day, partial(parts.recent_notes, found.database), self
        )
        self._sound = SessionSound(
            self._sounding, self._windows, self._in_use.choices, self._in_use.choose
        )
        self._asked = AskedState(
            self._engine,
            self._in_use.choices,
            self._companion,
            self._recent,
            self._keeper,
            found.database,
            wall=self._clock.wall,
            plan=lambda: self._in_use.plan,
            plan_with=self._in_use.plan_with,
        )
        self._written = WrittenDay(
            self._in_use.choices,
            self._engine,
            self._clock.wall,
            self._companion.answer,
            self._in_use.choose,
        )
        self._notes = PrivateNotes(
            lambda: self._engine.phase.ledger.key,
            self._companion.answer,
            self,
            WaitingNotes(found.waiting_notes),
            wall=self._clock.wall,
            lately=self._recent.lately,
        )
        self._key = RecoveryKey(lambda: self._engine.phase.ledger.key, self)
        self._answering = Answering(
            self._engine,
            self._voice(),
            Memory(self._take_in, self._go_by_it),
            Keys(lambda: self._recent.held, self._hold),
        )
        self._giving_back = GivingBack(
            own_command("--version"), self._may_give_back, self._engine.moment, self
        )
        self._anew = False
        self._timer = LookTimer(self)
        self._connect()
        self._wakes = tuple(self._waking())
        self._senses.moved = self._watch

    def begin(self) -> None:
        """Take the day up, and say what the user must know."""
        self._windows.seat.catch_up()
        self._begin()
        self._notes.take_up()
        self._sound.show()
        self._companion.say_problems()
        self._hear()  # who has waited since before we were there
        if FIRST_PAGE not in self._engine.phase.ledger.screens and not self._lacks_log:
            self._windows.sheets.open_first()

    def end(self) -> None:
        """Let go of everything: the loop has ended."""
        self._timer.stop()
        self._giving_back.close()
        self._windows.leave()
        self._sounding.close()
        self._notes.close()
        self._key.close()
        self._recent.close()
        self._mending.close()
        self._keeper.close()
        self._backup.close()
        self._senses.close()
        for written in (self._by_hand, self._own_files):
            if written is not None:
                written.close()
        if self._server is not None:
            self._server.close()

    def _show_chosen(self, in_force: InForce) -> None:
        """The user has chosen otherwise, in a window, at the command line or in a file."""
        self._senses.ignore(in_force.settings.ignored)
        self._windows.side.show_settings()
        self._windows.breaks.show_tone(in_force.settings.figure_tone)
        self._appearance.show_settings(in_force.settings)
        self._sounding.show_chosen(in_force.settings.sound)
        self._sound.show()
        self._windows.show_plan(in_force.plan)
        self._companion.show_ignored(in_force.settings.ignored)
        self._companion.show_plan(in_force.plan, in_force.problems)
        self._engine.show_plan(in_force.plan)
        self._written.look()

    def _begin(self) -> None:
        """Take the day up by all that is remembered."""
        remembered = self._keeper.remembered(lived_day(self._clock.wall()) - REMEMBERED)
        self._companion.serve(self._engine, played(remembered))
        self._senses.hear()  # a call that goes on over a restart is known before anything comes up
        self._engine.begin(remembered, self._records.read())
        self._written.look()

    def _take_in(self, file: str) -> Table:
        """The facts of an export, looked over and put into a log by who asks: all or none."""
        try:
            return {"added": self._keeper.take_in(Path(file))}
        except StoreError as error:
            return _refused(error)

    def _go_by_it(self) -> None:
        """At once, or when what is played or offered just now has ended: it goes on till then."""
        self._anew = True
        self._answering.tell_change()
        self._begin_anew()

    def _mended(self) -> None:
        """At once, and if the day was begun without the log, by what is in it."""
        self._engine.look()
        self._answering.tell_change()
        if self._lacks_log and not self._keeper.is_damaged:
            self._lacks_log = False
            self._go_by_it()

    def _begin_anew(self) -> None:
        phase = self._engine.phase
        if self._anew and phase.ledger.session is None and phase.showing is None:
            self._anew = False
            self._begin()

    def _dressed(self, settings: Settings) -> Appearance:
        wishes = self._desktop.wishes if self._desktop else Wishes()
        return Appearance(self._app, parts.tokens, settings, wishes)

    def _means(self) -> Means:
        return Means(
            clock=self._clock.boot,
            wall=self._clock.wall,
            view=lambda ahead: self._asked.panel(ahead=ahead),
            figures=lambda: parts.figures(self._in_use.settings.figure_tone),
            week_command=own_command("week"),
            call_week=lambda errand: self._answering.tell_forward(errand),
            shadows=composited(os.environ),
            sheets=SheetMeans(
                wall=self._clock.wall,
                settings=lambda: self._in_use.settings,
                screens=lambda: self._engine.phase.ledger.screens,
                heat=lambda: self._asked.heat(),
                preview_with=lambda settings: self._asked.preview_with(settings),
            ),
            side=SideMeans(
                settings=lambda: self._in_use.settings,
                preview=lambda: self._asked.preview(),
                folder=str(self._found.database.parent),
                today=lambda: self._clock.wall().date(),
                changes=lambda: self._asked.changes(),
                lately=lambda said: self._recent.lately(said),
                routines=lambda: self._in_use.library.routines,
                sources=lambda: sources_said(self._sounding),
                unread=lambda: self._recent.unread,
            ),
        )

    def _voice(self) -> Voice:
        return Voice(
            status=self._companion.status,
            refusal=self._companion.refusal,
            come_forward=self._windows.come_forward,
            leave=self._leave,
            choose=self._in_use.choices.take,
            renew=self._renew,
            heat_words=_heat_watch,
            pad_may_be_on=_pad_may_be_on,
            rewrite=self._rewrite,
            listened=self._windows.hand_over_to_week,
        )

    def _connect(self) -> None:
        windows = self._windows
        windows.answered.connect(self._companion.answer)
        windows.breaks.routine_chosen.connect(self._in_use.choose_in_routine)
        windows.pause_asked.connect(self._pause)
        windows.ignoring_asked.connect(self._in_use.ignore)
        windows.quit_asked.connect(self._leave)
        windows.settings_chosen.connect(self._in_use.choose)
        self._connect_notes()
        # Queued: a window that closes is still to be seen while it says so.
        windows.seen_changed.connect(self._arm, Qt.ConnectionType.QueuedConnection)
        self._companion.followed.connect(self._followed)
        self._timer.rang.connect(self._look)
        self._mending.ended.connect(self._mended)
        self._giving_back.wanted.connect(self._give_back)

    def _connect_notes(self) -> None:
        notes, side = self._notes, self._windows.side
        self._windows.checked_in.connect(notes.keep)
        self._windows.checked_in.connect(self._recent.add)
        side.notes_needed.connect(self._recent.look)
        side.notes_opened_again.connect(self._recent.open_again)
        self._recent.came.connect(side.show_unread)
        self._recent.came.connect(self._windows.refresh)
        notes.refused.connect(side.open_key_refused)
        notes.key_made.connect(side.open_own_key)
        notes.key_made.connect(self._hold)
        side.again_asked.connect(notes.make_key)
        side.own_key_asked.connect(lambda: notes.make_key(own=True))
        side.left_out.connect(notes.leave_out)
        side.key_shown_asked.connect(self._key.show_it)
        side.key_entered.connect(self._key.enter)
        self._key.came.connect(side.show_key_outcome)
        self._key.came.connect(self._take_key)

    def _take_key(self, outcome: KeyOutcome) -> None:
        if outcome.what in {"kept", "right"}:
            self._hold(outcome.key)

    def _hold(self, key: str) -> None:
        """The rules go by it, and the week, for as long as the program runs."""
        self._recent.hold(key)
        self._answering.tell_change()

    def _waking(self) -> Iterator[Wake]:
        """What comes from outside, each with what it wakes."""
        if self._server is not None:
            yield Wake(self._server.fileno, self._hear, self)
        if self._desktop is not None:
            yield Wake(self._desktop.fileno, self._desktop_changed, self)
        if self._hosts is not None:
            yield Wake(self._hosts.fileno, self._host_came, self)
        if self._by_hand is not None:
            yield Wake(self._by_hand.fileno, self._written_by_hand, self)
        if self._own_files is not None:
            yield Wake(self._own_files.fileno, self._routines_written, self)
        for source in self._senses.sources():
            yield Wake(source.fileno, partial(self._sensed, source), self)
        end_on_signals(self._leave, self)
        catch_faults(self._tell_fault)

    def _look(self) -> None:
        self._timer.arm(LONGEST)  # should this look fail, there is another one
        if isinstance(self._clock, DemoClock) and not self._windows.anything_seen():
            self._clock.jump_to(self._engine.phase.asked)
        self._in_use.choices.look()
        self._renew()
        self._engine.look()
        self._written.look()

    def _followed(self, told: Told) -> None:
        self._sound.follow(told)
        self._written.follow()
        if told.facts:
            self._answering.tell_change()
            self._windows.side.show_changes()
        if self._backup.keep(told.phase.ledger.day, told.moment.boot):
            self._keeper.found_damaged(self._found.database)
        for fact in told.facts:
            if isinstance(fact, Adapted):
                QTimer.singleShot(0, self, partial(self._settle, fact))
        self._watch()
        self._arm()
        if self._anew:
            QTimer.singleShot(0, self, self._begin_anew)
        self._giving_back.look(told.moment)

    def _may_give_back(self, moment: Moment) -> bool:
        done = self._windows.are_done_with and not self._knows_more()
        return done and may_give_back(self._engine.phase, moment)

    def _knows_more(self) -> bool:
        """Than stands in the log, the settings and the record; or somebody waits for a word."""
        is_demo = isinstance(self._clock, DemoClock)
        owes = self._notes.are_under_way or (self._server is not None and self._server.is_busy)
        return is_demo or owes or bool(self._companion.notice or self._recent.held)

    def _give_back(self) -> None:
        _LOGGER.info("nobody is there: begun anew, to give back what windows took")
        os.environ.update(self._senses.handed_on())
        self._go(anew=True)

    def _watch(self) -> None:
        """Who has died, or is back, is heard by another handle from now on."""
        for wake in self._wakes:
            wake.watch()

    def _arm(self) -> None:
        """Ring when the engine asked for it; a demonstration rings at once where nobody looks."""
        hurried = isinstance(self._clock, DemoClock) and not self._windows.anything_seen()
        wait = DEMO_PACE if hurried else self._engine.phase.asked - self._clock.boot()
        self._timer.arm(wait)

    def _hear(self) -> None:
        if self._server is not None:
            for message, answer in self._server.drain():
                self._answering.take(message, answer)

    def _desktop_changed(self) -> None:
        if self._desktop is not None and self._desktop.drain():
            self._appearance.show_wishes(self._desktop.wishes)
            self._windows.show_bar()

    def _host_came(self) -> None:
        if self._hosts is not None and self._hosts.drain():
            self._windows.renew_tray()

    def _written_by_hand(self) -> None:
        """What is written into the settings file counts at once, at any hour."""
        if self._by_hand is not None and self._by_hand.drain():
            self._in_use.choices.look()

    def _sensed(self, source: Source) -> None:
        if source.drain():
            self._engine.look()

    def _pause(self, length: Length) -> None:
        until = pause_until(length.words, self._clock.wall(), self._in_use.plan.hours)
        self._companion.answer(Pause(until, length.kind))

    def _settle(self, fact: Adapted) -> None:
        if self._in_use.settle(fact):
            self._answering.tell_change()

    def _routines_written(self) -> None:
        if self._own_files is not None and self._own_files.drain():
            self._renew()

    def _renew(self) -> None:
        """What is being played is played to its end first."""
        if self._engine.phase.ledger.session is None:
            self._in_use.renew()

    def _tell(self, sentence: str) -> None:
        self._windows.seat.say(self.tr("BackCare"), sentence)

    def _tell_fault(self) -> None:
        said = self.tr("Something went wrong in BackCare itself. The reminders go on.")
        self._tell(said)

    def _leave(self) -> None:
        """To the end, whatever was meant to come after it."""
        self._go(anew=False)

    def _go(self, *, anew: bool) -> None:
        """What runs is ended and kept, then everything goes."""
        self.begins_anew = anew
        self._notes.close()
        self._windows.leave()
        QTimer.singleShot(0, self._app.quit)

    def _rewrite(self, asked: Restore | Delete, progress: Progress) -> dict[str, object]:
        """The one writer lets go of the log, changes what was kept, and begins anew from it."""
        from backcare_desktop.core.outcome import Busy, outcome_table
        from backcare_desktop.store.rewriting import rewritten
        from backcare_desktop.store.whole_backup import BadBackup

        if self._engine.phase.ledger.session is not None:
            said, outcome = "A session is running", outcome_table(Busy("session"))
            return {"error": f"{said} in the program: please end it first.", "outcome": outcome}
        if heat_standing(self._engine.phase) is not None:
            said, outcome = "Heat is running", outcome_table(Busy("heat"))
            return {"error": f"{said} in the program: please end it first.", "outcome": outcome}
        try:
            with self._mending.held_off():
                self._keeper.close()
                done = rewritten(self._found, asked, datetime.now().astimezone(), progress)
        except BadBackup as error:
            return {"error": str(error), "outcome": outcome_table(error.outcome)}
        except StoreError as error:
            return _refused(error)
        self._windows.let_week_stay()
        self._go(anew=True)
        return {"outcome": outcome_table(done)}


def _heard(server: Server | NotListening, found: Places) -> Server | None:
    """What listens to the command line, if anything can; from here on there is a log."""
    tell_windows()
    write_log(found.state / "backcare.log")
    if isinstance(server, NotListening):
        _LOGGER.warning("%s", server)
        return None
    return server


def played(facts: tuple[Fact, ...]) -> set[str]:
    """The routines that have been played before, at least in part."""
    ended = (fact for fact in facts if isinstance(fact, SessionEnded) and fact.blocks)
    return {name for fact in ended for name in fact.routines}


def _refused(error: StoreError) -> dict[str, object]:
    """The log's refusal, in a sentence and as a value."""
    from backcare_desktop.core.outcome import LogRefused, outcome_table

    outcome = outcome_table(LogRefused(error.cause, str(error.path)))
    return {"error": str(error), "outcome": outcome}


def _heat_watch() -> str:
    from backcare_desktop.ui.heat_words import heat_watch

    return heat_watch()


def _pad_may_be_on() -> str:
    from backcare_desktop.ui.heat_words import pad_may_be_on

    return pad_may_be_on()
