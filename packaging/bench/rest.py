"""At rest: the program and the bare one side by side, for a minute in which nothing happens."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bench import process, staged
from bench.process import Watch, Work
from bench.rows import Measured

SETTLE_S, WINDOW_S, LOOK_S = 10.0, 60.0, 0.5


def rest() -> Iterator[Measured]:
    """Wake-ups, CPU and memory."""
    with staged.opened() as place:
        floor, ours = place.start(staged.FLOOR), place.start(staged.PROGRAM)
        pids = floor.pid, ours.pid
        ours.icon()
        time.sleep(SETTLE_S)
        bare, own = _over(pids, WINDOW_S)
        bare_memory, own_memory = (process.memory(pid).own for pid in pids)
    yield Measured("rest_wakeups_per_min", own.wakeups, bare.wakeups)
    yield Measured("rest_cpu_s_per_min", own.cpu_s, bare.cpu_s)
    yield Measured("rest_uss_mib", own_memory, bare_memory)


def _over(pids: tuple[int, ...], seconds: float) -> tuple[Work, ...]:
    """What each did in that time, brought to a minute."""
    begun, watches = time.monotonic(), [Watch(pid) for pid in pids]
    done = [watch.look() for watch in watches]
    while time.monotonic() - begun < seconds:
        time.sleep(LOOK_S)
        done = [watch.look() for watch in watches]
    minutes = (time.monotonic() - begun) / 60
    return tuple(Work(one.cpu_s / minutes, round(one.wakeups / minutes)) for one in done)
