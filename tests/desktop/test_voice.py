"""The voice, heard: a recording of what the real program plays, and what it leaves out."""

from __future__ import annotations

import numpy as np
import pytest
from stage import accessibility, pointer, sound, windows
from stage.screen import Screen
from stage.waiting import until

from backcare_desktop.core.sayings import Saying, sayings
from backcare_desktop.core.score import score
from backcare_desktop.store.routine_file import read_routine
from tests.desktop.driving import resting, wait_for_fact
from tests.desktop.heard_sounds import Samples, begins, heard, speech
from tests.desktop.one_breath import TITLE, put_into

LATE = 0.6
"""Seconds that a busy machine may take from a cue to its sound."""

SPOKEN, SILENT = 0.005, 0.001
"""So strong is a voice at least, and so weak is what is none."""


def switch_on(desktop: Screen) -> None:
    """Voice and sound are on, as the key V leaves them."""
    settings = desktop.home / "config" / "settings.toml"
    settings.parent.mkdir(parents=True, mode=0o700)
    settings.write_text("[sound]\non = true\n", encoding="utf-8")


@pytest.mark.timeout(180)
def test_chimes_and_speech_are_heard_at_the_times_of_the_cues(desktop: Screen) -> None:
    file = put_into(desktop.home)
    switch_on(desktop)
    with sound.recorded(desktop) as recording, resting(desktop) as running:
        assert running.cli("start", "one-breath").code == 0
        windows.named(desktop, TITLE)
        before = recording.seconds
        pointer.press(desktop, "Return")
        assert wait_for_fact(running, "session_ended", limit_s=90)["outcome"] == "completed"
        whole = heard(recording)
    cues = [one for one in sayings(score((read_routine(file),))) if one.chime is not None]
    start, loud = begins(whole, "step", (before, before + 10))
    for one in cues:
        _check_heard(whole, start + one.at, one, loud)
    assert speech(whole, 0.0, before) < SILENT


def _check_heard(whole: Samples, at: float, cue: Saying, loud: float) -> None:
    """Its chime within a moment of its second, its words within its step, then silence."""
    assert cue.chime is not None
    found, this = begins(whole, cue.chime, (at - LATE, at + LATE))
    assert loud / 2 < this < loud * 2
    assert abs(found - at) < LATE
    assert speech(whole, found, found + 2) > SPOKEN
    assert speech(whole, at + cue.room - 0.9, at + cue.room - LATE + 0.1) < SILENT


def _silent(desktop: Screen, pid: int) -> bool:
    tree = accessibility.tree(desktop, pid)
    return any("silent while you are in a call" in node.description for node in tree)


@pytest.mark.timeout(120)
def test_in_a_call_a_session_goes_on_in_silence(desktop: Screen) -> None:
    put_into(desktop.home)
    switch_on(desktop)
    with sound.recorded(desktop) as recording, resting(desktop) as running:
        assert running.cli("start", "one-breath").code == 0
        windows.named(desktop, TITLE)
        sound.call(desktop)
        until("it says that it is silent", lambda: _silent(desktop, running.pid))
        before = recording.seconds
        pointer.press(desktop, "Return")
        until("two steps", lambda: recording.seconds > before + 6)
        pointer.press(desktop, "Escape")
        wait_for_fact(running, "session_ended")
        whole = heard(recording)
    assert np.max(np.abs(whole)) == 0.0
