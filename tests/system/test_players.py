"""Laws of playing: never waited for, ended in time, and the next player once where one fails."""

from __future__ import annotations

import io
import logging
import os
import select
import signal
import subprocess
import sys
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stage.waiting import until

from backcare_desktop.system.heard import STALE_S, Sounds
from backcare_desktop.system.linux import players
from backcare_desktop.system.linux.players import AT_ONCE, LIMIT_S, pick_player
from backcare_desktop.system.linux.wave_file import softened
from tests.system.outlets import DONE, FAILS, HANGS, Clock, Machine, lives, machine

OURS = Path(__file__).parents[2] / "resources" / "sounds"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Machine]:
    with machine(tmp_path) as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(here: Machine, clock: Clock) -> Iterator[Callable[[], Sounds]]:
    made: list[Sounds] = []

    def make() -> Sounds:
        chosen = pick_player(here.environ, clock, here.folder / "cards")
        made.append(Sounds(chosen, OURS, clock))
        return made[-1]

    yield make
    for one in made:
        one.close()


def wait_and_drain(sounds: Sounds) -> None:
    """As the program does: woken by the end of a child, not before."""
    assert select.select([sounds.fileno()], [], [], 20)[0]
    sounds.drain()


def test_pipewires_player_comes_first_then_pulseaudios(
    here: Machine, opened: Callable[[], Sounds]
) -> None:
    here.install("paplay")
    assert opened().chosen.name == "paplay"
    here.install("pw-play")
    assert opened().chosen.name == "pw-play"


def test_a_player_is_told_file_and_volume(here: Machine, opened: Callable[[], Sounds]) -> None:
    here.install("pw-play")
    sounds = opened()
    sounds.play("in", 0.7)
    assert here.wait_for(1) == [f"pw-play --volume=0.343 {OURS / 'in.wav'}"]
    wait_and_drain(sounds)
    assert sounds.chosen.name == "pw-play"
    assert sounds.due() is None


def test_pulseaudio_is_told_the_place_of_the_slider(
    here: Machine, opened: Callable[[], Sounds]
) -> None:
    here.install("paplay")
    opened().play("out", 0.5)
    assert here.wait_for(1) == [f"paplay --volume=32768 {OURS / 'out.wav'}"]


def test_alsa_is_given_the_sound_made_softer(tmp_path: Path, clock: Clock) -> None:
    with machine(tmp_path, servers=()) as here:
        here.install("aplay", f'cat > "{tmp_path}/heard"')
        (here.folder / "cards" / "pcmC0D0p").touch()
        sounds = Sounds(pick_player(here.environ, clock, here.folder / "cards"), OURS, clock)
        sounds.play("hold", 0.5)
        wait_and_drain(sounds)
        sounds.close()
        assert here.said() == ["aplay -q -"]
        assert (tmp_path / "heard").read_bytes() == softened(
            (OURS / "hold.wav").read_bytes(), 0.125
        )


def test_what_is_made_softer_has_its_form_and_that_share_of_its_strength() -> None:
    loud = (OURS / "hold.wav").read_bytes()
    with wave.open(io.BytesIO(loud)) as one, wave.open(io.BytesIO(softened(loud, 0.5))) as other:
        assert one.getparams() == other.getparams()
        whole = memoryview(one.readframes(9000)).cast("h")
        half = memoryview(other.readframes(9000)).cast("h")
    assert all(abs(a / 2 - b) <= 0.5 for a, b in zip(whole, half, strict=True))


def test_without_a_sound_system_there_is_silence_and_it_is_said_why(
    tmp_path: Path, clock: Clock
) -> None:
    with machine(tmp_path, servers=()) as here:
        for name in ("pw-play", "paplay", "aplay"):
            here.install(name)
        chosen = pick_player(here.environ, clock, here.folder / "cards")
        sounds = Sounds(chosen, OURS, clock)
        sounds.play("in", 1.0)
        sounds.drain()
        assert chosen.name == "nothing"
        assert {one.name: one.why for one in chosen.passed_over} == {
            "pw-play": "PipeWire does not run",
            "paplay": "no sound server runs",
            "aplay": "there is no sound card",
        }
        assert here.said() == []


def test_a_server_without_its_player_is_passed_over(opened: Callable[[], Sounds]) -> None:
    why = {one.name: one.why for one in opened().chosen.passed_over}
    assert why["pw-play"] == "pw-play is not installed"
    assert why["paplay"] == "paplay is not installed"


def test_one_that_fails_is_passed_over_and_the_next_plays_it_once(
    here: Machine, opened: Callable[[], Sounds], caplog: pytest.LogCaptureFixture
) -> None:
    here.install("pw-play", FAILS)
    here.install("paplay", FAILS)
    sounds = opened()
    with caplog.at_level(logging.WARNING):
        sounds.play("in", 1.0)
        wait_and_drain(sounds)
        wait_and_drain(sounds)
    assert [line.partition(" ")[0] for line in here.said()] == ["pw-play", "paplay"]
    assert [record.getMessage() for record in caplog.records] == [
        "sounds: pw-play has stopped, now by paplay",
        "sounds: paplay has stopped, now by nothing",
    ]
    sounds.play("in", 1.0)
    assert len(here.said()) == 2


def test_one_that_hangs_is_ended_and_its_moment_is_over(
    here: Machine, opened: Callable[[], Sounds], clock: Clock
) -> None:
    here.install("pw-play", HANGS)
    here.install("paplay")
    sounds = opened()
    sounds.play("in", 1.0)
    here.wait_for(1)
    assert sounds.due() == clock.at + LIMIT_S
    clock.at += LIMIT_S
    assert LIMIT_S > STALE_S
    sounds.drain()
    assert not lives(here.pids()[0])
    assert sounds.chosen.name == "paplay"
    assert len(here.said()) == 1
    sounds.play("out", 1.0)
    assert here.wait_for(2)[1].startswith("paplay")


def test_one_that_is_gone_since_is_passed_over_at_once(
    here: Machine, opened: Callable[[], Sounds]
) -> None:
    here.install("pw-play")
    here.install("paplay")
    sounds = opened()
    (here.folder / "bin" / "pw-play").unlink()
    sounds.play("in", 1.0)
    assert here.wait_for(1)[0].startswith("paplay")


def test_more_sounds_at_once_end_the_oldest(here: Machine, opened: Callable[[], Sounds]) -> None:
    here.install("pw-play", HANGS)
    sounds = opened()
    for count in range(1, AT_ONCE + 2):
        sounds.play("step", 1.0)
        here.wait_for(count)
    assert [lives(pid) for pid in here.pids()] == [False, *[True] * AT_ONCE]
    sounds.close()
    assert not any(map(lives, here.pids()))


def test_what_is_played_ends_also_when_we_are_killed(here: Machine) -> None:
    if not (here.folder / "bin" / "setpriv").exists():
        pytest.skip("no setpriv here")
    here.install("pw-play", HANGS)
    code = (
        "import sys, time; from pathlib import Path\n"
        "from backcare_desktop.system.linux.players import pick_player\n"
        f"chosen = pick_player({here.environ!r}); chosen.source().play(Path('x.wav'), 1.0)\n"
        "time.sleep(600)\n"
    )
    parent = subprocess.Popen((sys.executable, "-c", code))
    here.wait_for(1)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    until("it has gone with us", lambda: not lives(here.pids()[0]))


def test_what_is_over_is_found_by_a_look_alone_too(here: Machine, clock: Clock) -> None:
    here.install("pw-play", DONE)
    player = players.Player(lambda file, _share: ("pw-play", str(file)), here.environ, clock)
    player.play(OURS / "in.wav", 1.0)
    here.wait_for(1)
    until("it is over", lambda: not player.drain() and player.due() is None)
    assert player.usable()
    player.close()
