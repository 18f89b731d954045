"""The one ring: sense, decide, remember, tell. Remember first, tell second (law 22)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from backcare_desktop.core.adapted_plan import plan_for
from backcare_desktop.core.facts import Fact
from backcare_desktop.core.keeping import Keeping
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.phase import Phase, Step
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.record import Record, record_of
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.reply import Reply
from backcare_desktop.core.schedule import advance, begin, replan, respond


class Senses(Protocol):
    """Where a moment comes from."""

    def read(self) -> Moment:
        """The world at this instant."""
        ...


class Memory(Protocol):
    """Where facts go, and are never lost."""

    def append(self, facts: Iterable[Fact]) -> Keeping:
        """Remember these, after all that still waits."""
        ...

    def retry(self) -> Keeping:
        """Try again to save what waits."""
        ...


class Records(Protocol):
    """Where the small record of each look goes (law 21)."""

    def write(self, record: Record) -> bool:
        """Replace the record."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What one turn of the ring came to: the facts, remembered already, and where it stands."""

    facts: tuple[Fact, ...]
    keeping: Keeping
    phase: Phase
    moment: Moment


class Engine:
    """Turns the ring at each look and each answer; never by itself."""

    def __init__(
        self,
        plan: Plan,
        senses: Senses,
        memory: Memory,
        records: Records,
        tell: Callable[[Told], None],
    ) -> None:
        self._base = self._plan = plan
        self._senses, self._memory, self._records = senses, memory, records
        self._tell = tell
        self._phase: Phase | None = None

    @property
    def plan(self) -> Plan:
        """What it goes by today, with what its user agreed to change about single slots."""
        return self._plan

    @property
    def phase(self) -> Phase:
        """Where it stands. Raises RuntimeError before `begin`."""
        if self._phase is None:
            raise RuntimeError("the engine has not begun")
        return self._phase

    def moment(self) -> Moment:
        """The world at this instant, without a decision."""
        return self._senses.read()

    def begin(self, facts: Iterable[Fact], record: Record | None) -> None:
        """Take up the day where facts and record leave it."""
        moment = self._senses.read()
        self._remember(begin(self._base, tuple(facts), record, moment), moment)

    def look(self) -> None:
        """See what the time since the last look means."""
        moment = self._senses.read()
        self._remember(advance(self._plan, self.phase, moment), moment)

    def answer(self, reply: Reply) -> Refusal | None:
        """Do what the user says; the reason when it changes nothing."""
        moment = self._senses.read()
        answered = respond(self._plan, self.phase, reply, moment)
        if not isinstance(answered, Step):
            return answered
        self._remember(answered, moment)
        return None

    def show_plan(self, plan: Plan) -> None:
        """Go by another plan from now on; what was counted stays counted."""
        self._base, self._plan = plan, plan_for(plan, self.phase.ledger)
        moment = self._senses.read()
        self._remember(replan(self._plan, self.phase, moment), moment)

    def _remember(self, step: Step, moment: Moment) -> None:
        keeping = self._memory.append(step.facts) if step.facts else self._memory.retry()
        self._phase = step.phase
        self._plan = plan_for(self._base, step.phase.ledger)
        self._records.write(record_of(step.phase))
        self._tell(Told(step.facts, keeping, step.phase, moment))
