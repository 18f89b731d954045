"""The start of the program and of its command line, against the start of the bare one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from bench import staged
from bench.rows import Measured

WARM, TIMES = 1, 5
STATUS = (sys.executable, "-m", "backcare_desktop", "status")


def starts() -> Iterator[Measured]:
    """Both programs in turns, so that what else goes on in the machine meets both."""
    with staged.opened() as place:
        pairs = [_both(place) for _ in range(WARM + TIMES)][WARM:]
        said = _statuses(place)[WARM:]
    floor, own = (median(costs) for costs in zip(*pairs, strict=True))
    yield Measured("start_cpu_ratio", own / floor, floor, f"{own:.2f} s of CPU")
    yield Measured("status_ratio", median(said) / floor, floor, f"{median(said):.3f} s of CPU")


def _both(place: staged.Place) -> tuple[float, float]:
    return _cpu_to_icon(place, staged.FLOOR), _cpu_to_icon(place, staged.PROGRAM)


def _statuses(place: staged.Place) -> list[float]:
    running = place.start(staged.PROGRAM)
    running.icon()
    said = [cpu_of(STATUS, place.screen.env) for _ in range(WARM + TIMES)]
    running.stop()
    return said


def _cpu_to_icon(place: staged.Place, words: Sequence[str]) -> float:
    started = place.start(words)
    cost = started.icon()
    started.stop()
    return cost.cpu_s


def cpu_of(words: Sequence[str], env: Mapping[str, str]) -> float:
    """Seconds of CPU of a short program. Raises CalledProcessError where it fails."""
    child = subprocess.Popen(words, env=env, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, words)
    return used.ru_utime + used.ru_stime
