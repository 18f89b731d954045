"""Laws of the look: all that can be read can be read, and text sizes reach every widget."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.theme import contrast, made_theme
from backcare_desktop.ui.theme_sheet import dress, lay_ground, sheet
from backcare_desktop.ui.theme_tokens import FONT_ROLES, THEME_NAMES, ColourName, read_tokens
from tests.ui.look import RESOURCES, font, seen, share, theme, tokens

TEXT_ON: list[tuple[ColourName, ColourName]] = [
    (ink, ground)
    for ink in ("text", "text2", "accentText")
    for ground in ("window", "surface", "raised", "sunken", "stage")
]
TEXT_ON += [
    ("onAccent", "accent"),
    ("onAccent", "accentHover"),
    ("onAccent", "accentPressed"),
    ("accentText", "accentSoft"),
    ("notice", "noticeBg"),
    ("text", "noticeBg"),
    ("urgent", "urgentBg"),
    ("text", "urgentBg"),
]
EDGES_ON: list[tuple[ColourName, ColourName]] = [
    (edge, ground)
    for edge in ("control", "focus", "accent")
    for ground in ("window", "surface", "raised", "sunken", "stage")
]


class SaidByQt(Protocol):
    """Of pytest-qt's log only what is read here."""

    records: list[object]


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Fonts and pixmaps need one."""


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_ON)
def test_text_stands_out_at_4_5_to_1(name: ThemeName, ink: ColourName, ground: ColourName) -> None:
    made = theme(name)
    assert contrast(made.colour(ink), made.colour(ground)) >= 4.5


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize(("edge", "ground"), EDGES_ON)
def test_edges_and_pictures_stand_out_at_3_to_1(
    name: ThemeName, edge: ColourName, ground: ColourName
) -> None:
    made = theme(name)
    assert contrast(made.colour(edge), made.colour(ground)) >= 3


@pytest.mark.parametrize("name", THEME_NAMES)
def test_pillars_stand_out_and_their_words_can_be_read(name: ThemeName) -> None:
    made = theme(name)
    for pillar in PILLARS:
        assert contrast(made.pillar(pillar), made.colour("stage")) >= 3
        assert contrast(made.pillar_ink(pillar), made.colour("surface")) >= 4.5


def test_a_pillars_words_have_its_own_colour_where_that_can_be_read() -> None:
    made = theme("light")
    assert made.pillar_ink("stretch") == made.pillar("stretch")
    assert made.pillar_ink("breathe") != made.pillar("breathe")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_fonts_are_multiples_of_the_systems() -> None:
    made = theme(points=12)
    assert made.font("body").pointSizeF() == 12
    assert made.font("title").pointSizeF() == 18
    assert made.font("display").pointSizeF() == 41


def test_sizes_of_text_are_rounded_to_half_a_point() -> None:
    made = theme(points=9)
    assert all(made.font(role).pointSizeF() % 0.5 == 0 for role in FONT_ROLES)


def test_small_text_stays_readable_but_is_never_larger_than_the_systems() -> None:
    assert theme(points=9).font("small").pointSizeF() == 8.5
    assert theme(points=8).font("small").pointSizeF() == 8
    assert theme(points=20).font("small").pointSizeF() == 17.5


def test_light_figures_only_where_the_font_has_them() -> None:
    styles = QFontDatabase.styles("Inter")
    if not any(QFontDatabase.weight("Inter", style) == 300 for style in styles):
        pytest.skip("the font Inter is not here")
    light = made_theme(tokens(), "light", font(family="Inter"))
    assert light.font("display").weight() == QFont.Weight.Light
    assert theme().font("display").weight() == QFont.Weight.Normal


def test_counts_have_figures_of_one_width() -> None:
    tag = QFont.Tag("tnum")
    made = theme()
    assert made.font("countdown").featureValue(tag) == 1
    assert not made.font("body").isFeatureSet(tag)
    assert made.font("body", tabular=True).featureValue(tag) == 1
    assert not made.font("body").isFeatureSet(tag)


def test_reduced_motion_takes_all_durations_away() -> None:
    assert theme().duration("card_in") == 260
    assert theme(reduced_motion=True).duration("card_in") == 0


def test_lengths_grow_with_the_text() -> None:
    made = theme(points=20)
    assert made.text_scale == 2
    assert made.scaled(376) == 752
    assert made.size("control") == 32
    assert theme(points=8).icon_size() == 16


def test_equal_themes_are_equal() -> None:
    assert theme() == theme()
    assert theme() != theme("dark")
    assert theme() != theme(points=11)


def test_a_token_that_is_not_there_is_named(tmp_path: Path) -> None:
    table = json.loads((RESOURCES / "tokens.json").read_text(encoding="utf-8"))
    del table["themes"]["dark"]["colours"]["focus"]
    (tmp_path / "tokens.json").write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(KeyError, match="focus"):
        read_tokens(tmp_path)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_qt_understands_the_sheet(name: ThemeName, qapp: QApplication, qtlog: SaidByQt) -> None:
    assert "{{" not in sheet(theme(name))
    dress(qapp, theme(name))
    QPushButton("Start").ensurePolished()
    assert not qtlog.records


def test_a_change_of_theme_reaches_open_windows(qapp: QApplication) -> None:
    dress(qapp, theme("light"))
    words = Words("Eight", "title", "accentText")
    lay_ground(words, "stage")
    words.show()
    light = seen(words)
    size = words.sizeHint()
    dress(qapp, theme("dark", points=20))
    words.adjustSize()
    assert share(light, theme("light").colour("stage")) > 0.5
    assert share(seen(words), theme("dark").colour("stage")) > 0.5
    assert words.sizeHint().height() > 1.8 * size.height()
    words.close()


def test_words_keep_tabular_figures_under_the_sheet(qapp: QApplication) -> None:
    dress(qapp, theme())
    words = Words("1:11", "title", tabular=True)
    words.show()
    assert words.font().featureValue(QFont.Tag("tnum")) == 1
    assert words.font().pointSizeF() == 15
    words.close()


def test_plain_widgets_take_the_themes_colours(qapp: QApplication) -> None:
    dress(qapp, theme("dark"))
    assert QLabel().palette().window().color() == theme("dark").colour("surface")
    assert QPushButton().font().pointSizeF() == 10
