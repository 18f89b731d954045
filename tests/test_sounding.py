"""Laws of being heard: as it was chosen, silent in a call, nothing at all before it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.audible import Sound
from backcare_desktop.core.facts import HoldKind
from backcare_desktop.sounding import Sounding, sources_said
from backcare_desktop.system.heard import Sounds, Speech
from backcare_desktop.system.linux.players import pick_player
from backcare_desktop.system.linux.voices import pick_voice
from tests.system.outlets import FAILS, HANGS, Machine, lives, machine

ON = Sound(on=True, volume=50)
CALL: tuple[HoldKind, ...] = ("call",)
OURS = Path(__file__).parents[1] / "resources" / "sounds"


@dataclass
class Heard:
    """A machine with its program's ear, and how often it was looked for what plays."""

    here: Machine
    sounding: Sounding
    looked: list[str]

    def said(self) -> list[str]:
        """Each call, without where our files are."""
        return [line.replace(f"{OURS}/", "") for line in self.here.said()]


@pytest.fixture
def heard(qapp: QApplication, tmp_path: Path) -> Iterator[Heard]:
    looked: list[str] = []
    with machine(tmp_path) as here:
        cards = here.folder / "cards"

        def sounds() -> Sounds:
            looked.append("sounds")
            return Sounds(pick_player(here.environ, cards=cards), OURS)

        def voice() -> Speech:
            looked.append("voice")
            return Speech(pick_voice(here.environ, "en", cards=cards))

        made = Heard(here, Sounding(sounds, voice, qapp), looked)
        yield made
        made.sounding.close()
        made.sounding.deleteLater()


def test_off_as_it_is_at_first_nothing_is_looked_for(heard: Heard) -> None:
    heard.here.install("pw-play")
    heard.sounding.begin()
    heard.sounding.play("in")
    heard.sounding.say("In")
    heard.sounding.hush()
    assert heard.looked == []


def test_switched_on_chimes_and_words_are_heard(heard: Heard) -> None:
    heard.here.install("pw-play")
    heard.here.install("espeak-ng")
    heard.sounding.show_chosen(ON)
    heard.sounding.play("in")
    heard.here.wait_for(1)
    heard.sounding.say("In")
    heard.here.wait_for(2)
    assert heard.said() == [
        "pw-play --volume=0.125 in.wav",
        "espeak-ng -a 100 -s 150 -v en -- In",
    ]


def test_a_call_that_begins_ends_the_word_and_lets_no_other_out(heard: Heard) -> None:
    heard.here.install("espeak-ng", HANGS)
    heard.sounding.show_chosen(ON)
    heard.sounding.say("A long sentence.")
    heard.here.wait_for(1)
    heard.sounding.show_holds(CALL)
    assert heard.sounding.in_call
    heard.sounding.say("Hold")
    heard.sounding.play("in")
    assert not lives(heard.here.pids()[0])
    assert len(heard.said()) == 1


def test_the_end_of_heat_is_heard_in_a_call_and_with_sound_off(heard: Heard) -> None:
    heard.here.install("pw-play")
    heard.sounding.show_holds(CALL)
    heard.sounding.play("heat-alarm")
    heard.here.wait_for(1)
    assert heard.said() == ["pw-play --volume=0.512 heat-alarm.wav"]


def test_one_that_fails_is_found_out_by_its_end_and_the_next_is_heard(
    heard: Heard, qtbot: QtBot
) -> None:
    heard.here.install("pw-play", FAILS)
    heard.here.install("paplay")
    heard.sounding.show_chosen(ON)
    heard.sounding.play("out")
    qtbot.waitUntil(lambda: len(heard.said()) == 2, timeout=20_000)
    assert heard.said()[1] == "paplay --volume=32768 out.wav"


def test_what_was_not_here_is_looked_for_again_when_a_session_opens(heard: Heard) -> None:
    heard.sounding.show_chosen(ON)
    assert heard.sounding.is_mute
    assert heard.sounding.is_speechless
    heard.here.install("pw-play")
    heard.here.install("espeak-ng")
    heard.sounding.rest()
    heard.sounding.begin()
    assert not heard.sounding.is_mute
    assert not heard.sounding.is_speechless


def test_when_the_session_has_gone_no_voice_is_kept_and_a_sound_plays_on(heard: Heard) -> None:
    heard.here.install("pw-play", HANGS)
    heard.sounding.play("heat-alarm")
    heard.here.wait_for(1)
    heard.here.install("spd-say", HANGS)
    heard.sounding.show_chosen(ON)
    heard.sounding.begin()
    heard.here.wait_for(2)
    heard.sounding.rest()
    assert [lives(pid) for pid in heard.here.pids()] == [True, False]


def test_who_plays_and_who_speaks_is_named(heard: Heard) -> None:
    heard.here.install("pw-play")
    heard.here.install("espeak-ng")
    said = "Sounds are played by pw-play. Cues are spoken by espeak-ng."
    assert sources_said(heard.sounding) == said


def test_what_is_not_here_is_said(heard: Heard) -> None:
    said = "This computer has no way to play sounds. This computer has no voice installed."
    assert sources_said(heard.sounding) == said
