"""Laws of do not disturb on Xfce, with its own settings service and tool."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from stage.parts import MissingPart
from stage.screen import Screen, opened

from backcare_desktop.system.linux.do_not_disturb import XfceQuiet
from tests.system.state_contract import StateContract

pytestmark = pytest.mark.desktop

_PLACES = ("/usr/lib/x86_64-linux-gnu/xfce4/xfconf/xfconfd", "/usr/lib/xfce4/xfconf/xfconfd")
"""The service is not on the PATH; the bus starts it for whoever asks."""


@dataclass
class XfceStage:
    """A session in which Xfce's settings live."""

    screen: Screen

    def source(self) -> XfceQuiet:
        return XfceQuiet(self.screen.env)

    def begin(self) -> None:
        self._switch("true")

    def end(self) -> None:
        self._switch("false")

    def _switch(self, quiet: str) -> None:
        setting = ("-c", "xfce4-notifyd", "-p", "/do-not-disturb")
        self.screen.said(("xfconf-query", *setting, "-n", "-t", "bool", "-s", quiet))

    def stop(self) -> None:
        self.screen.children.stop(self.screen.children._started[1])


@pytest.fixture
def stage() -> Iterator[XfceStage]:
    if not any(Path(place).exists() for place in _PLACES):
        pytest.skip("xfconfd is not installed")
    try:
        with opened(640, 480, window_manager=False) as screen:
            screen.said(("xfconf-query", "-l"))
            yield XfceStage(screen)
    except MissingPart as missing:
        pytest.skip(str(missing))


class TestXfceQuiet(StateContract):
    """The contract, on xfconfd."""
