"""Laws of the row that wraps: nothing is cut off, nothing overlaps, and it reads from its side."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from backcare_desktop.ui.flow_layout import FlowLayout

RIGHT_TO_LEFT = Qt.LayoutDirection.RightToLeft
WIDTHS = st.lists(st.integers(10, 120), min_size=1, max_size=9)


class Block(QWidget):
    """A widget of one size."""

    def __init__(self, wide: int, high: int = 32) -> None:
        super().__init__()
        self._size = QSize(wide, high)

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need one."""


def row(
    widths: list[int], align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, *, rtl: bool = False
) -> tuple[QWidget, FlowLayout]:
    holder = QWidget()
    if rtl:
        holder.setLayoutDirection(RIGHT_TO_LEFT)
    flow = FlowLayout(holder, align=align)
    for wide in widths:
        flow.addWidget(Block(wide))
    return holder, flow


def places(flow: FlowLayout, width: int) -> list[QRect]:
    flow.setGeometry(QRect(0, 0, width, flow.heightForWidth(width)))
    return [item.geometry() for item in items(flow)]


def items(flow: FlowLayout) -> Iterator[Block]:
    for index in range(flow.count()):
        item = flow.itemAt(index)
        widget = item.widget() if item else None
        assert isinstance(widget, Block)
        yield widget


@given(WIDTHS, st.integers(120, 600), st.booleans())
def test_all_stand_whole_within_the_width_and_none_on_another(
    widths: list[int], width: int, rtl: bool
) -> None:
    holder, flow = row(widths, rtl=rtl)
    found = places(flow, width)
    inside = QRect(0, 0, width, flow.heightForWidth(width))
    assert all(inside.contains(place) for place in found)
    assert [place.width() for place in found] == widths
    for index, place in enumerate(found):
        assert not any(place.intersects(other) for other in found[:index])
    holder.deleteLater()


@given(WIDTHS, st.integers(120, 600))
def test_from_the_right_is_the_mirror_of_from_the_left(widths: list[int], width: int) -> None:
    left, right = row(widths), row(widths, rtl=True)
    for one, other in zip(places(left[1], width), places(right[1], width), strict=True):
        assert other.top() == one.top()
        assert width - 1 - other.right() == one.left()
    left[0].deleteLater()
    right[0].deleteLater()


def test_what_fits_stands_in_one_line_with_the_gap_between() -> None:
    _holder, flow = row([78, 106, 72, 78])
    assert [place.left() for place in places(flow, 358)] == [0, 86, 200, 280]
    assert flow.heightForWidth(358) == 32
    assert flow.sizeHint() == QSize(358, 32)


def test_a_pixel_less_and_the_last_goes_on_in_the_next_line() -> None:
    _holder, flow = row([78, 106, 72, 78])
    assert flow.heightForWidth(357) == 72
    assert places(flow, 357)[-1].topLeft().toTuple() == (0, 40)


def test_a_line_can_stand_in_the_middle_or_at_the_end() -> None:
    _middle, flow = row([100, 100], Qt.AlignmentFlag.AlignHCenter)
    assert [place.left() for place in places(flow, 308)] == [50, 158]
    _end, flow = row([100, 100], Qt.AlignmentFlag.AlignRight)
    assert [place.left() for place in places(flow, 308)] == [100, 208]


def test_justified_items_fill_their_lines_and_one_alone_stays_as_it_is() -> None:
    _several, flow = row([100, 101, 150], Qt.AlignmentFlag.AlignJustify)
    assert [place.width() for place in places(flow, 300)] == [146, 146, 300]
    assert [place.right() for place in places(flow, 300)[1:]] == [299, 299]
    assert [place.width() for place in places(flow, 387)] == [106, 108, 157]
    _alone, flow = row([100], Qt.AlignmentFlag.AlignJustify)
    assert [place.width() for place in places(flow, 300)] == [100]


def test_justified_lines_have_as_many_items_as_each_other() -> None:
    _four, flow = row([90, 110, 80, 90], Qt.AlignmentFlag.AlignJustify)
    found = places(flow, 310)
    assert [place.top() for place in found] == [0, 0, 40, 40]
    assert {place.width() for place in found} == {151}
    _five, flow = row([90] * 5, Qt.AlignmentFlag.AlignJustify)
    assert [place.top() for place in places(flow, 310)] == [0, 0, 0, 40, 40]
    _wide, flow = row([200, 90, 90, 200], Qt.AlignmentFlag.AlignJustify)
    assert [place.top() for place in places(flow, 300)] == [0, 0, 40, 40]


def test_what_is_hidden_leaves_no_gap() -> None:
    holder, flow = row([78, 106, 72])
    list(items(flow))[1].hide()
    assert flow.sizeHint().width() == 78 + 8 + 72
    assert [place.left() for place in places(flow, 300)][2] == 86
    holder.deleteLater()


def test_one_too_wide_for_the_line_gets_the_whole_line_and_no_more() -> None:
    _holder, flow = row([300, 40])
    found = places(flow, 200)
    assert found[0].width() == 200
    assert found[1].top() == 40


def test_a_window_grows_as_high_as_its_rows_need() -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    holder, _flow = row([100, 100, 100])
    column.addWidget(holder)
    assert column.heightForWidth(320) == 32
    assert column.heightForWidth(210) == 72


def test_an_item_can_be_taken_and_there_is_none_past_the_end() -> None:
    _holder, flow = row([10, 20])
    assert flow.takeAt(0) is not None
    assert flow.count() == 1
    assert flow.itemAt(1) is None
    assert flow.takeAt(7) is None
