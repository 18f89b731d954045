"""Laws of services that fall silent, answer late, lie, or die over a question.

Whatever they do, a sense takes next to no time, raises nothing but an error of the world where it
is made, and says that it cannot tell.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

pytest.importorskip("dbus_fast")

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface

from backcare_desktop.system.choose import Chosen, Maker
from backcare_desktop.system.linux.do_not_disturb import (
    NOTIFICATIONS,
    XFCONF,
    KdeQuiet,
    XfceQuiet,
)
from backcare_desktop.system.linux.inhibitors import (
    GNOME,
    KDE,
    POWER,
    LogindInhibitors,
    SessionInhibitors,
)
from backcare_desktop.system.linux.logind import MANAGER, SESSION, LogindIdle, LogindLock
from backcare_desktop.system.linux.mutter_idle import MONITOR, MutterIdle
from backcare_desktop.system.linux.screen_saver import SAVERS, ScreenSaverLock
from backcare_desktop.system.linux.session_bus import Service
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import Source
from tests.system.desktop_bus import Desktop
from tests.system.stand_ins import SESSION_PATH

ASKED = (MONITOR, MANAGER, *SAVERS, NOTIFICATIONS, XFCONF, GNOME, KDE, POWER)
SIGNALS = (
    (MANAGER.path, MANAGER.interface, "PrepareForSleep"),
    (SESSION_PATH, "org.freedesktop.DBus.Properties", "PropertiesChanged"),
    (MANAGER.path, "org.freedesktop.DBus.Properties", "PropertiesChanged"),
    (SAVERS[0].path, SAVERS[0].interface, "ActiveChanged"),
    (NOTIFICATIONS.path, "org.freedesktop.DBus.Properties", "PropertiesChanged"),
    (XFCONF.path, XFCONF.interface, "PropertyChanged"),
    (GNOME.path, GNOME.interface, "InhibitorAdded"),
    (KDE.path, KDE.interface, "InhibitionsChanged"),
    (POWER.path, POWER.interface, "HasInhibitChanged"),
)

Made = Callable[[dict[str, str]], Source]
SENSES: dict[str, Made] = {
    "GNOME's idle time": lambda environ: MutterIdle(environ, time.monotonic),
    "logind's idle time": lambda environ: LogindIdle(environ, time.monotonic),
    "logind's lock": lambda environ: LogindLock(environ, time.monotonic),
    "the screen saver": lambda environ: ScreenSaverLock(environ, time.monotonic),
    "KDE's quiet": KdeQuiet,
    "Xfce's quiet": XfceQuiet,
    "the session's inhibitors": SessionInhibitors,
    "logind's inhibitors": lambda environ: LogindInhibitors(environ, 0, 0),
}

LIES: tuple[tuple[str, list[object]], ...] = (
    ("", []),
    ("s", ["nonsense"]),
    ("v", [Variant("s", "nonsense")]),
    ("i", [-1]),
    ("a{sv}", [{"LockedHint": Variant("s", "perhaps"), "IdleHint": Variant("i", 7)}]),
    ("a(ss)", [[["what", "ever"]]]),
    ("sa{ss}", [SESSION, {"LockedHint": ""}]),
    ("sa{sv}as", ["org.example", {}, []]),
    ("sss", ["xfce4-notifyd", "/do-not-disturb", "perhaps"]),
    ("sa{sv}as", [MANAGER.interface, {"BlockInhibited": Variant("i", 1)}, [""]]),
    ("sa{sv}as", [NOTIFICATIONS.interface, {"Inhibited": Variant("s", "perhaps")}, []]),
)
"""Bodies by signature, none of them what was asked for."""


class Bad(ServiceInterface):
    """Owns every name that a sense asks; what it does with a question is told to it."""

    def __init__(self) -> None:
        super().__init__("org.example.Bad")


class BadServices:
    """All of them at once on one bus."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.environ = {
            "DBUS_SESSION_BUS_ADDRESS": desktop.address,
            "DBUS_SYSTEM_BUS_ADDRESS": desktop.address,
        }
        self.bus: MessageBus = desktop.serve(Service("org.example.Bad", "/", ""), Bad())
        for name in dict.fromkeys(service.name for service in ASKED):
            desktop.own(self.bus, name)

    def answers(self, handler: Callable[[Message], Message | bool]) -> None:
        """Do this with each question."""

        def handle(message: Message) -> Message | bool:
            asked = message.message_type is MessageType.METHOD_CALL
            return handler(message) if asked else False

        self.desktop.tell(lambda: self.bus.add_message_handler(handle))

    def says(self, path: str, interface: str, member: str, lie: tuple[str, list[object]]) -> None:
        signal = Message.new_signal(path, interface, member, *lie)
        self.desktop.tell(lambda: self.bus.send(signal))


@pytest.fixture
def bad(desktop: Desktop) -> BadServices:
    return BadServices(desktop)


every_sense = pytest.mark.parametrize("make", SENSES.values(), ids=SENSES)


def told(source: Source) -> object:
    """What it says; nothing, a time or a yes that nobody has said would be a lie passed on."""
    match source:
        case MutterIdle() | LogindIdle():
            return source.idle()
        case LogindLock() | ScreenSaverLock():
            return source.locked_since()
        case KdeQuiet() | XfceQuiet() | SessionInhibitors() | LogindInhibitors():
            return source.on() or None
        case _:
            raise AssertionError(source)


def made(make: Made, bad: BadServices) -> Source | None:
    """The sense, where it takes itself for usable."""
    try:
        return make(bad.environ)
    except OSError:
        return None


@every_sense
def test_a_service_that_is_silent_holds_nobody_up_and_is_not_believed(
    bad: BadServices, make: Made
) -> None:
    bad.answers(lambda _message: True)
    began = time.monotonic()
    source = made(make, bad)
    if source is not None:
        source.drain()
        assert told(source) is None
        source.close()
    assert time.monotonic() - began < 3


@every_sense
@pytest.mark.parametrize("lie", LIES, ids=lambda lie: lie[0] or "nothing")
def test_a_service_that_lies_breaks_nothing_and_is_not_believed(
    bad: BadServices, make: Made, lie: tuple[str, list[object]]
) -> None:
    bad.answers(lambda message: Message.new_method_return(message, *lie))
    source = made(make, bad)
    if source is None:
        return
    for place in SIGNALS:
        bad.says(*place, lie)
    bad.desktop.tell(lambda: None)
    source.drain()
    assert told(source) is None
    source.close()


@every_sense
def test_a_service_that_dies_over_a_question_is_passed_over(bad: BadServices, make: Made) -> None:
    def die(_message: Message) -> bool:
        bad.bus.disconnect()
        return True

    bad.answers(die)
    chosen: Chosen[Source] = Chosen("sense", [Maker("it", lambda: make(bad.environ))], Nothing())
    if isinstance(chosen.source(), ScreenSaverLock):  # another saver may come yet
        chosen.drain()
        assert told(chosen.source()) is None
    else:
        assert [over.name for over in chosen.passed_over] == ["it"]
    chosen.close()


class Late:
    """Answers only when it is told to, as after ten seconds."""

    def __init__(self, bad: BadServices, truth: tuple[str, list[object]]) -> None:
        self._bad, self.truth = bad, truth
        self.asked: list[Message] = []
        self.late = False
        bad.answers(self._take)

    def _take(self, message: Message) -> Message | bool:
        if not self.late:
            return Message.new_method_return(message, *self.truth)
        self.asked.append(message)
        return True

    def answer(self) -> None:
        self.late = False
        for message in self.asked:
            reply = Message.new_method_return(message, *self.truth)
            self._bad.desktop.tell(lambda reply=reply: self._bad.bus.send(reply))  # type: ignore[misc]


def test_idle_time_that_comes_late_has_grown_meanwhile_and_is_waited_for_once(
    bad: BadServices,
) -> None:
    service = Late(bad, ("t", [5000]))
    now = [100.0]
    source = MutterIdle(bad.environ, lambda: now[0])
    source.idle()
    service.late = True
    now[0] = 110.0
    assert source.idle() == 15.0
    began = time.monotonic()
    for _ in range(100):
        source.idle()
    assert time.monotonic() - began < 2  # each wait would take a twentieth of a second
    service.answer()
    now[0] = 120.0
    end = time.monotonic() + 10
    while source.idle() != 15.0 and time.monotonic() < end:
        pass  # asked at 110, when it was 5 s: 15 s now
    assert source.idle() in {15.0, 5.0}
    assert source.usable()
    source.close()


def test_inhibitors_that_are_told_late_are_the_next_word_and_not_waited_for(
    bad: BadServices,
) -> None:
    held = ("idle", "film", "it plays", "block", 0, 4711)
    service = Late(bad, ("a(ssssuu)", [[list(held)]]))
    source = LogindInhibitors(bad.environ, 0, 0)
    service.late, service.truth = True, ("a(ssssuu)", [[]])
    bad.says(
        MANAGER.path,
        "org.freedesktop.DBus.Properties",
        "PropertiesChanged",
        ("sa{sv}as", [MANAGER.interface, {}, ["BlockInhibited"]]),
    )
    end = time.monotonic() + 10
    while not service.asked and time.monotonic() < end:
        source.drain()
    assert source.on() is True
    service.answer()
    while source.on() and time.monotonic() < end:
        source.drain()
    assert source.on() is False
    source.close()
