"""Laws of what is opened for one thing: it begins with what the settings say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QAbstractButton, QApplication

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


def test_heat_begins_with_what_the_settings_say(qapp: QApplication) -> None:
    opened = OpenWindows(theme, qapp)
    means = SheetMeans(
        wall=datetime.now,
        settings=lambda: replace(Settings(), heat=WISH),
        screens=dict,
        heat=lambda: (None, None),
        preview_with=lambda _settings: None,
    )
    sheets = SheetWindows(opened, plan(), means, lambda: cast("DrawnFigures", NoFigures()))
    sheets.open_heat()
    sheet = opened.named("heat")
    assert isinstance(sheet, HeatSheet)
    chosen = [one.text() for one in sheet.findChildren(QAbstractButton) if one.isChecked()]
    sheet.close()
    assert chosen == ["Heat wrap", "Mid back", "20"]
