"""Laws of what is opened for one thing: it begins with what the settings say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QAbstractButton, QApplication

from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.refusal import Refusal, ScreenOpen
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.warmth import HeatWish
from backcare_desktop.open_windows import OpenWindows
from backcare_desktop.sheet_windows import SheetMeans, SheetWindows
from backcare_desktop.ui.heat_sheet import HeatSheet
from backcare_desktop.ui.player_figure import NoFigures
from tests.core.desk import plan
from tests.ui.look import theme

if TYPE_CHECKING:
    from backcare_desktop.ui.figure_view import DrawnFigures

WISH = HeatWish(minutes=20, source="wrap", area="mid-back")


def sheets_over(opened: OpenWindows, heat: list[Refusal | None]) -> SheetWindows:
    """Why heat cannot be started, the first time and each after it; None where it can."""
    means = SheetMeans(
        wall=datetime.now,
        settings=lambda: replace(Settings(), heat=WISH),
        screens=dict,
        heat=lambda: (heat.pop(0), None),
        preview_with=lambda _settings: None,
    )
    return SheetWindows(opened, plan(), means, lambda: cast("DrawnFigures", NoFigures()))


def test_heat_begins_with_what_the_settings_say(qapp: QApplication) -> None:
    opened = OpenWindows(theme, qapp)
    sheets_over(opened, [None]).open_heat()
    sheet = opened.named("heat")
    assert isinstance(sheet, HeatSheet)
    chosen = [one.text() for one in sheet.findChildren(QAbstractButton) if one.isChecked()]
    sheet.close()
    assert chosen == ["Heat wrap", "Mid back", "20"]


def test_what_comes_before_heat_is_told_to_be_there_as_long_as_a_page_of_it_is(
    qapp: QApplication,
) -> None:
    opened = OpenWindows(theme, qapp)
    sheets, is_there = sheets_over(opened, [ScreenOpen(HEAT, "heat"), None]), list[bool]()
    sheets.heat_opened.connect(lambda: is_there.append(True))
    sheets.heat_left.connect(lambda: is_there.append(False))
    sheets.open_heat()
    question = opened.named("heat")
    assert question is not None
    none_applies = (b for b in question.findChildren(QAbstractButton) if b.text() == "None applies")
    next(none_applies).click()
    page = opened.named("heat")
    assert page is not None
    assert page is not question
    assert is_there[-1]
    page.close()
    assert not is_there[-1]
