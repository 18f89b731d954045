"""Laws of what is printed: every fact in plain words, nothing said of what is nobody's business."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest

from backcare_desktop.core import facts as f
from backcare_desktop.core import reply as r
from backcare_desktop.core.changes import Changed
from backcare_desktop.printed import (
    change_line,
    change_table,
    fact_line,
    fact_lines,
    sense_lines,
    sense_table,
)
from backcare_desktop.system.choose import PassedOver
from backcare_desktop.system.senses import Line
from tests.core.desk import BERLIN
from tests.core.warm import sit_with_checks, warm

AT = datetime(2026, 11, 24, 10, 5, tzinfo=BERLIN)
ID, DAY = UUID(int=1), date(2026, 11, 24)
TITLES = {"walk": "Walk and water"}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (
            Changed(AT, "skipped-twice", "rarer", "movement", until=DAY),
            "less often (movement), until 2026-11-24; why: two in a row were left out",
        ),
        (
            Changed(AT, "slot-skipped", "dropped", "second", undo=r.MarkDay("ordinary")),
            (
                "left out (second); why: your answer, as it was skipped on three of five days; "
                "still so, to be undone in the program"
            ),
        ),
        (
            Changed(AT, "dizzy", routines=("walk",)),
            "gentler: Walk and water; why: it made you dizzy",
        ),
    ],
)
def test_a_change_of_the_rules_is_a_line_with_its_reason(changed: Changed, said: str) -> None:
    assert change_line(changed, TITLES) == f"2026-11-24 10:05  {said}"
    assert change_table(changed)["stands"] is (changed.undo is not None)


def ended(outcome: f.Outcome, done: int) -> f.SessionEnded:
    return f.SessionEnded(
        id=ID,
        at=AT,
        day=DAY,
        session=ID,
        routines=("walk",),
        outcome=outcome,
        done=done,
        units=4,
        seconds=95.4,
        blocks=("move",),
    )


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (f.DayBegan(id=ID, at=AT, day=DAY), "The day began"),
        (
            f.Prompted(
                id=ID, at=AT, day=DAY, slot="s", turn=0, routines=("walk",), why=f.SatFor(47)
            ),
            "Offered: Walk and water (sitting for 47 minutes)",
        ),
        (f.Unanswered(id=ID, at=AT, day=DAY, prompt=ID, slot="s"), "Not answered"),
        (f.Skipped(id=ID, at=AT, day=DAY, slot="s"), "Skipped"),
        (ended("completed", 4), "Done: Walk and water (4 of 4, 1:35)"),
        (ended("partial", 2), "Done in part: Walk and water (2 of 4, 1:35)"),
        (ended("stopped", 0), "Ended early: Walk and water"),
        (ended("not-begun", 0), "Not begun: Walk and water"),
        (f.WasAway(id=ID, at=AT, day=DAY, began=AT.replace(hour=9)), "Away since 09:05"),
        (f.Paused(id=ID, at=AT, day=DAY, until=None), "Prompts off until resumed"),
        (f.Resumed(id=ID, at=AT, day=DAY), "Prompts on"),
        (f.Undone(id=ID, at=AT, day=DAY, what=ID), "Taken back"),
    ],
)
def test_a_fact_is_told_with_its_time(fact: f.Fact, said: str) -> None:
    assert fact_line(fact, TITLES) == f"2026-11-24 10:05  {said}"


def test_what_was_not_begun_is_not_said_to_have_started() -> None:
    def opened(session: UUID) -> f.SessionStarted:
        return f.SessionStarted(
            id=session, at=AT, day=DAY, routines=("walk",), sort="full", units=4
        )

    facts = (opened(ID), ended("not-begun", 0), opened(UUID(int=9)))
    assert [line[18:] for line in fact_lines(facts, TITLES)] == [
        "Not begun: Walk and water",
        "Started: Walk and water",
    ]


def test_answers_about_health_are_not_printed() -> None:
    fact = f.ScreenAnswered(id=ID, at=AT, day=DAY, screen="breath-hold", answer="yes")
    assert fact_line(fact, TITLES) == ""
    noted = f.CheckedIn(id=ID, at=AT, day=DAY, kind="daily", sealed="c2VhbGVk")
    assert fact_line(noted, TITLES) == ""


def test_a_routine_that_is_gone_is_told_by_its_id() -> None:
    line = fact_line(ended("completed", 4), {})
    assert "Done: walk (" in line


def test_a_sense_is_told_with_its_source_what_it_says_and_what_was_passed_over() -> None:
    over = (PassedOver("GNOME", "the compositor is not GNOME's"),)
    line = Line("idle", "X11", 12.4, over)
    assert sense_lines(line) == [
        "idle: 12 s, by X11",
        "    not GNOME: the compositor is not GNOME's",
    ]
    assert sense_table(line)["ignored"] is False


def test_a_sense_that_is_ignored_is_told_to_be_with_what_it_says_all_the_same() -> None:
    line = Line("microphone", "sound server", value=True, passed_over=(), ignored=True)
    (said,) = sense_lines(line)
    assert said == "microphone: yes, by sound server (ignored: nothing goes by it)"
    assert sense_table(line)["ignored"] is True


def test_heat_is_told_from_its_start_to_the_pad_that_is_off() -> None:
    one = warm()
    sit_with_checks(one, 15)
    one.say(r.PadIsOff())
    one.say(r.LogActivity("walk", 20, "easier"))
    lines = [fact_line(fact, {})[18:] for fact in one.facts if not isinstance(fact, f.DayBegan)]
    assert [line for line in lines if line] == [
        "Heat on: pad, lower-back, 15 min",
        "Skin looked at",
        "Skin looked at",
        "Heat over: its time was up (15:00)",
        "Pad off",
        "Logged: walk, 20 min, felt easier",
    ]


def test_where_idle_time_cannot_be_told_it_is_said_by_what_is_counted() -> None:
    (said,) = sense_lines(Line("idle", "nothing", None, ()))
    assert said == "idle: cannot be told, by nothing (so who sits here is counted by the clock)"
