"""Laws of the demonstration's calendar."""

from __future__ import annotations

from datetime import date, timedelta

from demo import last_wednesday


def test_the_day_is_a_wednesday_that_is_over_and_not_a_week_ago() -> None:
    for ahead in range(14):
        today = date(2026, 11, 20) + timedelta(days=ahead)
        day = last_wednesday(today)
        assert day.weekday() == 2
        assert timedelta(0) < today - day <= timedelta(days=7)
