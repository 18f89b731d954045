"""What the facts of a day come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

from backcare_desktop.core import facts as f
from backcare_desktop.core.hours import Hours, open_span
from backcare_desktop.core.ledger import Ledger, fold, has_ended, note, within, without
from tests.core.desk import BERLIN

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 10, tzinfo=BERLIN)
FRESH = Ledger(day=DAY)
_ids = count(1)


def new() -> UUID:
    return UUID(int=next(_ids))


def prompted(slot: str = "s", turn: int = 0, continues: UUID | None = None) -> f.Prompted:
    why = f.SatFor(45)
    return f.Prompted(
        id=new(), at=AT, day=DAY, slot=slot, turn=turn, routines=("walk",), why=why,
        continues=continues,
    )  # fmt: skip


def skipped(slot: str = "s") -> f.Skipped:
    return f.Skipped(id=new(), at=AT, day=DAY, slot=slot)


def postponed(*, timed: bool = False) -> f.Postponed:
    return f.Postponed(
        id=new(), at=AT, day=DAY, prompt=new(), slot="s", turn=0, routines=("walk",),
        until=AT + timedelta(minutes=15), timed=timed,
    )  # fmt: skip


def session(
    day: date = DAY, outcome: f.Outcome = "completed"
) -> tuple[f.SessionStarted, f.UnitDone, f.SessionEnded]:
    start = f.SessionStarted(
        id=new(), at=AT, day=day, routines=("walk",), sort="full", units=1, slot="s", turn=4
    )
    unit = f.UnitDone(id=new(), at=AT, day=day, session=start.id, number=1)
    end = f.SessionEnded(
        id=new(), at=AT, day=day, session=start.id, routines=("walk",), outcome=outcome,
        done=1, units=1, seconds=60, blocks=("move",),
    )  # fmt: skip
    return start, unit, end


def away() -> f.WasAway:
    return f.WasAway(id=new(), at=AT, day=DAY, began=AT - timedelta(minutes=9))


def test_a_prompt_is_counted_and_moves_the_rotation_on() -> None:
    ledger = note(FRESH, prompted(turn=2))
    assert (ledger.prompts, ledger.turns) == (1, {"s": 3})


def test_a_prompt_that_continues_another_is_not_counted() -> None:
    first = prompted()
    ledger = fold(FRESH, (first, postponed(), prompted(continues=first.id)))
    assert ledger.prompts == 1
    assert ledger.promise is None


def test_an_unanswered_prompt_can_still_be_taken_up() -> None:
    first = prompted()
    ledger = fold(FRESH, (first, f.Unanswered(id=new(), at=AT, day=DAY, prompt=first.id, slot="s")))
    assert ledger.folded == first
    assert ledger.prompt is None
    assert "s" in ledger.ended


def test_two_skips_of_a_slot_double_it_and_those_of_two_slots_do_not() -> None:
    assert fold(FRESH, (skipped(), skipped())).doubled == {"s"}
    assert not fold(FRESH, (skipped(), skipped("t"))).doubled


def test_a_session_ends_the_row_of_skips() -> None:
    ledger = fold(FRESH, (skipped(), *session(), skipped()))
    assert not ledger.doubled


def test_a_session_counts_for_its_routines() -> None:
    ledger = fold(FRESH, (*session(), *session()))
    assert ledger.done == {"walk": 2}
    assert ledger.turns == {"s": 5}
    assert ledger.session is None


def test_a_stopped_session_counts_for_none() -> None:
    assert fold(FRESH, session(outcome="stopped")).done == {}


def test_a_session_of_yesterday_ends_no_turn_of_today() -> None:
    start, unit, end = session(DAY - timedelta(days=1))
    ledger = fold(Ledger(day=DAY - timedelta(days=1)), (start, unit)).dawn(DAY)
    ledger = note(ledger, end)
    assert not ledger.ended
    assert ledger.done == {}
    assert ledger.session is None


def test_an_absence_ends_a_promise_unless_it_is_for_a_timed_slot() -> None:
    assert fold(FRESH, (postponed(), away())).promise is None
    assert fold(FRESH, (postponed(timed=True), away())).promise


def test_an_undone_session_takes_its_parts_along() -> None:
    facts = session()
    assert without(facts, facts[-1].id) == ()
    one = skipped()
    assert without((one, *facts), one.id) == facts


def test_what_stands_longer_than_a_day_outlives_the_dawn() -> None:
    paused = f.Paused(id=new(), at=AT, day=DAY, until=None)
    screen = f.ScreenAnswered(id=new(), at=AT, day=DAY, screen="legs", answer="yes")
    ledger = fold(FRESH, (prompted(), skipped(), skipped(), screen, paused))
    dawn = ledger.dawn(DAY + timedelta(days=1))
    assert (dawn.paused, dawn.screens) == (paused, {"legs": "yes"})
    assert (dawn.prompts, dawn.skips, dawn.turns, dawn.doubled) == (0, {}, {}, frozenset())
    assert dawn.last_shown == AT


def test_a_window_over_the_turn_of_the_day_has_one_turn() -> None:
    ledger = note(FRESH, skipped()).dawn(DAY + timedelta(days=1))
    hours = Hours()
    tonight = open_span(hours, AT)
    tomorrow = open_span(hours, AT + timedelta(days=1))
    assert tonight
    assert tomorrow
    assert has_ended(ledger, "s", tonight)
    assert not has_ended(ledger, "s", tomorrow)


def test_what_was_put_off_in_another_range_is_over() -> None:
    held = f.HeldBack(id=new(), at=AT, day=DAY, slot="t", by=("call",), timed=True)
    ledger = fold(FRESH, (postponed(), held))
    hours = Hours()
    morning = open_span(hours, AT)
    afternoon = open_span(hours, AT.replace(hour=14))
    assert within(ledger, hours, morning, AT) == ledger
    for other in (afternoon, None):
        assert within(ledger, hours, other, AT.replace(hour=14)).promise is None
        assert within(ledger, hours, other, AT.replace(hour=14)).held == ()


def test_what_was_put_off_in_an_evening_is_over_with_the_next_range() -> None:
    evening = AT.replace(hour=20)
    ledger = note(FRESH, replace(postponed(), at=evening))
    assert within(ledger, Hours(), None, AT.replace(hour=23)).promise
    assert within(ledger, Hours(), None, AT.replace(day=25, hour=20)).promise is None
