"""One long step of the set-up: it says what it does, how long it goes on, and why it failed."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

SAY_EVERY = 5.0
"""Seconds between two lines about a step that goes on."""

_COMPLAINTS = ("E: ", "ERROR: ", "error: ", "Error: ")
_UNREACHED = ("Retrying (", "Temporary failure resolving", "Could not connect")


class CannotGoOn(Exception):
    """What stands in the way, in a sentence for the person at the terminal."""


def say(text: str) -> None:
    """Print at once, so that our lines and those of the programs we start keep their order."""
    print(text, flush=True)


def carry_out(what: str, command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
    """Run `command` and wait for it, with a line every few seconds. Raises CannotGoOn.

    Its output goes to a file in the temporary folder, which is kept only when it fails.
    """
    say(f"{what} …")
    began = time.monotonic()
    handle, name = tempfile.mkstemp(prefix="backcare-setup-", suffix=".log")
    log = Path(name)
    with os.fdopen(handle, "wb") as output:
        code = _watched(command, output.fileno(), env, log)
    if code:
        reason = complaint(log.read_text(encoding="utf-8", errors="replace"))
        raise CannotGoOn(f"{what} did not succeed: {reason}\nAll that was said is in {log}.")
    log.unlink()
    say(f"    done in {time.monotonic() - began:.0f} s")


def _watched(command: Sequence[str], output: int, env: Mapping[str, str] | None, log: Path) -> int:
    began = time.monotonic()
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=env
        )
    except OSError as error:
        log.unlink()
        raise CannotGoOn(f"{command[0]} could not be started: {error.strerror}.") from error
    with process:
        while True:
            try:
                return process.wait(SAY_EVERY)
            except subprocess.TimeoutExpired:
                say(f"    {time.monotonic() - began:3.0f} s  {latest(log)}")
            except KeyboardInterrupt:
                process.terminate()
                raise


def latest(log: Path, width: int = 80) -> str:
    """The newest line of a step's output, cut to `width` characters; empty when there is none."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - 2000))
        lines = file.read().decode("utf-8", "replace").splitlines()
    spoken = [line.strip() for line in lines if line.strip()]
    return spoken[-1][:width] if spoken else ""


def complaint(output: str) -> str:
    """The line that says best what went wrong: the last that names an error, else the last.

    A package server that did not answer is told besides: pip and apt only find nothing there.
    """
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    named = [line for line in lines if line.startswith(_COMPLAINTS)]
    if not lines:
        return "it said nothing."
    reason = (named or lines)[-1]
    for mark in _COMPLAINTS:
        reason = reason.removeprefix(mark)
    reason = reason.rstrip(".") + "."
    if any(mark in output for mark in _UNREACHED):
        reason += " A package server did not answer: is there a network?"
    return reason
