"""Laws of heat on a real screen: it outlives a kill, and asks for a pad that may be on."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from stage import accessibility, program
from stage.screen import Screen
from stage.waiting import until

from backcare_desktop.core.facts import Fact, HeatStarted, ScreenAnswered
from backcare_desktop.core.hours import lived_day
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from tests.desktop.driving import (
    CARD,
    click,
    day_from,
    facts,
    settle_in,
    stand_still,
    wait_for_fact,
    working_day,
)

ON = accessibility.ON


def keep(home: Path, *known: Fact) -> None:
    """Somebody who has answered the question of heat, and sleeps at another time than now."""
    settle_in(home)
    now = datetime.now().astimezone()
    answered = ScreenAnswered(id=uuid4(), at=now, day=lived_day(now), screen="heat", answer="no")
    with closing(FactLog(open_writer(home / "data" / "log.sqlite3"))) as log:
        log.append((answered, *known))
    bed = (now + timedelta(hours=12)).strftime("%H:%M")
    (home / "config").mkdir(exist_ok=True)
    (home / "config" / "settings.toml").write_text(f'[hours]\nbedtime = "{bed}"\n')


def started(begun: datetime) -> HeatStarted:
    """A quarter of an hour of it, from then on."""
    return HeatStarted(
        id=uuid4(),
        at=begun,
        day=lived_day(begun),
        source="pad",
        area="lower-back",
        minutes=15,
        ends_at=begun + timedelta(minutes=15),
    )


def test_heat_goes_on_after_a_kill_and_the_strip_ends_it(desktop: Screen) -> None:
    keep(desktop.home)
    with program.running(desktop, env=ON) as first:
        first.wait_until_it_answers()
        said = first.cli("start", "heat-session", "--minutes", "16")
        assert "Never lie on it." in said.out
        wait_for_fact(first, "heat_started")
        first.kill()
    with program.running(desktop, env=ON) as second:
        second.wait_until_it_answers()
        heat = second.cli("status", "--json").table["heat"]
        assert 900 < heat["seconds_left"] < 960
        stand_still(second.pid, 3.0)
        after = second.cli("status", "--json").table["heat"]
        assert after["seconds_left"] <= heat["seconds_left"] - 3, "what stood still is caught up"
        assert second.cli("quit").code == 1
        click(desktop, second, "Pad off")
        assert wait_for_fact(second, "pad_off")
        assert [one["ending"] for one in facts(second, "heat_ended")] == ["pad-off"]
        assert len(facts(second, "heat_started")) == 1
        assert "heat" not in second.cli("status", "--json").table
        assert second.cli("quit").code == 0
        second.wait_for_its_end()


def test_heat_that_ended_while_nobody_ran_is_asked_for(desktop: Screen) -> None:
    begun = datetime.now().astimezone() - timedelta(minutes=40)
    keep(desktop.home, started(begun))
    with program.running(desktop, env=ON) as leaving:
        leaving.wait_until_it_answers()
        assert leaving.cli("quit", "--anyway").code == 0
        assert leaving.wait_for_its_end() == 0
    with program.running(desktop, env=ON) as running:
        running.wait_until_it_answers()
        assert "Your heat session ended while I was away." in running.cli("status").out
        (ended,) = facts(running, "heat_ended")
        assert (ended["ending"], ended["seconds"], ended["blocks"]) == ("away", 900, ["heat"])
        click(desktop, running, "Pad is off")
        until("the pad is off", lambda: facts(running, "pad_off"), 20.0)
        assert "heat" not in running.cli("status", "--json").table


def test_a_reminder_of_heat_says_first_what_must_be_known_and_then_it_is_its_turn(
    desktop: Screen,
) -> None:
    keep(desktop.home)
    settings = desktop.home / "config" / "settings.toml"
    settings.write_text("[heat]\nremind = true\n")
    afternoon = working_day(16, 46)  # the day's other windows are over
    with program.running(desktop, env=day_from(afternoon)) as running:
        running.wait_until_it_answers()
        prompt = wait_for_fact(running, "prompted")
        assert prompt["routines"] == ["heat-session"]
        card = accessibility.tree(desktop, running.pid)
        assert any(thing.name.startswith(CARD) for thing in card)
        for answer in ("Not now", "The pad is on: start"):
            click(desktop, running, "Start")
            click(desktop, running, answer)
        begun = wait_for_fact(running, "heat_started")
        assert begun["slot"] == prompt["slot"] == "heat-afternoon"
        assert not facts(running, "session_started")
