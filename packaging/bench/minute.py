"""At rest: the program and the bare one side by side, for a minute in which nothing happens.

In the same minute, on another screen, the ring breathes: that takes as long.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from statistics import median

from stage import screen

from bench import process, staged
from bench.inner import Inner
from bench.process import Watch, Work
from bench.rows import Measured

SETTLE_S, WINDOW_S, LOOK_S = 10.0, 60.0, 0.5


def minute() -> Iterator[Measured]:
    """Wake-ups, CPU and memory at rest; the ring's CPU and its phases."""
    with staged.opened() as place, screen.opened(compositor=False) as other:
        staged.keep_bytecode(other)
        floor, ours = place.start(staged.FLOOR), place.start(staged.PROGRAM)
        ours.icon()
        time.sleep(SETTLE_S)
        ring = Inner(other, "playing", "ring")
        bare, own = over((floor.pid, ours.pid), WINDOW_S)
        bare_memory, own_memory = process.memory(floor.pid), process.memory(ours.pid)
        yield Measured("rest_wakeups_per_min", own.wakeups, bare.wakeups)
        yield Measured("rest_cpu_s_per_min", own.cpu_s, bare.cpu_s)
        beside = f"anonymous {own_memory.anonymous:.1f}, of the floor {bare_memory.anonymous:.1f}"
        yield Measured("rest_uss_mib", own_memory.own, bare_memory.own, beside)
        yield from _ring(ring)


def _ring(ring: Inner) -> Iterator[Measured]:
    seen = ring.told()
    yield Measured("player_ring_cpu_pct", seen["cpu_pct"], beside=frames(seen["frames_per_s"]))
    late = seen["late_ms"]
    yield Measured(
        "breath_error_ms", median(late), beside=f"of {len(late)}, at most {max(late):.3g}"
    )


def frames(per_second: float) -> str:
    """How many were painted."""
    return f"{per_second:.1f} frames a second"


def over(pids: Sequence[int], seconds: float) -> list[Work]:
    """What each did in that time, brought to a minute."""
    begun, watches = time.monotonic(), [Watch(pid) for pid in pids]
    done = [watch.look() for watch in watches]
    while time.monotonic() - begun < seconds:
        time.sleep(LOOK_S)
        done = [watch.look() for watch in watches]
    minutes = (time.monotonic() - begun) / 60
    return [_a_minute(one, minutes) for one in done]


def _a_minute(done: Work, minutes: float) -> Work:
    return Work(done.cpu_s / minutes, round(done.wakeups / minutes))
