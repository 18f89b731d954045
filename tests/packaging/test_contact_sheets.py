"""The contact sheets show every pose, and every step that has a figure."""

from __future__ import annotations

import contact_sheets
import pytest
from PySide6.QtCore import QSize

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from tests.core.figure import poses, routines, transitions
from tests.ui.look import theme

pytestmark = pytest.mark.usefixtures("qapp")


def moving(routine: Routine, sort: Sort = "full") -> set[str]:
    return {beat.step.cue for beat in score((routine,), sort).beats if beat.step.motion is not None}


def test_every_pose_has_a_cell() -> None:
    sheet = contact_sheets.pose_sheet(poses(), theme())
    assert [cell.words for cell in sheet.cells] == list(poses())


@pytest.mark.parametrize("name", list(routines()))
def test_every_step_with_a_figure_has_a_row(name: str) -> None:
    routine = routines()[name]
    sheet = contact_sheets.routine_sheet(routine, poses(), theme())
    rows = {cell.words for cell in sheet.cells if cell.words}
    assert {words for words in rows if not words.startswith("gentle: ")} == moving(routine)
    gentle = moving(routine, "gentle") if "gentle" in routine.sorts else set()
    assert {f"gentle: {words}" for words in gentle - moving(routine)} <= rows
    assert len(sheet.cells) % len(contact_sheets.INSTANTS) == 0


def test_every_way_between_two_poses_has_a_row() -> None:
    sheets = contact_sheets.way_sheets([*routines().values()], poses(), theme())
    rows = {cell.words for sheet in sheets for cell in sheet.cells if cell.words}
    assert {"lunge_start > lunge_rise", "split_shift > split_step", "cat > cow"} <= rows
    assert rows <= {f"{start} > {end}" for start, end in transitions()}


def test_a_sheet_is_drawn_cell_by_cell() -> None:
    sheet = contact_sheets.tone_sheet(poses(), theme())
    image = sheet.drawn(theme())
    stage = theme().colour("stage").rgb()
    wide, high = sheet.size.width(), sheet.size.height() + contact_sheets.LABEL
    assert image.size() == QSize(wide * 4, high * 2)
    for column in range(4):
        for row in range(2):
            middle = image.pixel(column * wide + wide // 2, row * high + high // 2)
            assert middle != stage
