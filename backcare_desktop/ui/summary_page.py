"""One page for a clinician as a PDF: what was done, what was noted, and nothing made of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from backcare_desktop.core.check_in import MOST
from backcare_desktop.core.facts import PILLARS
from backcare_desktop.core.summary import Line, Said, Summary
from backcare_desktop.ui import summary_words as words
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.summary_sheet import POINT, Sheet
from backcare_desktop.ui.texts import number, pillar_name
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_words import context_said, translate

MARGIN = 48.0
"""Of the page, in points."""

_DPI = round(72 * POINT)
_TITLE, _HEADING, _BODY, _SMALL = 20.0, 12.0, 9.5, 8.5
_ROW, _HEAD, _INSIDE = 16.0, 20.0, 6.0
_NAMED, _NUMBER = 118.0, 50.0
_ASKED, _ANSWERED, _FELT_ROW, _STRIP = 178.0, 150.0, 36.0, 24.0
_APART = 14.0
_SCALE, _BESIDE = 16.0, 5.0
"""Room for the ends of the scale beside the dots, and what is free between the two."""

_TINY, _TINY_HIGH = 7.0, 10.0

Titles = Mapping[str, str]
"""Names of routines by their ids."""


def pdf_of(page: Summary, theme: Theme, titles: Titles, today: date) -> bytes:
    """The page as a PDF file; what is too long for it is made smaller, never cut off."""
    whole = _Page(page, theme, titles, today)
    _, high, room = _written(whole, 1.0)
    content, _, _ = _written(whole, min(1.0, room / high))
    return content


def _written(page: _Page, scale: float) -> tuple[bytes, float, float]:
    """The file, how high its text is and how high the page is inside, both in points."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setTitle(words.heading())
    writer.setCreator("BackCare Desktop")
    american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize.PageSizeId.Letter if american else QPageSize.PageSizeId.A4
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    layout = QPageLayout(
        QPageSize(size), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Point
    )
    writer.setPageLayout(layout)
    inside = layout.paintRect(QPageLayout.Unit.Point)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    high = page.write(Sheet(painter, inside.width() / scale))
    painter.end()
    return bytes(buffer.data().data()), high, inside.height()


class _Page:
    """What is written, part by part."""

    def __init__(self, page: Summary, theme: Theme, titles: Titles, today: date) -> None:
        self._page, self._titles, self._today = page, titles, today
        self._theme = theme
        self._ink, self._faint = theme.colour("text"), theme.colour("text2")
        self._line, self._ground = theme.colour("line"), theme.colour("sunken")

    def write(self, sheet: Sheet) -> float:
        """All of it; how high it came to be, in points."""
        self._head(sheet)
        self._sessions(sheet)
        self._often(sheet)
        self._felt(sheet)
        sheet.skip(_APART)
        sheet.paragraph(words.written_on(self._today), _SMALL, self._faint)
        return sheet.y

    def _head(self, sheet: Sheet) -> None:
        sheet.paragraph(words.heading(), _TITLE, self._ink, strong=True)
        sheet.skip(2)
        sheet.paragraph(words.which_days(self._page), _HEADING, self._faint)
        sheet.skip(_APART / 2)
        sheet.paragraph(f"{words.explained()} {said('gen-1')}", _BODY, self._ink)

    def _heading(self, sheet: Sheet, text: str) -> None:
        sheet.skip(_APART)
        sheet.paragraph(text, _HEADING, self._ink, strong=True)
        sheet.skip(_INSIDE)

    def _sessions(self, sheet: Sheet) -> None:
        self._heading(sheet, translate("summary", "Sessions"))
        self._table_head(sheet)
        for line in self._page.lines:
            self._table_row(sheet, line)
        self._table_row(sheet, self._page.whole, strong=True)
        apart = words.apart_said(self._page.apart)
        if apart:
            sheet.skip(_INSIDE)
            sheet.paragraph(apart, _SMALL, self._faint)

    def _table_head(self, sheet: Sheet) -> None:
        sheet.fill(self._ground, _HEAD)
        for at, pillar in enumerate(PILLARS):
            box = sheet.box(_NAMED + at * _NUMBER, _NUMBER, _HEAD)
            sheet.cell(pillar_name(pillar), _SMALL, self._ink, box, strong=True)
        left = _NAMED + len(PILLARS) * _NUMBER
        total = translate("week", "Total")
        sheet.cell(total, _SMALL, self._ink, sheet.box(left, _NUMBER, _HEAD), strong=True)
        rest = sheet.wide - left - _NUMBER - _INSIDE
        last = self._last_name()
        sheet.cell(last, _SMALL, self._ink, sheet.box(left + _NUMBER, rest, _HEAD), strong=True)
        sheet.skip(_HEAD)

    def _last_name(self) -> str:
        if self._page.span == "day":
            return translate("week", "Note")
        return translate("week", "Active days")

    def _table_row(self, sheet: Sheet, line: Line, *, strong: bool = False) -> None:
        if strong:
            sheet.fill(self._ground, _ROW)
        name = words.line_named(line, self._page.span)
        name = translate("summary", "All") if strong else name
        room = _NAMED - _INSIDE
        box = sheet.box(_INSIDE, room, _ROW)
        sheet.cell(name, _BODY, self._ink, box, strong=strong, at_end=False)
        for at, count in enumerate((*line.counts, line.total)):
            ink = self._ink if count else self._faint
            is_sum = strong or at == len(PILLARS)
            left = _NAMED + at * _NUMBER
            sheet.cell(number(count), _BODY, ink, sheet.box(left, _NUMBER, _ROW), strong=is_sum)
        left = _NAMED + (len(PILLARS) + 1) * _NUMBER
        box = sheet.box(left, sheet.wide - left - _INSIDE, _ROW)
        sheet.cell(self._last(line, is_sum=strong), _SMALL, self._faint, box)
        sheet.skip(_ROW)
        if not strong:
            sheet.rule(self._line)

    def _last(self, line: Line, *, is_sum: bool) -> str:
        if self._page.span == "day" and not is_sum:
            return "" if line.context is None else context_said(line.context)
        told = translate("summary", "active {active} of {days}")
        return told.format(active=number(line.active), days=number(line.days))

    def _often(self, sheet: Sheet) -> None:
        if not self._page.often:
            return
        self._heading(sheet, translate("summary", "Done most often"))
        for one in self._page.often:
            sheet.paragraph(words.played_said(one, self._titles), _BODY, self._ink)
            sheet.skip(1)

    def _felt(self, sheet: Sheet) -> None:
        self._heading(sheet, translate("summary", "How it felt"))
        if not self._page.said:
            sheet.paragraph(words.nothing_felt(self._page.unread), _BODY, self._ink)
            return
        sheet.paragraph(words.felt_explained(), _SMALL, self._faint)
        sheet.skip(_INSIDE)
        for one in self._page.said:
            sheet.rule(self._line)
            sheet.skip(_INSIDE / 2)
            self._answers(sheet, one)
        sheet.rule(self._line)

    def _answers(self, sheet: Sheet, one: Said) -> None:
        asked = sheet.words(words.question(one.item), _BODY, self._ink, wide=_ASKED)
        told = words.answers_said(one)
        left = _ASKED + _APART
        answered = sheet.words(told, _BODY, self._ink, left=left, wide=_ANSWERED)
        left += _ANSWERED + _APART
        strip = sheet.box(left + _SCALE, sheet.wide - left - _SCALE - _INSIDE, _STRIP)
        strip.translate(0, _INSIDE / 2 * POINT)
        for value, level in ((0, strip.bottom()), (MOST, strip.top())):
            place = sheet.box(left, _SCALE - _BESIDE, _TINY_HIGH)
            place.moveTop(level - place.height() / 2)
            sheet.cell(number(value), _TINY, self._faint, place)
        days = max(1, (self._page.last - self._page.first).days)
        shares = [
            ((day - self._page.first).days / days, value / MOST)
            for day, value in one.numbers.items()
        ]
        sheet.dots(strip, shares, self._theme.colour("accent"), self._line)
        sheet.skip(max(_FELT_ROW, asked + _INSIDE, answered + _INSIDE))
