"""Laws of the offer of more (A8): only ever offered, seldom, and with a way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.closer import settled
from backcare_desktop.core.facts import (
    Adapted,
    DayBegan,
    DayMarked,
    Fact,
    Mark,
    Prompted,
    SatFor,
    SessionEnded,
    SessionStarted,
    Undone,
)
from backcare_desktop.core.gentle_start import to_go_back
from backcare_desktop.core.more import More, more
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.rebuild import ledger_of
from backcare_desktop.core.settings import Settings
from tests.core.desk import BERLIN, MORNING, MOVEMENT, Desk, plan
from tests.core.test_adapting import OFFICE, days_lived

MONDAY = date(2026, 11, 16)
TODAY = MONDAY + timedelta(days=7)
PLAN = plan()
SOON, LATE = timedelta(seconds=119), timedelta(seconds=121)
Breaks = tuple[timedelta | None, ...]
"""How long after each offer of a day its break was begun; None for not at all."""


def begun(day: date, breaks: Breaks, slot: str = "movement") -> list[Fact]:
    """The facts of a day with these breaks, an hour from one to the next."""
    at = datetime.combine(day, time(9), tzinfo=BERLIN)
    facts: list[Fact] = [DayBegan(id=uuid4(), at=at, day=day)]
    for number, after in enumerate(breaks, start=1):
        due = at + timedelta(hours=number)
        facts += offered(day, due, after, slot)
    return facts


def offered(day: date, at: datetime, after: timedelta | None, slot: str) -> list[Fact]:
    names = ("walk",)
    prompt = Prompted(id=uuid4(), at=at, day=day, slot=slot, turn=0, routines=names, why=SatFor(45))
    if after is None:
        return [prompt]
    started = SessionStarted(
        id=uuid4(), at=at + after, day=day, routines=names, sort="full", units=1, slot=slot,
        turn=0, prompt=prompt.id,
    )  # fmt: skip
    ended = SessionEnded(
        id=uuid4(), at=started.at + timedelta(minutes=2), day=day, session=started.id,
        routines=names, outcome="completed", done=1, units=1, seconds=120, blocks=("move",),
    )  # fmt: skip
    return [prompt, started, ended]


def working_week(*days: Breaks, slot: str = "movement") -> list[Fact]:
    """From Monday on."""
    dated = (MONDAY + timedelta(days=number) for number in range(len(days)))
    return [
        fact for day, breaks in zip(dated, days, strict=True) for fact in begun(day, breaks, slot)
    ]


GOOD: Breaks = (SOON, SOON, SOON, None)
POOR: Breaks = (SOON, SOON, None, None)
WELCOME = working_week(GOOD, GOOD, POOR, GOOD, GOOD)


def answered(day: date, change: str = "as-before", rule: str = "done-at-once") -> Adapted:
    at = datetime.combine(day, time(18), tzinfo=BERLIN)
    words = {"rule": rule, "change": change}
    return Adapted(id=uuid4(), at=at, day=day, instead_of=45, **words)  # type: ignore[arg-type]


def every(minutes: int, with_plan: Plan = PLAN) -> Plan:
    return replace(with_plan, slots=(replace(MOVEMENT, every=minutes), MORNING))


def test_a8_most_breaks_begun_at_once_on_four_of_five_days_make_an_offer() -> None:
    found = more(PLAN, WELCOME, TODAY)
    answers = (r.Adapt("done-at-once", "every-30"), r.Adapt("done-at-once", "as-before"))
    assert found == More(30, 45, answers)
    assert found is not None
    assert not found.stands


@pytest.mark.parametrize(
    "days",
    [
        (GOOD, GOOD, POOR, POOR, GOOD),
        (GOOD, GOOD, POOR, (LATE, LATE), GOOD),
        (GOOD, GOOD, POOR, (), GOOD),
        (GOOD, GOOD, GOOD, GOOD),
    ],
)
def test_a8_fewer_or_later_or_none_at_all_make_none(days: tuple[Breaks, ...]) -> None:
    assert more(PLAN, working_week(*days), TODAY) is None


def test_a8_a_session_that_was_taken_back_was_none() -> None:
    ended = [fact for fact in WELCOME if isinstance(fact, SessionEnded)][-1]
    undone = Undone(id=uuid4(), at=ended.at, day=ended.day, what=ended.id)
    assert more(PLAN, [*WELCOME, undone], TODAY) is None


def test_a8_only_the_breaks_after_sitting_count_for_the_rest_has_the_article_s_numbers() -> None:
    assert more(PLAN, working_week(*(GOOD,) * 5, slot="morning"), TODAY) is None
    assert more(plan(MORNING), WELCOME, TODAY) is None


@pytest.mark.parametrize(("now", "then"), [(60, 45), (50, 45), (45, 30), (31, 30), (30, None)])
def test_a8_one_step_closer_is_offered_and_never_below_half_an_hour(
    now: int, then: int | None
) -> None:
    found = more(every(now), WELCOME, TODAY)
    assert (found.every if found else None) == then


def test_a8_nothing_is_automatic() -> None:
    desk = Desk(plan=plan(hours=OFFICE), wall=datetime(2026, 11, 16, 9, tzinfo=BERLIN))
    desk.touch()
    for _ in days_lived(desk, 7):
        while desk.wall.isoweekday() < 6 and not desk.phase.showing:
            desk.sit(1)
        if desk.phase.showing:
            desk.say(r.Start("full"))
            desk.say(r.UnitFinished(1))
            desk.say(r.Finish(120))
    assert more(desk.plan, desk.facts, desk.phase.ledger.day) is not None
    assert not any(isinstance(fact, Adapted) for fact in desk.facts)


@pytest.mark.parametrize("change", ["as-before", "every-45"])
def test_a8_whatever_was_answered_it_is_not_offered_again_for_four_weeks(change: str) -> None:
    for days, offers in ((27, False), (28, True)):
        facts = [answered(TODAY - timedelta(days=days), change), *WELCOME]
        assert (more(PLAN, facts, TODAY) is not None) is offers


def test_a8_it_is_not_offered_within_a_week_of_another_answer_nor_to_who_wanted_it_rarer() -> None:
    for days, offers in ((6, False), (7, True)):
        other = answered(TODAY - timedelta(days=days), rule="gentle-start")
        assert (more(PLAN, [*WELCOME, other], TODAY) is not None) is offers
    long_ago = answered(MONDAY - timedelta(days=60), "rarer", "slot-skipped")
    rarer = replace(long_ago, slot="movement")
    assert more(PLAN, [rarer, *WELCOME], TODAY) is None


@pytest.mark.parametrize("mark", ["flare", "rest"])
@pytest.mark.parametrize("day", [TODAY, TODAY - timedelta(days=4)])
def test_a8_nothing_is_offered_while_it_is_to_be_gentle_nor_soon_after(
    mark: Mark, day: date
) -> None:
    at = datetime.combine(day, time(8), tzinfo=BERLIN)
    marked = DayMarked(id=uuid4(), at=at, day=day, mark=mark)
    assert more(PLAN, [*WELCOME, marked], TODAY) is None


def test_a8_the_gentle_first_days_have_a_question_of_their_own() -> None:
    gentle = replace(every(60), name="gentle")
    assert more(gentle, WELCOME, TODAY) is None
    asked = answered(TODAY - timedelta(days=30), rule="gentle-start")
    found = more(gentle, [asked, *WELCOME], TODAY)
    assert found is not None
    assert found.every == 45


@pytest.mark.parametrize("chosen", [None, 45])
def test_a8_what_was_agreed_to_is_a_setting_says_so_and_has_its_way_back(
    chosen: int | None,
) -> None:
    desk = Desk(plan=replace(every(45), spacing=chosen))
    desk.say(r.Adapt("done-at-once", "every-30"))
    agreed = desk.last(Adapted)
    before = Settings(spacing=chosen, goal_days=5)
    assert settled(before, agreed) == Settings(spacing=30, goal_days=5)
    desk.plan = replace(every(30), spacing=30)
    undo = (r.Adapt("done-at-once", "as-before"),)
    found = more(desk.plan, desk.facts, desk.phase.ledger.day)
    assert found == More(30, 30, undo)
    assert found is not None
    assert found.stands
    desk.say(undo[0])
    assert settled(Settings(spacing=30), desk.last(Adapted)).spacing == chosen


def test_a8_the_way_back_leaves_what_the_user_has_chosen_since() -> None:
    ledger = ledger_of((answered(TODAY, "every-30"),), TODAY)
    back = replace(answered(TODAY), instead_of=None)
    chosen = Settings(spacing=50)
    plan = replace(every(50), spacing=50)
    assert settled(chosen, to_go_back(plan, ledger, back)) == chosen


def test_a8_a_no_changes_no_setting() -> None:
    desk = Desk(plan=every(45))
    desk.say(r.Adapt("done-at-once", "as-before"))
    assert settled(Settings(), desk.last(Adapted)) == Settings()
