"""The window that stands where a desktop has no tray: what is next, today, go.

Its icon and title say the state in the task bar. Closing it would end the reminders, so it asks
what is meant, once.
"""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from backcare_desktop.core.hours import seconds_between
from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import show_theme_within
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.panel_head import PanelHead
from backcare_desktop.ui.panel_keys import PanelKeys
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.pillar_rows import PillarTiles, said
from backcare_desktop.ui.room import grow, open_at
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.standing_words import look_for
from backcare_desktop.ui.status_foot import CloseQuestion, StatusFoot
from backcare_desktop.ui.tab_order import comes_after, reached_within
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.tray_icon import TrayIcons

WIDE, HIGH = 420, 318

TITLE_EVERY = 60.0
"""The title tells the time to the next prompt anew after so many seconds, not sooner."""

_RADIUS, _SIDE, _BETWEEN = 29.0, 18, 16


class StatusWindow(QWidget):
    """Shows a `PanelView` in a window like any other."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    ignoring_asked = Signal(object)
    """A sense is wrong, or heeded again: `core.sense.Ignoring`."""

    week_asked = Signal()
    settings_asked = Signal()
    help_asked = Signal()
    quit_asked = Signal()
    """The program is to end."""

    def __init__(
        self,
        theme: Theme,
        icons: TrayIcons,
        menu: QMenu | None = None,
        *,
        parent: QWidget | None = None,
    ) -> None:
        """`menu` is the tray's, for all that the window itself has no room for."""
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self._theme, self._icons = theme, icons
        self._titled: tuple[type, datetime] | None = None
        self._minimises = self._tray_there = self._leaving = False
        self.head = PanelHead(theme, radius=_RADIUS)
        self.tiles = PillarTiles(theme)
        self._notice = Notice(theme, "")
        self._foot = StatusFoot(theme, menu)
        self.question = CloseQuestion(theme)
        self._area = ScrollColumn()
        self._keys = PanelKeys(
            starts=self.tiles.tiles,
            leave=self._escape,
            pause=self.head.pause.showMenu,
            week=self.week_asked.emit,
            safety=self.help_asked.emit,
            settings=self.settings_asked.emit,
        )
        self.setWindowTitle(self.tr("BackCare"))
        lay_ground(self, "surface")
        self._connect()
        self._fill(theme)
        open_at(self, theme, WIDE, HIGH)
        self._given = self.size()

    def show_view(self, view: PanelView) -> None:
        """Say this, also in the task bar."""
        self.head.show_view(view)
        known = len(self.tiles.tiles())
        self.tiles.show_view(view)
        if len(self.tiles.tiles()) > known:
            comes_after(reached_within(self.head)[-1], self.tiles.tiles())
        self._notice.show_words("\n".join(view.notices))
        self._notice.setVisible(bool(view.notices))
        self.setWindowIcon(self._icons.icon(look_for(view.standing)))
        self.setAccessibleName(view.words.head)
        self.setAccessibleDescription(". ".join(said(one, view) for one in view.pillars))
        self._show_title(view)
        self._have_room()

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""
        self._theme = theme
        show_theme_within(self, theme)

    def show_tray(self, *, there: bool) -> None:
        """A tray has come, so that this window may go; or it has gone again."""
        self._tray_there = there
        self._foot.show_tray(there=there)

    def come_up(self) -> None:
        """Be in front, with the keyboard."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.head.first().setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def go(self) -> None:
        """Close for good, without a question: the program ends."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once what closing means; afterwards it means that the window is minimised."""
        if self._leaving or self._tray_there or _session_ends():
            super().closeEvent(event)
            return
        event.ignore()
        if self._minimises:
            self.showMinimized()
        else:
            self.question.ask()
            self._foot.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits start, arrows go through the tiles, P pauses, W shows the week, Esc minimises."""
        if not self._keys.press(event.keyCombination(), self.focusWidget()):
            super().keyPressEvent(event)

    def _have_room(self) -> None:
        """Grow with what it says, unless the user has given it another size."""
        if self.size() == self._given:
            grow(self, self._area)
            self._given = self.size()

    def _escape(self) -> None:
        if self.question.isVisible():
            self._no_question()
        else:
            self.showMinimized()

    def _no_question(self) -> None:
        self.question.hide()
        self._foot.show()

    def _minimise(self) -> None:
        self._minimises = True
        self._no_question()
        self.showMinimized()

    def _show_title(self, view: PanelView) -> None:
        """At once where the state is another, else once a minute."""
        kind = type(view.standing)
        if self._titled is not None:
            before, at = self._titled
            if kind is before and abs(seconds_between(at, view.now)) < TITLE_EVERY:
                return
        self._titled = (kind, view.now)
        self.setWindowTitle(view.words.window_title)

    def _connect(self) -> None:
        self.head.answered.connect(self.answered)
        self.head.ignoring_asked.connect(self.ignoring_asked)
        self.tiles.answered.connect(self.answered)
        self._foot.week_asked.connect(self.week_asked)
        self._foot.settings_asked.connect(self.settings_asked)
        self._foot.help_asked.connect(self.help_asked)
        self.question.minimise_asked.connect(self._minimise)
        self.question.quit_asked.connect(self.quit_asked)

    def _fill(self, theme: Theme) -> None:
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(_SIDE, _BETWEEN, _SIDE, _BETWEEN)
        body.setSpacing(_BETWEEN)
        for one in (self.head, self._notice, self.tiles):
            body.addWidget(one)
        body.addStretch(1)
        area = self._area
        lay_ground(inner, "surface")
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(self._foot)
        column.addWidget(self.question)
        self.question.hide()
        self._notice.hide()


def _session_ends() -> bool:
    """Whether the user logs out: nothing may stand in the way of that."""
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
