"""What the command line asks of the running program, each request with what it then prints."""

from __future__ import annotations

import json
from collections.abc import Sequence

from backcare_desktop.paths import places
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import Message, NotRunning

LIMIT_S = 5.0
"""Seconds that the running program has for an answer."""


class Refused(Exception):
    """What was asked cannot be done. Its text is one sentence."""


def come_forward() -> bool:
    """Whether a program runs; it then shows itself. Raises NoAnswer."""
    try:
        ask(places().socket, {"do": "front"}, LIMIT_S)
    except NotRunning:
        return False
    return True


def tell_status(*, as_json: bool = False) -> None:
    """What is going on."""
    answer = _asked({"do": "status"})
    printed(answer["status"] if as_json else answer["said"], as_json=as_json)


def start(routine: str, minutes: int | None) -> None:
    """Start a routine."""
    given = {} if minutes is None else {"minutes": minutes}
    say({"do": "start", "routine": routine, **given})


def skin_fine() -> None:
    """Answer a skin check."""
    say({"do": "skin-fine"})


def pad_off() -> None:
    """The pad is off."""
    say({"do": "pad-off"})


def activity(what: str, minutes: int, felt: str | None) -> None:
    """Log an activity."""
    given = {} if felt is None else {"felt": felt}
    say({"do": "activity", "what": what, "minutes": minutes, **given})


def day(mark: str) -> None:
    """Say what today is."""
    say({"do": "day", "mark": mark})


def pause(length: str, kind: str) -> None:
    """Switch the prompts off."""
    say({"do": "pause", "for": length, "kind": kind})


def resume() -> None:
    """Switch the prompts on."""
    say({"do": "resume"})


def skip() -> None:
    """Pass over a prompt."""
    say({"do": "skip"})


def end(*, anyway: bool = False) -> None:
    """End it."""
    say({"do": "quit", "anyway": anyway})


def choose(way: str, name: str, value: Sequence[str] | None) -> bool:
    """Set a setting, or reset it; False where no program runs to do it."""
    request: Message = {"do": way, "setting": name}
    if value is not None:
        request["to"] = list(value)
    try:
        say(request)
    except NotRunning:
        return False
    return True


def say(request: Message) -> None:
    """Ask it, and print what it says. Raises Refused, WireError."""
    printed(_asked(request)["said"], as_json=False)


def printed(what: object, *, as_json: bool) -> None:
    """A sentence where there is one, or something for programs."""
    if as_json:
        print(json.dumps(what, ensure_ascii=False, indent=2))
    elif what:
        print(what)


def _asked(request: Message) -> Message:
    answer = ask(places().socket, request, LIMIT_S)
    if "error" in answer:
        raise Refused(str(answer["error"]))
    return answer
