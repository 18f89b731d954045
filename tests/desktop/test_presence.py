"""The real program and who sits there: typing, gone, back again; a lock of seconds and of minutes.

A compositor's stand-in tells of input, so that idle time grows as the day does, which hurries on.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from stage.program import Program
from stage.screen import Screen
from stage.waiting import until

pytest.importorskip("dbus_fast")

from backcare_desktop.system.linux.screen_saver import SAVERS
from tests.desktop.driving import (
    Fact,
    facts,
    wait_for_fact,
    work_all_day,
    working,
    working_day,
)
from tests.system.compositor import Compositor, compositor
from tests.system.desktop_bus import Desktop
from tests.system.stand_ins import SaverStandIn

SENSED = {"BACKCARE_DEMO_IDLE": "sensed", "QT_QPA_PLATFORM": "xcb"}

NOON = working_day(12)
AWHILE = timedelta(minutes=20)
"""By how much the next prompt moves on before somebody is back."""

LIMIT_S = 30.0
TYPED = 45 + 2
"""Minutes that were sat when a prompt comes to somebody who goes on typing."""


class Person:
    """Somebody at the desk, as far as the desktop can tell."""

    def __init__(self, desk: Compositor) -> None:
        self._desk = desk
        self.types()

    def types(self) -> None:
        self._desk.touched = math.inf

    def goes(self) -> None:
        self._desk.touched = time.monotonic() - 60


@contextmanager
def at_work(desktop: Screen) -> Iterator[tuple[Program, Person]]:
    work_all_day(desktop.home)
    with compositor(Path(desktop.env["XDG_RUNTIME_DIR"])) as desk:
        person = Person(desk)
        display = {"WAYLAND_DISPLAY": desk.environ["WAYLAND_DISPLAY"]}
        with working(desktop, NOON, {**SENSED, **display}) as running:
            yield running, person


def coming(running: Program) -> datetime:
    """When the next prompt would come: as long after now as is still to be sat."""
    return datetime.fromisoformat(running.cli("status", "--json").table["next"]["at"])


def rests(running: Program) -> list[Fact]:
    """What counts as one, save the night before the program was started."""
    found = facts(running, "was_away")
    return [one for one in found if datetime.fromisoformat(one["at"]) > NOON]


def minutes_sat(prompted: Fact) -> int:
    return int(prompted["why"]["minutes"])


def test_after_five_minutes_away_the_clock_begins_anew_and_typing_holds_a_prompt_two_minutes(
    desktop: Screen,
) -> None:
    with at_work(desktop) as (running, person):
        person.goes()
        first = coming(running)
        until("an empty chair", lambda: coming(running) > first + AWHILE, LIMIT_S)
        assert facts(running, "prompted") == []
        person.types()
        (away,) = until("a rest", lambda: rests(running), LIMIT_S)
        gone, back = map(datetime.fromisoformat, (away["began"], away["at"]))
        assert back - gone > timedelta(minutes=5)
        prompted = wait_for_fact(running, "prompted")
        assert datetime.fromisoformat(prompted["at"]) - back > timedelta(minutes=45)
        assert minutes_sat(prompted) == TYPED


def test_a_lock_of_seconds_changes_nothing_and_one_of_minutes_is_a_rest(desktop: Screen) -> None:
    with closing(Desktop(desktop.env["DBUS_SESSION_BUS_ADDRESS"])) as services:
        saver = SaverStandIn(SAVERS[0].interface)
        services.serve(SAVERS[0], saver)

        def lock_and_unlock() -> None:
            saver.ActiveChanged(active=True)
            saver.ActiveChanged(active=False)

        with at_work(desktop) as (running, _):
            services.tell(lock_and_unlock)
            assert minutes_sat(wait_for_fact(running, "prompted")) == TYPED
            assert rests(running) == []
            services.tell(lambda: saver.ActiveChanged(active=True))
            assert running.cli("skip").code == 0
            first = coming(running)
            until("an empty chair", lambda: coming(running) > first + AWHILE, LIMIT_S)
            services.tell(lambda: saver.ActiveChanged(active=False))
            assert len(until("a rest", lambda: rests(running), LIMIT_S)) == 1
