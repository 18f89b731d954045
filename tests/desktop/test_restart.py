"""The program is killed at any instant: what was on screen is remembered, and the day goes on."""

from __future__ import annotations

import random
import select
from collections.abc import Mapping
from contextlib import suppress

import pytest
from stage import accessibility, program, windows
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import AT_ONCE, Message, address, line_of, local_socket
from tests.desktop.driving import (
    Fact,
    click,
    facts,
    state,
    wait_for_fact,
    wait_for_state,
    working,
    working_day,
)

ROUTINE = "breathe-long-exhale"
LIMIT_S = 10.0
MOST_WAIT_S = 0.03
"""The kill comes at some instant of this time after something was asked; or at the answer."""

REQUESTS: Mapping[str, tuple[Message, str]] = {
    "pause": ({"do": "pause", "for": "30m"}, "paused"),
    "resume": ({"do": "resume"}, "resumed"),
    "start": ({"do": "start", "routine": ROUTINE}, "session_started"),
}
"""What can be asked, and the kind of fact that it makes."""

NEXT = {"": ("pause", "start"), "pause": ("resume",), "resume": ("pause", "start"), "start": ()}
"""What can be said after what."""


def _hurried(running: Program, request: Message, wait_s: float) -> bool:
    """Ask something and kill the program so many seconds later; whether it had answered."""
    with local_socket() as connection, address(running.socket) as where:
        connection.settimeout(LIMIT_S)
        connection.connect(where)
        connection.sendall(line_of(request))
        select.select([connection], [], [], wait_s)
        running.kill()
        with suppress(ConnectionResetError):
            return b'"said"' in connection.recv(AT_ONCE)
        return False


def _said(running: Program, chance: random.Random) -> list[str]:
    """A few commands, the last one hurried; the kinds of fact that were answered for."""
    said, answered, last = chance.randrange(3), [], ""
    for _ in range(said):
        if not NEXT[last]:
            break
        last = chance.choice(NEXT[last])
        request, kind = REQUESTS[last]
        assert "said" in ask(running.socket, request, LIMIT_S)
        answered.append(kind)
    request, kind = REQUESTS[chance.choice(NEXT[last] or ("pause",))]
    if _hurried(running, request, chance.uniform(0.0, MOST_WAIT_S)):
        answered.append(kind)
    return answered


def _made_by_hand(running: Program) -> list[Fact]:
    kinds = {kind for _, kind in REQUESTS.values()}
    return [fact for fact in facts(running) if fact["kind"] in kinds]


@pytest.mark.parametrize("seed", range(6))
def test_no_answer_is_lost_by_a_kill_and_the_state_stays(desktop: Screen, seed: int) -> None:
    with program.running(desktop) as running:
        running.wait_until_it_answers()
        answered = _said(running, random.Random(seed))  # noqa: S311 - no secret
        kept = _made_by_hand(running)
        assert [fact["kind"] for fact in kept][: len(answered)] == answered
    with program.running(desktop) as again:
        again.wait_until_it_answers()
        assert _made_by_hand(again) == kept
        _holds(again, kept)


def _holds(again: Program, kept: list[Fact]) -> None:
    """What was open is closed, a pause goes on, and no word of it is twice."""
    started = [fact["id"] for fact in kept if fact["kind"] == "session_started"]
    ended = facts(again, "session_ended")
    assert [fact["session"] for fact in ended] == started
    assert {fact["outcome"] for fact in ended} <= {"stopped"}
    pauses = [fact["kind"] for fact in kept if fact["kind"] in {"paused", "resumed"}]
    assert (state(again) == "paused") == (pauses[-1:] == ["paused"])


@pytest.mark.timeout(120)
def test_a_round_that_was_seen_is_kept(desktop: Screen) -> None:
    with working(desktop) as running:
        click(desktop, running, "Start")
        windows.named(desktop, "Long exhale")
        click(desktop, running, "Start")
        until("a round on screen", lambda: _rounds(desktop, running), 40)
        running.kill()
        assert facts(running, "unit_done")
    with working(desktop, working_day(9, 30)) as again:
        ended = wait_for_fact(again, "session_ended")
        assert (ended["outcome"], ended["done"]) == ("partial", 1)


def _rounds(desktop: Screen, running: Program) -> bool:
    """Whether the player shows that one is done."""
    things = (one for one in accessibility.tree(desktop, running.pid) if one.is_seen)
    return any(one.name == "Rounds" and one.value == 1.0 for one in things)


def test_a_pause_that_the_tray_shows_outlives_a_kill(desktop: Screen, host: TrayHost) -> None:
    with working(desktop) as running:
        wait_for_state(running, "due")
        before = host.item().tooltip
        host.click_menu("Pause/Until I resume")
        until("the tray says so", lambda: host.item().tooltip != before)
        running.kill()
        assert facts(running, "paused")
    until("the icon is gone", lambda: not host.items())
    with working(desktop, working_day(9, 30)) as again:
        assert state(again) == "paused"
        assert "Resume" in host.labels()


def test_a_card_that_was_up_is_closed_as_unanswered(desktop: Screen) -> None:
    with working(desktop) as running:
        prompt = wait_for_fact(running, "prompted")
        wait_for_state(running, "due")
        running.kill()
    with working(desktop, working_day(9, 30)) as again:
        assert wait_for_fact(again, "unanswered")["prompt"] == prompt["id"]
        assert facts(again, "unanswered")[-1]["at"] >= prompt["at"]
