"""Laws of heat on screen: the strip, its panel place, the sheet before it, what the tray says."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import HeatStarted
from backcare_desktop.core.heat import HEAT, heat_refused
from backcare_desktop.core.heat_time import Heard
from backcare_desktop.core.refusal import HeatNotNow, HeatRuns, Refusal, ScreenOpen, ScreenSaysNo
from backcare_desktop.core.warmth import HeatWish
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.heat_strip import HeatStrip, kept_within, strip_corner
from backcare_desktop.ui.heat_words import heat_head
from backcare_desktop.ui.panel_body import PanelBody
from backcare_desktop.ui.pillar_rows import answer_words, can_begin, tip
from backcare_desktop.ui.quit_question import QuitQuestion
from backcare_desktop.ui.refusal_words import refusal_said
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.sheet import Sheet
from backcare_desktop.ui.tray_view import tray_view
from tests.core.desk import BERLIN, Desk
from tests.core.warm import desk, seen, sit_with_checks, warm
from tests.ui import panel_views
from tests.ui.look import theme


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


class Clock:
    """Turned by hand; it reads what the desk's does."""

    def __init__(self, one: Desk) -> None:
        self.desk = one
        self.more = 0.0

    def __call__(self) -> float:
        return self.desk.boot + self.more


def strip(qtbot: QtBot, one: Desk) -> tuple[HeatStrip, Clock]:
    clock = Clock(one)
    made = HeatStrip(theme(), composited=False, now=clock)
    qtbot.addWidget(made)
    made.show_heat(seen(one), one.boot)
    return made, clock


def texts_of(window: HeatStrip | Sheet) -> str:
    labels = window.findChildren(QLabel)
    return "\n".join(one.text() for one in labels if one.isVisibleTo(window))


def buttons_of(window: HeatStrip | Sheet) -> dict[str, Button]:
    found = window.findChildren(Button)
    return {one.text(): one for one in found if one.isVisibleTo(window)}


def at_check() -> Desk:
    one = warm()
    one.sit(5)
    return one


def at_end() -> Desk:
    one = warm()
    sit_with_checks(one, 15)
    return one


def test_the_strip_says_what_is_left_and_when_the_skin_is_looked_at(qtbot: QtBot) -> None:
    one = warm()
    sit_with_checks(one, 5)
    one.sit(seconds=18)
    made, _ = strip(qtbot, one)
    assert "9:42\nleft of 15 min\nSkin check in 4:42" in texts_of(made)
    assert list(buttons_of(made)) == ["Pad off"]


def test_the_strip_takes_no_focus_and_stays_on_top(qtbot: QtBot) -> None:
    made, _ = strip(qtbot, warm())
    assert made.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert made.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    policies = {one.focusPolicy() for one in made.findChildren(Button)}
    assert policies == {Qt.FocusPolicy.NoFocus}


def test_the_strip_counts_by_itself_while_it_is_seen(qtbot: QtBot) -> None:
    made, clock = strip(qtbot, warm())
    assert "15:00" in texts_of(made)
    clock.more = 61
    qtbot.waitUntil(lambda: "13:59" in texts_of(made), timeout=10_000)


def test_a_check_asks_and_its_two_answers_have_one_size(qtbot: QtBot) -> None:
    made, _ = strip(qtbot, at_check())
    assert said("heat-4") == "Quick skin check. " + said("heat-4").partition(". ")[2]
    for words in ("Quick skin check", said("heat-4").partition(". ")[2], "first of two, at 5 min"):
        assert words in texts_of(made)
    found = buttons_of(made)
    assert list(found) == ["Looks fine", "Pad off"]
    assert len({one.width() for one in found.values()}) == 1


@pytest.mark.parametrize(
    ("words", "reply"), [("Looks fine", r.SkinIsFine()), ("Pad off", r.PadIsOff())]
)
def test_each_answer_to_a_check_is_told(qtbot: QtBot, words: str, reply: r.Reply) -> None:
    made, _ = strip(qtbot, at_check())
    with qtbot.waitSignal(made.answered) as told:
        buttons_of(made)[words].click()
    assert told.args == [reply]


def test_at_its_end_it_stays_until_the_pad_is_off(qtbot: QtBot) -> None:
    one = at_end()
    made, _ = strip(qtbot, one)
    assert "Time is up." in texts_of(made)
    assert said("heat-5").partition(". ")[2] in texts_of(made)
    made.close()
    assert made.isVisible()
    with qtbot.waitSignal(made.answered) as told:
        buttons_of(made)["Pad is off"].click()
    assert told.args == [r.PadIsOff()]
    made.show_heat(None, one.boot)
    assert not made.isVisible()


def test_it_keeps_no_program_from_ending(qtbot: QtBot) -> None:
    made, _ = strip(qtbot, at_end())
    made.leave()
    assert not made.isVisible()


def test_one_that_ended_meanwhile_says_so_and_asks(qtbot: QtBot) -> None:
    one = warm()
    one.restart(killed_for=3600)
    made, _ = strip(qtbot, one)
    assert "Your heat session ended while I was away.\nIs the pad off?" in texts_of(made)


def test_a_check_is_heard_once_and_once_more_and_the_alarm_each_time(qtbot: QtBot) -> None:
    clock = Clock(at_check())
    made = HeatStrip(theme(), composited=False, now=clock)
    qtbot.addWidget(made)
    heard: list[Heard] = []
    made.heard.connect(heard.append)
    for more in (0, 30, 60, 90):
        clock.more = more
        made.show_heat(seen(clock.desk), clock())
    assert heard == [Heard("heat-check", 2), Heard("heat-check", 3)]
    clock.desk = at_end()
    for more in range(0, 900, 10):
        clock.more = more
        made.show_heat(seen(clock.desk), clock())
    assert heard[2:] == [Heard("heat-alarm", number) for number in range(15)]


def test_it_stands_away_from_where_prompts_and_notices_come() -> None:
    whole, card = QRect(0, 0, 1000, 800), QSize(400, 88)
    below, above = QRect(0, 0, 1000, 770), QRect(0, 30, 1000, 770)
    assert strip_corner(whole, below, card).y() == 16
    assert strip_corner(whole, above, card).y() == 800 - 16 - 88
    assert strip_corner(whole, below, card).x() == 16
    assert strip_corner(whole, below, card, right_to_left=True).x() == 1000 - 16 - 400


def test_after_a_check_it_is_as_small_as_before(qtbot: QtBot) -> None:
    one = warm()
    made, _ = strip(qtbot, one)
    small = made.height()
    one.sit(5)
    made.show_heat(seen(one), one.boot)
    asking = made.height()
    one.say(r.SkinIsFine())
    made.show_heat(seen(one), one.boot)
    assert (made.height(), asking > small) == (small, True)


def test_where_it_grows_it_stays_on_the_screen() -> None:
    free = QRect(0, 40, 1000, 760)
    assert kept_within(QRect(16, 700, 400, 148), free) == QPoint(16, 652)
    assert kept_within(QRect(300, 200, 400, 148), free) == QPoint(300, 200)
    assert kept_within(QRect(900, 0, 400, 148), free) == QPoint(600, 40)


def test_the_panel_shows_heat_in_place_of_the_next_break(qtbot: QtBot) -> None:
    body = PanelBody(theme())
    qtbot.addWidget(body)
    body.resize(360, 520)
    body.show_view(panel_views.seen(warm()))
    body.show()
    labels = [one.text() for one in body.findChildren(QLabel) if one.isVisible()]
    assert "left of 15 min" in labels
    assert "Next break" not in labels
    body.show_view(panel_views.seen(desk()))
    labels = [one.text() for one in body.findChildren(QLabel) if one.isVisible()]
    assert "Next break" in labels


def refused(one: Desk) -> Refusal | None:
    return heat_refused(one.plan, one.phase.ledger, one.moment())


def opened(qtbot: QtBot, refusal: Refusal | None, usual: HeatStarted | None = None) -> HeatSheet:
    made = HeatSheet(theme(), refusal, usual)
    qtbot.addWidget(made)
    made.open()
    return made


def test_the_sheet_says_what_to_watch_for_and_starts_what_was_chosen(qtbot: QtBot) -> None:
    made = opened(qtbot, None)
    for name in ("heat-1", "heat-2", "heat-3", "heat-6"):
        assert said(name) in texts_of(made)
    for words in ("Heat wrap", "Upper back", "20"):
        buttons_of(made)[words].click()
    with qtbot.waitSignal(made.answered) as told:
        buttons_of(made)["The pad is on: start"].click()
    assert told.args == [r.StartHeat(20, "wrap", "upper-back")]


def test_the_sheet_offers_15_to_20_minutes_and_at_first_15_at_the_lower_back(qtbot: QtBot) -> None:
    made = opened(qtbot, None)
    found = buttons_of(made)
    assert [words for words in found if words.isdigit()] == ["15", "16", "17", "18", "19", "20"]
    assert [words for words, one in found.items() if one.isChecked()] == [
        "Heating pad",
        "Lower back",
        "15",
    ]


def test_the_sheet_has_a_warm_shower_instead(qtbot: QtBot) -> None:
    made = opened(qtbot, None)
    with qtbot.waitSignal(made.answered) as told:
        buttons_of(made)["Warm shower or bath instead"].click()
    assert told.args == [r.StartByHand(("heat-warm-shower",))]


def test_the_sheet_keeps_what_was_chosen_the_last_time(qtbot: QtBot) -> None:
    one = desk()
    one.say(r.StartHeat(18, "wrap", "neck-shoulder"))
    made = opened(qtbot, None, one.last(HeatStarted))
    found = buttons_of(made)
    assert said("heat-7") in texts_of(made)
    chosen = [words for words, button in found.items() if button.isChecked()]
    assert chosen == ["Heat wrap", "Neck or shoulder", "18"]


def test_the_sheet_begins_with_what_the_settings_say(qtbot: QtBot) -> None:
    one = desk()
    one.say(r.StartHeat(18, "wrap", "neck-shoulder"))
    wish = HeatWish(minutes=20, area="mid-back")
    made = HeatSheet(theme(), None, one.last(HeatStarted), wish=wish)
    qtbot.addWidget(made)
    made.open()
    chosen = [words for words, button in buttons_of(made).items() if button.isChecked()]
    assert chosen == ["Heat wrap", "Mid back", "20"]


@pytest.mark.parametrize(("later", "shown"), [(0, False), (5, False), (6, True), (20, True)])
def test_what_too_much_heat_looks_like_stands_there_at_the_first_time_of_a_week(
    qtbot: QtBot, later: int, *, shown: bool
) -> None:
    one = desk()
    one.say(r.StartHeat(15))
    usual = one.last(HeatStarted)
    made = HeatSheet(theme(), None, usual, today=usual.day + timedelta(days=later))
    qtbot.addWidget(made)
    made.open()
    assert (said("heat-7") in texts_of(made)) is shown


@pytest.mark.parametrize(
    ("words", "answer"), [("One of them applies", "yes"), ("None applies", "no")]
)
def test_the_question_comes_first_and_names_all_four(qtbot: QtBot, words: str, answer: str) -> None:
    made = opened(qtbot, ScreenOpen(HEAT, "heat"))
    assert said("heat-screen") in texts_of(made)
    assert "The pad is on: start" not in buttons_of(made)
    with qtbot.waitSignal(made.answered) as told:
        buttons_of(made)[words].click()
    assert told.args[0].screen == "heat"
    assert told.args[0].answer == answer


@pytest.mark.parametrize(
    "refusal",
    [
        HeatNotNow("a-day", datetime(2026, 11, 25, 4, tzinfo=BERLIN)),
        HeatNotNow("apart", datetime(2026, 11, 24, 14, tzinfo=BERLIN)),
        HeatNotNow("bedtime", datetime(2026, 11, 25, 4, tzinfo=BERLIN)),
        ScreenSaysNo(HEAT, "heat", ("walk-and-water",)),
    ],
    ids=lambda one: getattr(one, "limit", "screen"),
)
def test_where_it_cannot_be_it_says_why_and_offers_something_else(
    qtbot: QtBot, refusal: Refusal
) -> None:
    made = opened(qtbot, refusal)
    found = buttons_of(made)
    assert "The pad is on: start" not in found
    assert ("Warm shower" in found) == isinstance(refusal, HeatNotNow)
    with qtbot.waitSignal(made.answered) as told:
        found["Short walk"].click()
    assert told.args == [r.StartByHand(("walk-and-water",))]


def test_after_three_a_day_the_words_are_the_agreed_ones() -> None:
    turn = datetime(2026, 11, 25, 4, tzinfo=BERLIN)
    assert refusal_said(HeatNotNow("a-day", turn), {}) == said("heat-8")


def test_a_screen_that_said_yes_can_be_answered_again(qtbot: QtBot) -> None:
    made = opened(qtbot, ScreenSaysNo(HEAT, "heat", ()))
    with qtbot.waitSignal(made.asked_again):
        buttons_of(made)["Answer the question again"].click()


def test_the_row_says_start_or_why_not_and_nothing_while_it_runs() -> None:
    one = warm()
    view = panel_views.seen(one)
    row = next(today for today in view.pillars if today.pillar == "heat")
    assert view.heat_refusal == HeatRuns()
    assert not can_begin(row, view)
    sit_with_checks(one, 15)
    one.say(r.PadIsOff())
    view = panel_views.seen(one)
    row = next(today for today in view.pillars if today.pillar == "heat")
    assert row.done == 1
    assert answer_words(row, view) == "Why not?"
    assert "two hours" in tip(row, view)
    view = panel_views.seen(desk())
    row = next(today for today in view.pillars if today.pillar == "heat")
    assert answer_words(row, view) == "Start"
    assert can_begin(row, view)


def test_the_tray_has_waves_an_arc_and_both_times() -> None:
    one = warm()
    sit_with_checks(one, 6)
    view = tray_view(one.plan, one.phase, one.moment(), "")
    assert view.heat == "Heat: 9 min left, skin check in 4 min"
    assert (view.look.state, view.look.twelfths) == ("heat", 4)
    assert not view.skin_check


def test_a_check_goes_before_a_session_in_the_tray() -> None:
    one = warm()
    one.say(r.StartByHand(("breathe",)))
    one.sit(4)
    assert tray_view(one.plan, one.phase, one.moment(), "").look.state == "session"
    one.sit(1)
    view = tray_view(one.plan, one.phase, one.moment(), "")
    assert view.look.state == "heat"
    assert view.skin_check


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (at_check, "Heat: time for a quick skin check"),
        (at_end, "Time is up. Is the pad off?"),
    ],
)
def test_what_is_asked_for_stands_in_one_line(make: type[Desk], words: str) -> None:
    one = make()
    assert heat_head(seen(one), one.boot) == words


def test_to_quit_with_the_pad_on_asks_first_and_closing_stays(qtbot: QtBot) -> None:
    made = QuitQuestion(theme())
    qtbot.addWidget(made)
    made.open()
    told: list[bool] = []
    made.quit_chosen.connect(lambda: told.append(True))
    made.close()
    assert not told
    made.open()
    made.quit.click()
    assert told == [True]
