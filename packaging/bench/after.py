"""Memory after a day’s work: the real program, whose windows were opened and closed through it."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator

from stage import pointer, windows
from stage.waiting import until

from backcare_desktop.core.empty_chair import LOCKED
from backcare_desktop.core.looks import COUNTING
from bench import process, staged
from bench.rows import Measured
from bench.sensing import session_manager
from bench.staged import Place, Started

_SETTLE_S, _STANDS_S = 3.0, 2.0
_LEAVES_S = LOCKED + 2 * COUNTING
"""Until a look has found that nobody is there, and the program stands again."""


def after() -> Iterator[Measured]:
    """Its floor is the program at rest, before anything was opened.

    What it keeps while its user goes on working stands beside it.
    """
    with staged.opened(window_manager=True) as place:
        logind = session_manager(place.screen)
        rest = _at_rest(place)
        _nearly_due(place)
        running = place.start(staged.PROGRAM)
        running.icon()
        _prompt(place, running)
        place.host.click_menu("Start now")
        _looked_at(place, running)
        _panel(place, running)
        _settings(place, running)
        _week(place, running)
        time.sleep(_SETTLE_S)
        kept = process.memory(running.pid).own
        logind.send_signal(signal.SIGUSR1)
        _left_alone(place)
        now = process.memory(running.pid)
        beside = f"anonymous {now.anonymous:.1f}; until then {kept:.1f}"
        yield Measured("after_uss_mib", now.own, rest, beside)


def _left_alone(place: Place) -> None:
    """The screen is locked: the program begins anew, or does not."""
    log = place.home / "state" / "backcare.log"
    end = time.monotonic() + _LEAVES_S
    while "begun anew" not in log.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(1.0)
    time.sleep(2 * _SETTLE_S)


def _nearly_due(place: Place) -> None:
    """Its user has sat for a long time already, by the record of the last look."""
    record = place.home / "run" / "last-seen.json"
    table = json.loads(record.read_bytes())
    table["clocks"] = dict.fromkeys(table["clocks"], 4 * 3600.0)
    record.write_text(json.dumps(table), encoding="utf-8")


def _at_rest(place: Place) -> float:
    running = place.start(staged.PROGRAM)
    running.icon()
    time.sleep(_SETTLE_S)
    rest = process.memory(running.pid).own
    running.stop()
    return rest


def _prompt(place: Place, running: Started) -> None:
    """It comes in a pause after input."""
    pointer.move(place.screen, 40, 40)
    until("a prompt", lambda: windows.of_process(place.screen, running.pid), 90.0)
    time.sleep(_STANDS_S)


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
