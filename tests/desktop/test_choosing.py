"""What is chosen before a session is played and remembered, and how it felt is kept."""

from __future__ import annotations

import tomllib

from stage import accessibility, pointer, windows
from stage.screen import Screen
from stage.waiting import until

from tests.desktop.driving import click, facts, wait_for_fact, wait_for_facts, working


def test_a_length_that_is_chosen_is_played_and_remembered_and_a_feeling_is_kept(
    desktop: Screen,
) -> None:
    with working(desktop) as running:
        click(desktop, running, "Start")
        windows.named(desktop, "Long exhale")
        accessibility.click(desktop, running.pid, "push button", "Length: 2:12")
        pointer.press(desktop, "Down", "Return")
        accessibility.shown(desktop, running.pid, "push button", "Length: 1:12")
        click(desktop, running, "Start")
        started = wait_for_facts(running, "session_started", 2)
        assert [one["units"] for one in started] == [12, 6]
        settings = tomllib.loads((desktop.home / "config" / "settings.toml").read_text())
        assert settings["routines"] == {"breathe-long-exhale": {"cycles": 6.0}}
        click(desktop, running, "End")
        until("the end", lambda: len(facts(running, "session_ended")) == 2)
        accessibility.click(desktop, running.pid, "radio button", "I felt dizzy")
        felt = wait_for_fact(running, "felt")
        assert (felt["session"], felt["feeling"]) == (started[1]["id"], "dizzy")
        assert running.cli("routines", "new").code == 0
        for units in (4, 3):
            assert running.cli("start", "my-routine").code == 0
            own = facts(running, "session_started")[-1]
            assert (own["routines"], own["units"]) == (["my-routine"], units)
            click(desktop, running, "Not today")
            path = desktop.home / "data" / "routines" / "my-routine.toml"
            path.write_text(path.read_text().replace("default = 4", "default = 3"))
