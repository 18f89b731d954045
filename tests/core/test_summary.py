"""Laws of the page for a clinician: the same numbers as the week's, in lines that have room."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.facts import PILLARS, Mark
from backcare_desktop.core.ratings import Ratings
from backcare_desktop.core.summary import Logged, Played, span_of, summary
from backcare_desktop.core.week import Counts, Known

LAST = date(2026, 11, 22)
DAYS = st.dates(LAST - timedelta(days=900), LAST)
COUNTS = st.dictionaries(
    DAYS, st.dictionaries(st.sampled_from(PILLARS), st.integers(1, 9), min_size=1), max_size=20
)


@pytest.mark.parametrize(
    ("days", "span"), [(1, "day"), (7, "day"), (8, "week"), (84, "week"), (85, "month")]
)
def test_more_days_make_longer_lines(days: int, span: str) -> None:
    assert span_of(LAST - timedelta(days=days - 1), LAST) == span


@given(COUNTS, DAYS, st.integers(0, 6))
def test_lines_follow_each_other_have_room_and_add_up(
    counts: Counts, first: date, weekday: int
) -> None:
    page = summary(first, LAST, Logged(counts), first_weekday=weekday)
    assert (page.lines[0].first, page.lines[-1].last) == (first, LAST)
    for before, after in zip(page.lines, page.lines[1:], strict=False):
        assert after.first - before.last == timedelta(days=1)
    assert len(page.lines) <= 14
    inside = [blocks for day, blocks in counts.items() if day >= first]
    assert page.whole.total == sum(sum(blocks.values()) for blocks in inside)
    for at, pillar in enumerate(PILLARS):
        assert page.whole.counts[at] == sum(line.counts[at] for line in page.lines)
        assert page.whole.counts[at] == sum(blocks.get(pillar, 0) for blocks in inside)
    assert page.whole.active == sum(any(p != "sleep" for p in blocks) for blocks in inside)
    assert page.whole.active <= page.whole.days == (LAST - first).days + 1


def test_days_of_rest_are_named_and_in_no_denominator() -> None:
    marks: dict[date, Mark] = {LAST: "rest", LAST - timedelta(days=1): "flare"}
    page = summary(LAST - timedelta(days=6), LAST, Logged({}, Known(marks=marks)))
    assert dict(page.apart) == {"rest": 1, "flare": 1}
    assert page.whole.days == 6
    assert [line.context for line in page.lines[-2:]] == ["flare", "rest"]


def test_what_was_played_most_is_told_first_and_no_more_than_five() -> None:
    played = tuple(Played((f"routine-{at}",), at % 4, 60.0) for at in range(9))
    often = summary(LAST, LAST, Logged(played=played)).often
    assert [one.times for one in often] == [3, 3, 2, 2, 1]


def test_answers_outside_the_days_are_not_told() -> None:
    ratings = Ratings({"stress": {LAST: 4, LAST - timedelta(days=3): 8}, "back": {}}, unread=2)
    page = summary(LAST, LAST, Logged(ratings=ratings))
    (said,) = page.said
    assert (said.item, said.numbers, said.middle) == ("stress", {LAST: 4}, 4)
    assert page.unread == 2
