"""Laws of do not disturb on Xfce, with its own settings service and tool."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from jeepney import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]
from stage.parts import MissingPart
from stage.screen import Screen, opened
from stage.waiting import until

from backcare_desktop.core.sense import Sense
from backcare_desktop.system.linux.do_not_disturb import KDE_NAME, XFCE_NAME, XfceQuiet
from backcare_desktop.system.linux.signs import pick_signs
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


NOTIFYD = ("/usr/lib/*/xfce4/notifyd/xfce4-notifyd", "/usr/lib*/xfce4/notifyd/xfce4-notifyd")


def test_a_real_notification_server_that_does_not_tell_is_passed_over_to_who_does(
    stage: XfceStage,
) -> None:
    found = [one for place in NOTIFYD for one in Path("/").glob(place.removeprefix("/"))]
    if not found:
        pytest.skip("xfce4-notifyd is not installed")
    stage.screen.children.start((str(found[0]),))
    where = {"org.freedesktop.Notifications"}
    until("a notification server", lambda: where <= names(stage.screen))
    stage.begin()
    signs = pick_signs(stage.screen.env)
    quiet = next(source for sign, source in signs.sources() if sign is Sense.QUIET)
    assert quiet.name == XFCE_NAME
    over = {one.name: one.why for one in quiet.passed_over}
    assert over[KDE_NAME] == "this desktop does not tell it so"
    assert quiet.on() is True
    for _, source in signs.sources():
        source.close()


def names(screen: Screen) -> set[str]:
    with open_dbus_connection(screen.env["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        (found,) = bus.send_and_get_reply(message_bus.ListNames()).body
        return set(found)
