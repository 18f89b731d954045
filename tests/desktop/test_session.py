"""From Start to the row in the log, by real clicks."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

import pytest
from stage import accessibility, windows
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from tests.desktop.driving import (
    click,
    facts,
    stand_still,
    wait_for_fact,
    wait_for_state,
    working,
)


@pytest.mark.timeout(240)
def test_start_leads_through_the_session_to_the_row(desktop: Screen, host: TrayHost) -> None:
    with working(desktop) as running:
        click(desktop, running, "Short version")
        windows.named(desktop, "Long exhale")
        click(desktop, running, "Start")
        wait_for_state(running, "session")
        wait_for_fact(running, "unit_done", limit_s=60)
        stand_still(running.pid, 3.0)
        ended = wait_for_fact(running, "session_ended", limit_s=200)
        started = facts(running, "session_started")[-1]
        assert ended["session"] == started["id"]
        assert ended["outcome"] == "completed"
        assert ended["done"] == ended["units"] == started["units"]
        took = datetime.fromisoformat(ended["at"]) - datetime.fromisoformat(started["at"])
        assert abs(took.total_seconds() - ended["seconds"]) < 15
        rounds = [datetime.fromisoformat(one["at"]) for one in facts(running, "unit_done")]
        apart = [(other - one).total_seconds() for one, other in pairwise(rounds)]
        assert all(abs(seconds - 10) < 1.5 for seconds in apart), "what stood still is caught up"
        accessibility.shown(desktop, running.pid, "push button", "Undo")
        assert "Long exhale" in running.cli("log").out
        assert host.item().tooltip


@pytest.mark.timeout(120)
def test_an_ended_session_is_partial_after_a_round_and_can_be_undone(desktop: Screen) -> None:
    with working(desktop) as running:
        click(desktop, running, "Start")
        windows.named(desktop, "Long exhale")
        click(desktop, running, "Start")
        wait_for_fact(running, "unit_done", limit_s=40)
        click(desktop, running, "End")
        ended = wait_for_fact(running, "session_ended")
        assert ended["outcome"] == "partial"
        click(desktop, running, "Undo")
        undone = wait_for_fact(running, "undone")
        assert undone["what"] == ended["id"]


def test_a_player_that_is_closed_at_once_has_begun_nothing(desktop: Screen) -> None:
    with working(desktop) as running:
        click(desktop, running, "Start")
        player = windows.named(desktop, "Long exhale")
        until("it alone", lambda: len(windows.of_process(desktop, running.pid)) == 1)
        windows.close(desktop, player)
        assert wait_for_fact(running, "session_ended")["outcome"] == "not-begun"


def test_a_second_start_brings_the_first_forward(desktop: Screen, host: TrayHost) -> None:
    with working(desktop) as running:
        host.item()
        second = running.cli("run")
        assert (second.code, second.err) == (0, "")
        assert len(host.items()) == 1
        until("it still answers", lambda: running.cli("status").code == 0)
