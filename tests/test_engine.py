"""Laws of the ring: remember first, tell second; nothing is lost, nothing decided twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from backcare_desktop.core.facts import Fact, Prompted, SessionStarted
from backcare_desktop.core.keeping import Keeping, Mended, NotSaved, Saved, StillWaiting
from backcare_desktop.core.moment import Moment
from backcare_desktop.core.record import Record
from backcare_desktop.core.refusal import NothingOffered
from backcare_desktop.core.reply import Resume, Start, TakeUp
from backcare_desktop.engine import Engine, Told
from tests.core.desk import Desk, plan


@dataclass
class World:
    """Senses, memory and records by hand, each noting when it was used."""

    desk: Desk = field(default_factory=Desk)
    happened: list[str] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    keeping: Keeping = field(default_factory=Saved)

    def read(self) -> Moment:
        return self.desk.moment()

    def append(self, facts: Iterable[Fact]) -> Keeping:
        self.happened.append("remembered")
        self.facts += facts
        return self.keeping

    def retry(self) -> Keeping:
        self.happened.append("retried")
        return self.keeping

    def write(self, record: Record) -> bool:
        self.happened.append("recorded")
        self.records.append(record)
        return True

    def tell(self, told: Told) -> None:
        self.happened.append("told")
        self.told.append(told)

    def engine(self) -> Engine:
        made = Engine(plan(), self, self, self, self.tell)
        made.begin((), None)
        return made

    def sit(self, engine: Engine, minutes: float) -> None:
        """Sit, and look whenever it is asked for."""
        end = self.desk.boot + minutes * 60
        while engine.phase.asked <= end:
            self.desk._pass(max(0.0, engine.phase.asked - self.desk.boot))
            self.desk.last_input = self.desk.boot - 5
            engine.look()
        self.desk._pass(end - self.desk.boot)


def test_law_22_a_fact_is_remembered_before_it_is_told() -> None:
    world = World()
    engine = world.engine()
    world.happened.clear()
    world.sit(engine, 46)
    first = world.happened.index("remembered")
    assert world.happened[first : first + 3] == ["remembered", "recorded", "told"]
    assert any(isinstance(fact, Prompted) for fact in world.facts)


def test_what_is_told_is_what_was_remembered() -> None:
    world = World()
    engine = world.engine()
    world.sit(engine, 46)
    engine.answer(Start())
    told = [fact for one in world.told for fact in one.facts]
    assert told == world.facts
    assert isinstance(told[-1], SessionStarted)


def test_law_22_a_look_without_facts_tries_again_to_save_what_waits() -> None:
    world = World(keeping=StillWaiting(3))
    engine = world.engine()
    world.happened.clear()
    world.keeping = Mended(3)
    world.sit(engine, 1.5)
    assert "retried" in world.happened
    assert world.told[-1].keeping == Mended(3)


def test_law_22_a_log_that_refuses_stops_no_prompt() -> None:
    world = World(keeping=NotSaved("full", "The disk is full.", 1))
    engine = world.engine()
    world.sit(engine, 45.5)
    assert engine.phase.showing is not None
    assert world.told[-1].keeping == NotSaved("full", "The disk is full.", 1)


def test_an_answer_that_changes_nothing_says_why_and_tells_nothing() -> None:
    world = World()
    engine = world.engine()
    told = len(world.told)
    assert engine.answer(TakeUp()) == NothingOffered()
    assert len(world.told) == told


def test_an_answer_that_finds_all_as_it_should_be_is_no_refusal() -> None:
    world = World()
    assert world.engine().answer(Resume()) is None


def test_each_look_leaves_a_record_of_itself() -> None:
    world = World()
    engine = world.engine()
    world.sit(engine, 10)
    assert world.records[-1].boot == engine.phase.boot
    assert world.records[-1].clocks == engine.phase.clocks


def test_a_second_engine_goes_on_where_the_first_was_ended() -> None:
    world = World()
    engine = world.engine()
    world.sit(engine, 30)
    again = Engine(plan(), world, world, world, world.tell)
    again.begin(tuple(world.facts), world.records[-1])
    assert again.phase.clocks == engine.phase.clocks
    world.sit(again, 16)
    assert isinstance(world.facts[-1], Prompted)
