"""Laws of what may be heard: off at first, silent in calls, and an alarm that is always heard."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from backcare_desktop.core.audible import Sound, SoundName, is_heard, share, speaks
from backcare_desktop.core.facts import HoldKind

OFF = Sound()
ON = Sound(on=True)
NAMES: tuple[SoundName, ...] = get_args(SoundName)
CALL: tuple[HoldKind, ...] = ("call",)
QUIET: tuple[HoldKind, ...] = ("do-not-disturb",)
GUIDING = tuple(name for name in NAMES if not name.startswith("heat-"))


def test_at_first_nothing_that_leads_through_a_session_is_heard() -> None:
    assert not any(is_heard(name, OFF, ()) for name in GUIDING)
    assert not speaks(OFF, ())


def test_one_switch_turns_on_voice_and_chimes() -> None:
    assert all(is_heard(name, ON, ()) for name in GUIDING)
    assert speaks(ON, ())


def test_speech_and_chimes_can_be_left_out_one_by_one() -> None:
    assert not speaks(replace(ON, speech=False), ())
    assert is_heard("in", replace(ON, speech=False), ())
    assert not is_heard("in", replace(ON, chimes=False), ())
    assert speaks(replace(ON, chimes=False), ())


@pytest.mark.parametrize("chosen", [OFF, ON])
def test_in_a_call_only_the_end_of_heat_is_heard(chosen: Sound) -> None:
    assert {name for name in NAMES if is_heard(name, chosen, CALL)} == {"heat-alarm"}
    assert not speaks(chosen, CALL)


@pytest.mark.parametrize("hold", get_args(HoldKind))
def test_the_end_of_heat_breaks_every_silence(hold: HoldKind) -> None:
    assert is_heard("heat-alarm", OFF, (hold,))


def test_what_comes_unasked_keeps_to_the_quiet_that_was_asked_for() -> None:
    assert is_heard("heat-check", OFF, ())
    assert not is_heard("heat-check", ON, QUIET)
    assert is_heard("in", ON, QUIET)


def test_every_sound_has_the_volume_that_was_chosen_but_the_alarm_is_never_soft() -> None:
    soft = replace(ON, volume=10)
    assert {share(name, soft) for name in NAMES if name != "heat-alarm"} == {0.1}
    assert share("heat-alarm", soft) == 0.8
    assert share("heat-alarm", replace(ON, volume=90)) == 0.9
