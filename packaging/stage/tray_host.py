"""A tray host of our own on the stage’s bus, in its own process: started late, killed, replaced.

It draws nothing. It is what an icon registers with, reads what the icon says of itself, and
clicks: on the icon, and on entries of its menu.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from stage.parts import MissingPart
from stage.screen import Screen
from stage.waiting import NotInTime, until

ANSWER_LIMIT_S = 10.0


@dataclass(frozen=True, slots=True)
class TrayItem:
    """An icon as it describes itself. `pixmaps` are (width, height, ARGB bytes)."""

    service: str
    title: str
    tooltip: str
    status: str
    pixmaps: tuple[tuple[int, int, bytes], ...]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One entry of a menu that is shown. `checked` is None where it cannot be checked."""

    label: str
    enabled: bool
    checked: bool | None
    separator: bool
    children: tuple[MenuEntry, ...]


class HostRefused(Exception):
    """The icon did not do what was asked of it: its own words."""


class TrayHost:
    """The running host; see `running`."""

    def __init__(self, screen: Screen, process: subprocess.Popen[bytes]) -> None:
        self._screen, self._process = screen, process
        self._received = b""

    def items(self) -> tuple[TrayItem, ...]:
        """The icons that are in the tray now, the oldest first."""
        return tuple(_item(table) for table in self._asked("items"))

    def item(self, *, limit_s: float = 15.0) -> TrayItem:
        """The newest icon, waited for. Raises NotInTime."""
        return until("an icon in the tray", self.items, limit_s)[-1]

    def activate(self, x: int = 0, y: int = 0) -> None:
        """A left click on the newest icon."""
        self._asked("activate", x=x, y=y)

    def middle_click(self, x: int = 0, y: int = 0) -> None:
        """A middle click on the newest icon."""
        self._asked("secondary_activate", x=x, y=y)

    def context_menu(self, x: int = 0, y: int = 0) -> None:
        """What hosts call that leave the menu to the program."""
        self._asked("context_menu", x=x, y=y)

    def menu(self) -> tuple[MenuEntry, ...]:
        """The newest icon’s menu, as it is when it is opened."""
        return tuple(_entry(table) for table in self._asked("menu"))

    def labels(self) -> tuple[str, ...]:
        """The paths of all entries that can be clicked: `Pause/30 minutes`."""
        return tuple(_paths(self.menu(), ""))

    def click_menu(self, path: str) -> None:
        """Click an entry by the labels that lead to it. Raises HostRefused for none such."""
        self._asked("click_menu", path=path)

    def stop(self) -> None:
        """Go, as a panel that is closed."""
        self._screen.children.stop(self._process)

    def kill(self) -> None:
        """Go without a word, as a panel that crashes."""
        self._process.kill()
        self._screen.children.stop(self._process)

    def _asked(self, what: str, **details: object) -> Any:  # noqa: ANN401 - JSON
        if self._process.stdin is None:
            raise AssertionError
        self._process.stdin.write(json.dumps({"do": what, **details}).encode() + b"\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:  # noqa: ANN401 - JSON
        answer = json.loads(self._line())
        if "refused" in answer:
            raise HostRefused(answer["refused"])
        return answer["answer"]

    def _line(self) -> bytes:
        """One whole line of the child’s. Raises NotInTime, HostRefused when it has gone."""
        if self._process.stdout is None:
            raise AssertionError
        deadline = time.monotonic() + ANSWER_LIMIT_S
        while b"\n" not in self._received:
            left = max(0.0, deadline - time.monotonic())
            if not select.select([self._process.stdout], [], [], left)[0]:
                raise NotInTime(f"the tray host was silent for {ANSWER_LIMIT_S:g} s")
            piece = os.read(self._process.stdout.fileno(), 65536)
            if not piece:
                raise HostRefused("the tray host has gone")
            self._received += piece
        line, _, self._received = self._received.partition(b"\n")
        return line

    def wait_until_it_stands(self) -> None:
        """Return when the host owns its name on the bus."""
        self._answer()


@contextmanager
def running(screen: Screen, *, replace: bool = False) -> Iterator[TrayHost]:
    """A host that stands until the block is left. `replace` takes the place of another.

    Raises MissingPart, and HostRefused where another host stands and is not to be replaced.
    """
    if find_spec("dbus_fast") is None:
        raise MissingPart("dbus-fast")
    process = screen.children.start(
        (sys.executable, "-m", "stage.tray_service", *(["--replace"] if replace else [])),
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONWARNINGS": "ignore"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    host = TrayHost(screen, process)
    try:
        host.wait_until_it_stands()
        yield host
    finally:
        host.stop()


def _item(table: Mapping[str, Any]) -> TrayItem:
    pixmaps = ((width, height, bytes.fromhex(data)) for width, height, data in table["pixmaps"])
    service, title, tooltip, status = (
        str(table[key]) for key in ("service", "title", "tooltip", "status")
    )
    return TrayItem(service, title, tooltip, status, tuple(pixmaps))


def _entry(table: Mapping[str, Any]) -> MenuEntry:
    return MenuEntry(
        label=table["label"],
        enabled=table["enabled"],
        checked=table["checked"],
        separator=table["separator"],
        children=tuple(_entry(child) for child in table["children"]),
    )


def _paths(entries: Sequence[MenuEntry], before: str) -> Iterator[str]:
    for entry in entries:
        if entry.children:
            yield from _paths(entry.children, f"{before}{entry.label}/")
        elif entry.enabled and not entry.separator:
            yield before + entry.label
