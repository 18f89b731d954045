"""What a screen reader is told of a window: its tree read over the accessibility bus, and used.

The bindings belong to the system’s Python, so a child of that reads and acts.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stage import pointer
from stage.parts import MissingPart
from stage.pictures import Box
from stage.screen import Screen
from stage.waiting import until

ON: Mapping[str, str] = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
"""What a program is given so that it answers although no screen reader runs."""

_PYTHON = "/usr/bin/python3"
_READER = Path(__file__).with_name("accessibility_reader.py")
_MISSING = 3


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in a tree. `value` is a number or a text, `depth` counts from the program.

    `box` is its place in pixels of the screen, None for what has none.
    """

    depth: int
    role: str
    name: str
    description: str
    value: float | str | None
    states: frozenset[str]
    actions: tuple[str, ...]
    box: Box | None

    @property
    def is_seen(self) -> bool:
        """Whether it and the window around it are shown."""
        return "showing" in self.states


def tree(screen: Screen, pid: int, *, limit_s: float = 15.0) -> tuple[Node, ...]:
    """All of a process’s windows, depth first, waited for. Raises MissingPart, NotInTime."""
    found = until(
        f"process {pid} on the accessibility bus", lambda: _asked(screen, "read", str(pid)), limit_s
    )
    return tuple(_node(table) for table in found)


def act(screen: Screen, pid: int, role: str, name: str) -> None:
    """Do the first action of the thing with that role and name: press, toggle.

    Raises LookupError where there is none such.
    """

    def answer() -> tuple[bool] | None:
        used = _asked(screen, "act", str(pid), role, name)
        return None if used is None else (bool(used),)

    (used,) = until(f"process {pid} stands still", answer)
    if not used:
        raise LookupError(f"no {role} {name!r} that can be used")


def shown(screen: Screen, pid: int, role: str, name: str, *, limit_s: float = 15.0) -> Node:
    """The first thing on screen with that role and name, waited for. Raises NotInTime."""

    def look() -> Node | None:
        things = (_node(table) for table in _asked(screen, "read", str(pid)) or ())
        fits = (one for one in things if (one.role, one.name) == (role, name))
        return next((one for one in fits if one.is_seen), None)

    return until(f"{role} {name!r} on screen", look, limit_s)


def click(screen: Screen, pid: int, role: str, name: str, *, limit_s: float = 15.0) -> None:
    """Click it with the real pointer, once it is shown and stands still. Raises NotInTime."""

    def look() -> list[int] | None:
        found: list[int] | None = _asked(screen, "place", str(pid), role, name)
        return found

    x, y, width, height = until(f"{role} {name!r} on screen", look, limit_s)
    pointer.click(screen, x + width // 2, y + height // 2)


def _asked(screen: Screen, *words: str) -> Any:  # noqa: ANN401 - JSON
    if not Path(_PYTHON).exists():
        raise MissingPart(_PYTHON)
    done = subprocess.run(
        (_PYTHON, "-I", str(_READER), *words),
        env=screen.env,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    if done.returncode == _MISSING:
        raise MissingPart(done.stderr.strip())
    if done.returncode:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def _node(table: Mapping[str, Any]) -> Node:
    return Node(
        depth=table["depth"],
        role=table["role"],
        name=table["name"],
        description=table["description"],
        value=table["value"],
        states=frozenset(table["states"]),
        actions=tuple(table["actions"]),
        box=table["box"] and tuple(table["box"]),
    )
