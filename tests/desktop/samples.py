"""One of the small programs beside these tests, run on a virtual screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from stage import program
from stage.program import Program
from stage.screen import Screen
from stage.waiting import until


@contextmanager
def running_sample(
    name: str, ready: str, desktop: Screen, *arguments: str, env: Mapping[str, str] | None = None
) -> Iterator[Program]:
    """It runs, and has said that it is ready."""
    command = (sys.executable, str(Path(__file__).with_name(name)))
    with program.running(desktop, *arguments, env=env, command=command) as running:
        heard(running, ready)
        yield running


def heard(running: Program, line: str) -> None:
    """Wait until it says this."""
    until(f"{line!r} in:\n{running.stderr}", lambda: line in running.stderr.splitlines(), 15.0)
