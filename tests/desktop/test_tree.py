"""What a screen reader finds on the bus: each thing with its role, name and value."""

from __future__ import annotations

import pytest
from stage import accessibility, pointer, program, windows
from stage.accessibility import Node
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until

from tests.desktop.driving import resting
from tests.desktop.test_heat import keep
from tests.desktop.test_reader import tab_to, wait_for_keys

USED = {
    "push button",
    "toggle button",
    "radio button",
    "check box",
    "combo box",
    "entry",
    "image",
    "list",
    "list item",
    "progress bar",
    "spin button",
    "text",
}
"""Roles of what is painted or used, and so has a name."""

NUMBERS = {"progress bar", "spin button"}
"""Roles of what has a value."""

SURFACES = {
    "Settings": "Settings",
    "What is known, and how well": "What is known, and how well",
    "When it is a hard stretch": "When it is a hard stretch",
    "When to get help": "When to get help",
    "Log an activity…": "BackCare: log an activity",
    "Check-in/How was today?": "How was today?",
    "Check-in/Your week in four corners": "Your week in four corners",
    "What suits you": "BackCare",
    "Stretch/Standing hamstring fold": "Standing hamstring fold",
    "Heat/Heat session": "BackCare: heat",
}
"""Entries of the tray's menu, and the titles of the windows that they open."""


def without(nodes: tuple[Node, ...]) -> list[tuple[str, str]]:
    """What is on screen without a name or without its number, and what nobody thought of."""
    seen = [one for one in nodes if one.is_seen]
    bare = [one for one in seen if one.role in USED and not one.name]
    bare += [one for one in seen if one.role in NUMBERS and one.value is None]
    bare += [one for one in seen if one.role in {"unknown", "invalid"}]
    return [(one.role, one.description) for one in bare]


@pytest.mark.timeout(240)
def test_on_each_surface_each_thing_has_role_name_and_value(
    desktop: Screen, host: TrayHost
) -> None:
    with resting(desktop) as running:
        for entry, title in SURFACES.items():
            host.click_menu(entry)
            wait_for_keys(desktop, title)
            nodes = accessibility.tree(desktop, running.pid)
            assert any(one.role == "push button" and one.is_seen for one in nodes), entry
            assert without(nodes) == [], entry
            pointer.press(desktop, "Escape")
            until(f"{title!r} has gone", lambda: windows.first_named(desktop, title) is None)  # noqa: B023 - at once


@pytest.mark.timeout(120)
def test_heat_is_begun_by_keys_alone_and_its_strip_has_names_and_a_value(
    desktop: Screen, host: TrayHost
) -> None:
    keep(desktop.home)
    with program.running(desktop, env=accessibility.ON) as running:
        running.wait_until_it_answers()
        host.click_menu("Heat/Heat session")
        wait_for_keys(desktop, "BackCare: heat")
        tab_to(desktop, running, "The pad is on: start")
        pointer.press(desktop, "Return")
        accessibility.shown(desktop, running.pid, "push button", "Pad off")
        nodes = accessibility.tree(desktop, running.pid)
        assert without(nodes) == []
        (bar,) = (one for one in nodes if one.role == "progress bar" and one.is_seen)
        assert bar.name
        assert running.cli("status", "--json").table["heat"]["seconds_left"] > 800
        assert running.cli("pad-off").code == 0
