"""Laws of giving back what windows took."""

from __future__ import annotations

from backcare_desktop.core import reply as r
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.keeping import Saved
from backcare_desktop.engine import Told
from backcare_desktop.giving_back import may_give_back
from backcare_desktop.ui.first_answers import SHOWN
from tests.core import warm
from tests.core.desk import Desk


def settled() -> Desk:
    """One whose first start lies behind it."""
    desk = warm.desk()
    desk.say(r.AnswerScreen(SHOWN, "yes"))
    return desk


def gives_back(desk: Desk, *, done_with: bool = True, known_here: bool = False) -> bool:
    told = Told((), Saved(), desk.phase, desk.moment())
    return may_give_back(told, done_with=done_with, known_here=known_here)


def test_it_is_done_once_nobody_is_there() -> None:
    desk = settled()
    desk.sit(10)
    assert not gives_back(desk)
    desk.leave(6)
    assert gives_back(desk)


def test_it_is_not_done_where_no_window_was_up_or_one_is() -> None:
    desk = settled()
    desk.leave(6)
    assert not gives_back(desk, done_with=False)


def test_it_is_not_done_where_something_is_known_that_stands_nowhere() -> None:
    desk = settled()
    desk.leave(6)
    assert not gives_back(desk, known_here=True)


def test_what_runs_goes_on_though_nobody_is_there() -> None:
    heat, session = settled(), settled()
    heat.say(r.StartByHand((HEAT,)))
    session.say(r.StartByHand((next(iter(session.plan.routines)),)))
    for desk in (heat, session):
        desk.leave(6)
        assert not gives_back(desk)


def test_it_is_not_done_before_the_first_page_was_answered() -> None:
    desk = Desk()
    desk.leave(6)
    assert not gives_back(desk)
