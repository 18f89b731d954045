"""Laws of what the settings file says of a pause and of days: taken up once, as if said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import DayMarked, Paused, Prompted, Resumed
from backcare_desktop.core.forecast import forecast
from backcare_desktop.core.settings import Settings, WrittenDays, WrittenPause
from backcare_desktop.core.written import Heeded, as_written, heeding, without_ended_pause
from tests.core.desk import BERLIN, Desk

TUESDAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12)  # noqa: DTZ001 - a local time, as in the file
NOTHING = Settings()


def paused(until: datetime, **more: str) -> Settings:
    return Settings(pause=WrittenPause(until=until, **more))  # type: ignore[arg-type]


def resting(*days: date) -> Settings:
    return Settings(days=WrittenDays(rest=frozenset(days)))


@dataclass
class Written:
    """A desk, and the file beside it."""

    desk: Desk = field(default_factory=Desk)
    settings: Settings = NOTHING
    heeded: Heeded = field(default_factory=Heeded)

    def look(self, settings: Settings | None = None) -> list[r.Reply]:
        """What is taken up, with another file if there is one."""
        self.settings = settings or self.settings
        phase, wall = self.desk.phase, self.desk.wall
        replies = as_written(self.heeded, self.settings, phase, wall)
        self.heeded = heeding(self.settings, phase)
        for reply in replies:
            self.desk.say(reply)
        return [reply.said for reply in replies]

    def start_again(self) -> list[r.Reply]:
        self.desk.restart()
        self.heeded = Heeded()
        return self.look()

    def is_kept(self) -> bool:
        """Whether the pause stays in the file."""
        phase, wall = self.desk.phase, self.desk.wall
        return without_ended_pause(self.heeded, self.settings, phase, wall) == self.settings


def test_law_13_a_pause_in_the_file_is_one_until_its_time() -> None:
    written = Written()
    written.look(paused(NOON))
    assert written.desk.last(Paused).until == NOON.replace(tzinfo=BERLIN)
    written.desk.sit(170)
    assert written.desk.of(Prompted) == []
    written.desk.sit(80)
    assert len(written.desk.of(Prompted)) == 1
    assert written.look() == []


def test_law_13_a_pause_in_the_file_says_nothing_once_its_time_is_over() -> None:
    written = Written()
    assert written.look(paused(NOON - timedelta(hours=4))) == []
    assert written.is_kept()
    assert written.look(NOTHING) == []


def test_law_21_what_was_taken_up_is_not_taken_up_again_at_a_restart() -> None:
    written = Written()
    both = Settings(pause=WrittenPause(until=NOON), days=WrittenDays(rest=frozenset({TUESDAY})))
    assert len(written.look(both)) == 2
    assert written.start_again() == []


def test_a_pause_that_goes_out_of_the_file_is_over() -> None:
    written = Written()
    written.look(paused(NOON))
    assert written.look(NOTHING) == [r.Resume()]


def test_a_pause_that_is_written_otherwise_is_another_one() -> None:
    written = Written()
    written.look(paused(NOON))
    written.look(paused(NOON, kind="holiday"))
    assert [(fact.kind, fact.until) for fact in written.desk.of(Paused)] == [
        ("pause", NOON.replace(tzinfo=BERLIN)),
        ("holiday", NOON.replace(tzinfo=BERLIN)),
    ]


@pytest.mark.parametrize("said", [r.Resume(), r.Pause(None), "undo"])
def test_a_pause_that_the_user_ended_or_replaced_goes_out_of_the_file(said: r.Reply | str) -> None:
    written = Written()
    written.look(paused(NOON))
    assert written.is_kept()
    last = written.desk.last(Paused)
    written.desk.say(r.Undo(last.id) if isinstance(said, str) else said)
    assert not written.is_kept()
    assert written.look(NOTHING) == []


def test_a_pause_of_the_menu_is_not_ended_by_a_file_without_one() -> None:
    written = Written()
    written.look()
    written.desk.say(r.Pause(None))
    assert written.look() == []
    assert written.look(Settings(away=9)) == []
    assert written.desk.of(Resumed) == []


def test_a_journey_changes_no_pause_of_the_file() -> None:
    written = Written()
    written.look(paused(NOON))
    written.desk.set_wall(written.desk.wall.astimezone())
    assert written.is_kept()


def test_a_day_of_rest_in_the_file_is_one_from_its_first_look_on() -> None:
    written = Written()
    wednesday = TUESDAY + timedelta(days=1)
    assert written.look(resting(wednesday)) == []
    written.desk.sit(60 * 24)
    assert written.look() == [r.MarkDay("rest")]
    assert written.desk.phase.ledger.mark == "rest"


def test_a_sore_back_goes_before_rest() -> None:
    both = WrittenDays(rest=frozenset({TUESDAY}), flare=frozenset({TUESDAY}))
    assert Written().look(Settings(days=both)) == [r.MarkDay("flare")]


def test_what_the_user_has_said_of_today_goes_before_what_stood_in_the_file() -> None:
    written = Written()
    written.look(resting(TUESDAY))
    written.desk.say(r.MarkDay("ordinary"))
    assert written.look() == []
    assert written.start_again() == []
    assert written.desk.phase.ledger.mark == "ordinary"


def test_a_mark_that_was_taken_back_stays_so_also_after_a_restart() -> None:
    written = Written()
    written.look(resting(TUESDAY))
    written.desk.say(r.Undo(written.desk.last(DayMarked).id))
    assert written.look() == []
    assert written.start_again() == []


def test_another_mark_in_the_file_is_taken_up_at_once() -> None:
    written = Written()
    written.look(resting(TUESDAY))
    sore = Settings(days=WrittenDays(flare=frozenset({TUESDAY})))
    assert written.look(sore) == [r.MarkDay("flare")]


def test_what_the_user_has_said_since_stays_when_the_day_goes_out_of_the_file() -> None:
    written = Written()
    written.look(resting(TUESDAY))
    written.desk.say(r.MarkDay("flare"))
    assert written.look(NOTHING) == []
    assert written.desk.phase.ledger.mark == "flare"


def test_a_day_that_goes_out_of_the_file_is_an_ordinary_one() -> None:
    written = Written()
    written.look(resting(TUESDAY))
    assert written.look(NOTHING) == [r.MarkDay("ordinary")]


def test_law_6_what_the_file_says_brings_nobody_back() -> None:
    written = Written()
    written.desk.sit(20)
    written.desk.leave(20)
    assert written.desk.phase.gone_since is not None
    written.look(resting(TUESDAY))
    assert written.desk.phase.gone_since is not None


def test_the_plan_of_a_day_goes_by_what_stands_in_the_file() -> None:
    desk = Desk()
    like = desk.wall
    wednesday = TUESDAY + timedelta(days=1)
    usual = forecast(desk.plan, (), wednesday, like)
    assert usual
    for settings in (paused(NOON + timedelta(days=9)), resting(wednesday)):
        assert forecast(desk.plan, (), wednesday, like, settings) == []
    assert forecast(desk.plan, (), wednesday, like, paused(NOON)) == usual
    other = resting(TUESDAY)
    assert forecast(desk.plan, (), wednesday, like, other) == usual


def test_the_plan_of_a_day_on_which_a_pause_of_the_file_began_has_what_came_before() -> None:
    written = Written()
    written.desk.sit(120)
    written.look(paused(NOON + timedelta(hours=2)))
    facts = tuple(written.desk.facts)
    day = forecast(written.desk.plan, facts, TUESDAY, written.desk.wall, written.settings)
    assert day[0].at < written.desk.wall
    assert all(not 11 <= one.at.hour < 14 for one in day)
