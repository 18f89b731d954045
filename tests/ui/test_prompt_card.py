"""Laws of the corner card: no focus, no key, it says why it came, and waits under the pointer."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.facts import HeatSource, Prompted, SatFor, SessionStarted, TimeOfDay
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.ledger import Ledger
from backcare_desktop.core.reply import (
    AnswerScreen,
    Finish,
    Later,
    MarkDay,
    NotToday,
    Pointer,
    Reply,
    SayFelt,
    Skip,
    Start,
    StartByHand,
)
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.warmth import HeatWish
from backcare_desktop.ui.controls import IconButton, Words
from backcare_desktop.ui.offer_words import key_pose, offer_of
from backcare_desktop.ui.progress import Countdown
from backcare_desktop.ui.prompt_card import Offer, PromptCard
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.thumbnail import Thumbnail
from tests.core.desk import Desk
from tests.ui import surfaces
from tests.ui.look import seen, share, theme
from tests.ui.session import BREATHING, FOLD, WALK, Clock, sweep

OFFER = Offer(UUID(int=1), (FOLD,), SatFor(47), 86.0, has_short=True)


def pictured(_routine: Routine, size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def heat_offered(wish: HeatWish, *said: Reply) -> Offer:
    """A reminder of heat, to whom has said this before."""
    desk = surfaces.desk()
    for reply in said:
        desk.say(reply)
    fact = Prompted(
        id=UUID(int=1), at=desk.wall, day=desk.wall.date(), slot="heat-morning", turn=0,
        routines=(HEAT,), why=TimeOfDay(desk.wall),
    )  # fmt: skip
    return offer_of(replace(desk.plan, heat=wish), fact, desk.phase.ledger)


class Shown:
    """A card, its clock, and all that it answered."""

    def __init__(self, qtbot: QtBot, look: Theme | None = None, *, composited: bool = True) -> None:
        self.clock = Clock()
        self.card = PromptCard(
            look or theme(), composited=composited, picture=pictured, now=self.clock
        )
        qtbot.addWidget(self.card)
        self.answers: list[Reply] = []
        self.card.answered.connect(self.answers.append)

    def show(self, offer: Offer = OFFER, left: float = 60.0) -> PromptCard:
        self.card.show_offer(offer, left)
        self.card._slide.setCurrentTime(self.card._slide.duration())
        return self.card

    def left(self) -> float:
        self.card._show_left()
        bar = self.card.findChild(Countdown)
        assert isinstance(bar, Countdown)
        return bar._left * 60

    def hover(self) -> None:
        place = QPointF(5, 5)
        QApplication.sendEvent(self.card, QEnterEvent(place, place, place))

    def leave(self) -> None:
        QApplication.sendEvent(self.card, QEvent(QEvent.Type.Leave))

    def button(self, said: str) -> QPushButton:
        found = self.card.findChildren(QPushButton)
        return next(one for one in found if one.text() == said and one.isVisible())

    def buttons(self) -> list[str]:
        found = self.card.findChildren(QPushButton)
        return [one.text() for one in found if one.isVisible()]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    sweep()
    dress(qapp, theme())


def words(card: PromptCard) -> set[str]:
    return {one.text() for one in card.findChildren(QLabel) if one.text() and one.isVisible()}


def test_it_can_have_neither_focus_nor_key(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    flags = shown.card.windowFlags()
    for flag in (
        Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.FramelessWindowHint,
        Qt.WindowType.Tool,
    ):
        assert flags & flag == flag
    assert shown.card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    for button in shown.card.findChildren(QAbstractButton):
        assert button.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_card_says_what_how_long_and_why(qtbot: QtBot) -> None:
    card = Shown(qtbot).show()
    assert words(card) == {
        "Time to stretch",
        "Standing fold",
        "1:26  ·  sitting for 47 minutes",
    }
    assert card.accessibleName() == (
        "Time to stretch. Standing fold, 1 minute 26 seconds. Open the tray menu to answer."
    )
    assert card.accessibleDescription() == "You have been sitting for 47 minutes."


def test_what_a_rule_changed_is_said_on_a_line_of_its_own(qtbot: QtBot) -> None:
    note = "Skipped twice, so this one comes half as often today."
    offer = Offer(UUID(int=2), (FOLD,), SatFor(47), 86.0, has_short=True, notes=note)
    assert note in words(Shown(qtbot).show(offer))


@pytest.mark.parametrize("points", [10, 20])
def test_a_reader_comes_to_what_is_offered_before_its_answers(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    dress(qapp, theme(points=points))
    card = Shown(qtbot, theme(points=points)).show()
    read = [
        one.text()
        for one in card.findChildren(QWidget)
        if isinstance(one, QLabel | QAbstractButton) and one.text() and one.isVisible()
    ]
    assert read[:3] == ["Time to stretch", "Standing fold", read[2]]
    assert read[3:] == ["Start", "Short version", "Later", "Not today"]


def test_several_routines_are_one_card(qtbot: QtBot) -> None:
    offer = Offer(UUID(int=3), (WALK, BREATHING), SatFor(50), 200.0, has_short=False)
    card = Shown(qtbot).show(offer)
    assert {"Time to move", "Walk and water + 4-7-8 breathing"} <= words(card)


def test_each_button_is_one_answer(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    card = shown.show()
    for said in ("Start", "Short version", "Not today"):
        shown.button(said).click()
    card.findChildren(IconButton)[0].click()
    assert shown.answers == [Start(), Start("short"), NotToday(), Skip()]


def test_later_offers_three_times_and_the_next_pause(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show()
    menu = shown.button("Later").menu()
    assert [one.text() for one in menu.actions()] == [
        "In 5 minutes",
        "In 15 minutes",
        "In 30 minutes",
        "At the next pause",
    ]
    for action in menu.actions():
        action.trigger()
    assert shown.answers == [Later(5), Later(15), Later(30), Later(None)]


def test_what_has_no_short_version_shows_no_button_for_it(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(Offer(UUID(int=4), (BREATHING,), SatFor(47), 90.0, has_short=False))
    assert shown.buttons() == ["Start", "Later", "Not today"]
    shown.show()
    assert "Short version" in shown.buttons()


@pytest.mark.parametrize("points", [10, 12, 14, 17, 20])
def test_starting_and_leaving_it_have_one_size(
    qtbot: QtBot, qapp: QApplication, points: float
) -> None:
    dress(qapp, theme(points=points))
    shown = Shown(qtbot, theme(points=points))
    shown.show()
    QApplication.processEvents()
    assert shown.button("Start").size() == shown.button("Not today").size()


def test_the_bar_shows_the_time_that_is_left_and_stands_still_under_the_pointer(
    qtbot: QtBot,
) -> None:
    shown = Shown(qtbot)
    shown.show(left=45.0)
    shown.clock.reading += 5
    assert shown.left() == pytest.approx(40)
    shown.hover()
    assert shown.answers == [Pointer(over=True)]
    shown.clock.reading += 30
    assert shown.left() == pytest.approx(40)
    assert not shown.card._tick.isActive()
    shown.leave()
    shown.clock.reading += 10
    assert shown.left() == pytest.approx(30)
    assert shown.answers == [Pointer(over=True), Pointer(over=False)]


def test_the_bar_never_goes_below_nothing(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show(left=2.0)
    shown.clock.reading += 10
    assert shown.left() == 0


def test_the_bar_stands_still_while_the_menu_is_open(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show()
    menu = shown.button("Later").menu()
    menu.aboutToShow.emit()
    shown.leave()
    shown.clock.reading += 20
    assert shown.left() == 60
    menu.aboutToHide.emit()
    assert shown.answers == [Pointer(over=True), Pointer(over=False)]


def test_under_reduced_motion_the_bar_moves_once_a_second(qtbot: QtBot) -> None:
    shown = Shown(qtbot, theme(reduced_motion=True))
    shown.show()
    assert shown.card._tick.interval() == 1000


def test_a_card_that_is_gone_wakes_nobody(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    card = shown.show()
    card.withdraw()
    assert not card.isVisible()
    assert not card._tick.isActive()


def test_it_folds_away_and_can_come_again(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    card = shown.show()
    card.fold()
    assert card.isVisible()
    assert not card._tick.isActive()
    card._slide.setCurrentTime(card._slide.duration())
    assert not card.isVisible()
    shown.show()
    assert card.isVisible()


def test_an_offer_that_comes_while_another_folds_stays(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    card = shown.show()
    place = card.pos()
    card.fold()
    card._slide.setCurrentTime(card._slide.duration() // 2)
    card.show_offer(OFFER)
    assert card.isVisible()
    assert card.pos() == place
    assert card._tick.isActive()


def test_the_card_lies_within_the_screen_sixteen_pixels_from_its_edges(qtbot: QtBot) -> None:
    for composited in (True, False):
        card = Shown(qtbot, composited=composited).show()
        free = card.screen().availableGeometry()
        seen_card = card.card_rect().translated(card.pos())
        assert free.bottomRight() - seen_card.bottomRight() == QPoint(16, 16)


def test_large_text_widens_the_card_and_then_wraps_its_buttons(
    qtbot: QtBot, qapp: QApplication
) -> None:
    look = theme(points=20)
    dress(qapp, look)
    shown = Shown(qtbot, look)
    card = shown.show()
    assert card.card_rect().width() == 520
    tops = {shown.button(said).y() for said in shown.buttons()}
    assert len(tops) == 2
    for said in shown.buttons():
        button = shown.button(said)
        assert button.width() >= button.sizeHint().width()


def test_while_what_it_leads_to_is_read_its_minute_stands_still(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.show()
    shown.hover()
    shown.card.hold(on=True)
    shown.leave()
    shown.clock.reading += 50
    assert shown.left() == 60
    shown.card.hold(on=False)
    shown.clock.reading += 20
    assert shown.left() == 40
    assert shown.answers == [Pointer(over=True), Pointer(over=False)]


def test_how_long_heat_lasts_is_no_hour_of_the_day(qtbot: QtBot) -> None:
    card = Shown(qtbot).show(heat_offered(HeatWish(minutes=18)))
    assert any(text.startswith("18 min ") for text in words(card))


@pytest.mark.parametrize(
    ("source", "pose"),
    [("pad", "prone_heat"), ("pack", "prone_heat"), ("wrap", "sit_heat_wrap")],
)
def test_the_picture_of_heat_shows_what_it_would_begin_with(source: HeatSource, pose: str) -> None:
    (heat,) = heat_offered(HeatWish(source=source)).routines
    assert key_pose(heat) == pose


def test_of_heat_no_gentle_form_is_promised_for_it_has_none() -> None:
    offer = heat_offered(HeatWish(source="wrap"), MarkDay("flare"))
    assert (offer.notes, key_pose(offer.routines[0])) == ("", "sit_heat_wrap")


@pytest.mark.parametrize(("points", "under"), [(10, False), (15, False), (20, True)])
def test_large_words_have_the_whole_width_under_the_picture(
    qtbot: QtBot, qapp: QApplication, points: float, *, under: bool
) -> None:
    look = theme(points=points)
    dress(qapp, look)
    card = Shown(qtbot, look).show()
    title = next(one for one in card.findChildren(Words) if one.text() == FOLD.title)
    picture = card.findChild(Thumbnail)
    assert isinstance(picture, Thumbnail)
    assert (title.y() >= picture.geometry().bottom()) is under
    assert (title.x() == picture.x()) is under


def test_no_word_is_cut_off_when_an_answer_comes_back_with_the_next_offer(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dress(qapp, theme(points=20.0))
    shown = Shown(qtbot, theme(points=20.0))
    walk = Offer(UUID(int=1), (WALK,), SatFor(45), 180.0, has_short=False)
    for offer in (OFFER, walk, replace(OFFER, routines=(FOLD, WALK))):
        card = shown.show(offer)
        qapp.processEvents()
        for line in card.findChildren(Words):
            if line.isVisible():
                assert line.height() >= line.heightForWidth(line.width()), line.text()
        card.withdraw()


def test_the_player_gets_the_cards_own_picture_without_the_shadow(qtbot: QtBot) -> None:
    card = Shown(qtbot).show()
    picture = card.picture()
    assert picture.place.size() == card.card_rect().size()
    assert picture.pixels.size() == card.card_rect().size() * picture.pixels.devicePixelRatio()
    assert share(picture.pixels, theme().colour("surface")) > 0.4


def test_another_theme_dresses_the_card_that_is_up(qtbot: QtBot, qapp: QApplication) -> None:
    card = Shown(qtbot).show()
    dress(qapp, theme("dark"))
    card.show_theme(theme("dark"))
    assert share(seen(card), theme("dark").colour("surface")) > 0.3


def test_what_would_begin_gently_is_offered_with_its_own_length_and_why() -> None:
    desk = Desk(plan=surfaces.real_plan(), wall=surfaces.MORNING)
    for reply in (AnswerScreen("breath-hold", "no"), StartByHand(("breathe-4-7-8",))):
        desk.say(reply)
    desk.say(Finish(30))
    desk.say(SayFelt(desk.last(SessionStarted).id, "dizzy"))
    routines = ("breathe-4-7-8",)
    prompt = Prompted(
        id=UUID(int=4),
        at=desk.wall,
        day=desk.phase.ledger.day,
        slot="breathe-morning",
        turn=0,
        routines=routines,
        why=SatFor(5),
    )
    offer = offer_of(desk.plan, prompt, desk.phase.ledger)
    assert (offer.seconds, offer.has_short) == (64, False)
    assert offer.notes == "Gentler this time, as you felt dizzy the last time."
    usual = offer_of(desk.plan, prompt, Ledger(day=desk.phase.ledger.day))
    assert (usual.seconds, usual.notes) == (102, "")
