"""The settings: pages beside their list, each change in force at once and undone within seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backcare_desktop.core.day_preview import Preview
from backcare_desktop.core.private import Reading
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import texts
from backcare_desktop.ui.announcement import be_window
from backcare_desktop.ui.controls import Button, Words, rule, show_theme_within
from backcare_desktop.ui.notice import Sign
from backcare_desktop.ui.picker import Picker
from backcare_desktop.ui.room import open_at
from backcare_desktop.ui.settings_about import AboutPage, PrivacyPage
from backcare_desktop.ui.settings_book import Book
from backcare_desktop.ui.settings_changes import Changes
from backcare_desktop.ui.settings_night import HeatPage, SleepPage
from backcare_desktop.ui.settings_page import Change, SettingsPage
from backcare_desktop.ui.settings_pages import (
    BreaksPage,
    CheckInPage,
    LookPage,
    SchedulePage,
    SoundPage,
)
from backcare_desktop.ui.settings_routines import RoutinesPage, routine_pages
from backcare_desktop.ui.settings_toast import Toast
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground
from backcare_desktop.ui.way_in import let_tab_in

WIDE, HIGH = 720, 572
NARROW = 560
"""Under this width, at 100 % text, the list of pages becomes a menu over the page."""

_LIST, _SIDE, _GAP, _FOOT = 180, 10, 2, 10


class SettingsWindow(QWidget):
    """All pages. `preview` says what an ordinary day looks like, `changes` what the rules did."""

    chosen = Signal(object)
    """The settings are to be these."""

    answered = Signal(object)
    """What the rules changed is to be taken back: one of core.reply's values."""

    answers_asked = Signal()
    check_in_asked = Signal(str)
    support_asked = Signal()
    learn_asked = Signal()
    help_asked = Signal()
    folder_asked = Signal()
    key_asked = Signal()
    week_asked = Signal(str)
    heat_asked = Signal()
    opened_again = Signal()
    """Earlier check-ins are to be opened, if need be by a password."""

    closed = Signal()

    def __init__(  # noqa: PLR0913 - each says one thing about what is shown
        self,
        theme: Theme,
        settings: Settings,
        *,
        folder: str = "",
        preview: Callable[[], Preview | None] = lambda: None,
        today: Callable[[], date] = date.today,
        changes: Changes = tuple,
        routines: Mapping[str, Routine] | None = None,
        sources: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`routines` are as they were written, without what was chosen in them.

        `sources` says by what sound is heard on this computer.
        """
        super().__init__(parent, Qt.WindowType.Window)
        be_window(self)
        self._theme, self._settings, self._preview = theme, settings, preview
        self._unread: Reading | None = None
        self.setWindowTitle(self.tr("Settings"))
        lay_ground(self, "window")
        self.book = Book(theme, settings)
        self.book.made.connect(self._connect_page)
        self.search = self._made_search()
        self._lay_in(folder, today, changes, routines or {}, sources)
        titles = tuple(enumerate(self.book.titles))
        self.entries = [self._entry(theme, title, n) for n, title in titles]
        self.picker: Picker[int] = Picker(theme, self.tr("Page"), titles)
        self.picker.chosen.connect(self.show_page)
        self.toast = Toast(theme)
        self._day = Words("", "note", "text2", wrap=True)
        self._list, self._above = QWidget(), QWidget()
        self._column, self._row_above = QVBoxLayout(self._list), QHBoxLayout(self._above)
        self._fill(theme)
        self._connect()
        open_at(self, theme, WIDE, HIGH)
        self.show_page(0)
        self.entries[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow()

    def show_settings(self, settings: Settings) -> None:
        """The settings are these now, wherever that came from."""
        if settings != self._settings:
            self._settings = settings
            self.book.show_settings(settings)
        self._follow()

    def show_changes(self) -> None:
        """What the rules have changed, as it is now."""
        for page in self.book.of(BreaksPage):
            page.changes.show_changes()

    def show_unread(self, reading: Reading | None) -> None:
        """Why earlier check-ins cannot be read, or that they can."""
        self._unread = reading
        for page in self.book.of(BreaksPage):
            page.unread.show_unread(reading)

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and fonts."""
        self._theme = theme
        show_theme_within(self, theme)
        self._widen_list()
        self._find_place()

    def show_page(self, number: int) -> None:
        """Have this page in sight."""
        self.book.show_page(number)
        self.picker.show_choice(number)
        for at, entry in enumerate(self.entries):
            entry.setChecked(at == number)
        let_tab_in(self.entries)

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is still being typed counts, too."""
        self.setFocus()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room now, or less."""
        super().resizeEvent(event)
        self._find_place()

    def _find_place(self) -> None:
        """The list stands beside the page where there is room for it."""
        narrow = self.width() < self._theme.scaled(NARROW)
        if narrow == self._above.isHidden():
            self._place_search(above=narrow)
            self._list.setVisible(not narrow)
            self._above.setVisible(narrow)

    def _place_search(self, *, above: bool) -> None:
        """It is never out of reach: over the list, or beside the menu that stands for it."""
        if above:
            self._row_above.addWidget(self.search, 1)
        else:
            self._column.insertWidget(0, self.search)

    def _lay_in(
        self,
        folder: str,
        today: Callable[[], date],
        changes: Changes,
        routines: Mapping[str, Routine],
        sources: str,
    ) -> None:
        """In the order of the list."""
        lay = self.book.lay_in
        lay(self.tr("Schedule"), partial(SchedulePage, today=today))
        lay(self.tr("Breaks"), partial(BreaksPage, changes=changes))
        for title, chosen in routine_pages(routines):
            lay(title, partial(RoutinesPage, routines=chosen))
        lay(self.tr("Heat"), HeatPage)
        lay(self.tr("Sleep"), SleepPage)
        lay(self.tr("Check-in"), CheckInPage)
        lay(self.tr("Look and motion"), LookPage)
        lay(self.tr("Sound and voice"), partial(SoundPage, sources=sources))
        lay(self.tr("Privacy and data"), partial(PrivacyPage, folder=folder))
        lay(self.tr("About"), AboutPage)

    def _made_search(self) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(self.tr("Search"))
        made.setAccessibleName(self.tr("Search the settings"))
        made.setClearButtonEnabled(True)
        made.textChanged.connect(self._seek)
        made.returnPressed.connect(self._go_to_found)
        return made

    def _entry(self, theme: Theme, title: str, number: int) -> Button:
        made = Button(theme, title, "entry")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.toggled.connect(lambda on: self.show_page(number) if on else None)
        return made

    def _connect_page(self, page: SettingsPage) -> None:
        """One has been made: what is asked for there is asked for here."""
        page.changed.connect(self._take)
        match page:
            case BreaksPage():
                page.answers_asked.connect(self.answers_asked)
                page.changes.answered.connect(self.answered)
                page.unread.opened_again.connect(self.opened_again)
                page.unread.key_asked.connect(self.key_asked)
                page.unread.show_unread(self._unread)
            case HeatPage():
                page.answers_asked.connect(self.answers_asked)
                page.heat_asked.connect(self.heat_asked)
            case CheckInPage():
                page.check_in_asked.connect(self.check_in_asked)
                page.support_asked.connect(self.support_asked)
            case PrivacyPage():
                page.folder_asked.connect(self.folder_asked)
                page.key_asked.connect(self.key_asked)
                page.week_asked.connect(self.week_asked)
            case AboutPage():
                page.help_asked.connect(self.help_asked)
                page.learn_asked.connect(self.learn_asked)
            case _:
                pass  # nothing but settings

    def _connect(self) -> None:
        self.toast.undone.connect(self._undo)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self, self.help_asked.emit)
        QShortcut(QKeySequence.StandardKey.Find, self, self._start_search)

    def _take(self, change: Change) -> None:
        self.toast.show_change(change.words, self._settings)
        self._put(change.after)

    def _undo(self, before: Settings) -> None:
        self._put(before)

    def _put(self, settings: Settings) -> None:
        self._settings = settings
        self.book.show_settings(settings)
        self.chosen.emit(settings)
        self._follow()

    def _follow(self) -> None:
        """After what is on screen: the forecast takes a tenth of a second.

        Whether an answer can still be taken back hangs on what was chosen since.
        """
        QTimer.singleShot(0, self, self._show_day)
        QTimer.singleShot(0, self, self.show_changes)

    def _show_day(self) -> None:
        day = self._preview()
        if day is None:
            self._day.setText(self.tr("No working hours, so no prompts."))
            return
        words = self.tr("A working day: {prompts} prompts, about {minutes} min")
        minutes = texts.number(round(day.seconds / 60))
        self._day.setText(words.format(prompts=texts.number(day.prompts), minutes=minutes))

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _seek(self, text: str) -> None:
        """Only pages that have the words stay in the list."""
        sought = text.strip().casefold()
        pages = self.book.all() if sought else ()
        found = [n for n, page in enumerate(pages) if sought in page.words()]
        for number, entry in enumerate(self.entries):
            entry.setVisible(not sought or number in found)
        if found:
            at = self.book.number
            number = at if at in found else found[0]
            self.show_page(number)
            pages[number].show_line(sought)

    def _go_to_found(self) -> None:
        self.book.now.focusNextChild()

    def _fill(self, theme: Theme) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._filled_above())
        right.addWidget(self.book, 1)
        right.addWidget(rule())
        right.addLayout(self._foot(theme))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._filled_list(theme))
        row.addLayout(right, 1)

    def _filled_list(self, theme: Theme) -> QWidget:
        self._list.setProperty("side", True)  # noqa: FBT003 - Qt's way to set a property
        lay_ground(self._list, "surface")
        self._widen_list()
        column = self._column
        column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        column.setSpacing(_GAP)
        column.addWidget(self.search)
        column.addSpacing(_SIDE)
        for entry in self.entries:
            column.addWidget(entry)
        column.addStretch(1)
        return self._list

    def _widen_list(self) -> None:
        widest = max(entry.sizeHint().width() for entry in self.entries)
        self._list.setFixedWidth(max(self._theme.scaled(_LIST), widest + 2 * _SIDE))

    def _filled_above(self) -> QWidget:
        self._row_above.addWidget(self.picker)
        self._above.hide()
        return self._above

    def _foot(self, theme: Theme) -> QHBoxLayout:
        foot = QHBoxLayout()
        margin = theme.size("window_margin")
        foot.setContentsMargins(margin, _FOOT, margin, _FOOT)
        foot.setSpacing(theme.size("gap"))
        foot.addWidget(Sign(theme, "chart"))
        foot.addWidget(self._day, 1)
        foot.addWidget(self.toast)
        return foot
