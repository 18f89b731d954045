"""Run by the system’s Python: prints a process’s accessible things as JSON, or uses one.

usage: accessibility_reader.py read PID | act PID ROLE NAME | place PID ROLE NAME
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

MISSING = 3

MOMENT_S = 0.06
"""What stands still for so long has come to rest."""

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print("python3-gi with gir1.2-atspi-2.0", file=sys.stderr)
    sys.exit(MISSING)


def program(pid: int) -> Any | None:  # noqa: ANN401 - an object of C
    """What that process shows, None while it shows nothing.

    A toolkit that Qt loads for its looks may stand there besides, without windows.
    """
    desktop = Atspi.get_desktop(0)
    there = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    ours = (one for one in there if one and one.get_process_id() == pid)
    return next((one for one in ours if one.get_child_count()), None)


def walked(node: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """A thing and all below it, depth first."""
    yield depth, node
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            yield from walked(child, depth + 1)


def told(depth: int, node: Any) -> dict[str, object]:  # noqa: ANN401
    """One thing, in words."""
    return {
        "depth": depth,
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "value": value(node),
        "states": [state.value_nick for state in node.get_state_set().get_states()],
        "actions": actions(node),
        "box": box(node),
    }


def value(node: Any) -> float | str | None:  # noqa: ANN401
    """Its number, else its text."""
    if node.get_value_iface():
        return float(node.get_value_iface().get_current_value())
    if node.get_text_iface():
        return str(Atspi.Text.get_text(node, 0, -1))
    return None


def box(node: Any) -> tuple[int, int, int, int] | None:  # noqa: ANN401
    """Its place: x, y, width, height in pixels of the screen."""
    if not node.get_component_iface():
        return None
    found = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    return found.x, found.y, found.width, found.height


def actions(node: Any) -> list[str]:  # noqa: ANN401
    """What can be done with it, the usual thing first."""
    offered = node.get_action_iface()
    if not offered:
        return []
    return [Atspi.Action.get_action_name(offered, i) for i in range(offered.get_n_actions())]


def used(node: Any) -> bool:  # noqa: ANN401
    """Whether it was: a window that its button closes may be gone before it has answered."""
    try:
        return bool(node.get_action_iface().do_action(0))
    except GLib.Error:
        return True


def use(root: Any, role: str, name: str) -> bool:  # noqa: ANN401
    """Whether there was such a thing and it was used."""
    for _, node in walked(root):
        if (node.get_role_name(), node.get_name()) == (role, name) and actions(node):
            return used(node)
    return False


def place(root: Any, role: str, name: str) -> tuple[int, int, int, int] | None:  # noqa: ANN401
    """Where the first such thing on screen is, once its window has come to rest."""
    for _, node in walked(root):
        if (node.get_role_name(), node.get_name()) == (role, name) and is_seen(node):
            return at_rest(node)
    return None


def is_seen(node: Any) -> bool:  # noqa: ANN401
    """Whether it and the window around it are shown."""
    return bool(node.get_state_set().contains(Atspi.StateType.SHOWING))


def at_rest(node: Any) -> tuple[int, int, int, int] | None:  # noqa: ANN401
    """Its place, which is the same a moment later."""
    last, now = None, box(node)
    while now != last:
        time.sleep(MOMENT_S)
        last, now = now, box(node)
    return now


def main(words: list[str]) -> object:
    """The answer to one question; None where a window went while it was read."""
    Atspi.init()
    try:
        root = program(int(words[1]))
        match words:
            case ["read", _]:
                return [told(depth, node) for depth, node in walked(root)] if root else []
            case ["place", _, role, name]:
                return place(root, role, name) if root is not None else None
            case [_, _, role, name]:
                return root is not None and use(root, role, name)
            case _:
                return []
    except GLib.Error:
        return None


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:])))
