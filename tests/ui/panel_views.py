"""Views for the tests of panel and status window, made from a desk as the program makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.moment import Hold
from backcare_desktop.core.plan import Anchor, Timed
from backcare_desktop.core.sense import HOLD_OF, Sense
from backcare_desktop.core.week import Week, made_week
from backcare_desktop.ui.panel_view import PanelView, panel_view
from tests.core.desk import BERLIN, MORNING, MOVEMENT, Desk, plan

AFTERNOON = Timed("afternoon", Anchor("end", -105), Anchor("end", -20), (("breathe",),))
TODAY = date(2026, 11, 24)


def desk() -> Desk:
    return Desk(plan=plan(MOVEMENT, MORNING, AFTERNOON))


def seen(one: Desk, *, week: Week | None = None, notices: Sequence[str] = ()) -> PanelView:
    return panel_view(one.plan, one.phase, one.moment(), week=week, notices=notices)


@cache
def counting() -> PanelView:
    one = desk()
    one.sit(30)
    return seen(one)


@cache
def offered() -> PanelView:
    one = desk()
    while one.phase.showing is None:
        one.sit(1)
    return seen(one)


def held(*senses: Sense, minutes: int = 38, ignored: frozenset[Sense] = frozenset()) -> PanelView:
    """A prompt that is due has waited so long for what these senses tell."""
    one = desk()
    one.sit(30)
    for sense in senses:
        one.holds = (*one.holds, Hold(HOLD_OF[sense], one.boot, (sense,)))
    while not one.phase.ledger.held:
        one.sit(1)
    one.sit(minutes)
    return panel_view(one.plan, one.phase, one.moment(), ignored=ignored)


@cache
def paused() -> PanelView:
    one = desk()
    one.say(r.Pause(None))
    return seen(one)


@cache
def off() -> PanelView:
    return seen(Desk(plan=desk().plan, wall=datetime(2026, 11, 24, 20, tzinfo=BERLIN)))


@cache
def playing() -> PanelView:
    one = desk()
    one.say(r.StartByHand(("breathe",)))
    one.say(r.UnitFinished(1))
    return seen(one)


@cache
def skipped() -> PanelView:
    one = desk()
    one.sit(30)
    one.say(r.Skip())
    return seen(one)


def week(*, begun: bool) -> Week:
    done: dict[Pillar, int] = {"breathe": 2, "move": 5}
    counts = {date(2026, 11, 23): done} if begun else {}
    since = date(2026, 11, 23) if begun else None
    return made_week(date(2026, 11, 23), TODAY, counts, since=since)
