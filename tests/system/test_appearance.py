"""Laws of what the desktop says of itself, heard over a real bus."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast import Variant
from dbus_fast.annotations import DBusDict, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

from backcare_desktop.core.wishes import FontWish, Wishes
from backcare_desktop.system.linux.appearance import (
    APPEARANCE,
    GNOME,
    GNOME_ACCESS,
    KDE,
    KDE_MOTION,
    PORTAL,
    XFCE,
    XFCE_PANEL,
    XFCONF,
    DesktopAppearance,
    understood,
)
from backcare_desktop.system.linux.session_bus import NoBus
from tests.system.bus import private_bus
from tests.system.desktop_bus import Desktop

Groups = dict[str, dict[str, Variant]]
DBusGroups = Annotated[Groups, DBusSignature("a{sa{sv}}")]
Names = Annotated[list[str], DBusSignature("as")]
Changed = Annotated[tuple[str, str, Variant], DBusSignature("ssv")]


class PortalStandIn(ServiceInterface):
    """The settings portal as its specification has it."""

    def __init__(self, groups: Groups) -> None:
        super().__init__(PORTAL.interface)
        self.groups = groups

    @dbus_method()
    def ReadAll(self, namespaces: Names) -> DBusGroups:
        return {name: self.groups[name] for name in namespaces if name in self.groups}

    @dbus_signal()
    def SettingChanged(self, group: str, key: str, value: Variant) -> Changed:
        return (group, key, value)


class XfceStandIn(ServiceInterface):
    """Xfce's settings."""

    def __init__(self, channels: Groups) -> None:
        super().__init__(XFCONF.interface)
        self.channels = channels

    @dbus_method()
    def GetAllProperties(self, channel: DBusStr, base: DBusStr) -> DBusDict:
        assert base == "/"
        return self.channels.get(channel, {})

    @dbus_signal()
    def PropertyChanged(self, channel: str, key: str, value: Variant) -> Changed:
        return (channel, key, value)


@pytest.fixture
def sense(desktop: Desktop) -> Iterator[Callable[[], DesktopAppearance]]:
    made: list[DesktopAppearance] = []

    def one() -> DesktopAppearance:
        made.append(DesktopAppearance(address=desktop.address))
        return made[-1]

    yield one
    for appearance in made:
        appearance.close()


Sense = Callable[[], DesktopAppearance]


def until(appearance: DesktopAppearance, wished: Callable[[Wishes], bool]) -> Wishes:
    """Drain as the program does, whenever something has come."""
    end = time.monotonic() + 10
    while not wished(appearance.wishes):
        assert time.monotonic() < end, appearance.wishes
        appearance._take(appearance._bus.heard(0.2))
    return appearance.wishes


def dark() -> Groups:
    return {APPEARANCE: {"color-scheme": Variant("u", 1)}}


def test_what_the_portal_has_is_known_after_its_first_word(desktop: Desktop, sense: Sense) -> None:
    desktop.serve(
        PORTAL,
        PortalStandIn(
            {
                APPEARANCE: {"color-scheme": Variant("u", 1), "contrast": Variant("u", 1)},
                GNOME: {
                    "text-scaling-factor": Variant("d", 1.25),
                    "font-name": Variant("s", "Cantarell 11"),
                    "enable-animations": Variant("b", False),  # noqa: FBT003 - a value on the bus
                },
                "org.example.other": {"color-scheme": Variant("u", 2)},
            }
        ),
    )
    appearance = sense()
    assert appearance.wishes == Wishes()
    assert appearance.wait_for_first_word(10)
    assert appearance.wishes == Wishes(
        dark=True,
        contrast=True,
        reduced_motion=True,
        text_scale=1.25,
        font=FontWish("Cantarell", 11),
    )


def test_a_change_is_heard_while_running(desktop: Desktop, sense: Sense) -> None:
    portal = PortalStandIn(dark())
    desktop.serve(PORTAL, portal)
    appearance = sense()
    appearance.wait_for_first_word(10)
    assert appearance.wishes.dark
    desktop.tell(lambda: portal.SettingChanged(APPEARANCE, "color-scheme", Variant("u", 2)))
    until(appearance, lambda wishes: not wishes.dark)
    desktop.tell(lambda: portal.SettingChanged(GNOME, "text-scaling-factor", Variant("d", 2.0)))
    until(appearance, lambda wishes: wishes.text_scale == 2)


def test_drain_says_whether_anything_is_other_than_before(desktop: Desktop, sense: Sense) -> None:
    desktop.serve(PORTAL, PortalStandIn(dark()))
    appearance = sense()
    assert appearance.wait_for_first_word(10)
    while appearance._bus.heard(0.2):
        pass
    assert not appearance.drain()


def test_a_portal_that_starts_later_is_asked_then(desktop: Desktop, sense: Sense) -> None:
    appearance = sense()
    assert not appearance.wait_for_first_word(10)
    desktop.serve(PORTAL, PortalStandIn(dark()))
    until(appearance, lambda wishes: wishes.dark)


def test_a_portal_that_starts_anew_is_asked_again_and_between_the_last_word_stands(
    desktop: Desktop, sense: Sense
) -> None:
    first = desktop.serve(PORTAL, PortalStandIn(dark()))
    appearance = sense()
    appearance.wait_for_first_word(10)
    desktop.stop(first)
    appearance._take(appearance._bus.heard(0.2))
    assert appearance.wishes.dark
    desktop.serve(PORTAL, PortalStandIn({APPEARANCE: {"color-scheme": Variant("u", 2)}}))
    until(appearance, lambda wishes: not wishes.dark)


def test_on_xfce_its_own_settings_say_what_the_portal_leaves_open(
    desktop: Desktop, sense: Sense
) -> None:
    xfce = XfceStandIn(
        {
            XFCE: {
                "/Net/ThemeName": Variant("s", "Greybird-dark"),
                "/Gtk/FontName": Variant("s", "Sans 10"),
            },
            XFCE_PANEL: {"/panels/dark-mode": Variant("b", True)},  # noqa: FBT003 - a value on the bus
        }
    )
    desktop.serve(XFCONF, xfce)
    desktop.serve(PORTAL, PortalStandIn({APPEARANCE: {"color-scheme": Variant("u", 0)}}))
    appearance = sense()
    wishes = until(appearance, lambda wishes: wishes.dark and wishes.dark_panel is True)
    assert wishes.font == FontWish("Sans", 10)
    desktop.tell(lambda: xfce.PropertyChanged(XFCE, "/Net/ThemeName", Variant("s", "Greybird")))
    until(appearance, lambda wishes: not wishes.dark)


def test_without_portal_and_xfce_things_are_as_usual_and_nobody_waits(sense: Sense) -> None:
    start = time.monotonic()
    appearance = sense()
    assert not appearance.wait_for_first_word(10)
    assert time.monotonic() - start < 5
    assert appearance.wishes == Wishes()


class SilentPortal(ServiceInterface):
    """A portal that never answers."""

    def __init__(self) -> None:
        super().__init__("org.example.silent")


def test_a_portal_that_hangs_costs_no_more_than_the_time_given(
    desktop: Desktop, sense: Sense
) -> None:
    bus = desktop.serve(PORTAL, SilentPortal())
    desktop.tell(lambda: bus.add_message_handler(lambda _message: True))
    appearance = sense()
    start = time.monotonic()
    assert not appearance.wait_for_first_word(0.2)
    assert 0.15 < time.monotonic() - start < 3
    assert not appearance.drain()


def test_without_a_bus_there_is_no_sense(tmp_path: Path) -> None:
    for address in (f"unix:path={tmp_path}/none", "tcp:host=localhost", "nonsense", "unix:dir=x"):
        with pytest.raises(NoBus):
            DesktopAppearance(address=address)


def test_without_a_word_of_a_bus_there_is_no_sense(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    with pytest.raises(OSError, match="no session bus"):
        DesktopAppearance()


def test_the_bus_is_found_in_its_usual_place(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert desktop.address
    appearance = DesktopAppearance()
    assert appearance.fileno() >= 0
    appearance.close()


def test_a_bus_that_does_not_let_us_in_is_left_alone_after_its_time(tmp_path: Path) -> None:
    path = tmp_path / "deaf"
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(path))
        deaf.listen()
        start = time.monotonic()
        with pytest.raises(NoBus):
            DesktopAppearance(address=f"unix:path={path}")
    assert time.monotonic() - start < 3


def test_a_bus_that_goes_leaves_the_last_word_and_no_file_to_watch(tmp_path: Path) -> None:
    with private_bus(tmp_path) as address:
        stage = Desktop(address)
        stage.serve(PORTAL, PortalStandIn(dark()))
        appearance = DesktopAppearance(address=address)
        appearance.wait_for_first_word(10)
        stage.close()
    end = time.monotonic() + 10
    while appearance.fileno() >= 0 and time.monotonic() < end:
        appearance._take(appearance._bus.heard(0.2))
    assert appearance.fileno() == -1
    assert appearance.wishes.dark
    assert not appearance.drain()


@pytest.mark.parametrize(
    ("said", "wishes"),
    [
        ({(GNOME, "color-scheme"): "prefer-dark"}, Wishes(dark=True)),
        (
            {(APPEARANCE, "color-scheme"): 2, (GNOME, "color-scheme"): "prefer-dark"},
            Wishes(),
        ),
        ({(GNOME_ACCESS, "high-contrast"): True}, Wishes(contrast=True)),
        ({(GNOME, "gtk-theme"): "HighContrastInverse"}, Wishes(contrast=True)),
        ({(APPEARANCE, "reduced-motion"): 1}, Wishes(reduced_motion=True)),
        ({(KDE_MOTION, "AnimationDurationFactor"): "0"}, Wishes(reduced_motion=True)),
        ({(GNOME, "text-scaling-factor"): 40.0}, Wishes(text_scale=3)),
        ({(GNOME, "text-scaling-factor"): "much"}, Wishes()),
        ({(GNOME, "text-scaling-factor"): float("nan")}, Wishes()),
        (
            {(KDE, "font"): "Noto Sans,10,-1,5,50", (GNOME, "font-name"): "Cantarell 11"},
            Wishes(font=FontWish("Noto Sans", 10)),
        ),
        ({(GNOME, "font-name"): "Adwaita Sans 11"}, Wishes(font=FontWish("Adwaita Sans", 11))),
        ({(GNOME, "font-name"): "Sans, 10"}, Wishes(font=FontWish("Sans", 10))),
        ({(GNOME, "font-name"): "Sans"}, Wishes()),
        ({(GNOME, "font-name"): "Sans 0"}, Wishes()),
        ({(XFCE_PANEL, "/panels/dark-mode"): False}, Wishes(dark_panel=False)),
        ({(XFCE_PANEL, "/panels/panel-1/size"): 28}, Wishes(dark_panel=True)),
        (
            {
                (XFCE_PANEL, "/panels/panel-1/background-style"): 1,
                (XFCE_PANEL, "/panels/panel-1/background-rgba"): [0.9, 0.9, 0.9, 1.0],
            },
            Wishes(dark_panel=False),
        ),
        ({(APPEARANCE, "color-scheme"): "dark"}, Wishes()),
    ],
)
def test_every_desktops_words_are_understood_and_nonsense_is_passed_over(
    said: dict[tuple[str, str], object], wishes: Wishes
) -> None:
    assert understood(said) == wishes


def test_gnomes_bar_is_dark_whatever_its_windows_are() -> None:
    assert understood({}, dark_bar_by_design=True).dark_panel is True


def test_gnome_is_known_by_its_name(desktop: Desktop) -> None:
    for name, bar in (("ubuntu:GNOME", True), ("XFCE", None), ("", None)):
        appearance = DesktopAppearance(name, desktop.address)
        assert appearance.wishes.dark_panel is bar
        appearance.close()
