"""Laws of the evening's card: silent, without focus or countdown, dark from nine on."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Prompted, TimeOfDay
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Theme as ThemeChoice
from backcare_desktop.core.wishes import ThemeName, Wishes, evening_theme
from backcare_desktop.ui.controls import Button
from backcare_desktop.ui.offer_words import NIGHTS, offer_of, pose_of_night
from backcare_desktop.ui.player_words import safety_line
from backcare_desktop.ui.prompt_card import Offer
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.sleep_card import SleepCard
from tests.core.desk import Desk
from tests.routines import OURS
from tests.ui import surfaces
from tests.ui.look import theme

SETUP = OURS["sleep-side-setup"]
BED = datetime(2026, 11, 24, 22, 30)  # noqa: DTZ001 - only its hour is shown


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def blank(_routine: Routine, size: QSize, _ratio: float) -> QPixmap:
    return QPixmap(size)


def card(qtbot: QtBot, points: float = 10.0) -> SleepCard:
    made = SleepCard(theme("dark", points), composited=False, picture=blank)
    qtbot.addWidget(made)
    made.show_offer(Offer(UUID(int=1), (SETUP,), TimeOfDay(BED), 41, has_short=False))
    return made


def test_it_shows_the_pillow_and_why_it_came(qtbot: QtBot) -> None:
    shown = [one.text() for one in card(qtbot).findChildren(QLabel)]
    assert "Slide a pillow between your knees and lower legs." in shown
    assert "For tonight" in shown
    assert "planned until 22:30" in shown
    assert pose_of_night(SETUP) == NIGHTS[0]


def test_on_a_gentle_day_it_shows_the_pillow_of_the_gentle_sort(qtbot: QtBot) -> None:
    desk = Desk(plan=surfaces.real_plan(), wall=surfaces.MORNING.replace(hour=21, minute=30))
    desk.say(r.MarkDay("flare"))
    desk.sit(30)
    offer = offer_of(desk.plan, desk.last(Prompted), desk.phase.ledger)
    assert offer.seconds == 40
    made = SleepCard(theme("dark"), composited=False, picture=blank)
    qtbot.addWidget(made)
    made.show_offer(offer)
    shown = [one.text() for one in made.findChildren(QLabel)]
    assert "Hug a pillow, so that your upper arm can rest on it." in shown
    assert pose_of_night(offer.routines[0]) == NIGHTS[1]


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("Show me", r.Start()),
        ("Breathe in bed", r.BreatheInBed()),
        ("Good night", r.Skip()),
    ],
)
def test_each_of_its_answers_is_told(qtbot: QtBot, words: str, reply: r.Reply) -> None:
    made = card(qtbot)
    button = next(one for one in made.findChildren(Button) if one.text() == words)
    with qtbot.waitSignal(made.answered) as told:
        button.click()
    assert told.args == [reply]


def test_it_counts_nothing_down_and_takes_no_focus(qtbot: QtBot) -> None:
    made = card(qtbot)
    assert not made.findChildren(QProgressBar)
    assert not [one for one in made.findChildren(QTimer) if one.isActive()]
    assert made.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert {one.focusPolicy() for one in made.findChildren(Button)} == {Qt.FocusPolicy.NoFocus}


def test_its_words_have_room_at_twice_the_size(qtbot: QtBot) -> None:
    made = card(qtbot, 20.0)
    for label in made.findChildren(QLabel):
        if label.isVisible() and label.wordWrap() and label.text():
            assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(
    ("chosen", "hour", "dark", "expected"),
    [
        ("auto", 20, False, "light"),
        ("auto", 21, False, "dark"),
        ("auto", 2, False, "dark"),
        ("auto", 5, False, "light"),
        ("auto", 12, True, "dark"),
        ("light", 23, False, "light"),
        ("contrast", 23, False, "contrast"),
    ],
)
def test_it_is_dark_from_nine_where_the_theme_is_left_to_us(
    chosen: ThemeChoice, hour: int, *, dark: bool, expected: ThemeName
) -> None:
    now = datetime(2026, 11, 24, hour)  # noqa: DTZ001 - only its hour counts
    assert evening_theme(chosen, Wishes(dark=dark), now) == expected


def test_a_desktop_with_high_contrast_keeps_it_in_the_evening() -> None:
    late = datetime(2026, 11, 24, 23)  # noqa: DTZ001 - only its hour counts
    assert evening_theme("auto", Wishes(contrast=True), late) == "contrast"


def test_under_its_steps_stands_who_should_lie_otherwise() -> None:
    assert safety_line(SETUP) == f"{said('slp-1')} {said('slp-2')}"
