"""The week's window: heading and ways to other weeks, a sentence, chart or table, counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Literal, Protocol, assert_never, runtime_checkable

from PySide6.QtCore import QPoint, Qt, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from backcare_desktop.core.errand import Errand
from backcare_desktop.core.felt import Felt
from backcare_desktop.core.more import More
from backcare_desktop.core.week import Week
from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import Words, show_theme_within
from backcare_desktop.ui.remark_line import RemarkLine
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.week_delete import DeleteDialog
from backcare_desktop.ui.week_export import ExportMenu
from backcare_desktop.ui.week_felt import WeekFelt
from backcare_desktop.ui.week_foot import WeekFoot
from backcare_desktop.ui.week_head import WeekHead
from backcare_desktop.ui.week_legend import WeekLegend
from backcare_desktop.ui.week_more import more_words
from backcare_desktop.ui.week_note import WeekNote
from backcare_desktop.ui.week_restore import RestoreDialog
from backcare_desktop.ui.week_side import WeekSide
from backcare_desktop.ui.week_swipe import Swipe
from backcare_desktop.ui.week_table import WeekTable
from backcare_desktop.ui.week_words import dates, goal_said, sentences, translate

WIDE, HIGH = 820, 560
LEAST_WIDE, LEAST_HIGH = 640, 480

Turn = Literal["earlier", "now", "later"]
"""Which week to show next."""

_LARGE = 1.5
"""From this size of text on, the counts stand under the chart."""

_SENTENCE = (18, 10, 18, 10)
_PLOT = (14, 8, 12, 10)
_APART, _BELOW = 14, 10


@runtime_checkable
class ShowsWeek(Protocol):
    """What the chart can do."""

    def show_week(self, week: Week) -> None:
        """Draw these days."""


class WeekPage(QWidget):
    """The window. `made_chart` gives the widget of the chart, a ShowsWeek."""

    turned = Signal(str)
    """Another week is asked for: a Turn."""

    exported = Signal(object)
    """An `Export` is asked for."""

    imported = Signal(object)
    """The export in this `Path` is to be taken in."""

    backed_up = Signal(object)
    """Everything is to be put into this `Path`."""

    restored = Signal(object)
    """That what is in this `Path` is put back was confirmed."""

    deleted = Signal(object)
    """This `Deletion` was confirmed."""

    key_asked = Signal()
    """The key to the check-ins is to be entered."""

    more_answered = Signal(object)
    """The offer of more breaks was answered: a `core.reply.Adapt`."""

    opened_again = Signal()
    """The check-ins are to be opened once more."""

    help_asked = Signal()
    """When to get help is to be shown."""

    stopped = Signal()
    """What goes on is to be broken off."""

    closed = Signal()
    """It has been closed."""

    def __init__(
        self,
        theme: Theme,
        week: Week,
        made_chart: Callable[[Theme, Week], QWidget],
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self._theme, self._week = theme, week
        self._head = WeekHead(theme, self)
        self._said, self._more = Words("", "body", wrap=True), RemarkLine(theme)
        self._chart, self._table = made_chart(theme, week), WeekTable(theme, week)
        self._side, self._foot = WeekSide(theme, week), WeekFoot(theme)
        self._felt = WeekFelt(theme)
        self._note, self._menu = WeekNote(theme), ExportMenu(week, self)
        self._goal = Words("", "note", "text2", wrap=True)
        self._views, self._area, self._body = QWidget(), QScrollArea(), QWidget()
        self._drawn, self._listed = self._chart_card(theme), self._table_part()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.setWindowTitle(translate("week", "Your week"))
        lay_ground(self, "window")
        self._lay_out(theme)
        self._connect()
        self.setMinimumSize(LEAST_WIDE, LEAST_HIGH)
        open_at(self, theme, WIDE, HIGH)
        self.show_week(week)
        self._head.earlier.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shows_table(self) -> bool:
        """Whether the numbers stand there as a table."""
        return self._listed.isVisibleTo(self._views)

    def show_week(self, week: Week) -> None:
        """Show these days."""
        self._week = week
        self._head.show_week(week)
        self._say(sentences(week))
        if isinstance(self._chart, ShowsWeek):
            self._chart.show_week(week)
        self._table.show_week(week)
        self._side.show_week(week)
        self._menu.show_week(week)
        keys = translate(
            "week", "Arrows move between the rows; T shows the chart, Ctrl+C copies all rows."
        )
        self._goal.setText(goal_said(week) + "  " + keys)
        self._views.show()
        self._side.setVisible(not self.shows_table)

    @property
    def note(self) -> WeekNote:
        """Where it stands what is being written, and what became of it."""
        return self._note

    def show_felt(self, felt: Felt | None) -> None:
        """Show how it felt up to the end of the week; None where nobody may look."""
        self._felt.show_felt(felt)
        self._side.show_felt(felt)

    def show_more(self, more: More | None) -> None:
        """Offer more breaks below the sentence, or say what was agreed to; None for neither."""
        self._more.show_remark(more_words(more) if more else None)
        for before, after in pairwise((self._head.buttons[-1], *self._more.buttons, self._chart)):
            QWidget.setTabOrder(before, after)

    def show_problem(self, sentence: str) -> None:
        """The log cannot be read just now: say why, and no numbers, for none are known."""
        self._say([sentence])
        self._views.hide()
        self._side.hide()
        self._felt.hide()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        self._theme = theme
        show_theme_within(self, theme)
        self._turn_sideways()

    def show_table(self, *, shown: bool) -> None:
        """Table or chart."""
        focus: QWidget | None = self.focusWidget()
        had_focus = focus is not None and self._views.isAncestorOf(focus)
        self._drawn.setVisible(not shown)
        self._listed.setVisible(shown)
        self._head.show_table(shown=shown)
        self._side.setVisible(not shown)
        if shown and not self._table.selectionModel().hasSelection():
            self._table.selectRow(0)
        if had_focus or shown:
            target = self._table if shown else self._chart
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell of it."""
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wide enough for the counts beside the chart, or not."""
        super().resizeEvent(event)
        self._turn_sideways()

    def _say(self, said: list[str]) -> None:
        self._said.setText("\n".join(said))
        self._said.setAccessibleName(" ".join([dates(self._week), *said]))

    def _lay_out(self, theme: Theme) -> None:
        margin = theme.size("window_margin")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lay_ground(self._body, "window")
        self._area.setWidget(self._body)
        column.addWidget(self._area)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(margin, margin - 4, margin, _BELOW)
        inner.setSpacing(_APART)
        inner.addWidget(self._head)
        inner.addWidget(self._note)  # in sight, however far the rest has to scroll
        inner.addWidget(_card(_SENTENCE, self._said, self._more))
        self._beside.setSpacing(theme.size("card_margin"))
        self._beside.addWidget(self._views, 1)
        self._beside.addWidget(self._side)
        inner.addLayout(self._beside, 1)
        inner.addWidget(self._felt)
        inner.addStretch()
        inner.addWidget(self._foot)
        views = QVBoxLayout(self._views)
        views.setContentsMargins(0, 0, 0, 0)
        views.addWidget(self._drawn)
        views.addWidget(self._listed)
        self._listed.hide()

    def _chart_card(self, theme: Theme) -> QFrame:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words(translate("week", "Times a day"), "small", "text2"))
        column.addWidget(self._chart, 1)
        column.addWidget(WeekLegend(theme))
        return _card(_PLOT, inside)

    def _table_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_card((1, 1, 1, 1), self._table))
        column.addWidget(self._goal)
        column.addStretch(1)
        return part

    def _connect(self) -> None:
        self._head.turned.connect(self.turned)
        self._head.table_toggled.connect(self._toggle)
        self._head.export_asked.connect(self._show_menu)
        self._menu.exported.connect(self.exported)
        self._menu.imported.connect(self.imported)
        self._menu.backed_up.connect(self.backed_up)
        self._menu.put_back.connect(self._ask_restore)
        self._menu.deletion_asked.connect(lambda: self._ask_deletion(self._menu.days()))
        self._note.stopped.connect(self.stopped)
        self._more.answered.connect(self.more_answered)
        self._felt.opened_again.connect(self.opened_again)
        self._felt.key_asked.connect(self.key_asked)
        self._foot.help_asked.connect(self.help_asked)
        Swipe(self._area.viewport()).turned.connect(self._head.turn)
        back, on = Qt.Key.Key_Left, Qt.Key.Key_Right
        if self.isRightToLeft():
            back, on = on, back
        for key, turn in ((back, "earlier"), (on, "later"), (Qt.Key.Key_Home, "now")):
            self._key(key, partial(self._head.turn, turn))
        self._key(Qt.Key.Key_T, self._toggle)
        self._key(Qt.Key.Key_C, lambda: self.show_table(shown=False))
        self._key(Qt.Key.Key_Escape, self.close)
        self._key(Qt.Key.Key_F1, self.help_asked.emit)
        QShortcut(QKeySequence(Qt.Modifier.CTRL | Qt.Key.Key_E), self, self._show_menu)
        chain = (*self._head.buttons, self._chart, self._table, self._foot.ask, self._foot.helped)
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _key(self, key: Qt.Key, does: Callable[[], object]) -> None:
        QShortcut(QKeySequence(key), self, does)

    def _show_menu(self) -> None:
        button = self._head.export
        corner = QPoint(button.width() if self.isRightToLeft() else 0, button.height())
        self._menu.popup(button.mapToGlobal(corner))

    def run_errand(self, errand: Errand) -> None:
        """What somebody was sent here for."""
        match errand:
            case "":
                pass
            case "export":
                self._show_menu()
            case "import":
                self._menu.ask_import()
            case "backup":
                self._menu.ask_backup()
            case "restore":
                self._menu.ask_restore()
            case "delete":
                self._ask_deletion((None, None))
            case _:
                assert_never(errand)

    def _ask_deletion(self, days: tuple[date | None, date | None]) -> None:
        self._ask(DeleteDialog(self._theme, days, self), self.deleted)

    def _ask_restore(self, file: Path) -> None:
        self._ask(RestoreDialog(self._theme, file, self), self.restored)

    def _ask(self, dialog: DeleteDialog | RestoreDialog, confirmed: SignalInstance) -> None:
        dialog.confirmed.connect(confirmed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _toggle(self) -> None:
        self.show_table(shown=not self.shows_table)

    def _turn_sideways(self) -> None:
        narrow = self._theme.text_scale >= _LARGE
        way = QBoxLayout.Direction
        self._beside.setDirection(way.TopToBottom if narrow else way.LeftToRight)


def _card(margins: tuple[int, int, int, int], *inside: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("box", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(*margins)
    for one in inside:
        column.addWidget(one)
    return card
