"""The real program held back by what is sensed: nothing comes up in a call or before a film."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from tests.desktop.driving import (
    facts,
    wait_for_fact,
    wait_for_facts,
    work_all_day,
    working,
    working_day,
)

TALK = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
talk = QLabel("Slides")
talk.showFullScreen() if sys.argv[1] == "full" else talk.show()
talk.activateWindow()
app.exec()
"""


def window(desktop: Screen, how: str) -> subprocess.Popen[bytes]:
    words = (sys.executable, "-c", TALK, how)
    return desktop.children.start(words, env={"QT_QPA_PLATFORM": "xcb"})


def sensed(desktop: Screen, sense: str) -> bool:
    """Whether `doctor` tells that it is so just now."""
    words = (sys.executable, "-m", "backcare_desktop", "doctor")
    said = desktop.said(words).decode().splitlines()
    return any(line.startswith(sense) and "yes" in line for line in said)


@contextmanager
def sound_server(desktop: Screen) -> Iterator[None]:
    """PulseAudio with a microphone that is none."""
    parts = ("--load=module-native-protocol-unix", "--load=module-null-source source_name=mic")
    desktop.start(("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", *parts))
    socket = Path(desktop.env["XDG_RUNTIME_DIR"], "pulse", "native")
    until("a sound server", socket.is_socket)
    until("a microphone", lambda: b"mic" in desktop.said(("pactl", "list", "short", "sources")))
    yield


def held_by(running: Program) -> list[str]:
    return list(wait_for_fact(running, "held_back")["by"])


def test_nothing_comes_up_before_a_full_screen_and_one_prompt_comes_after_it(
    desktop: Screen,
) -> None:
    talk = window(desktop, "full")
    until("the talk", lambda: sensed(desktop, "full-screen"))
    with working(desktop, working_day(8, 50)) as running:
        assert held_by(running) == ["full-screen"]
        assert facts(running, "prompted") == []
        window(desktop, "small")
        desktop.children.stop(talk)
        wait_for_fact(running, "prompted")
        assert len(facts(running, "prompted")) == 1


@pytest.mark.skipif(
    not all(map(shutil.which, ("pulseaudio", "pactl", "parec"))), reason="no PulseAudio here"
)
def test_nothing_comes_up_while_a_microphone_is_recorded(desktop: Screen) -> None:
    with sound_server(desktop):
        call = desktop.start(("parec", "-d", "mic", "--client-name=Call"))
        until("the call", lambda: sensed(desktop, "microphone"))
        with working(desktop, working_day(8, 50)) as running:
            assert held_by(running) == ["call"]
            assert facts(running, "prompted") == []
            desktop.children.stop(call)
            wait_for_fact(running, "prompted")


def test_a_sense_that_is_wrong_is_ignored_from_the_tray_and_heeded_again(
    desktop: Screen, host: TrayHost
) -> None:
    window(desktop, "full")
    until("the talk", lambda: sensed(desktop, "full-screen"))
    with working(desktop, working_day(8, 50)) as running:
        assert held_by(running) == ["full-screen"]
        until("the way out", lambda: "Ignore full screen" in host.labels())
        host.click_menu("Ignore full screen")
        wait_for_fact(running, "prompted")
        assert running.cli("settings", "get", "senses.ignored").out == "full-screen\n"
        assert "full-screen: yes, by X11 windows (ignored" in running.cli("doctor").out
        host.click_menu("Ignore/Full screen")
        until("it counts again", lambda: _ignored(running) == "none\n")


def test_what_is_chosen_while_it_runs_counts_at_once_by_hand_and_by_command(
    desktop: Screen,
) -> None:
    work_all_day(desktop.home)
    with working(desktop, working_day(12)) as running:
        assert minutes_sat(running, 1) == 45
        by_hand = desktop.home / "config" / "settings.toml"
        with by_hand.open("a", encoding="utf-8") as file:
            file.write("[breaks]\nspacing = 33\n")
        running.cli("skip")
        assert minutes_sat(running, 2) == 33
        refused = running.cli("settings", "set", "breaks.spacing", "3")
        assert (refused.code, refused.err.count("\n")) == (1, 1)
        assert running.cli("settings", "set", "breaks.spacing", "31").out == "breaks.spacing = 31\n"
        running.cli("skip")
        assert minutes_sat(running, 3) == 2 * 31  # who skips twice is asked half as often


def minutes_sat(running: Program, number: int) -> int:
    """For how long somebody sat before the prompt of that number."""
    return int(wait_for_facts(running, "prompted", number)[number - 1]["why"]["minutes"])


def _ignored(running: Program) -> str:
    return running.cli("settings", "get", "senses.ignored").out
