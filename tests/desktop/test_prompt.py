"""A prompt on a real screen: on time, without focus, without a key, and every way out of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from stage import accessibility, pointer, windows
from stage.program import Program
from stage.screen import Screen
from stage.tray_host import TrayHost
from stage.waiting import until
from stage.windows import Window

from tests.desktop.driving import (
    CARD,
    click,
    facts,
    state,
    wait_for_fact,
    wait_for_facts,
    wait_for_state,
    working,
    working_day,
)

TYPED = """\
To be, or not to be, that is the question:
Whether 'tis nobler in the mind to suffer
The slings and arrows of outrageous fortune,
Or to take arms against a sea of troubles
And by opposing end them; 1234567890 (yes) [no] <s> & later: x, n, S!
"""

UNTOUCHED = {"screen_answered", "day_began", "prompted"}
"""The kinds of fact of a day on which nobody has answered a prompt yet."""


def _card(desktop: Screen, running: Program) -> Window:
    return until("the card", lambda: windows.of_process(desktop, running.pid))[0]


def test_the_first_prompt_of_the_day_comes_on_time_and_says_why(desktop: Screen) -> None:
    with working(desktop, working_day(8)) as running:
        prompt = wait_for_fact(running, "prompted")
        at = datetime.fromisoformat(prompt["at"])
        assert abs(at - working_day(9)) <= timedelta(minutes=1)
        assert prompt["slot"] == "breathe-morning"
        card = accessibility.tree(desktop, running.pid)
        assert any(thing.name.startswith(CARD) for thing in card)
        assert any("planned until" in thing.name for thing in card if thing.is_seen)


def test_the_card_stands_in_the_corner_of_the_screen(desktop: Screen) -> None:
    with working(desktop) as running:
        card = _card(desktop, running)
        assert card.x > 1280 // 2
        assert card.y > 800 // 2


@pytest.mark.parametrize(
    ("button", "kind"),
    [
        ("Start", "session_started"),
        ("Short version", "session_started"),
        ("Not today", "left_out"),
        ("Skip this one", "skipped"),
    ],
)
@pytest.mark.usefixtures("host")  # else a window in the tray's place has such buttons, too
def test_every_button_of_the_card_is_remembered(desktop: Screen, button: str, kind: str) -> None:
    with working(desktop) as running:
        click(desktop, running, button)
        wait_for_fact(running, kind)
        kinds = [fact["kind"] for fact in facts(running)]
        assert kinds[kinds.index("prompted") + 1] == kind


@pytest.mark.usefixtures("host")
def test_later_offers_times_and_keeps_the_promise(desktop: Screen) -> None:
    with working(desktop) as running:
        accessibility.shown(desktop, running.pid, "push button", "Later")
        before = len(windows.on_screen(desktop, running.pid))
        click(desktop, running, "Later")
        until("the times", lambda: len(windows.on_screen(desktop, running.pid)) > before)
        pointer.press(desktop, "Down", "Return")
        promise = wait_for_fact(running, "postponed")
        first, second = wait_for_facts(running, "prompted", 2)
        assert second["continues"] == first["id"]
        assert second["routines"] == first["routines"]
        kept = datetime.fromisoformat(second["at"]) - datetime.fromisoformat(promise["until"])
        assert timedelta(seconds=-1) <= kept <= timedelta(minutes=1)  # the log shows whole seconds


@pytest.mark.timeout(120)
def test_an_unanswered_card_folds_away_and_a_click_takes_it_up(
    desktop: Screen, host: TrayHost
) -> None:
    with working(desktop) as running:
        _card(desktop, running)
        pointer.move(desktop, 10, 10)
        wait_for_fact(running, "unanswered", limit_s=70)
        assert "Start now" in host.labels()


@pytest.mark.timeout(120)
def test_while_somebody_types_nothing_is_lost_and_nothing_is_an_answer(
    desktop: Screen, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.touch()
    desktop.start(("mousepad", "--disable-server", str(text)))
    editor = windows.named(desktop, "text.txt")
    windows.focus(desktop, editor)
    with working(desktop, working_day(8, 59)) as running:
        _card(desktop, running)
        before = windows.focused(desktop)
        pointer.type_text(desktop, TYPED, delay_ms=25)
        pointer.press(desktop, "space", "Return", "Escape", "Tab", "ctrl+s")
        until("saved", lambda: text.read_text(encoding="utf-8"))
        assert text.read_text(encoding="utf-8").startswith(TYPED)
        assert windows.focused(desktop) == before
        assert state(running) == "due"
        assert {fact["kind"] for fact in facts(running)} == UNTOUCHED


@pytest.mark.timeout(120)
def test_a_card_that_comes_up_in_the_middle_of_a_word_takes_no_letter(
    desktop: Screen, tmp_path: Path
) -> None:
    text = tmp_path / "text.txt"
    text.touch()
    desktop.start(("mousepad", "--disable-server", str(text)))
    windows.focus(desktop, windows.named(desktop, "text.txt"))
    typed = "the quick brown fox " * 40
    hands = desktop.start(("xdotool", "type", "--delay", "40", "--", typed))
    with working(desktop) as running:
        wait_for_state(running, "due")
        assert hands.poll() is None
        assert hands.wait(80) == 0
        pointer.press(desktop, "ctrl+s")
        until("saved", lambda: text.read_text(encoding="utf-8"))
        assert text.read_text(encoding="utf-8").strip() == typed.strip()
        assert state(running) == "due"
