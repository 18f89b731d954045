"""The windows of the program on a screen: how soon they are painted, what they cost and keep."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime
from statistics import median

from stage.screen import Screen

from bench import staged
from bench.inner import Inner
from bench.log import LAST, fill
from bench.minute import frames
from bench.rows import Measured

A_MONDAY = datetime(2026, 11, 23, 9).astimezone()
PRESSES, STARTS, OPENED = 3, 3, 500

DEAREST = ("shift", "fold")
"""The pieces of all routines in which the figure costs most."""


def first_paint() -> Iterator[Measured]:
    """The first press after a start makes the player: that is the slow one."""
    with staged.opened(window_manager=True) as place:
        place.screen.env["BACKCARE_DEMO_START"] = A_MONDAY.isoformat()
        runs = [Inner(place.screen, "pressing", str(PRESSES)).told() for _ in range(STARTS)]
    first = min(run["wall_ms"][0] for run in runs)
    later = median(wall for run in runs for wall in run["wall_ms"][1:])
    cpu = min(run["cpu_ms"][0] for run in runs)
    beside = f"the first after a start, {cpu:.0f} ms of it CPU; later ones {later:.0f}"
    yield Measured("player_first_paint_ms", first, beside=beside)


def figure() -> Iterator[Measured]:
    """Moving, in the dearest of all routines, then held."""
    with staged.opened(window_manager=True) as place:
        moving = [Inner(place.screen, "playing", piece).told() for piece in DEAREST]
        dearest = max(moving, key=lambda seen: seen["cpu_pct"])
        held = Inner(place.screen, "playing", "held").told()
    for name, seen in (
        ("player_figure_cpu_pct", dearest),
        ("player_figure_held_cpu_pct", held),
    ):
        yield Measured(name, seen["cpu_pct"], beside=frames(seen["frames_per_s"]))


def growth() -> Iterator[Measured]:
    """What 490 more of the same add."""
    with staged.opened(window_manager=True) as place:
        seen = Inner(place.screen, "growing", str(OPENED)).told()
    grown = seen["end"] - seen["settled"]
    yield Measured("growth_mib_500", grown, beside=f"from {seen['settled']:.1f} MiB")


def week() -> Iterator[Measured]:
    """A new process each time; the first also makes bytecode and is passed over."""
    with staged.opened(window_manager=True) as place:
        fill(place.home / "data" / "log.sqlite3", LAST)
        opened = [_opened(place.screen) for _ in range(1 + STARTS)][1:]
    wall, cpu = (min(parts) for parts in zip(*opened, strict=True))
    yield Measured("week_open_s", wall, beside=f"{cpu:.2f} s of CPU")


def _opened(stands: Screen) -> tuple[float, float]:
    """Seconds of the clock, and of CPU."""
    begun = time.monotonic()
    seen = Inner(stands, "weekly", LAST.isoformat()).told()
    return seen["at"] - begun, seen["cpu_s"]
