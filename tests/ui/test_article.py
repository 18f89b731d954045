"""The article, statement by statement: what must be seen is seen, and learnt on a card.

Each is proved by what stands on real windows, or by what a session leaves behind.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.check_in import CORNERS, CheckIn, Weekly
from backcare_desktop.core.facts import (
    ActivityLogged,
    CheckedIn,
    HeatEnded,
    HeatStarted,
    Prompted,
    SessionEnded,
)
from backcare_desktop.core.ratings import ratings_of
from backcare_desktop.core.summary import Logged, summary
from backcare_desktop.core.tally import tally
from backcare_desktop.ui.activity_sheet import ActivitySheet
from backcare_desktop.ui.check_in_window import CheckInWindow
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.panel_view import activities_of
from backcare_desktop.ui.summary_page import pdf_of
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.tray_view import startable
from tests.article import KEPT_OUT, ROWS
from tests.core.desk import Desk
from tests.core.warm import sit_with_checks
from tests.ui import surfaces
from tests.ui.look import theme
from tests.ui.session import sweep
from tests.ui.surfaces import Session

Proof = Callable[[QtBot], None]

_SESSIONS: dict[str, Session] = {}


@pytest.fixture(autouse=True, scope="module")
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> None:
    """Windows of earlier tests would be dressed and asked again and again."""
    del qapp
    sweep()


def session(qtbot: QtBot, name: str) -> Session:
    """A routine played once for all that is to be shown of it."""
    if name not in _SESSIONS:
        _SESSIONS[name] = Session(qtbot, name)
    return _SESSIONS[name]


def stands(texts: list[str], *parts: str) -> None:
    """Each of these is read somewhere there, whatever its letters' case."""
    whole = "\n".join(texts).casefold()
    assert [part for part in parts if part.casefold() not in whole] == []


# What must be seen


def five_habits(qtbot: QtBot) -> None:
    names = ("Breathe", "Stretch", "Move", "Heat", "Sleep")
    stands(surfaces.of_tray(), *names)
    stands(surfaces.of_panel(qtbot), *names)


def asks_whether_it_was_checked(qtbot: QtBot) -> None:
    page = surfaces.first_page(qtbot)
    page.read.click()
    page.forth.click()
    page.forth.click()
    stands(surfaces.texts(page), "Has this pain been checked by a professional?", "Not yet")
    with qtbot.waitSignal(page.help_asked):
        page.suits.checked.buttons["no"].click()
    assert page.forth.isEnabled()


def noted_with(qtbot: QtBot, *tags: str) -> None:
    """The tags are ticked in the weekly check-in, come out of it, and leave a sealed fact."""
    window = surfaces.shown(qtbot, CheckInWindow(theme(), "weekly"))
    saved: list[CheckIn] = []
    window.saved.connect(saved.append)
    for tag in tags:
        window.cards[0].tag_row.chips[tag].click()
    window.forth.click()
    window.forth.click()
    assert saved == [Weekly(tags=tags)]
    desk = Desk()
    desk.say(r.NoteCheckIn(saved[0], sealed="sealed"))
    assert [fact.sealed for fact in desk.of(CheckedIn)] == ["sealed"]


def four_corners(qtbot: QtBot) -> None:
    window = surfaces.shown(qtbot, CheckInWindow(theme(), "weekly"))
    stands(surfaces.texts(window), "Body", "Mind", "Mood", "Around you")
    for name in ("body", "mind", "mood", "around"):
        window.scales[name].buttons[5].click()
    assert window.said == Weekly(body=5, mind=5, mood=5, around=5)
    on_a_page_for_a_clinician(window.said)


def on_a_page_for_a_clinician(said: CheckIn) -> None:
    """The four corners, as `export --pdf` prints them."""
    desk = Desk()
    desk.say(r.NoteCheckIn(said, sealed="sealed"))
    (noted,) = desk.of(CheckedIn)
    ratings = ratings_of([noted], {noted.id: said})
    page = summary(noted.day, noted.day, Logged(ratings=ratings))
    assert {one.item: (one.lowest, one.highest) for one in page.said} == dict.fromkeys(
        CORNERS, (5, 5)
    )
    assert pdf_of(page, theme(), {}, noted.day).startswith(b"%PDF-")


def every_habit_can_be_started(qtbot: QtBot) -> None:
    assert heat_ended(heat_begun(qtbot)).blocks == ("heat",)
    plan = surfaces.real_plan()
    for pillar in ("breathe", "stretch", "move", "sleep"):
        (routine, _title), *_ = startable(plan)[pillar]
        desk = surfaces.desk()
        desk.say(r.StartByHand((routine,)))
        desk.say(r.UnitFinished(1))
        desk.say(r.Finish(60.0))
        assert desk.last(SessionEnded).outcome in {"completed", "partial"}


def one_card_an_evening(qtbot: QtBot) -> None:
    desk = Desk(plan=surfaces.real_plan(), wall=surfaces.MORNING.replace(hour=21, minute=30))
    desk.sit(90)
    assert [fact.routines for fact in desk.of(Prompted) if fact.slot == "sleep"] == [
        ("sleep-side-setup",)
    ]
    assert session(qtbot, "sleep-side-setup").says("Lie on the side")


def says(name: str, *parts: str) -> Proof:
    """These cues stand on the screen while the routine is played."""

    def proof(qtbot: QtBot) -> None:
        played = session(qtbot, name)
        assert [part for part in parts if not played.says(part)] == []

    return proof


def standing_stretch_first(qtbot: QtBot) -> None:
    assert surfaces.under("Stretch")[0].startswith("Standing hamstring fold")
    assert session(qtbot, "hamstring-standing").units == 4


def straight_but_not_forced(qtbot: QtBot) -> None:
    played = session(qtbot, "hamstring-standing")
    assert played.says("Legs straight, not forced")
    stands(sorted(played.before), "without forcing the knees back")


def held_for_fifteen_seconds(qtbot: QtBot) -> None:
    played = session(qtbot, "hamstring-standing")
    cue = "Hands on waist or thighs. Legs straight, not forced. Breathe."
    shown = next(word for seen in played.seen for word in seen if word.startswith("Hands on waist"))
    assert cue.startswith(shown.split(".")[0])
    assert played.seconds_of(shown) == 15


def four_holds(qtbot: QtBot) -> None:
    played = session(qtbot, "hamstring-standing")
    assert played.units == 4
    assert played.says("Hold 4 of 4")
    assert 3 <= Session(qtbot, "hamstring-standing", "short").units <= 5


def keeps_moving(qtbot: QtBot) -> None:
    del qtbot
    desk = surfaces.desk()
    desk.sit(3 * 60)
    walks = [fact for fact in desk.of(Prompted) if "walk-and-water" in fact.routines]
    assert walks
    stands(surfaces.of_tray(), "Walk and water")


def breath_movement_and_attention(qtbot: QtBot) -> None:
    played = session(qtbot, "combo-reset")
    assert [
        p
        for p in ("Walk", "four slow breaths", "Notice feet, hands and breath")
        if not played.says(p)
    ] == []


def breathing_offered_first(qtbot: QtBot) -> None:
    del qtbot
    desk = surfaces.desk()
    desk.say(r.AnswerScreen("breath-hold", "no"))
    desk.sit(30)
    assert desk.of(Prompted)[0].routines == ("breathe-4-7-8",)
    assert surfaces.under("Breathe")[0].startswith("4-7-8 breathing")


def out_before_the_first_count(qtbot: QtBot) -> None:
    played = session(qtbot, "breathe-4-7-8")
    first_breath = next(at for at, seen in enumerate(played.seen) if "In" in seen)
    assert played.first("Breathe out through your mouth") < first_breath
    assert played.first("Tongue tip behind your upper front teeth") < first_breath


def breath_of(phase: str, counts: int) -> Proof:
    """From the second round on the phase's own word stands there for so many seconds."""

    def proof(qtbot: QtBot) -> None:
        played = session(qtbot, "breathe-4-7-8")
        assert played.seconds_of(phase) == counts

    return proof


def four_rounds_and_no_more(qtbot: QtBot) -> None:
    played = session(qtbot, "breathe-4-7-8")
    assert played.units == 4
    assert played.says("Round 4 of 4")
    assert not played.says("Round 5")


def twice_a_day(qtbot: QtBot) -> None:
    """A third time is there for who asks for it, and never asked for."""
    del qtbot
    desk = surfaces.desk()
    desk.say(r.AnswerScreen("breath-hold", "no"))
    for _ in range(3):
        assert desk.say(r.StartByHand(("breathe-4-7-8",)))
        for number in range(1, 5):
            desk.say(r.UnitFinished(number))
        desk.say(r.Finish(102.0))
    today = tally(desk.phase.today, desk.plan, desk.phase.ledger)
    breathe = next(one for one in today if one.pillar == "breathe")
    assert breathe.of == 2
    desk.sit(8 * 60)
    asked = [fact.routines for fact in desk.of(Prompted)]
    assert ("breathe-4-7-8",) not in asked


def support_two_clicks_away(qtbot: QtBot) -> None:
    assert "When it is a hard stretch" in surfaces.of_tray()
    stands(surfaces.of_support(qtbot), "are real", "Talking to someone you trust", "crisis line")


def press(within: QWidget, *words: str) -> None:
    """Click what is called so, one after the other."""
    for one in words:
        buttons = within.findChildren(QAbstractButton)
        next(button for button in buttons if button.text() == one).click()


def heat_begun(qtbot: QtBot, *clicks: str) -> Desk:
    """Whoever clicks these on the sheet before heat, and begins."""
    sheet = surfaces.shown(qtbot, HeatSheet(theme(), None, None))
    said: list[r.Reply] = []
    sheet.answered.connect(said.append)
    press(sheet, *clicks, "The pad is on: start")
    desk = surfaces.desk()
    desk.say(r.AnswerScreen("heat", "no"))
    desk.say(*said)
    return desk


def heat_ended(desk: Desk) -> HeatEnded:
    """Played to its own end, with every skin check answered."""
    sit_with_checks(desk, 21)
    return desk.last(HeatEnded)


def with_a_pack_a_pad_or_a_wrap(qtbot: QtBot) -> None:
    for words, source in (("Heat pack", "pack"), ("Heating pad", "pad"), ("Heat wrap", "wrap")):
        assert heat_begun(qtbot, words).last(HeatStarted).source == source


def for_15_to_20_minutes(qtbot: QtBot) -> None:
    numbers = [one for one in surfaces.of_heat(qtbot) if one.isdigit()]
    assert numbers == ["15", "16", "17", "18", "19", "20"]
    for minutes in ("15", "20"):
        ended = heat_ended(heat_begun(qtbot, minutes))
        assert (ended.ending, ended.seconds) == ("time-up", int(minutes) * 60)


def on_the_area_that_is_sore(qtbot: QtBot) -> None:
    areas = ("Upper back", "Mid back", "Lower back", "Neck or shoulder")
    begun = [heat_begun(qtbot, words).last(HeatStarted).area for words in areas]
    assert begun == ["upper-back", "mid-back", "lower-back", "neck-shoulder"]


def logged(qtbot: QtBot, words: str) -> Desk:
    """Whoever logs that on the sheet for what was done elsewhere."""
    sheet = surfaces.shown(qtbot, ActivitySheet(theme(), activities_of(surfaces.real_plan())))
    said: list[r.Reply] = []
    sheet.answered.connect(said.append)
    press(sheet, words, "Save")
    desk = surfaces.desk()
    desk.say(*said)
    return desk


def a_warm_shower_helps_too(qtbot: QtBot) -> None:
    desk = logged(qtbot, "Warm shower or bath")
    assert desk.last(ActivityLogged).blocks == ("heat",)
    desk.say(r.AnswerScreen("heat", "no"))
    desk.say(r.StartHeat())
    assert desk.of(HeatStarted), "it is none of the three of the pad"


def swimming_yoga_or_walking(qtbot: QtBot) -> None:
    for words, activity in (("Walk", "walk"), ("Swim", "swim"), ("Yoga", "yoga")):
        fact = logged(qtbot, words).last(ActivityLogged)
        assert (fact.activity, fact.blocks) == (activity, ("move",))


def three_times_a_day(qtbot: QtBot) -> None:
    del qtbot
    desk = surfaces.desk()
    desk.say(r.AnswerScreen("heat", "no"))
    for _ in range(4):
        desk.say(r.StartHeat())
        sit_with_checks(desk, 15)
        desk.say(r.PadIsOff())
        desk.sit(121)
    assert [fact.minutes for fact in desk.of(HeatStarted)] == [15, 15, 15]


def little_rest(qtbot: QtBot) -> None:
    stands(surfaces.of_rest_day(qtbot, 1), "Small movements usually help more")


def two_days_at_most(qtbot: QtBot) -> None:
    second, third = (surfaces.of_rest_day(qtbot, day) for day in (2, 3))
    stands(second, "Resting is fine for a day or two")
    stands(third, "Third rest day. Try the smallest walk that feels possible")


SEEN: dict[str, Proof] = {
    "S01": five_habits,
    "S03": asks_whether_it_was_checked,
    "S11": lambda qtbot: noted_with(qtbot, "back-pain", "neck-pain"),
    "S12": lambda qtbot: noted_with(qtbot, "poor-sleep", "tired"),
    "S13": lambda qtbot: noted_with(qtbot, "moving-aches"),
    "S14": lambda qtbot: noted_with(qtbot, "tender-muscles"),
    "S15": four_corners,
    "S16": every_habit_can_be_started,
    "S19": one_card_an_evening,
    "S20": says("sleep-side-setup", "Legs together"),
    "S21": says("sleep-side-setup", "knees level with each other"),
    "S23": says("sleep-side-setup", "pillow between your knees"),
    "S28": with_a_pack_a_pad_or_a_wrap,
    "S29": three_times_a_day,
    "S30": for_15_to_20_minutes,
    "S31": on_the_area_that_is_sore,
    "S32": a_warm_shower_helps_too,
    "S36": standing_stretch_first,
    "S37": says("hamstring-standing", "feet together", "Both feet firmly planted"),
    "S38": says("hamstring-standing", "Reach your arms up, back straight"),
    "S39": says("hamstring-standing", "Fold slowly forward from your hips"),
    "S40": straight_but_not_forced,
    "S41": held_for_fifteen_seconds,
    "S42": says("hamstring-standing", "Hands on waist or thighs"),
    "S43": four_holds,
    "S44": little_rest,
    "S47": keeps_moving,
    "S48": two_days_at_most,
    "S49": swimming_yoga_or_walking,
    "S52": breath_movement_and_attention,
    "S54": breathing_offered_first,
    "S55": says("breathe-4-7-8", "Sit or lie comfortably"),
    "S56": says("breathe-4-7-8", "Tongue tip behind your upper front teeth"),
    "S57": out_before_the_first_count,
    "S58": breath_of("In", 4),
    "S59": breath_of("Hold", 7),
    "S60": breath_of("Out", 8),
    "S61": four_rounds_and_no_more,
    "S62": twice_a_day,
    "S63": support_two_clicks_away,
}
"""How each statement that must be seen is shown to be."""


# What is to be learnt


def learns(*parts: str) -> Proof:
    """On the cards of what is known."""
    return lambda qtbot: stands(surfaces.of_learn(qtbot), *parts)


def about(*parts: str) -> Proof:
    """On the page *About*."""
    return lambda qtbot: stands(surfaces.of_settings(qtbot)["About"], *parts)


def at_the_lower_back_at_first(qtbot: QtBot) -> None:
    """Where most people feel it is what the heat session begins with."""
    sheet = HeatSheet(theme(), None, None)
    qtbot.addWidget(sheet)
    buttons = sheet.findChildren(QAbstractButton)
    assert "Lower back" in [one.text() for one in buttons if one.isChecked()]


LEARNT: dict[str, Proof] = {
    "S02": learns("Stress is one of several things linked with back pain"),
    "S05": about("stress starts, keeps going, or both"),
    "S06": lambda qtbot: stands(surfaces.of_check_ins(qtbot), "How tense did your body feel?"),
    "S08": lambda qtbot: stands(surfaces.of_check_ins(qtbot), "deadlines", "long sitting"),
    "S17": learns("Sleep and pain can affect each other"),
    "S18": learns("Many people with sore backs find side-lying comfortable"),
    "S24": learns("Warmth often eases stiffness and discomfort for a while"),
    "S26": learns("Warmth on the skin may dampen pain signals"),
    "S27": learns("may feel less stiff"),
    "S33": learns("is simple, and goes where you go"),
    "S34": at_the_lower_back_at_first,
    "S35": learns("varies from person to person"),
    "S45": learns("Staying active is usually at least as good as resting"),
    "S50": learns("Staying active is usually at least as good as resting"),
    "S51": learns("Its direct effect on back pain is not well studied"),
    "S53": learns("Slow breathing can help you feel calmer"),
    "S64": lambda qtbot: stands(surfaces.of_first_page(qtbot), "Small breaks for a calmer back"),
    "S65": about("an undated article by Chris, a fitness expert"),
}


def test_the_table_has_every_statement_once() -> None:
    assert list(ROWS) == [f"S{number:02}" for number in range(1, 66)]
    must = {name: row.must for name, row in ROWS.items()}
    assert {name for name, one in must.items() if one == "M"} == set(SEEN)
    assert {name for name, one in must.items() if one == "L"} == set(LEARNT)
    assert {name for name, one in must.items() if one == "X"} == set(KEPT_OUT)


@pytest.mark.parametrize("name", SEEN)
def test_what_must_be_seen_is_seen(qtbot: QtBot, name: str) -> None:
    SEEN[name](qtbot)


@pytest.mark.parametrize("name", LEARNT)
def test_what_is_to_be_learnt_stands_on_a_card(qtbot: QtBot, name: str) -> None:
    LEARNT[name](qtbot)
