"""The figure on the stage: what is seen, when it is painted again, and what a reader is told."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from PySide6.QtCore import QLineF, QRect, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QPaintEvent, QTransform
from pytestqt.qtbot import QtBot

from backcare_desktop.core.figure_motion import Frame
from backcare_desktop.core.routine import Motion
from backcare_desktop.core.tween import tween
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.figure_ink import FIGURE_TONES, figure_ink
from backcare_desktop.ui.figure_picture import SEEN, Pictures, Shot
from backcare_desktop.ui.figure_stage import Look
from backcare_desktop.ui.figure_travel import joints, travel
from backcare_desktop.ui.figure_view import DrawnFigures, FigureView, figure_pixmap
from backcare_desktop.ui.theme import contrast
from tests.core.figure import front_transitions, poses, side_transitions
from tests.ui.look import seen, share, theme

SIDE, FRONT, BEHIND = "cow", "neck_right", "side_lie_neck"
WALK = Motion(tuple(f"walk_{n}" for n in range(1, 9)), kind="loop", period_s=1.1)


LOOP = tuple(pairwise((*WALK.poses, *WALK.poses[:2])))


class Counted(FigureView):
    """A figure that counts how often it paints."""

    painted = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += 1
        super().paintEvent(event)


def figure(qtbot: QtBot, size: tuple[int, int] = (280, 160)) -> FigureView:
    view = FigureView(theme(), poses(), "honey")
    qtbot.addWidget(view)
    view.resize(*size)
    return view


def stills(qtbot: QtBot, pose: str, *, mirrored: bool) -> QImage:
    view = figure(qtbot)
    view.show_still(pose, mirrored=mirrored)
    return seen(view)


def differing(one: QImage, other: QImage, levels: int = 40) -> int:
    """How many pixels differ by more than these levels of any colour."""
    assert one.size() == other.size()
    a, b = bytes(one.constBits()), bytes(other.constBits())
    near = [abs(x - y) > levels for x, y in zip(a, b, strict=True)]
    return sum(any(near[n : n + 4]) for n in range(0, len(near), 4) if a[n : n + 4] != b[n : n + 4])


def near(image: QImage, colour: QColor) -> int:
    """How many pixels have this colour, or one that nobody could tell from it."""
    wanted = colour.red(), colour.green(), colour.blue()
    pixels = bytes(image.convertToFormat(QImage.Format.Format_RGB888).constBits())
    triples = zip(pixels[0::3], pixels[1::3], pixels[2::3], strict=True)
    return sum(max(map(abs, map(int.__sub__, one, wanted))) <= 3 for one in triples)


@pytest.mark.parametrize("pose", [SIDE, FRONT, BEHIND, "side_lie_hug", "prone_heat"])
def test_a_mirrored_pose_is_the_mirror_image(qtbot: QtBot, pose: str) -> None:
    plain, mirrored = (stills(qtbot, pose, mirrored=m) for m in (False, True))
    assert differing(plain.transformed(QTransform.fromScale(-1, 1)), mirrored) < 10
    assert differing(plain, mirrored) > 100


def test_seen_from_in_front_it_is_a_looking_glass(qtbot: QtBot) -> None:
    """The person's right arm glows on the viewer's right."""
    picture = stills(qtbot, "body_fist_R", mirrored=False)
    glow = QColor("#F2A04E")

    def warmth(left: int) -> int:
        near = 0
        for x in range(left, left + 70):
            for y in range(75, 130):
                colour = picture.pixelColor(x, y)
                near += abs(colour.red() - glow.red()) + abs(colour.blue() - glow.blue()) < 60
        return near

    assert warmth(140) > warmth(70) + 20


def test_seen_from_behind_the_right_is_on_the_right(qtbot: QtBot) -> None:
    plain, mirrored = (stills(qtbot, "side_lie_neck", mirrored=m) for m in (False, True))
    hair = figure_ink("light", "honey").hair
    left = plain.copy(0, 0, 140, 160)
    assert share(left, hair) > 0.01
    assert share(mirrored.copy(0, 0, 140, 160), hair) == 0


def test_it_paints_again_only_when_something_seen_has_changed(qtbot: QtBot) -> None:
    view = Counted(theme(), poses(), "honey")
    qtbot.addWidget(view)
    view.resize(280, 160)
    hold = Motion(("ham_fold_hold",), move_s=1.0)
    view.show()
    qtbot.waitExposed(view)
    view.show_motion(hold, "stand_desk", 2.0, 15)
    qtbot.waitUntil(lambda: view.painted > 0)
    once = view.painted
    for n in range(20):
        view.show_motion(hold, "stand_desk", 2.0 + n / 2, 15)
    qtbot.wait(1)
    assert view.painted == once
    view.show_motion(hold, "stand_desk", 0.5, 15)
    qtbot.waitUntil(lambda: view.painted > once)


def test_a_way_too_short_to_be_seen_is_not_painted() -> None:
    """Half a pixel is: so a slow way is painted in as many steps as it has of these."""
    one, other = "shift_left", "shift_right"
    way = tween(poses()[one], poses()[other])
    assert way is not None
    seen_steps = math.ceil(travel(way) / SEEN)
    pictures = Pictures(poses())
    look = Look("light", "honey")
    ways = [Frame(one, other, share / 5000) for share in range(5001)]
    assert len({pictures.shot(frame, look) for frame in ways}) == seen_steps + 1
    assert len({pictures.shot(frame, look, scale=2.0) for frame in ways}) > 1.9 * seen_steps


def test_no_point_moves_further_in_a_step_than_is_seen() -> None:
    """The joints go at uneven speeds; the quickest stretch is not much longer than the mean."""
    way = tween(poses()["ham_fold_half"], poses()["ham_fold_hold"])
    assert way is not None
    count = math.ceil(travel(way) / SEEN)
    firsts = [tuple(joints(way.at(step / count))) for step in range(count + 1)]
    longest = max(
        QLineF(start, end).length()
        for one, other in pairwise(firsts)
        for start, end in zip(one, other, strict=True)
    )
    assert SEEN / 2 < longest < 2 * SEEN


def test_what_is_painted_again_is_all_that_has_changed() -> None:
    """Painted over only there, the last picture is the new one; through a walk, too."""
    pictures, look, box = Pictures(poses()), Look("light", "honey"), QRectF(0, 0, 280, 160)
    parts: list[float] = []

    def paint(image: QImage, shot: Shot, area: QRect) -> None:
        painter = QPainter(image)
        painter.setClipRect(area)
        painter.fillRect(area, QColor("magenta"))
        pictures.paint(painter, shot, box)
        painter.end()

    for ways in (*([pair] for pair in sorted({*side_transitions(), *front_transitions()})), LOOP):
        kept, before = QImage(280, 160, QImage.Format.Format_RGB32), None
        for start, end in ways:
            for at in (0.1, 0.3, 0.45, 0.7, 0.9):
                shot = pictures.shot(Frame(start, end, at, at, 1.0), look)
                area: QRectF | None = pictures.changed(before, shot, box) if before else None
                whole = QImage(280, 160, QImage.Format.Format_RGB32)
                paint(whole, shot, whole.rect())
                paint(kept, shot, area.toAlignedRect() if area else kept.rect())
                assert kept == whole, (start, end, at)
                parts += [area.width() * area.height() / (280 * 160)] if area else []
                before = shot
    assert len(parts) > 250
    assert sum(parts) / len(parts) < 0.6


def test_a_breath_moves_it_while_it_holds(qtbot: QtBot) -> None:
    view = figure(qtbot)
    hold = Motion(("ham_fold_hold",), move_s=1.0, breathes=True)
    view.show_motion(hold, None, 1.0, 15)
    empty = seen(view)
    view.show_motion(hold, None, 5.0, 15)
    assert differing(empty, seen(view)) > 10


def test_a_step_goes_smoothly_from_the_pose_before_to_its_own(qtbot: QtBot) -> None:
    view = figure(qtbot)
    fold = Motion(("ham_fold_half", "ham_fold_hold"), kind="move")
    pictures = []
    for n in range(11):
        view.show_motion(fold, "ham_arms_up", n / 2, 5)
        pictures.append(seen(view))
    view.show_still("ham_arms_up")
    assert differing(seen(view), pictures[0]) < 10
    view.show_still("ham_fold_hold")
    assert differing(seen(view), pictures[-1]) < 10
    assert all(differing(one, other) > 5 for one, other in pairwise(pictures))


def test_a_change_of_view_fades_and_does_not_tween(qtbot: QtBot) -> None:
    view = figure(qtbot)
    turn = Motion(("neck_right",), move_s=2.5)
    shots = []
    for at in (0.0, 0.1, 0.2, 1.0):
        view.show_motion(turn, "chin_start", at, 8)
        shots.append(seen(view))
    view.show_still("chin_start")
    assert differing(seen(view), shots[0]) == 0
    view.show_still("neck_right")
    assert differing(seen(view), shots[2]) == differing(seen(view), shots[3]) == 0
    assert differing(shots[1], shots[0], 10) > 100
    assert differing(shots[1], shots[2], 10) > 100


def test_a_change_of_sides_fades(qtbot: QtBot) -> None:
    view = figure(qtbot)
    kneel = Motion(("lunge_start",), kind="move")
    view.show_motion(kneel, "lunge_ease", 4.0, 4)
    plain = seen(view)
    shots = []
    for at in (0.0, 0.1, 0.2):
        view.show_motion(Motion(("lunge_start",)), "lunge_start", at, 4, mirrored=True)
        shots.append(seen(view))
    assert differing(plain, shots[0]) == 0
    assert differing(plain, shots[1], 10) > 500
    assert differing(shots[1], shots[2], 10) > 500
    view.show_still("lunge_start", mirrored=True)
    assert differing(shots[2], seen(view)) == 0


def test_things_fade_in_half_way(qtbot: QtBot) -> None:
    view = figure(qtbot)
    back = Motion(("lunge_start",), kind="move")
    arrow = figure_ink("light", "honey").hint
    found = []
    for at in (0.9, 1.0, 1.1):
        view.show_motion(back, "lunge_ease", at, 2)
        found.append(share(seen(view), arrow))
    assert found[0] > 0
    assert found[1] == found[2] == 0


def test_while_things_fade_the_figure_keeps_its_colours(qtbot: QtBot) -> None:
    view = figure(qtbot)
    tuck = Motion(("lunge_tuck",), kind="move")
    torso, found = figure_ink("light", "honey").torso, []
    for at in (0.93, 1.0, 1.07):
        view.show_motion(tuck, "lunge_start", at, 2)
        found.append(near(seen(view), torso))
    assert min(found) > 500
    assert max(found) - min(found) < 30


def test_with_reduced_motion_the_pose_left_behind_is_faint(qtbot: QtBot) -> None:
    view = figure(qtbot)
    view.show_reduced_motion(reduced=True)
    fold = Motion(("ham_fold_hold",), kind="move")
    shots = []
    for at in (0.0, 2.0, 5.0):
        view.show_motion(fold, "stand_desk", at, 5)
        shots.append(seen(view))
    assert differing(shots[0], shots[1]) == differing(shots[1], shots[2]) == 0
    view.show_still("ham_fold_hold")
    alone = seen(view)
    assert 100 < differing(alone, shots[0], 10) < 5000
    torso = figure_ink("light", "honey").torso
    assert share(shots[0], torso) == pytest.approx(share(alone, torso), abs=0.002)


def test_with_reduced_motion_a_walk_stands(qtbot: QtBot) -> None:
    view = figure(qtbot)
    view.show_reduced_motion(reduced=True)
    view.show_motion(WALK, "stand", 0.3, 60)
    first = seen(view)
    view.show_motion(WALK, "stand", 7.77, 60)
    assert differing(first, seen(view), 0) == 0


def test_arrows_are_seen_only_where_they_are_wanted(qtbot: QtBot) -> None:
    view = figure(qtbot)
    arrow = figure_ink("light", "honey").hint
    view.show_still("chin_back", hints=True)
    assert share(seen(view), arrow) > 0
    view.show_still("chin_back", hints=False)
    assert share(seen(view), arrow) == 0


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_a_hint_stands_out_of_whatever_it_lies_on(name: ThemeName) -> None:
    ink = figure_ink(name, "honey")
    assert contrast(ink.hint, ink.hint_edge) >= 3
    assert contrast(ink.shoe, ink.shoe_edge) >= 3


@pytest.mark.parametrize("arrow", ["chin_back", "roll_up", "split_tuck", "squeeze"])
def test_each_hint_has_its_edge(qtbot: QtBot, arrow: str) -> None:
    view = figure(qtbot, (560, 320))
    view.show_theme(theme("contrast"))
    view.show_still(arrow, hints=True)
    with_arrow = seen(view)
    view.show_still(arrow, hints=False)
    ink = figure_ink("contrast", "honey")
    for colour in (ink.hint, ink.hint_edge):
        gained = share(with_arrow, colour) - share(seen(view), colour)
        assert gained > 0 or arrow == "chin_back"  # an arrow beside it has the ground for its edge


def test_a_tone_changes_skin_and_hair_and_nothing_else(qtbot: QtBot) -> None:
    view = figure(qtbot)
    view.show_still("front_sit")
    honey = seen(view)
    view.show_tone("umber")
    umber = seen(view)
    inks = figure_ink("light", "honey"), figure_ink("light", "umber")
    assert share(honey, inks[0].skin) > 0.005
    assert share(umber, inks[0].skin) == 0
    assert share(umber, inks[1].skin) > 0.005
    assert share(honey, inks[0].torso) == pytest.approx(share(umber, inks[0].torso), abs=1e-4)


@pytest.mark.parametrize("tone", FIGURE_TONES)
def test_the_contrast_theme_knows_no_tones(tone: str) -> None:
    assert figure_ink("contrast", tone).skin == QColor("#FFFFFF")


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_theme_has_every_tone(name: str) -> None:
    skins = {figure_ink(theme(name).name, tone).skin.name() for tone in FIGURE_TONES}  # type: ignore[arg-type]  # a name of ours
    assert len(skins) == len(FIGURE_TONES)


def test_a_theme_put_on_is_painted(qtbot: QtBot) -> None:
    view = figure(qtbot)
    view.show_still(SIDE)
    view.show_theme(theme("dark"))
    assert share(seen(view), figure_ink("dark", "honey").torso) > 0.01


def test_to_a_reader_it_is_a_graphic_with_a_name(qtbot: QtBot) -> None:
    view = figure(qtbot)
    view.say("Fold forward from the hips")
    told = QAccessible.queryAccessibleInterface(view)
    assert told.role() == QAccessible.Role.Graphic
    assert told.text(QAccessible.Text.Name) == "Fold forward from the hips"


def test_a_pose_that_is_not_known_leaves_the_stage_empty(qtbot: QtBot) -> None:
    view = figure(qtbot)
    empty = seen(view)
    view.show_still("handstand")
    assert differing(empty, seen(view), 0) == 0
    view.show_motion(Motion(("stand", "handstand"), kind="move"), None, 1, 2)
    assert differing(empty, seen(view), 0) == 0


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_small_picture_has_the_pixels_of_the_screen(ratio: float) -> None:
    picture = figure_pixmap(theme(), poses(), "stand", QSize(68, 68), ratio)
    assert picture.size() == QSize(round(68 * ratio), round(68 * ratio))
    assert picture.deviceIndependentSize().toSize() == QSize(68, 68)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", list(poses()))
def test_a_small_picture_shows_the_whole_body(name: str) -> None:
    """Nothing of skin, hair or clothes touches its rim."""
    image = figure_pixmap(theme(), poses(), name, QSize(68, 68), 2.0, tone="honey").toImage()
    ink = figure_ink("light", "honey")
    body = {c.rgb() for c in (ink.skin, ink.hair, ink.torso, ink.leg, ink.shoe)}
    rim = [(x, y) for x in range(136) for y in (0, 135)]
    rim += [(x, y) for y in range(136) for x in (0, 135)]
    assert not [at for at in rim if image.pixelColor(*at).rgb() in body]
    assert any(image.pixelColor(x, y).rgb() in body for x in range(136) for y in range(136))


def test_figures_of_one_kind_are_made_for_player_and_card(qtbot: QtBot) -> None:
    figures = DrawnFigures(poses(), "umber")
    stage = figures.stage(theme())
    qtbot.addWidget(stage)
    stage.resize(280, 160)
    stage.show_still("front_sit")
    skin = figure_ink("light", "umber").skin
    assert share(seen(stage), skin) > 0.005
    assert share(figures.picture(theme(), "front_sit", QSize(68, 68), 2.0), skin) > 0.005
