"""Laws of the panel's view: it is read off where the schedule stands, and off nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.plan import Anchor, Timed
from backcare_desktop.ui.panel_view import panel_view
from backcare_desktop.ui.pillar_rows import answer_words, count_words, next_time
from tests.core.desk import MOVEMENT, Desk, plan, routine
from tests.ui import panel_views as views

NIGHT = Timed("night", Anchor("bed", -45), Anchor("bed"), (("lie",),), beside_hours=True)


def sleeper() -> Desk:
    """Someone whose plan has an evening card."""
    whole = plan(MOVEMENT, NIGHT)
    lie = {"lie": routine("lie", "sleep")}
    return Desk(plan=replace(whole, routines={**whole.routines, **lie}))


def test_sleep_says_when_its_card_comes() -> None:
    one = sleeper()
    view = views.seen(one)
    sleep = next(today for today in view.pillars if today.pillar == "sleep")
    assert count_words(sleep, view) == "card at 21:45"
    assert answer_words(sleep, view) == "View"


def test_in_a_pause_that_ends_before_it_the_card_still_has_its_time() -> None:
    one = sleeper()
    for until, said in ((one.wall.replace(hour=11), "card at 21:45"), (None, "0 of 1")):
        one.say(r.Pause(until))
        view = views.seen(one)
        sleep = next(today for today in view.pillars if today.pillar == "sleep")
        assert count_words(sleep, view) == said


def test_with_a_sore_back_heat_comes_first_and_the_day_after_in_its_place() -> None:
    one = views.desk()
    warm = {**one.plan.routines, "warm": routine("warm", "heat")}
    one.plan = replace(one.plan, routines=warm)
    usual = [today.pillar for today in views.seen(one).pillars]
    one.say(r.MarkDay("flare"))
    assert [today.pillar for today in views.seen(one).pillars] == [
        "heat",
        *(pillar for pillar in usual if pillar != "heat"),
    ]
    one.say(r.MarkDay("ordinary"))
    assert [today.pillar for today in views.seen(one).pillars] == usual


def test_in_a_pause_no_time_is_promised() -> None:
    one = sleeper()
    one.say(r.Pause(None))
    assert next_time("sleep", views.seen(one)) == ""


def test_without_looking_ahead_only_the_days_line_is_open() -> None:
    one = sleeper()
    moment = one.moment()
    whole = panel_view(one.plan, one.phase, moment)
    short = panel_view(one.plan, one.phase, moment, ahead=False)
    assert whole.planned
    assert short == replace(whole, planned=None)


def test_the_reason_for_the_next_prompt_is_what_was_sat_until_now() -> None:
    one = Desk(plan=plan(MOVEMENT))
    one.sit(30)
    assert views.seen(one).words.why == "You have been sitting for 30 minutes."


def test_only_the_latest_thing_not_yet_taken_back_can_be() -> None:
    one = views.desk()
    one.sit(30)
    one.say(r.Skip())
    first = views.seen(one).undoable
    assert first is not None
    one.say(r.Undo(first.fact))
    assert views.seen(one).undoable is None


@pytest.mark.parametrize(
    ("units", "seconds", "said"),
    [(4, 76.0, "Done: "), (1, 30.0, "Done in part: "), (0, 5.0, "Ended early: "), (0, 0.0, "Not ")],
)
def test_what_can_be_taken_back_is_called_what_it_was(
    units: int, seconds: float, said: str
) -> None:
    one = views.desk()
    one.say(r.StartByHand(("breathe",)))
    for unit in range(units):
        one.say(r.UnitFinished(unit + 1))
    one.say(r.Finish(seconds))
    undoable = views.seen(one).undoable
    assert undoable is not None
    assert undoable.words.startswith(said)


def test_a_session_measures_its_rounds() -> None:
    view = views.playing()
    assert view.part == 0.25
    assert view.pillar == "breathe"


def test_outside_hours_there_is_nothing_to_measure() -> None:
    view = views.off()
    assert view.part is None
    assert view.pillar is None
