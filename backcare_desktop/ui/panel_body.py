"""What the panel holds: what is next, what must be known, today, the day to come, the week."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import CheckInKind, Pillar
from backcare_desktop.core.standing import Counting, Offered
from backcare_desktop.core.week import Week
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, Words, rule
from backcare_desktop.ui.day_line import DayLine
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.panel_head import PanelHead
from backcare_desktop.ui.panel_view import PanelView, Undoable
from backcare_desktop.ui.pillar_rows import PillarRow, said
from backcare_desktop.ui.remark_line import RemarkLine
from backcare_desktop.ui.rest_line import RestLine
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.week_bars import WeekBars

_BETWEEN, _ROWS, _LINKS, _LINK = 12, 6, 16, 23


class PanelBody(QWidget):
    """All of the panel but its foot; `show_view` may be called at any time."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    check_in_asked = Signal(str)
    """The check-in that is offered is wanted."""

    activity_asked = Signal()
    """Something done away from the screen is to be logged."""

    learn_asked = Signal()
    """What is known, and how well, is to be shown."""

    ignoring_asked = Signal(object)
    """A sense is wrong, or heeded again: `core.sense.Ignoring`."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.check_in = CheckInLine(theme)
        self.check_in.asked.connect(self.check_in_asked)
        self.head = PanelHead(theme)
        self.head.answered.connect(self.answered)
        self.head.ignoring_asked.connect(self.ignoring_asked)
        self._notice = Notice(theme, "")
        self._rest = RestLine(theme)
        self._rest.answered.connect(self.answered)
        self._activity = Button(theme, self.tr("Log an activity…"), "link", flush=True)
        self._activity.clicked.connect(self.activity_asked)
        self._learn = Button(theme, self.tr("What is known"), "link", flush=True)
        self._learn.clicked.connect(self.learn_asked)
        self._today = Words(self.tr("Today"), "section")
        self._undo = UndoLine(theme)
        self._undo.answered.connect(self.answered)
        self.remark = RemarkLine(theme)
        self.remark.answered.connect(self.answered)
        self._rows: dict[Pillar, PillarRow] = {}
        self._order: list[Pillar] = []
        self._habits = QWidget()
        self._list = QVBoxLayout(self._habits)
        self._day = DayPart(theme)
        self._week = WeekPart(theme)
        self._fill()

    def show_theme(self, theme: Theme) -> None:
        """Rows to come have this look."""
        self._theme = theme
        self._level_heading()

    def show_view(self, view: PanelView) -> None:
        """Say this."""
        self.head.show_view(view)
        self._notice.show_words("\n".join(view.notices))
        self._notice.setVisible(bool(view.notices))
        self._rest.show_day(view.rest_day)
        self._activity.setVisible(bool(view.activities))
        self._undo.show_undoable(view.undoable)
        self.remark.show_remark(view.remark)
        for today in view.pillars:
            if today.pillar not in self._rows:
                self._add_row(today.pillar)
            self._rows[today.pillar].show_today(today, view)
        self.check_in.show_offer(view.check_in)
        self._arrange([today.pillar for today in view.pillars])
        self._day.show_view(view)
        self._week.show_week(None if view.held_by else view.week)
        self.setAccessibleDescription(_described(view))

    def rows(self) -> list[PillarRow]:
        """In their order."""
        return list(self._rows.values())

    def _add_row(self, pillar: Pillar) -> None:
        row = PillarRow(self._theme, pillar)
        row.answered.connect(self.answered)
        self._rows[pillar] = row
        self._list.addWidget(row)

    def _arrange(self, order: list[Pillar]) -> None:
        """The rows in this order, for the eye, for the keyboard and for a reader."""
        if self._order == order:
            return
        self._order = order
        self._rows = {pillar: self._rows[pillar] for pillar in order}
        for place, row in enumerate(self.rows()):
            self._list.removeWidget(row)
            self._list.insertWidget(place, row)
            row.raise_()  # a reader goes by what lies on top
        for one, other in pairwise((self._learn, *(row.button for row in self.rows()))):
            QWidget.setTabOrder(one, other)

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        column.addWidget(self.head)
        column.addWidget(self._notice)
        column.addWidget(self._rest)
        column.addWidget(rule())
        column.addLayout(self._heading())
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(_ROWS)
        column.addWidget(self._habits)
        column.addWidget(self.remark)
        column.addWidget(self._undo)
        column.addWidget(self.check_in)
        column.addWidget(self._day)
        column.addWidget(self._week)
        column.addStretch(1)

    def _heading(self) -> QHBoxLayout:
        """Over the rows, with what else can be done about today."""
        links = FlowLayout(gap=_LINKS, align=Qt.AlignmentFlag.AlignRight)
        links.addWidget(self._activity)
        links.addWidget(self._learn)
        row = QHBoxLayout()
        row.addWidget(self._today, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(links, 1)
        self._level_heading()
        return row

    def _level_heading(self) -> None:
        """Its words lie level with the first line of links, however many there are."""
        theme = self._theme
        self._today.setMinimumHeight(max(theme.size("target"), theme.scaled(_LINK)))


class UndoLine(QWidget):
    """The latest thing of today that can be taken back."""

    answered = Signal(object)
    """It is to be taken back: `core.reply.Undo`."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what: Undoable | None = None
        self._words = Words("", "note", "text2", wrap=True)
        self.button = Button(theme, self.tr("Undo"), "link", flush=True)
        self.button.clicked.connect(self._undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)

    def show_undoable(self, what: Undoable | None) -> None:
        """Say this, or go away."""
        self._what = what
        self.setVisible(what is not None)
        if what is not None:
            self._words.setText(what.words)
            name = self.tr("Undo: {what}").format(what=what.words)
            self.button.setAccessibleName(name)

    def _undo(self) -> None:
        if self._what is not None:
            self.answered.emit(r.Undo(self._what.fact))


class CheckInLine(QWidget):
    """The check-in of the day, offered in a line; it may be left."""

    asked = Signal(str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: CheckInKind = "daily"
        self.button = Button(theme, "", "soft")
        self.button.clicked.connect(lambda: self.asked.emit(self._kind))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 1)
        self.hide()

    def show_offer(self, kind: CheckInKind | None) -> None:
        """Offer this one, or none."""
        self.setVisible(kind is not None)
        if kind is not None:
            self._kind = kind
            day, week = self.tr("How was today?"), self.tr("Your week in four corners")
            self.button.setText(day if kind == "daily" else week)


class DayPart(QWidget):
    """The rest of the day under its heading; away when nothing more comes."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = DayLine(theme)
        self._words = Longest("", "note", "text2", wrap=True, tabular=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._line.pointed.connect(self._words.setText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        column.addWidget(rule())
        column.addWidget(Words(self.tr("Still to come today"), "section"))
        column.addWidget(self._line)
        column.addWidget(self._words)

    def show_view(self, view: PanelView) -> None:
        """Draw what is planned; keep the place for it as long as that is not known."""
        self._line.show_day(view.now, view.planned or (), view.routines)
        self._words.keep_room_for(self._line.sentences())
        more = isinstance(view.standing, Counting | Offered)
        self.setVisible(more if view.planned is None else bool(view.planned))


class Longest(Words):
    """As high as the longest of all that it may say: nothing moves while one goes through them."""

    _all: tuple[str, ...] = ()

    def keep_room_for(self, sentences: tuple[str, ...]) -> None:
        """It may come to say each of these."""
        self._all = sentences
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Of all of them, in pixels; one line where none is known yet."""
        metrics, flags = QFontMetrics(self.font()), Qt.TextFlag.TextWordWrap
        box = QRect(0, 0, width, 0)
        return max(metrics.boundingRect(box, flags, said).height() for said in (" ", *self._all))


class WeekPart(QWidget):
    """The week's heading and bars; away while there is no week to show."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: WeekBars | None = None
        self._active = Words("", "kicker", "text2", wrap=True)
        self._active.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(Words(self.tr("This week"), "section"))
        head.addWidget(self._active, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_BETWEEN)
        self._column.addWidget(rule())
        self._column.addLayout(head)
        self.hide()

    def show_theme(self, theme: Theme) -> None:
        """Bars to come have this look."""
        self._theme = theme

    def show_week(self, week: Week | None) -> None:
        """Draw this week; before anything was ever done, say where it begins."""
        self.setVisible(week is not None)
        if week is None:
            return
        self._active.setText(self._active_words(week))
        if self._bars is None:
            self._bars = WeekBars(self._theme, week)
            self._column.addWidget(self._bars)
        self._bars.show_week(week)
        self._bars.setVisible(week.since is not None)

    def _active_words(self, week: Week) -> str:
        if week.since is None:
            return self.tr("Your week starts here")
        words = self.tr("Active days {days}, your goal {goal}")
        return words.format(days=texts.number(week.active_days), goal=texts.number(week.goal.days))


def _described(view: PanelView) -> str:
    parts = [view.words.head, view.words.why, *view.notices]
    parts += [said(today, view) for today in view.pillars]
    return " ".join(part if part.endswith(".") else part + "." for part in parts if part)
