"""The program where there is no screen: on a virtual desktop with a tray, until it is stopped."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Never

from stage import panel, screen, tray_host
from stage.parts import MissingPart
from stage.program import COMMAND
from stage.screen import Screen
from stage.waiting import NotInTime
from steps import say

STOPPED = 0
ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
HOME = "BACKCARE_HOME"
"""Where the program keeps everything, if that is named."""


class Stopped(Exception):
    """Somebody asked for the end."""


def main(words: Sequence[str]) -> int:
    """Run it until Ctrl+C, SIGTERM or its own end; its exit code, 0 when it was stopped."""
    for number in ENDS:
        signal.signal(number, _stop)
    try:
        with ExitStack() as stack:
            return _performed(stack, words)
    except MissingPart as missing:
        print(f"The program cannot run unseen: {missing}.", file=sys.stderr)
    except NotInTime as late:
        print(f"The virtual desktop did not come up: {late}.", file=sys.stderr)
    except Stopped:
        say("\nStopped.")
        return STOPPED
    return 1


def _performed(stack: ExitStack, words: Sequence[str]) -> int:
    desktop = _desktop(stack)
    tray = _tray(stack, desktop)
    home = Path(os.environ.get(HOME) or desktop.home).absolute()
    process = desktop.children.start(
        (*COMMAND, "run", *words),
        env={HOME: str(home)},
        stdout=sys.stdout.fileno(),
        stderr=sys.stderr.fileno(),
    )
    say(_where(desktop, tray, home))
    return process.wait()


def _desktop(stack: ExitStack) -> Screen:
    """With shadows where a compositor is installed."""
    desktop = stack.enter_context(screen.opened())
    try:
        screen.start_compositor(desktop)
    except (MissingPart, NotInTime) as reason:
        say(f"Without shadows ({reason}).")
    return desktop


def _tray(stack: ExitStack, desktop: Screen) -> str:
    """A tray, the real one first; its name in a sentence."""
    try:
        stack.enter_context(panel.running(desktop))
    except MissingPart:
        pass
    else:
        return "in the tray of a Xfce panel"
    try:
        stack.enter_context(tray_host.running(desktop))
    except MissingPart:
        return "without a tray, which nothing here could give it"
    return "in a tray that draws nothing"


def _where(desktop: Screen, tray: str, home: Path) -> str:
    """What to tell the person at the terminal."""
    kept = home != desktop.home
    return (
        f"It runs unseen on the display {desktop.name}, {tray}; Ctrl+C ends it.\n"
        f"Its data is {'in' if kept else 'thrown away then; it is in'} {home}\n"
        f"Ask it:  {HOME}={home} {' '.join(COMMAND)} status\n"
        f"See it:  import -display {desktop.name} -window root seen.png"
    )


def _stop(number: int, _frame: FrameType | None) -> Never:
    # The end is asked for once: a second Ctrl+C must not leave something behind.
    for each in ENDS:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped(number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
