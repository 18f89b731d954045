"""Laws of the words for what the user is in: whole, dated where it matters, never a blame."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from backcare_desktop.core.facts import HoldKind, Prompted, SatFor, SessionStarted
from backcare_desktop.core.moment import Hold, Moment
from backcare_desktop.core.standing import (
    Counting,
    Enough,
    Off,
    Offered,
    Paused,
    Playing,
    Standing,
)
from backcare_desktop.core.upcoming import Upcoming
from backcare_desktop.ui.standing_words import held_since, look_for, words_for
from backcare_desktop.ui.tray_icon import TrayLook
from tests.core.desk import BERLIN

NOW = datetime(2026, 11, 24, 13, 57, tzinfo=BERLIN)
TITLES = {"walk": "Walk and water", "fold": "Standing hamstring fold", "478": "4-7-8 breathing"}
ID = UUID(int=1)


def counting(minutes: float, part: float = 0.6) -> Counting:
    return Counting(Upcoming(NOW + timedelta(minutes=minutes), "movement", ("walk",)), part)


def offered() -> Offered:
    prompt = Prompted(
        id=ID,
        at=NOW,
        day=date(2026, 11, 24),
        slot="movement",
        turn=0,
        routines=("fold",),
        why=SatFor(47),
    )
    return Offered(prompt, folded=False)


def playing(done: int, units: int = 4) -> Playing:
    session = SessionStarted(
        id=ID, at=NOW, day=date(2026, 11, 24), routines=("478",), sort="full", units=units
    )
    return Playing(session, done)


def head(standing: Standing) -> str:
    return words_for(standing, TITLES, NOW, "round", pillar="stretch").head


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (counting(18), "Next: Walk and water in 18 min"),
        (counting(17.1), "Next: Walk and water in 18 min"),
        (counting(125), "Next: Walk and water in 2 h 5 min"),
        (counting(0), "Next: Walk and water at your next pause"),
        (offered(), "Time to stretch: Standing hamstring fold"),
        (playing(1), "4-7-8 breathing, round 2 of 4"),
        (playing(4), "4-7-8 breathing, round 4 of 4"),
        (playing(0, units=1), "4-7-8 breathing"),
        (Paused(NOW.replace(hour=15, minute=0)), "Paused until 15:00"),
        (Paused(None), "Paused until you resume"),
        (Off(NOW.replace(hour=17, minute=0)), "Off until 17:00"),
        (Off(NOW.replace(day=25, hour=9, minute=0)), "Off until tomorrow, 09:00"),
        (Off(NOW.replace(day=27, hour=9, minute=0)), "Off until Friday, 09:00"),
        (
            Paused(NOW.replace(month=12, day=24, hour=9, minute=0)),
            "Paused until 24 December, 09:00",
        ),
        (Off(None), "Off: your plan has no working hours"),
        (Enough(), "Nothing more today"),
    ],
)
def test_each_standing_has_its_line(standing: Standing, said: str) -> None:
    assert head(standing) == said


def test_three_lines_say_what_one_says() -> None:
    words = words_for(counting(18), TITLES, NOW, "round", seconds=120, why=SatFor(42))
    assert (words.over, words.short) == ("Next break", "in 18 min")
    assert words.line.replace("\N{NO-BREAK SPACE}", " ") == "Walk and water  ·  2 min  ·  at 14:15"
    assert words.why == "You have been sitting for 42 minutes."
    assert words.tooltip == words.head
    assert words.window_title == "BackCare: next in 18 min"


def test_an_offer_says_why_it_came() -> None:
    words = words_for(offered(), TITLES, NOW, "round", pillar="stretch")
    assert words.why == "You have been sitting for 47 minutes."
    assert words.short == "Now"


def test_no_line_says_again_what_one_above_it_says() -> None:
    later = NOW.replace(hour=15, minute=0)
    standings = (offered(), playing(1), playing(0, units=1), Paused(None), Paused(later))
    for one in (*standings, Off(None), Off(later), Enough()):
        words = words_for(one, TITLES, NOW, "hold")
        assert len({words.over, words.short, words.line}) == 3
        assert not words.short.startswith(words.over)


def test_no_line_is_left_empty() -> None:
    for one in (counting(3), offered(), playing(1), Paused(None), Off(None), Enough()):
        words = words_for(one, TITLES, NOW, "hold")
        assert all((words.head, words.line, words.tooltip, words.window_title, words.short))


def test_nothing_is_shouted() -> None:
    for one in (counting(3), offered(), playing(1), Paused(None), Off(None), Enough()):
        assert "!" not in str(words_for(one, TITLES, NOW, "hold"))


def test_the_mark_fills_by_twelfths_while_counting() -> None:
    assert look_for(counting(18, 0.5)) == TrayLook("counting", 6)
    assert look_for(counting(18, 0.54)) == look_for(counting(18, 0.5))


def test_every_standing_has_a_mark() -> None:
    states = [
        look_for(one).state for one in (offered(), playing(1), Paused(None), Off(None), Enough())
    ]
    assert states == ["due", "session", "paused", "off", "off"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("call", "Waiting: you are in a call"),
        ("full-screen", "Waiting: something fills the screen"),
        ("do-not-disturb", "Waiting: do not disturb is on"),
    ],
)
def test_a_held_prompt_says_what_it_waits_for(kind: HoldKind, said: str) -> None:
    held = replace(counting(0), waits_for=(Hold(kind, 100.0),))
    assert head(held) == said
    assert look_for(held).state == "held"


def test_what_waits_for_long_says_since_when() -> None:
    held = replace(counting(0), waits_for=(Hold("call", 100.0),), long=True)
    words = words_for(held, TITLES, NOW, "round", held_since=NOW.replace(hour=12, minute=15))
    assert words.head == "Waiting since 12:15: you are in a call"
    assert look_for(held).state == "held_long"


def test_the_beginning_of_a_hold_is_told_by_the_clock_on_the_wall() -> None:
    moment = Moment(wall=NOW, boot=4000.0, seed=ID)
    held = replace(counting(0), waits_for=(Hold("call", 400.0),))
    assert held_since(held, moment) == NOW - timedelta(hours=1)
    assert held_since(counting(5), moment) is None
