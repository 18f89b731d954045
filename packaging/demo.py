"""A day with the program in a few minutes: the real program, used as by a person, with pictures.

On a virtual desktop with a window manager, shadows and a real tray. The program's own clock
runs as always while anything is on screen, and does not wait in between.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import Any, Never

from stage import accessibility, panel, pictures, pointer, program, screen, tray_host, windows
from stage.panel import Panel
from stage.parts import MissingPart
from stage.pictures import Picture
from stage.program import Program
from stage.screen import Screen
from stage.waiting import NotInTime, until
from steps import say

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "demo"
MORNING = "08:55:00"
"""Local time of the machine, on the last Wednesday that is over."""

_WEDNESDAY = 2
_WEEK = 7

BUTTON = "push button"
WIDE, HIGH = 1280, 840
PROMPT_LIMIT_S = 60.0
PLAYS_LIMIT_S = 200.0
TURNS, NOTCHES = 2, 4
"""So often, and so far each time, the page of questions is turned on."""

SETTLES_S = 0.6
"""So long a window is given to come to rest before its picture is taken."""

WANTED = {"breathe-4-7-8": 4, "hamstring-standing": 3}
"""The sessions that must be in the log, with their rounds and holds."""

IN_CHART = "Wednesday 2"

CLOSE_UPS = {
    "panel": "panel",
    "prompt-stretch": "prompt",
    "breathe-hold": "breathing",
    "stretch-hold": "stretch",
    "week": "week",
}
"""Of these there is a picture of the window alone, too: as in the README, by its name there."""

FRAMELESS = {"BackCare"}
"""How the windows are named that have no frame."""


class Stopped(Exception):
    """Somebody asked for the end."""


class NotAsItShould(Exception):
    """The day did not go as it should. Its text says what was expected."""


@dataclass
class Day:
    """The desktop, the program, and the account of what was done."""

    screen: Screen
    program: Program
    click_tray: Callable[[], None]
    build: Path
    began: float = field(default_factory=time.monotonic)
    account: list[str] = field(default_factory=list)

    def tell(self, done: str, picture: str = "") -> None:
        """A line of the account, with a picture of the screen."""
        seconds = time.monotonic() - self.began
        say(f"{seconds:6.1f} s  {done}")
        self.account.append(f"- {done}")
        if picture:
            time.sleep(SETTLES_S)
            name = f"{len(list(self.build.glob('*.png'))) + 1:02}-{picture}.png"
            whole = pictures.taken(self.screen)
            whole.save(self.build / name)
            if picture in CLOSE_UPS:
                (self.build / "close").mkdir(exist_ok=True)
                self._close_up(whole).save(self.build / "close" / f"{CLOSE_UPS[picture]}.png")
            self.account.append(f"\n  ![{done}]({name})\n")

    def _close_up(self, whole: Picture) -> Picture:
        """The largest window, without its frame: that of the week is another process.

        One without a frame throws a shadow, which is on the screen only.
        """
        seen = [one for one in windows.seen(self.screen) if one.name.startswith(self._titles())]
        window = max(seen, key=lambda one: one.width * one.height)
        if window.name not in FRAMELESS:
            return pictures.taken(self.screen, window.number)
        left, top = max(0, window.x), max(panel.HEIGHT, window.y)
        wide = min(whole.width, window.x + window.width) - left
        return whole.part((left, top, wide, min(whole.height, window.y + window.height) - top))

    def _titles(self) -> tuple[str, ...]:
        own = windows.of_process(self.screen, self.program.pid)
        return ("Your week", *(one.name for one in own))

    def click(self, name: str, *, role: str = BUTTON) -> None:
        """Click what has this name, with the pointer, once it is on screen."""
        accessibility.click(self.screen, self.program.pid, role, name)

    def wait_for_button(self, name: str) -> None:
        """Until a button of that name is on screen. Raises NotInTime."""
        accessibility.shown(self.screen, self.program.pid, BUTTON, name)

    def click_each(self, name: str, *, role: str, within: tuple[int, int]) -> None:
        """Click all that has this name between two heights. Raises NotAsItShould for nothing."""
        things = accessibility.tree(self.screen, self.program.pid)
        boxes = [one.box for one in things if one.is_seen and (one.role, one.name) == (role, name)]
        if not boxes:
            raise NotAsItShould(f"there should be a {role} {name!r} on screen")
        for x, y, width, height in filter(None, boxes):
            if within[0] < y and y + height < within[1]:
                pointer.click(self.screen, x + width // 2, y + height // 2)

    def status(self) -> dict[str, Any]:
        """Where the program says it stands."""
        said = self.program.cli("status", "--json")
        return dict(said.table) if said.code == 0 else {}

    def wait(self, what: str, state: str, limit_s: float, routine: str = "") -> None:
        """Until the program says so. Raises NotInTime."""

        def there() -> bool:
            status = self.status()
            part = status.get("offer") or status.get("session") or {}
            named = not routine or routine in part.get("routines", ())
            return status.get("state") == state and named

        until(what, there, limit_s)


def main(words: Sequence[str]) -> int:
    """Play the day; 0 only if its sessions are in the log and in the chart."""
    parser = argparse.ArgumentParser(prog="dev.py demo", description=__doc__)
    parser.add_argument("--into", type=Path, default=BUILD, help="folder of pictures and account")
    build = parser.parse_args(words).into.resolve()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir(parents=True)
    try:
        with ExitStack() as stack:
            play(opened(stack, build))
    except MissingPart as missing:
        print(f"The demonstration cannot be played: {missing}.", file=sys.stderr)
        return 1
    except (NotAsItShould, NotInTime) as wrong:
        print(f"The demonstration went wrong: {wrong}.", file=sys.stderr)
        return 1
    except Stopped:
        say("\nStopped.")
        return 130
    say(f"\nEverything is in the log and in the chart. Pictures and account: {build}")
    return 0


def opened(stack: ExitStack, build: Path) -> Day:
    """Desktop, tray and program, on throw-away data."""
    desktop = stack.enter_context(screen.opened(WIDE, HIGH))
    try:
        screen.start_compositor(desktop)
    except (MissingPart, NotInTime) as reason:
        say(f"Without shadows ({reason}).")
    click_tray = _tray(stack, desktop)
    env = {"BACKCARE_DEMO_START": f"{last_wednesday(_today())}T{MORNING}", **accessibility.ON}
    running = stack.enter_context(program.running(desktop, env=env))
    day = Day(desktop, running.wait_until_it_answers(), click_tray, build)
    day.tell("The program is started, on a Wednesday morning.")
    return day


def _today() -> date:
    return datetime.now().astimezone().date()


def last_wednesday(today: date) -> date:
    """The last one before today: what is logged then is no news from the future."""
    back = (today.weekday() - _WEDNESDAY - 1) % _WEEK + 1
    return today - timedelta(days=back)


def _tray(stack: ExitStack, desktop: Screen) -> Callable[[], None]:
    """The tray of a real panel, or where there is none a host of our own."""
    try:
        real: Panel = stack.enter_context(panel.running(desktop))
    except MissingPart:
        return stack.enter_context(tray_host.running(desktop)).activate
    return real.click


def play(day: Day) -> None:
    """The day, from the first page to the week."""
    answer_first_page(day)
    look_at_panel(day)
    breathe(day)
    put_off(day)
    pause(day)
    stretch(day)
    check_log(day)
    look_at_week(day)
    write_account(day)


def answer_first_page(day: Day) -> None:
    """At its first start it says what it is, shows the day, and asks what suits."""
    day.wait_for_button("Continue")
    day.tell("At the first start it says what it is.", "first")
    day.click("I am an adult and have read this", role="check box")
    day.click("Continue")
    accessibility.shown(day.screen, day.program.pid, "label", "Your day")
    day.tell("Working hours, and what the day will look like.", "your-day")
    day.click("Continue")
    answer_questions(day)
    day.click("Finish")


def answer_questions(day: Day) -> None:
    """Each with no; the wheel is turned for those further down."""
    page = next(iter(windows.of_process(day.screen, day.program.pid)))
    finish = accessibility.shown(day.screen, day.program.pid, BUTTON, "Finish")
    foot = finish.box[1] if finish.box else page.y + page.height
    for turned in range(TURNS):
        day.click_each("No", role="radio button", within=(page.y, foot))
        if not turned:
            day.tell("What suits: with it, holds of the breath and the fold are offered.", "suits")
        pointer.turn(day.screen, *page.middle, NOTCHES)
        time.sleep(SETTLES_S)


def look_at_panel(day: Day) -> None:
    """A click on the tray opens the panel, a second one closes it."""
    day.click_tray()
    day.wait_for_button("Start now")
    day.tell("A click on the tray: what comes next and why, today, the day to come.", "panel")
    day.click_tray()
    until("the panel to close", lambda: not _has(day, BUTTON, "Start now"))
    day.tell("A second click closes it.")


def breathe(day: Day) -> None:
    """The morning's breathing: prompt, start, four rounds, the end."""
    day.wait("a prompt to breathe", "due", PROMPT_LIMIT_S, "breathe-4-7-8")
    day.tell("A prompt in the corner, with its reason; the keyboard stays where it was.", "prompt")
    day.click("Start")
    day.tell("Before the first time: what will be done, what is needed, what to mind.", "before")
    day.click("Start")
    for number, picture in ((1, "breathe-in"), (2, "breathe-hold"), (3, "breathe-out")):
        _until_round(day, number)
        time.sleep((20.0, 8.0, 14.0)[number - 1])
        day.tell(f"4-7-8 breathing, round {number} of 4.", picture)
    _finish(day, "Four rounds are done, and logged.", "breathed")


def put_off(day: Day) -> None:
    """The next prompt is put off, and comes again."""
    day.wait("a prompt to walk", "due", PROMPT_LIMIT_S, "walk-and-water")
    day.tell("After a while of sitting: a walk.", "prompt-walk")
    day.click("Later")
    time.sleep(SETTLES_S)
    pointer.press(day.screen, "Down", "Return")
    day.tell("Put off by five minutes; the same prompt will come again.")
    day.wait("the same prompt again", "due", PROMPT_LIMIT_S, "walk-and-water")
    day.tell("Five minutes later it is back.", "prompt-again")
    day.click("Not today")
    day.tell("Left out for today; the next in turn comes when it is due.")


def pause(day: Day) -> None:
    """An hour of peace."""
    day.click_tray()
    day.click("Pause")
    time.sleep(SETTLES_S)
    pointer.press(day.screen, "Down", "Down", "Return")
    until("the pause", lambda: day.status().get("state") == "paused", PROMPT_LIMIT_S)
    day.tell("An hour of peace: no prompts.", "paused")
    day.click_tray()


def stretch(day: Day) -> None:
    """The hamstring stretch, in its short version."""
    day.wait("a prompt to stretch", "due", PROMPT_LIMIT_S, "hamstring-standing")
    day.tell("Time to stretch.", "prompt-stretch")
    day.click("Short version")
    day.click("Start")
    for number, picture in ((1, "stretch-up"), (2, "stretch-fold"), (3, "stretch-hold")):
        _until_round(day, number)
        time.sleep((12.0, 16.0, 23.0)[number - 1])
        day.tell(f"The standing hamstring fold, hold {number} of 3.", picture)
    _finish(day, "Three holds are done, and logged.", "stretched")


def check_log(day: Day) -> None:
    """Both sessions must be in the log, whole. Raises NotAsItShould."""
    facts = day.program.cli("log", "--days", "3660", "--json").table
    ended = [fact for fact in facts if fact["kind"] == "session_ended"]
    for routine, units in WANTED.items():
        found = [fact for fact in ended if routine in fact["routines"]]
        whole = [fact for fact in found if fact["outcome"] == "completed" and fact["done"] == units]
        if not whole:
            raise NotAsItShould(f"{routine} should be in the log with {units} of {units} done")
    day.tell("Both are in the log, whole.")


def look_at_week(day: Day) -> None:
    """The week's window, with a block for each. Raises NotAsItShould."""
    day.click_tray()
    day.click("Week")
    shown = windows.named(day.screen, "Your week", limit_s=30)
    day.tell("The week: a block for each session.", "week")
    chart = _chart(day, shown.pid)
    if IN_CHART not in chart:
        raise NotAsItShould(f"the chart should say “{IN_CHART}” but says “{chart}”")
    day.tell("The chart has both.")
    windows.close(day.screen, shown)


def write_account(day: Day) -> None:
    """The account, to be read beside its pictures."""
    text = "\n".join(("# A day in a few minutes", "", *day.account, ""))
    (day.build / "account.md").write_text(text, encoding="utf-8")


def _until_round(day: Day, number: int) -> None:
    """Until this round or hold runs."""

    def runs() -> bool:
        return bool(day.status().get("session", {}).get("done", -1) >= number - 1)

    until(f"round {number}", runs, PLAYS_LIMIT_S)


def _finish(day: Day, done: str, picture: str) -> None:
    until("the session to end", lambda: day.status().get("state") != "session", PLAYS_LIMIT_S)
    day.wait_for_button("Undo")
    day.tell(done, picture)
    day.click("Close")


def _chart(day: Day, pid: int) -> str:
    """What a reader is told of the week's chart."""
    things = accessibility.tree(day.screen, pid)
    return " ".join(f"{one.name} {one.description}" for one in things if one.is_seen)


def _has(day: Day, role: str, name: str) -> bool:
    things = accessibility.tree(day.screen, day.program.pid)
    return any(one.is_seen and (one.role, one.name) == (role, name) for one in things)


def _stop(_number: int, _frame: FrameType | None) -> Never:
    raise Stopped


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    sys.exit(main(sys.argv[1:]))
