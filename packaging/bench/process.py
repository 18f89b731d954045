"""What a process and its children use, by Linux’s own counters: CPU, wake-ups, memory."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_MAPPING = re.compile(r"^[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \d+ *(.*)$")
_SWITCHES = re.compile(r"^voluntary_ctxt_switches:\s+(\d+)", re.MULTILINE)
_NS, _KIB = 1e9, 1024


@dataclass(frozen=True, slots=True)
class Work:
    """Work so far: seconds of CPU, and how often a thread went to sleep of its own accord."""

    cpu_s: float = 0.0
    wakeups: int = 0

    def __add__(self, other: Work) -> Work:
        return Work(self.cpu_s + other.cpu_s, self.wakeups + other.wakeups)

    def __sub__(self, other: Work) -> Work:
        return Work(self.cpu_s - other.cpu_s, self.wakeups - other.wakeups)


@dataclass(frozen=True, slots=True)
class Memory:
    """MiB. `own` is what would come back if the process ended; `anonymous` has no file behind it.

    Pages of a file of this Python that another process happens to share count as own: who else
    runs from the same environment must not change the figure.
    """

    own: float
    anonymous: float


def work(pid: int) -> Work:
    """Of the process and its living children, so far."""
    return sum(_threads(pid).values(), Work())


class Watch:
    """Counts what a process and its children do from now on, also in threads that end.

    What a thread did between the last `look` and its end is missed.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._begun = _threads(pid)
        self._latest = dict(self._begun)

    def look(self) -> Work:
        """What was done so far."""
        self._latest |= _threads(self._pid)
        done = (now - self._begun.get(task, Work()) for task, now in self._latest.items())
        return sum(done, Work())


def _threads(pid: int) -> dict[Path, Work]:
    found = ((task, _of_thread(task)) for one in family(pid) for task in _tasks(one))
    return {task: done for task, done in found if done is not None}


def memory(pid: int) -> Memory:
    """Of the process and its living children."""
    found = [_memory(one) for one in family(pid)]
    return Memory(sum(one.own for one in found), sum(one.anonymous for one in found))


def family(pid: int) -> tuple[int, ...]:
    """The process and all that descend from it."""
    children = (int(word) for task in _tasks(pid) for word in _read(task / "children").split())
    return (pid, *(one for child in children for one in family(child)))


def _tasks(pid: int) -> tuple[Path, ...]:
    try:
        return tuple((_PROC / str(pid) / "task").iterdir())
    except OSError:
        return ()


def _of_thread(task: Path) -> Work | None:
    """None for one that ends just now."""
    on_cpu = _read(task / "schedstat").split()
    switches = _SWITCHES.search(_read(task / "status"))
    return Work(int(on_cpu[0]) / _NS, int(switches[1])) if on_cpu and switches else None


def _memory(pid: int) -> Memory:
    return memory_in(_read(_PROC / str(pid) / "smaps"), (sys.prefix, sys.base_prefix))


def memory_in(smaps: str, ours: tuple[str, ...]) -> Memory:
    """Counted from the text of an smaps file; pages of files under `ours` are own."""
    own = anonymous = 0
    is_ours = False
    for line in smaps.splitlines():
        mapping = _MAPPING.match(line)
        if mapping:
            is_ours = mapping[1].startswith(tuple(f"{folder}/" for folder in ours))
            continue
        name, _, size = line.partition(":")
        match name:
            case "Private_Clean" | "Private_Dirty":
                own += int(size.split()[0])
            case "Shared_Clean" | "Shared_Dirty" if is_ours:
                own += int(size.split()[0])
            case "Anonymous":
                anonymous += int(size.split()[0])
            case _:
                pass
    return Memory(own / _KIB, anonymous / _KIB)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
