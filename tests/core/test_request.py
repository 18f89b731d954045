"""Laws of what may be asked over the socket: each by name, all else refused in a sentence."""

from __future__ import annotations

from datetime import datetime

import pytest

from backcare_desktop.core import reply as r
from backcare_desktop.core.hours import Hours
from backcare_desktop.core.pausing import NotATime
from backcare_desktop.core.request import (
    AskKeys,
    AskStatus,
    BadRequest,
    Choose,
    ComeForward,
    HoldKey,
    Listen,
    Quit,
    Request,
    Say,
    Unchoose,
    request_from,
)
from tests.core.desk import BERLIN

NOON = datetime(2026, 11, 24, 12, tzinfo=BERLIN)
ONE = datetime(2026, 11, 24, 13, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"do": "status"}, AskStatus()),
        ({"do": "front"}, ComeForward()),
        ({"do": "listen"}, Listen()),
        ({"do": "keys"}, AskKeys()),
        ({"do": "hold", "key": "ABCD"}, HoldKey("ABCD")),
        ({"do": "quit"}, Quit()),
        ({"do": "start", "routine": "walk"}, Say(r.StartByHand(("walk",)))),
        ({"do": "pause", "for": ""}, Say(r.Pause(None))),
        ({"do": "pause", "for": "1h", "kind": "holiday"}, Say(r.Pause(ONE, "holiday"))),
        ({"do": "day", "mark": "rest"}, Say(r.MarkDay("rest"))),
        ({"do": "come-closer", "change": "every-30"}, Say(r.Adapt("done-at-once", "every-30"))),
        ({"do": "set", "setting": "hours.off", "to": ["a", "b"]}, Choose("hours.off", ("a", "b"))),
        ({"do": "reset", "setting": ""}, Unchoose("")),
        ({"do": "resume"}, Say(r.Resume())),
        ({"do": "skip"}, Say(r.Skip())),
        ({"do": "quit", "anyway": True}, Quit(anyway=True)),
        ({"do": "start", "routine": "heat-session"}, Say(r.StartHeat())),
        ({"do": "start", "routine": "heat-session", "minutes": 20}, Say(r.StartHeat(20))),
        ({"do": "skin-fine"}, Say(r.SkinIsFine())),
        ({"do": "pad-off"}, Say(r.PadIsOff())),
        ({"do": "activity", "what": "walk", "minutes": 20}, Say(r.LogActivity("walk", 20))),
        (
            {"do": "activity", "what": "yoga", "minutes": 45, "felt": "easier"},
            Say(r.LogActivity("yoga", 45, "easier")),
        ),
    ],
)
def test_each_request_has_its_name(table: dict[str, object], expected: Request) -> None:
    assert request_from(table, NOON, Hours()) == expected


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"do": "dance"},
        {"do": "start"},
        {"do": "start", "routine": 7},
        {"do": None},
        {"do": "day", "mark": "lazy"},
        {"do": "come-closer", "change": "dropped"},
        {"do": "day", "mark": ["rest"]},
        {"do": "pause", "for": "", "kind": "nap"},
        {"do": "set", "setting": "plan"},
    ],
)
def test_what_is_not_understood_is_said(table: dict[str, object]) -> None:
    with pytest.raises(BadRequest, match="does not understand"):
        request_from(table, NOON, Hours())


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"do": "start", "routine": "heat-session", "minutes": 21}, "from 15 to 20 minutes"),
        ({"do": "start", "routine": "heat-session", "minutes": 14}, "from 15 to 20 minutes"),
        ({"do": "start", "routine": "walk", "minutes": 15}, "Only heat-session"),
        ({"do": "activity", "what": "dance", "minutes": 20}, "there are: walk, swim, yoga"),
        ({"do": "activity", "what": "walk", "minutes": 0}, "from 1 to 600 minutes"),
        ({"do": "activity", "what": "walk", "minutes": 20, "felt": "odd"}, "easier, same or"),
    ],
)
def test_what_is_out_of_bounds_names_them(table: dict[str, object], said: str) -> None:
    with pytest.raises(BadRequest, match=said):
        request_from(table, NOON, Hours())


def test_a_pause_without_sense_is_refused() -> None:
    with pytest.raises(NotATime):
        request_from({"do": "pause", "for": "a while"}, NOON, Hours())
