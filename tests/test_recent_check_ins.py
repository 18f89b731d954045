"""Laws of what is remembered of the last weeks: opened once, of each day one, forgotten with it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import cast
from uuid import uuid4

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcare_desktop.core.check_in import Daily, Lately
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.recent_check_ins import LOOKS_BACK, RecentCheckIns
from backcare_desktop.store.private_answers import KeyChild, KeyReply

TODAY = date(2026, 11, 27)


def fact(days_ago: int) -> CheckedIn:
    day = TODAY - timedelta(days=days_ago)
    at = datetime.combine(day, datetime.min.time(), tzinfo=UTC)
    return CheckedIn(id=uuid4(), at=at, day=day, kind="daily", sealed="c2VhbGVk")


class World:
    """Facts of some days, and a child that opens them when it is told to."""

    def __init__(self, *facts: CheckedIn) -> None:
        self.facts, self.asked = list(facts), list[date]()
        self.held: Sequence[str] = ()
        self.reply = KeyReply()
        self.parent = QObject()
        self.recent = RecentCheckIns(lambda: TODAY, self._since, self.parent, self._ask)

    def give(self, reply: KeyReply) -> None:
        self.reply = reply
        os.write(self._theirs, b".")

    def fileno(self) -> int:
        return self._ours

    def drain(self) -> KeyReply:
        return self.reply

    def close(self) -> None:
        pass

    def _ask(self, since: date, held: Sequence[str], *, quietly: bool) -> KeyChild:
        self.asked.append(since)
        self.held, self.quietly = held, quietly
        self._ours, self._theirs = os.pipe()
        return cast("KeyChild", self)

    def _since(self, day: date) -> list[CheckedIn]:
        return [one for one in self.facts if one.day >= day]


def test_what_was_said_before_is_there_when_a_check_in_is_saved(qtbot: QtBot) -> None:
    before = [fact(2), fact(1)]
    world = World(*before)
    world.recent.look()
    assert world.recent.lately(Daily(stress=9)) == Lately()
    with qtbot.waitSignal(world.recent.came):
        world.give(KeyReply(opened={one.id: Daily(stress=8, back=2) for one in before}))
    found = world.recent.lately(Daily(stress=9, back=5))
    assert found == Lately(usual_back=2.0, hard_stretch=True)
    assert world.asked == [TODAY - LOOKS_BACK]


def test_where_nothing_is_sealed_nobody_is_asked(qtbot: QtBot) -> None:
    del qtbot
    world = World()
    world.recent.look()
    assert (world.asked, world.recent.days) == ([], ())


def test_who_has_refused_is_asked_once_only(qtbot: QtBot) -> None:
    world = World(fact(1))
    world.recent.look()
    with qtbot.waitSignal(world.recent.came):
        world.give(KeyReply(refused="locked"))
    world.recent.look()
    assert len(world.asked) == 1
    assert world.recent.days == ()


def test_what_could_not_be_opened_is_told_and_asked_for_only_when_the_user_wants_it(
    qtbot: QtBot,
) -> None:
    one = fact(1)
    world = World(one)
    assert world.recent.unread is None
    world.recent.look()
    assert world.recent.unread is None
    with qtbot.waitSignal(world.recent.came):
        world.give(KeyReply(refused="locked"))
    assert world.quietly
    assert world.recent.unread == "closed"
    world.recent.open_again()
    assert not world.quietly
    with qtbot.waitSignal(world.recent.came):
        world.give(KeyReply(opened={one.id: Daily(stress=8)}))
    assert world.recent.unread is None
    assert world.recent.days == [(one.day, Daily(stress=8))]


def test_what_was_said_in_this_run_is_no_secret_to_it(qtbot: QtBot) -> None:
    world = World(fact(0))
    world.recent.look()
    with qtbot.waitSignal(world.recent.came):
        world.give(KeyReply(refused="none"))
    assert world.recent.unread == "none"
    world.recent.add(Daily(stress=3))
    assert world.recent.unread is None


def test_what_is_said_now_counts_as_long_as_its_fact_stands(qtbot: QtBot) -> None:
    del qtbot
    world = World()
    world.recent.add(Daily(stress=3))
    assert world.recent.days == []
    world.facts.append(fact(0))
    assert world.recent.days == [(TODAY, Daily(stress=3))]
    world.facts.clear()
    assert world.recent.days == []


def test_a_key_that_was_entered_opens_at_once_what_no_keyring_does(qtbot: QtBot) -> None:
    said = fact(1)
    world = World(said)
    world.recent.look()
    with qtbot.waitSignal(world.recent.came):
        world.give(KeyReply(refused="none"))
    assert why_unread(world) == "none"
    world.recent.hold("ABCD")
    world.recent.hold("ABCD")
    assert (world.held, world.recent.held) == (("ABCD",), ("ABCD",))
    with qtbot.waitSignal(world.recent.came):
        world.give(KeyReply(opened={said.id: Daily(stress=8)}))
    assert why_unread(world) is None
    assert world.recent.days == [(said.day, Daily(stress=8))]


def test_a_key_held_before_anything_is_sealed_is_there_when_something_is(qtbot: QtBot) -> None:
    del qtbot
    world = World()
    world.recent.hold("ABCD")
    assert world.asked == []
    world.facts.append(fact(1))
    world.recent.look()
    assert world.held == ("ABCD",)


def why_unread(world: World) -> str | None:
    return world.recent.unread
