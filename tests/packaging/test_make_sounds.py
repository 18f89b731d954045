"""Laws of our sounds: each is what the script makes, soft at both ends, and none is loud."""

from __future__ import annotations

import array
import io
import wave
from typing import get_args

import make_sounds
import pytest

from backcare_desktop.core.audible import SoundName

FOLDER = make_sounds.FOLDER


def samples(content: bytes) -> array.array[int]:
    with wave.open(io.BytesIO(content)) as read:
        assert (read.getnchannels(), read.getsampwidth()) == (1, 2)
        assert read.getframerate() == make_sounds.RATE
        return array.array("h", read.readframes(read.getnframes()))


def kept(name: str) -> array.array[int]:
    return samples((FOLDER / f"{name}.wav").read_bytes())


def test_there_is_one_file_for_each_name_and_no_other() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {
        f"{name}.wav" for name in make_sounds.SOUNDS
    }
    assert set(make_sounds.SOUNDS) == set(get_args(SoundName))


@pytest.mark.parametrize("name", make_sounds.SOUNDS)
def test_a_file_holds_what_the_script_makes(name: str) -> None:
    made, found = samples(make_sounds.made(name)), kept(name)
    assert len(made) == len(found)
    # Another machine's sine may round the other way.
    assert max(abs(one - other) for one, other in zip(made, found, strict=True)) <= 1


@pytest.mark.parametrize("name", make_sounds.SOUNDS)
def test_no_sound_begins_or_ends_with_a_click_or_is_cut_off(name: str) -> None:
    found = kept(name)
    assert max(map(abs, found[:2])) < 100
    assert max(map(abs, found[-40:])) < 300
    assert max(map(abs, found)) < 32000


def test_what_leads_is_softer_than_what_warns() -> None:
    loud = {name: max(map(abs, kept(name))) for name in make_sounds.SOUNDS}
    assert loud["heat-alarm"] == max(loud.values())
    assert all(loud[name] < 18000 for name in ("in", "hold", "out", "step", "end"))


def test_a_step_of_breath_goes_up_or_down_or_stays() -> None:
    bells = {
        name: [one.pitch for one in make_sounds.SOUNDS[name][1]] for name in ("in", "hold", "out")
    }
    assert bells["in"] == sorted(bells["in"])
    assert bells["out"] == sorted(bells["out"], reverse=True)
    assert len(bells["hold"]) == 1
