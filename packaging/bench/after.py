"""Memory after a day’s work: the real program, whose windows were opened and closed through it."""

from __future__ import annotations

import time
from collections.abc import Iterator

from stage import windows
from stage.waiting import until

from bench import process, staged
from bench.rows import Measured
from bench.staged import Place, Started
from bench.windows import A_MONDAY

PROMPTS = 3
_SETTLE_S, _STANDS_S = 3.0, 2.0


def after() -> Iterator[Measured]:
    """Its floor is the program at rest, before anything was opened."""
    with staged.opened(window_manager=True) as place:
        rest = _at_rest(place)
        running = place.start(staged.PROGRAM, {"BACKCARE_DEMO_START": A_MONDAY.isoformat()})
        running.icon()
        for _ in range(PROMPTS):
            _card(place, running)
            place.host.click_menu("Skip this one")
        _session(place, running)
        _panel(place, running)
        _settings(place, running)
        _week(place, running)
        time.sleep(_SETTLE_S)
        now = process.memory(running.pid)
        yield Measured("after_uss_mib", now.own, rest, f"anonymous {now.anonymous:.1f}")


def _at_rest(place: Place) -> float:
    running = place.start(staged.PROGRAM)
    running.icon()
    time.sleep(_SETTLE_S)
    rest = process.memory(running.pid).own
    running.stop()
    return rest


def _card(place: Place, running: Started) -> None:
    def offered() -> bool:
        return any(one.label == "Skip this one" and one.enabled for one in place.host.menu())

    until("a prompt", offered, 30.0)
    until("its card", lambda: windows.of_process(place.screen, running.pid))
    time.sleep(0.3)


def _session(place: Place, running: Started) -> None:
    _card(place, running)
    place.host.click_menu("Start now")
    _looked_at(place, running)


def _panel(place: Place, running: Started) -> None:
    place.host.activate()
    _looked_at(place, running)


def _settings(place: Place, running: Started) -> None:
    place.host.click_menu("Settings")
    _looked_at(place, running)


def _week(place: Place, running: Started) -> None:
    """A process of its own: what it keeps is nothing once it has ended."""
    place.host.click_menu("Week")
    until("the week’s process", lambda: len(process.family(running.pid)) > 1)
    (child,) = process.family(running.pid)[1:]
    window = until("the week", lambda: windows.of_process(place.screen, child), 20.0)[0]
    time.sleep(_STANDS_S)
    windows.close(place.screen, window)
    until("the week’s end", lambda: process.family(running.pid) == (running.pid,), 20.0)


def _looked_at(place: Place, running: Started) -> None:
    """A window stands for a while and is closed as a user would."""
    window = until("a window", lambda: windows.of_process(place.screen, running.pid))[0]
    time.sleep(_STANDS_S)
    for one in windows.of_process(place.screen, running.pid) or (window,):
        windows.close(place.screen, one)
    until("no window", lambda: not windows.of_process(place.screen, running.pid))
