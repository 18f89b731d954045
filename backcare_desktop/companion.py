"""Everything that is seen follows what the engine tells; what is clicked goes back to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core import reply as r
from backcare_desktop.core.asking import asking
from backcare_desktop.core.facts import Fact, SessionEnded, SessionStarted, Unanswered
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.heat_time import heat_standing
from backcare_desktop.core.keeping import (
    BeingMended,
    Keeping,
    Mended,
    NotMended,
    NotSaved,
    Salvaged,
    Saved,
)
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.offering import ON_SCREEN, is_beside_hours
from backcare_desktop.core.phase import Showing
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.promises import lapses_at
from backcare_desktop.core.refusal import NothingOffered, Refusal
from backcare_desktop.core.score import score
from backcare_desktop.core.sense import Sense
from backcare_desktop.core.sessions import starts_heat
from backcare_desktop.core.tally import tally
from backcare_desktop.core.upcoming import upcoming
from backcare_desktop.engine import Engine, Told
from backcare_desktop.ui import texts
from backcare_desktop.ui.refusal_words import refusal_said
from backcare_desktop.ui.salvage_words import salvage_said
from backcare_desktop.ui.tray_view import heat_line, standing_words, tray_view
from backcare_desktop.windows import Windows

if TYPE_CHECKING:
    from backcare_desktop.ui.player_end import Ended
    from backcare_desktop.ui.prompt_card import PromptCard
    from backcare_desktop.ui.sleep_card import SleepCard


class Companion(QObject):
    """Card, player and tray, kept as the engine's last word says they are."""

    followed = Signal(object)
    """Everything on screen says what this `Told` says."""

    def __init__(self, plan: Plan, windows: Windows, problems: tuple[str, ...] = ()) -> None:
        """`problems` are sentences on what is wrong with the user's files."""
        super().__init__(windows)
        self._plan = plan
        self._windows, self._breaks, self._tray = windows, windows.breaks, windows.tray
        self._engine: Engine | None = None
        self._shown: UUID | None = None
        self._opened: UUID | None = None
        self._played: set[str] = set()
        self._evening = False
        self._trouble = ""
        self._problems = problems
        self._ignored: frozenset[Sense] = frozenset()
        self._salvaged, self._has_begun = "", False
        self._titles = {name: routine.title for name, routine in plan.routines.items()}
        windows.breaks.covered.connect(self._card_gone)
        windows.card_may_come.connect(self._show_card_again)
        windows.sheets.heat_opened.connect(lambda: self._hold_card(on=True))
        windows.sheets.heat_left.connect(lambda: self._hold_card(on=False))

    @property
    def notice(self) -> str:
        """What the user must know now; empty when all is well."""
        return self._trouble or " ".join(self._lasting())

    def serve(self, engine: Engine, played: set[str]) -> None:
        """Answers go to this engine; these routines were played before."""
        self._engine, self._played = engine, played

    def show_plan(self, plan: Plan, problems: tuple[str, ...]) -> None:
        """Go by this plan; what is newly wrong with the user's files is said."""
        self._plan, before = plan, self._problems
        self._problems = problems
        self._titles = {name: routine.title for name, routine in plan.routines.items()}
        for sentence in problems:
            if sentence not in before:
                self._windows.seat.say(self.tr("BackCare"), sentence)

    def show_ignored(self, ignored: frozenset[Sense]) -> None:
        """These senses do not count: from the next word of the engine on the tray says so."""
        self._ignored = ignored

    def say_problems(self) -> None:
        """What is wrong with the user's files, once; the menu keeps it."""
        self._has_begun = True
        for sentence in self._lasting():
            self._windows.seat.say(self.tr("BackCare"), sentence)

    def _lasting(self) -> tuple[str, ...]:
        """What stays in the menu until the next start."""
        return tuple(filter(None, (*self._problems, self._salvaged)))

    def answer(self, reply: r.Reply) -> None:
        """The user has said this; what cannot be is told. Before heat comes what it needs."""
        if self._engine is None:
            return
        if _begins_heat(reply, self._engine):
            self._windows.sheets.open_heat()
            return
        lapses = self._lapses(reply)
        refusal = self._engine.answer(reply)
        if refusal is not None and not isinstance(refusal, NothingOffered):
            self._windows.seat.say(self.tr("BackCare"), self.refusal(refusal))
        elif refusal is None and lapses is not None:
            said = self.tr("Your hours end at {time}: this will not come again today.")
            self._windows.seat.say(self.tr("BackCare"), said.format(time=texts.time_of_day(lapses)))

    def refusal(self, refusal: Refusal) -> str:
        """Why something cannot be, in a sentence."""
        return refusal_said(refusal, self._titles)

    def _lapses(self, reply: r.Reply) -> datetime | None:
        """The end of hours before which what is put off would not come (law 15)."""
        if not isinstance(reply, r.Later) or self._engine is None:
            return None
        return lapses_at(self._engine.phase, reply.minutes, self._engine.moment())

    def _todays_plan(self) -> Plan:
        """With what its user agreed to change."""
        return self._engine.plan if self._engine else self._plan

    def status(self) -> str:
        """What is going on, in a sentence or two."""
        engine = self._engine
        if engine is None:
            return ""
        moment = engine.moment()
        words = standing_words(engine.plan, engine.phase, moment)
        today = texts.mark_said(engine.phase.ledger.mark)
        heat = heat_line(engine.phase, moment)
        waits = self._waits()
        lines = (heat, waits or words.head, words.why, today, self.notice)
        return "\n".join(line for line in lines if line)

    def _waits(self) -> str:
        """What the window of a session waits for before anything of it counts."""
        session = self._engine.phase.ledger.session if self._engine else None
        if session is None or session.id != self._opened:
            return ""
        said = {
            "answer": self.tr("{title}: a question waits for you in its window."),
            "start": self.tr("{title}: it begins with Start in its window."),
        }.get(self._breaks.player.waits_for, "")
        return said.format(title=texts.titles([self._plan.routines[n] for n in session.routines]))

    def happened(self, told: Told) -> None:
        """Follow what the engine tells: remembered already, now shown."""
        self._note_keeping(told.keeping)
        for fact in told.facts:
            self._note(fact, told)
        self._show_card(told)
        self._windows.show_heat(heat_standing(told.phase), told.moment.boot)
        plan = self._todays_plan()
        self._tray.show_view(tray_view(plan, told.phase, told.moment, self.notice, self._ignored))
        self._windows.look_for_tray()
        self._windows.refresh()
        self.followed.emit(told)

    def _note(self, fact: Fact, told: Told) -> None:
        match fact:
            case SessionStarted():
                self._open_session(fact, told)
            case SessionEnded():
                self._end_session(fact, told)
            case _:
                pass

    def _card(self) -> PromptCard | SleepCard:
        """The one that shows the present offer, or showed the last one."""
        return self._breaks.evening_card if self._evening else self._breaks.card

    def _show_card(self, told: Told) -> None:
        showing = told.phase.showing
        if showing is None:
            self._put_card_away(told)
        elif showing.prompt.id != self._shown and not self._windows.sheets.is_asking:
            self._shown = showing.prompt.id
            self._offer(showing, told.phase.ledger)

    def _show_card_again(self) -> None:
        """The offer is still open, and nothing else shows it any more."""
        showing = self._engine.phase.showing if self._engine else None
        if showing is not None and self._engine:
            self._shown = showing.prompt.id
            self._offer(showing.at(self._engine.moment().boot), self._engine.phase.ledger)

    def _offer(self, showing: Showing, ledger: Ledger) -> None:
        """On the card; the user's own routine may be gone since, and then there is nothing."""
        from backcare_desktop.ui.offer_words import offer_of

        offer = offer_of(self._plan, showing.prompt, ledger)
        if offer.routines:
            self._evening = is_beside_hours(self._plan, showing.prompt.slot)
            if self._evening:
                self._breaks.dim_evening()
            self._card().show_offer(offer, _left(showing))
            self._breaks.prepare_session()

    def _put_card_away(self, told: Told) -> None:
        if self._shown is None:
            return
        self._shown = None
        if any(isinstance(fact, SessionStarted) for fact in told.facts):
            return
        if any(isinstance(fact, Unanswered) for fact in told.facts):
            self._card().fold()
        else:
            self._card().withdraw()

    def _hold_card(self, *, on: bool) -> None:
        """The offer waits while what comes before heat is read."""
        if self._shown is not None and not self._evening:
            self._breaks.card.hold(on=on)

    def _card_gone(self) -> None:
        if self._shown is None:
            self._card().withdraw()

    def _open_session(self, fact: SessionStarted, told: Told) -> None:
        from backcare_desktop.ui.why_gentle import early_fold, why_gentle

        routines = tuple(self._plan.routines[name] for name in fact.routines)
        self._opened = fact.id
        first = not self._played.issuperset(fact.routines)
        why = why_gentle(fact.sort, routines, told.phase.ledger)
        came_from = self._card().picture() if self._shown is not None else None
        evening = fact.prompt is not None and is_beside_hours(self._plan, fact.slot or "")
        self._breaks.dim_player(evening=evening)
        self._breaks.player.open_session(
            fact.id,
            score(routines, fact.sort),
            first_time=first,
            why=why.words or early_fold(self._plan, routines, told.phase.ledger, fact.at),
            may_undo=why.may_undo and bool(why.words),
            asking=asking(self._plan, routines, told.phase.ledger),
            came_from=came_from,
        )

    def _end_session(self, fact: SessionEnded, told: Told) -> None:
        """One of an earlier run has no page here, and its routine may be gone."""
        if fact.blocks:
            self._played.update(fact.routines)
        if fact.session == self._opened and fact.outcome != "not-begun":
            self._breaks.player.show_end(_ended(self._todays_plan(), fact, told))

    def _note_keeping(self, keeping: Keeping) -> None:
        """Told once when the log refuses, and once when it is mended (law 22)."""
        match keeping:
            case NotSaved():
                from backcare_desktop.ui.log_words import log_refused

                why = log_refused(keeping.cause, keeping.file)
                self._trouble = self.tr("Not saved yet: {why}").format(why=why)
                self._windows.seat.say(self.tr("BackCare"), self._trouble)
            case BeingMended():
                self._trouble = self.tr("The log is being mended: what happens meanwhile is kept.")
            case NotMended():
                self._trouble = self._not_mended(keeping)
                self._windows.seat.say(self.tr("BackCare"), self._trouble)
            case Saved():
                self._trouble = ""
            case Mended():
                self._trouble = ""
                self._windows.seat.say(
                    self.tr("BackCare"), self.tr("Everything that waited is saved now.")
                )
            case Salvaged(salvage):
                self._trouble, self._salvaged = "", salvage_said(salvage)
                if self._has_begun:
                    self._windows.seat.say(self.tr("BackCare"), self._salvaged)
            case _:
                pass

    def _not_mended(self, keeping: NotMended) -> str:
        from backcare_desktop.ui.log_words import log_refused

        said = self.tr(
            "The log is damaged and could not be mended yet. It is kept as it is, and BackCare "
            "tries again by itself. {why}"
        )
        why = "" if keeping.cause == "damaged" else log_refused(keeping.cause, keeping.file)
        return said.format(why=why).rstrip()


def _left(showing: Showing) -> float:
    return max(0.0, ON_SCREEN - showing.seconds)


def _ended(plan: Plan, fact: SessionEnded, told: Told) -> Ended:
    from backcare_desktop.ui.player_end import Ended

    routine = plan.routines[fact.routines[0]]
    day = tally(told.phase.today, plan, told.phase.ledger)
    today = next(one for one in day if one.pillar == routine.pillar)
    coming = upcoming(plan, told.phase, told.moment)
    then = plan.routines.get(coming.routines[0]) if coming else None
    return Ended(
        fact=fact.id,
        outcome=fact.outcome,
        done=fact.done,
        units=fact.units,
        seconds=fact.seconds,
        today=today.done,
        daily=today.of or 0,
        next_line=standing_words(plan, told.phase, told.moment).head if then else "",
        next_pillar=then.pillar if then else None,
    )


def _begins_heat(reply: r.Reply, engine: Engine) -> bool:
    """Whether heat would begin with this, whose sheet says first what must be known."""
    match reply:
        case r.StartByHand():
            return HEAT in reply.routines
        case r.Start():
            return starts_heat(engine.plan, engine.phase, engine.moment())
        case _:
            return False
