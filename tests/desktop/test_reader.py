"""With a screen reader and the keyboard alone: what Orca says, and a whole session by keys."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from stage import accessibility, orca, pointer, program, sound, windows
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from tests.desktop.driving import resting, wait_for_fact, wait_for_state, working, working_day
from tests.desktop.one_breath import CUES, TITLE, put_into
from tests.desktop.test_heat import keep, started

SECONDS = re.compile(r"\d:\d\d left|\d of \d+, round|^\d+\W*$")
"""How our texts count, which nobody wants to hear each second."""

HELP = "When to get help"


def focused(desktop: Screen, running: Program) -> str:
    """The name of what has the keys."""
    tree = accessibility.tree(desktop, running.pid)
    return next((one.name for one in tree if "focused" in one.states and one.is_seen), "")


def tab_to(desktop: Screen, running: Program, name: str) -> None:
    """Go on with the tab key until that has the keys."""

    def there() -> bool:
        tree = accessibility.tree(desktop, running.pid)  # Qt has a list's entry in it focused, too
        if any(one.name == name and one.is_seen and "focused" in one.states for one in tree):
            return True
        pointer.press(desktop, "Tab")
        return False

    until(f"the keys are at {name!r}", there, 30)


def wait_for_keys(desktop: Screen, title: str) -> None:
    """Until the window of that title has the keys."""
    window = windows.named(desktop, title)
    until(f"{title!r} has the keys", lambda: windows.focused(desktop) == window.number)


@pytest.mark.timeout(240)
def test_orca_says_the_prompt_each_phase_and_the_end_and_not_the_seconds(desktop: Screen) -> None:
    put_into(desktop.home)
    with (
        sound.recorded(desktop),
        orca.running(desktop) as reader,
        working(desktop, working_day(10)) as running,
    ):
        wait_for_state(running, "due")
        reader.wait_for("Time to ")
        assert running.cli("start", "one-breath").code == 0
        wait_for_keys(desktop, TITLE)
        reader.wait_for(f"{TITLE} frame")
        before = len(reader.said())
        pointer.press(desktop, "Return")
        for cue in CUES[1:]:  # the first is said with the button that has the keys by then
            reader.wait_for(cue)
        assert wait_for_fact(running, "session_ended", limit_s=60)["outcome"] == "completed"
        accessibility.shown(desktop, running.pid, "push button", "Undo")
        tab_to(desktop, running, "Easier")  # Orca's account is whole only when more follows
        reader.wait_for("Done. 2")
        said = reader.said()[before:]
    places = [next(at for at, one in enumerate(said) if cue in one) for cue in CUES[1:]]
    assert places == sorted(places)
    assert not [one for one in said if SECONDS.search(one)], said


@pytest.mark.timeout(180)
def test_from_the_tray_to_a_finished_session_by_keys_alone(desktop: Screen, host: TrayHost) -> None:
    put_into(desktop.home)
    with resting(desktop) as running:
        host.click_menu(f"Breathe/{TITLE}")
        wait_for_keys(desktop, TITLE)
        assert focused(desktop, running) == "Start"
        pointer.press(desktop, "F1")
        wait_for_keys(desktop, HELP)
        pointer.press(desktop, "Escape")
        wait_for_keys(desktop, TITLE)
        pointer.press(desktop, "Return")
        accessibility.shown(desktop, running.pid, "push button", "Pause")
        pointer.press(desktop, "space")
        accessibility.shown(desktop, running.pid, "push button", "Resume")
        pointer.press(desktop, "v", "space")
        settings = desktop.home / "config" / "settings.toml"
        until("the voice is on", lambda: settings.exists() and "on = true" in settings.read_text())
        assert wait_for_fact(running, "session_ended", limit_s=60)["outcome"] == "completed"
        accessibility.shown(desktop, running.pid, "push button", "Undo")
        tab_to(desktop, running, "Easier")
        pointer.press(desktop, "space")
        assert wait_for_fact(running, "felt")["feeling"] == "easier"
        pointer.press(desktop, "Escape")
        until("the player has gone", lambda: windows.first_named(desktop, TITLE) is None)


@pytest.mark.timeout(180)
def test_orca_says_a_skin_check_of_the_first_second_and_then_that_time_is_up(
    desktop: Screen,
) -> None:
    with sound.recorded(desktop), orca.running(desktop) as reader:
        begun = datetime.now().astimezone() - timedelta(minutes=14, seconds=35)
        keep(desktop.home, started(begun))
        with program.running(desktop, env=accessibility.ON) as running:
            running.wait_until_it_answers()
            reader.wait_for("Quick skin check", limit_s=20)
            reader.wait_for("Time is up", limit_s=90)
