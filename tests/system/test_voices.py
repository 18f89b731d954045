"""Laws of speaking: a new cue stops the old one, no word is a command, and nothing waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from stage.waiting import until

from backcare_desktop.system.heard import Speech
from backcare_desktop.system.linux.voices import HEARS_S, LIMIT_S, pick_voice
from tests.system.outlets import FAILS, HANGS, Clock, Machine, lives, machine

READS = 'exec cat >> "$(dirname "$0")/../heard"'


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Machine]:
    with machine(tmp_path) as made:
        (tmp_path / "bin" / "dirname").symlink_to("/usr/bin/dirname")
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(here: Machine, clock: Clock) -> Iterator[Callable[[], Speech]]:
    made: list[Speech] = []

    def make() -> Speech:
        chosen = pick_voice(here.environ, "en", clock, here.folder / "cards")
        made.append(Speech(chosen, clock))
        return made[-1]

    yield make
    for one in made:
        one.close()


def heard(here: Machine, count: int) -> list[str]:
    """What the dispatcher was told, once there are so many lines."""
    file = here.folder / "heard"

    def read() -> list[str]:
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        return lines if len(lines) >= count else []

    return until(f"{count} lines", read)


def after_a_look(voice: Speech) -> str:
    """Who speaks, once it was seen who still lives."""
    voice.drain()
    return voice.chosen.name


def test_the_dispatcher_comes_first_then_espeak(
    here: Machine, opened: Callable[[], Speech]
) -> None:
    here.install("espeak-ng")
    assert opened().chosen.name == "espeak-ng"
    here.install("spd-say")
    assert opened().chosen.name == "spd-say"


def test_the_dispatcher_is_begun_once_and_told_line_by_line(
    here: Machine, opened: Callable[[], Speech]
) -> None:
    here.install("spd-say", READS)
    voice = opened()
    voice.begin()
    voice.say("Breathe in.", 0.7)
    voice.say("Hold,\n gently.", 0.7)
    voice.say("Out", 0.2)
    voice.hush()
    assert heard(here, 6) == [
        "!-!SET self VOLUME 40",
        "Breathe in.",
        "Hold, gently.",
        "!-!SET self VOLUME -60",
        "Out",
        "!-!CANCEL self",
    ]
    assert here.said() == ["spd-say -e -N backcare -l en"]


def test_no_words_of_a_routine_are_a_command(here: Machine, opened: Callable[[], Speech]) -> None:
    here.install("spd-say", READS)
    voice = opened()
    voice.say("!-! !-!QUIT\n!-!CANCEL all", 0.5)
    assert heard(here, 2)[1] == "QUIT !-!CANCEL all"


def test_espeak_says_one_cue_and_is_ended_for_the_next(
    here: Machine, opened: Callable[[], Speech]
) -> None:
    here.install("espeak-ng", HANGS)
    voice = opened()
    voice.say("-f in", 0.5)
    here.wait_for(1)
    voice.say("Hold", 0.5)
    assert here.wait_for(2) == [
        "espeak-ng -a 100 -s 150 -v en -- -f in",
        "espeak-ng -a 100 -s 150 -v en -- Hold",
    ]
    assert [lives(pid) for pid in here.pids()] == [False, True]
    voice.hush()
    assert not any(map(lives, here.pids()))


def test_a_dispatcher_that_goes_is_passed_over_and_the_cue_said_once_more(
    here: Machine, opened: Callable[[], Speech]
) -> None:
    here.install("spd-say", FAILS)
    here.install("espeak-ng")
    voice = opened()
    voice.say("Hold", 1.0)
    until("it has gone", lambda: after_a_look(voice) == "espeak-ng")
    assert here.wait_for(2)[1] == "espeak-ng -a 200 -s 150 -v en -- Hold"


def test_a_dispatcher_that_hears_nothing_is_ended(
    here: Machine, opened: Callable[[], Speech], clock: Clock
) -> None:
    here.install("spd-say", HANGS)
    here.install("espeak-ng")
    voice = opened()
    voice.say("Hold", 1.0)
    here.wait_for(1)
    assert voice.due() == clock.at + HEARS_S
    voice.drain()
    assert voice.chosen.name == "spd-say"
    clock.at += HEARS_S
    voice.drain()
    assert voice.chosen.name == "espeak-ng"
    voice.say("Out", 1.0)
    assert here.wait_for(2)[1] == "espeak-ng -a 200 -s 150 -v en -- Out"


def test_a_dispatcher_that_has_heard_all_is_left_alone(
    here: Machine, opened: Callable[[], Speech], clock: Clock
) -> None:
    here.install("spd-say", READS)
    voice = opened()
    voice.say("Hold", 1.0)
    heard(here, 2)
    clock.at += 1000
    voice.drain()
    assert voice.chosen.name == "spd-say"
    assert voice.due() is None


def test_a_cue_that_does_not_end_is_ended(
    here: Machine, opened: Callable[[], Speech], clock: Clock
) -> None:
    here.install("espeak-ng", HANGS)
    voice = opened()
    voice.say("Hold", 1.0)
    here.wait_for(1)
    clock.at += LIMIT_S
    voice.drain()
    assert voice.chosen.name == "nothing"
    voice.say("Out", 1.0)
    assert len(here.said()) == 1


def test_without_a_sound_system_nobody_speaks_and_it_is_said_why(
    tmp_path: Path, clock: Clock
) -> None:
    with machine(tmp_path, servers=()) as here:
        here.install("spd-say")
        here.install("espeak-ng")
        chosen = pick_voice(here.environ, "en", clock, here.folder / "cards")
        assert chosen.name == "nothing"
        assert {one.why for one in chosen.passed_over} == {"there is no sound system"}
