"""Law 21, held through random doings: killed at any instant, nothing is different."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import (
    Fact,
    Prompted,
    SessionEnded,
    Skipped,
    Unanswered,
)
from backcare_desktop.core.phase import Phase
from tests.core.desk import MORNING, MOVEMENT, Desk, plan


def day() -> Desk:
    return Desk(plan=plan(MOVEMENT, MORNING))


def known(phase: Phase) -> dict[str, object]:
    """What must outlive a restart."""
    ledger = phase.ledger
    return {
        "day": ledger.day,
        "prompts": ledger.prompts,
        "out": ledger.out,
        "ended": ledger.ended,
        "turns": dict(ledger.turns),
        "skips": dict(ledger.skips),
        "doubled": ledger.doubled,
        "paused": ledger.paused,
        "screens": dict(ledger.screens),
        "promise": ledger.promise,
        "first_input": ledger.first_input,
        "open": phase.open,
        "span": phase.span,
    }


acts = st.lists(
    st.one_of(
        st.tuples(st.just("sit"), st.integers(1, 50)),
        st.tuples(st.just("leave"), st.integers(1, 12)),
        st.tuples(st.just("lock"), st.integers(1, 12)),
        st.tuples(
            st.just("say"),
            st.sampled_from(
                [
                    r.Start(),
                    r.UnitFinished(1),
                    r.Finish(60),
                    r.Skip(),
                    r.NotToday(),
                    r.Later(5),
                    r.Later(None),
                    r.TakeUp(),
                    r.StartByHand(("breathe",)),
                    r.Pause(None),
                    r.Resume(),
                    r.AnswerScreen("legs", "no"),
                ]
            ),
        ),
    ),
    max_size=14,
)


def done(desk: Desk, what: list[tuple[str, object]]) -> None:
    for act, how in what:
        match act, how:
            case "sit", int(minutes):
                desk.touch()
                desk.sit(minutes)
            case "leave", int(minutes):
                desk.leave(minutes)
            case "lock", int(minutes):
                desk.lock(minutes)
            case _, reply:
                desk.say(reply)  # type: ignore[arg-type]


def closes(facts: list[Fact]) -> bool:
    return any(isinstance(fact, Unanswered | SessionEnded) for fact in facts)


def offers(desk: Desk) -> int:
    """Prompts that came by themselves: one that was put off until later is the same one."""
    return sum(fact.continues is None for fact in desk.of(Prompted))


@settings(max_examples=60, deadline=None)
@given(acts, acts)
def test_law_21_killed_at_any_instant_it_is_as_if_it_had_gone_on(
    before: list[tuple[str, object]], after: list[tuple[str, object]]
) -> None:
    """As long as nothing was open: what is open is closed."""
    on, killed = day(), day()
    for desk in (on, killed):
        done(desk, before)
    if closes(killed.restart()):
        return
    assert known(killed.phase) == known(on.phase)
    for desk in (on, killed):
        desk.touch()
        desk.sit(1)
        done(desk, after)
    assert len(killed.of(Skipped)) == len(on.of(Skipped))
    assert abs(offers(killed) - offers(on)) <= 1


@settings(max_examples=60, deadline=None)
@given(acts)
def test_law_21_killed_twice_is_killed_once(before: list[tuple[str, object]]) -> None:
    desk = day()
    done(desk, before)
    desk.restart()
    once = known(desk.phase), desk.phase.clocks
    assert desk.restart() == []
    assert (known(desk.phase), desk.phase.clocks) == once
