"""Laws of when nobody is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from backcare_desktop.core.empty_chair import LOCKED, UNTOUCHED, nobody_there
from backcare_desktop.core.moment import Hold, Moment

NOW = Moment(wall=datetime(2026, 3, 2, 10, tzinfo=UTC), boot=10_000.0, seed=UUID(int=1))


def test_who_has_touched_nothing_for_five_minutes_is_not_there() -> None:
    assert nobody_there(replace(NOW, idle=UNTOUCHED))
    assert not nobody_there(replace(NOW, idle=UNTOUCHED - 1))


def test_who_sits_before_a_film_or_in_a_call_is_there() -> None:
    assert not nobody_there(replace(NOW, idle=UNTOUCHED, still=True))
    assert not nobody_there(replace(NOW, idle=UNTOUCHED, holds=(Hold("call", 1.0),)))


def test_behind_a_lock_that_lasts_nobody_is_there() -> None:
    assert nobody_there(replace(NOW, idle=0.0, locked_since=NOW.boot - LOCKED))
    assert not nobody_there(replace(NOW, idle=0.0, locked_since=NOW.boot - LOCKED + 1))


def test_where_idle_time_is_not_told_somebody_may_be_there() -> None:
    assert not nobody_there(NOW)
