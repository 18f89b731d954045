"""Laws of the signs read together, and of what is told about all senses."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from backcare_desktop.core.sense import Sense
from backcare_desktop.system.choose import FIRST_WAIT, Maker, PassedOver
from backcare_desktop.system.clock import DemoClock
from backcare_desktop.system.demo_idle import DemoIdle
from backcare_desktop.system.linux.desktop import pick_senses
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import StateSource
from backcare_desktop.system.senses import Line, Senses
from backcare_desktop.system.signs import ChosenState, Signs

NOWHERE = {
    "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",
    "XDG_RUNTIME_DIR": "/nowhere",
    "PATH": "/nowhere",
}


class StateStandIn(Nothing):
    name = "stand-in"

    def __init__(self, on: bool | None) -> None:
        self.state = on
        self.asked = 0
        self.works = True

    def usable(self) -> bool:
        return self.works

    def on(self) -> bool | None:
        self.asked += 1
        return self.state


def chosen(source: StateSource) -> ChosenState:
    makers: list[Maker[StateSource]] = [Maker("stand-in", lambda: source)]
    return ChosenState("sign", makers, Nothing())


def test_signs_that_are_on_are_told_and_what_cannot_be_told_is_off() -> None:
    states = {Sense.MICROPHONE: True, Sense.CAMERA: False, Sense.FULL_SCREEN: None}
    signs = Signs((sign, chosen(StateStandIn(on))) for sign, on in states.items())
    assert signs.read() == {Sense.MICROPHONE}


def test_either_of_two_sources_is_believed_and_the_second_asked_only_if_need_be() -> None:
    first, second = StateStandIn(on=False), StateStandIn(on=True)
    signs = Signs((Sense.KEPT_AWAKE, chosen(one)) for one in (first, second))
    assert signs.read() == {Sense.KEPT_AWAKE}
    assert (first.asked, second.asked) == (1, 1)
    first.state = True
    assert signs.read() == {Sense.KEPT_AWAKE}
    assert (first.asked, second.asked) == (2, 1)


def test_a_sign_that_is_wrong_can_be_ignored_and_heeded_again() -> None:
    source = StateStandIn(on=True)
    senses = Senses(DemoClock(START), signs=Signs([(Sense.FULL_SCREEN, chosen(source))]))
    senses.ignore(frozenset({Sense.FULL_SCREEN}))
    assert senses.read().holds == ()
    assert source.asked == 0
    senses.ignore(frozenset())
    assert [hold.kind for hold in senses.read().holds] == ["full-screen"]


def sensing(clock: DemoClock, **states: StateStandIn) -> Senses:
    named = ((Sense[name.upper()], chosen(source)) for name, source in states.items())
    return Senses(clock, DemoIdle(clock), signs=Signs(named))


def test_microphone_and_camera_are_one_call_since_the_first_of_them() -> None:
    clock = DemoClock(START)
    microphone, camera = StateStandIn(on=True), StateStandIn(on=False)
    senses = sensing(clock, microphone=microphone, camera=camera)
    clock.jump_to(60.0)
    first = senses.read()
    assert [(hold.kind, hold.since) for hold in first.holds] == [("call", first.boot)]
    clock.jump_to(120.0)
    camera.state, microphone.state = True, False
    (hold,) = senses.read().holds
    assert (hold.since, hold.by) == (first.boot, (Sense.CAMERA,))
    camera.state = False
    assert senses.read().holds == ()
    camera.state = True
    again = senses.read()
    assert [hold.since for hold in again.holds] == [again.boot]


def test_the_end_of_the_last_hold_is_remembered_until_another_begins() -> None:
    clock = DemoClock(START)
    microphone, screen = StateStandIn(on=True), StateStandIn(on=True)
    senses = sensing(clock, microphone=microphone, full_screen=screen)
    assert senses.read().held_until is None
    microphone.state = False
    assert senses.read().held_until is None
    screen.state = False
    ended = senses.read()
    assert ended.held_until == ended.boot
    clock.jump_to(600.0)
    assert senses.read().held_until == ended.boot
    microphone.state = True
    assert senses.read().held_until is None


def test_each_hold_is_told_by_its_kind() -> None:
    clock = DemoClock(START)
    on = StateStandIn(on=True)
    senses = sensing(clock, microphone=on, full_screen=on, quiet=on, kept_awake=on)
    kinds = [hold.kind for hold in senses.read().holds]
    assert kinds == ["call", "full-screen", "do-not-disturb"]


def test_who_watches_a_film_sits_still_and_who_wants_quiet_need_not_be_there() -> None:
    clock = DemoClock(START)
    on = StateStandIn(on=True)
    assert sensing(clock, full_screen=on).read().still
    assert sensing(clock, kept_awake=on).read().still
    assert not sensing(clock, quiet=on).read().still
    in_call = sensing(clock, microphone=on).read()
    assert not in_call.still
    assert in_call.sits_still


def test_a_source_that_dies_says_nothing_any_more() -> None:
    source = StateStandIn(on=True)
    signs = Signs([(Sense.CAMERA, chosen(source))])
    source.works = False
    assert signs.read() == frozenset()


START = datetime(2026, 11, 24, 9, tzinfo=UTC)


def test_every_sense_is_described_with_its_source_and_its_live_value() -> None:
    clock = DemoClock(START)
    source = StateStandIn(on=True)
    senses = Senses(clock, DemoIdle(clock), (Nothing(),), Signs([(Sense.CAMERA, chosen(source))]))
    assert senses.describe() == (
        Line("idle", "demonstration", 10.0, ()),
        Line("lock", "nothing", value=None, passed_over=()),
        Line("camera", "stand-in", value=True, passed_over=()),
    )
    source.works = False
    gone = Line("camera", "nothing", None, (PassedOver("stand-in", "it has stopped"),))
    assert senses.describe()[-1] == gone


def test_where_nothing_is_here_every_sense_says_why_and_a_look_costs_nothing() -> None:
    senses = pick_senses(NOWHERE, DemoClock(START))
    for line in senses.describe():
        assert line.sense
        if line.sense != Sense.CAMERA:
            assert line.source == "nothing"
            assert all(over.why for over in line.passed_over)
            assert line.passed_over
    moment = senses.read()
    assert moment.idle is None
    assert moment.locked_since is None
    assert moment.holds == ()
    assert not moment.still
    senses.close()


def test_all_sources_can_be_watched_and_closed() -> None:
    senses = pick_senses(NOWHERE, DemoClock(START))
    assert not any(source.drain() for source in senses.sources())
    senses.close()
    assert {source.fileno() for source in senses.sources()} == {-1}


class Late(StateStandIn):
    """Its first word lies ready and has not been heard yet."""

    def __init__(self) -> None:
        super().__init__(on=None)
        self.reading, self.writing = os.pipe()
        os.write(self.writing, b"x")

    def fileno(self) -> int:
        return self.reading

    def drain(self) -> bool:
        os.read(self.reading, 1)
        self.state = True
        return True

    def close(self) -> None:
        for handle in (self.reading, self.writing):
            os.close(handle)


def test_who_describes_the_senses_at_once_hears_their_first_words() -> None:
    source = Late()
    senses = Senses(DemoClock(START), signs=Signs([(Sense.MICROPHONE, chosen(source))]))
    assert senses.describe()[-1].value is None
    senses.listen(0.05)
    assert senses.describe()[-1].value is True
    senses.close()


def test_what_has_come_is_heard_without_waiting_for_more() -> None:
    senses = Senses(DemoClock(START), signs=Signs([(Sense.MICROPHONE, chosen(Late()))]))
    assert senses.read().holds == ()
    senses.hear()
    assert [hold.kind for hold in senses.read().holds] == ["call"]
    senses.close()


class Returning:
    """A sense that is there or not, and a clock beside it."""

    def __init__(self) -> None:
        self.there, self.now = True, 0.0
        self.made: list[StateStandIn] = []

    def make(self) -> StateSource:
        if not self.there:
            raise OSError("nobody is there")
        self.made.append(Late() if self.made else StateStandIn(on=True))
        return self.made[-1]

    def chosen(self) -> ChosenState:
        makers: list[Maker[StateSource]] = [Maker("it", self.make)]
        return ChosenState("microphone", makers, Nothing(), now=lambda: self.now)


def test_of_one_that_is_back_the_look_that_finds_it_has_its_first_word_already() -> None:
    service = Returning()
    senses = Senses(DemoClock(START), signs=Signs([(Sense.MICROPHONE, service.chosen())]))
    assert senses.read().holds
    service.made[-1].works = False
    assert not senses.read().holds
    service.now = FIRST_WAIT
    assert [hold.kind for hold in senses.read().holds] == ["call"]
    senses.close()


def test_whoever_watches_the_sources_is_told_when_one_of_them_is_another() -> None:
    service = Returning()
    senses = Senses(DemoClock(START), signs=Signs([(Sense.MICROPHONE, service.chosen())]))
    watched: list[list[int]] = []
    senses.read()
    senses.moved = lambda: watched.append([source.fileno() for source in senses.sources()])
    service.made[-1].works = False
    senses.read()
    assert watched == []  # neither of them ever had anything to watch
    service.now = FIRST_WAIT
    senses.read()
    senses.read()
    assert [handles[-1] >= 0 for handles in watched] == [True]
    senses.close()
