"""Laws of what may be asked over the socket: each by name, all else refused in a sentence."""

from __future__ import annotations

from datetime import datetime

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.pausing import NotATime
from backcare_desktop.core.request import (
    AskStatus,
    BadRequest,
    ComeForward,
    Listen,
    Quit,
    Request,
    Say,
    request_from,
)
from tests.core.desk import BERLIN

NOON = datetime(2026, 11, 24, 12, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"do": "status"}, AskStatus()),
        ({"do": "front"}, ComeForward()),
        ({"do": "listen"}, Listen()),
        ({"do": "quit"}, Quit()),
        ({"do": "start", "routine": "walk"}, Say(r.StartByHand(("walk",)))),
        ({"do": "pause", "for": ""}, Say(r.Pause(None))),
        ({"do": "resume"}, Say(r.Resume())),
        ({"do": "skip"}, Say(r.Skip())),
    ],
)
def test_each_request_has_its_name(table: dict[str, object], expected: Request) -> None:
    assert request_from(table, NOON, Hours()) == expected


@pytest.mark.parametrize(
    "table", [{}, {"do": "dance"}, {"do": "start"}, {"do": "start", "routine": 7}, {"do": None}]
)
def test_what_is_not_understood_is_said(table: dict[str, object]) -> None:
    with pytest.raises(BadRequest, match="does not understand"):
        request_from(table, NOON, Hours())


def test_a_pause_without_sense_is_refused() -> None:
    with pytest.raises(NotATime):
        request_from({"do": "pause", "for": "a while"}, NOON, Hours())
