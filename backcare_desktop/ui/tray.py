"""The icon in the tray with its tooltip and menu, which is the full way by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import PILLARS, Mark, Pillar
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.pausing import Length
from backcare_desktop.core.sense import Ignoring, Sense
from backcare_desktop.ui import texts
from backcare_desktop.ui.ignore_menu import IgnoreMenu
from backcare_desktop.ui.sense_words import ignore_said
from backcare_desktop.ui.standing_words import StandingWords
from backcare_desktop.ui.tray_icon import TrayLook
from backcare_desktop.ui.tray_seat import TraySeat

LATER = (5, 15, 30)
"""Minutes that a prompt can be put off by; besides, until the next pause."""

Startable = Mapping[Pillar, tuple[tuple[str, str], ...]]
"""Id and title of each routine that can be started by hand, by pillar."""


@dataclass(frozen=True, slots=True)
class TrayView:
    """What the icon and its menu show.

    `offered` says that a card is up or folded away, `short` that it has a short version.
    `notice` is something that the user must know, or empty. `heat` is how heat stands, empty while
    there is none; with `skin_check` the skin is to be looked at now. `held_by` is what is sensed
    of what a due prompt waits for; `ignored` does not count; `mark` is what today is; `changes`
    take back what was agreed to change in the plan.
    """

    words: StandingWords
    look: TrayLook
    offered: bool = False
    short: bool = False
    playing: bool = False
    paused: bool = False
    coming: bool = False
    notice: str = ""
    heat: str = ""
    skin_check: bool = False
    held_by: tuple[Sense, ...] = ()
    ignored: frozenset[Sense] = frozenset()
    mark: Mark = "ordinary"
    changes: tuple[r.Reply, ...] = ()


class Tray(QObject):
    """Says on the icon and in its menu how things stand, and tells what was chosen there."""

    answered = Signal(object)
    """The user has chosen: one of core.reply's values."""

    pause_asked = Signal(object)
    """Prompts are to be off for so long: a `core.pausing.Length`."""

    ignoring_asked = Signal(object)
    """A sense is wrong, or heeded again: `core.sense.Ignoring`."""

    panel_asked = Signal()
    day_asked = Signal(str)
    """A day is to be chosen until which prompts are off: "pause", "holiday" or "sick"."""

    activity_asked = Signal()
    """Something that was done away from the screen is to be logged."""

    answers_asked = Signal()
    """The user wants to look over what was said at the first start."""

    week_asked = Signal()
    opened = Signal()
    """The menu is about to be seen: some hosts leave it to us to draw it."""

    settings_asked = Signal()
    check_in_asked = Signal(str)
    """A check-in is wanted: "daily" or "weekly"."""

    learn_asked = Signal()
    support_asked = Signal()
    help_asked = Signal()
    quit_asked = Signal()

    def __init__(self, seat: TraySeat, startable: Startable) -> None:
        super().__init__()
        self.seat = seat
        self._view: TrayView | None = None
        self._startable: Startable | None = None
        self._menu = seat.menu
        self._menu.aboutToShow.connect(self._opened)
        seat.clicked.connect(self.panel_asked)
        self._fill(startable)

    def show_view(self, view: TrayView) -> None:
        """Icon, tooltip and menu say this."""
        before, self._view = self._view, view
        if before == view:
            return
        self._show_on_icon(view, before)
        # What only counts down waits until the menu is opened: each change of it wakes the host.
        if before is None or replace(before, words=view.words, look=view.look) != view:
            self._show_in_menu(view)

    def show_startable(self, startable: Startable) -> None:
        """These can be started by hand; each change of the menu wakes the tray's host."""
        if startable == self._startable:
            return
        self._startable = startable
        self._starts: list[QAction] = []
        for pillar, menu in self._pillars.items():
            routines = startable.get(pillar, ())
            menu.clear()
            menu.menuAction().setVisible(bool(routines))
            made = [(one, self._says(menu, said, r.StartByHand((one,)))) for one, said in routines]
            # Heat runs beside a session.
            self._starts += [action for one, action in made if one != HEAT]
        playing = self._view is not None and self._view.playing
        for action in self._starts:
            action.setEnabled(not playing)

    def _show_on_icon(self, view: TrayView, before: TrayView | None = None) -> None:
        """Only what has changed: the host asks for all of it again."""
        if before is None or before.look != view.look:
            self.seat.show_look(view.look)
        if before is None or _tooltip(before) != _tooltip(view):
            self.seat.show_tooltip(_tooltip(view))

    def _opened(self) -> None:
        self.opened.emit()
        if self._view is not None:
            self._show_in_menu(self._view)

    def _show_in_menu(self, view: TrayView) -> None:
        self._head.setText(view.words.head)
        self._why.setText(view.words.why)
        self._why.setVisible(bool(view.words.why))
        self._notice.setText(view.notice)
        self._notice.setVisible(bool(view.notice))
        self._heat.setText(view.heat)
        self._heat.setVisible(bool(view.heat))
        self._skin_fine.setVisible(view.skin_check)
        self._pad_off.setVisible(bool(view.heat))
        self._start.setEnabled((view.offered or view.coming) and not view.playing)
        self._short.setVisible(view.offered and view.short)
        self._later.menuAction().setVisible(view.offered)
        self._not_today.setVisible(view.offered)
        self._skip.setEnabled((view.offered or view.coming) and not view.playing)
        self._resume.setVisible(view.paused)
        self._wrong.setVisible(bool(view.held_by))
        if view.held_by:
            self._wrong.setText(ignore_said(view.held_by[0]))
        self._ignore.show_ignored(view.ignored)
        for mark, tick in self._marks.items():
            tick.setChecked(mark == view.mark)
        self._back.setVisible(bool(view.changes))
        for action in self._starts:
            action.setEnabled(not view.playing)

    def _fill(self, startable: Startable) -> None:
        menu = self._menu
        self._head = _line(menu)
        self._why = _line(menu)
        self._notice = _line(menu)
        self._heat = _line(menu)
        self._skin_fine = self._says(menu, self.tr("The skin looks fine"), r.SkinIsFine())
        self._pad_off = self._says(menu, self.tr("The pad is off"), r.PadIsOff())
        self._wrong = _action(menu, "", self._ignore_what_holds)
        menu.addSeparator()
        self._start = self._says(menu, self.tr("Start now"), r.Start())
        self._short = self._says(menu, self.tr("Short version"), r.Start("short"))
        self._later = self._later_menu()
        self._not_today = self._says(menu, self.tr("Not today"), r.NotToday())
        self._skip = self._says(menu, self.tr("Skip this one"), r.Skip())
        menu.addSeparator()
        self._pillars = {pillar: menu.addMenu(texts.pillar_name(pillar)) for pillar in PILLARS}
        self.show_startable(startable)
        menu.addSeparator()
        self._marks = self._pause_menu()
        self._resume = self._says(menu, self.tr("Resume"), r.Resume())
        self._back = _action(menu, self.tr("Plan as it was before"), self._take_back)
        self._ignore = IgnoreMenu(self.tr("Ignore"), menu)
        self._ignore.asked.connect(self.ignoring_asked)
        menu.addMenu(self._ignore)
        menu.addSeparator()
        self._check_in_menu()
        for said, asked in (
            (self.tr("Log an activity…"), self.activity_asked.emit),
            (self.tr("Week"), self.week_asked.emit),
            (self.tr("What suits you"), self.answers_asked.emit),
            (self.tr("Settings"), self.settings_asked.emit),
            (self.tr("What is known, and how well"), self.learn_asked.emit),
            (self.tr("When it is a hard stretch"), self.support_asked.emit),
            (self.tr("When to get help"), self.help_asked.emit),
            (self.tr("Quit"), self.quit_asked.emit),
        ):
            _action(menu, said, asked)

    def _take_back(self) -> None:
        for reply in self._view.changes if self._view else ():
            self.answered.emit(reply)

    def _later_menu(self) -> QMenu:
        menu = self._menu.addMenu(self.tr("Later"))
        for minutes in LATER:
            self._says(menu, texts.minutes_short(minutes), r.Later(minutes))
        self._says(menu, self.tr("At the next pause"), r.Later(None))
        return menu

    def _check_in_menu(self) -> None:
        menu = self._menu.addMenu(self.tr("Check-in"))
        _action(menu, self.tr("How was today?"), lambda: self.check_in_asked.emit("daily"))
        _action(
            menu, self.tr("Your week in four corners"), lambda: self.check_in_asked.emit("weekly")
        )

    def _pause_menu(self) -> dict[Mark, QAction]:
        menu = self._menu.addMenu(self.tr("Pause"))
        for said, length in (
            (texts.minutes_short(30), "30m"),
            (self.tr("1 hour"), "1h"),
            (self.tr("Until tomorrow"), "tomorrow"),
            (self.tr("Until I resume"), ""),
        ):
            _action(menu, said, partial(self.pause_asked.emit, Length(length)))
        _action(menu, self.tr("Until a date…"), partial(self.day_asked.emit, "pause"))
        _action(menu, self.tr("On holiday until…"), partial(self.day_asked.emit, "holiday"))
        _action(menu, self.tr("Sick until…"), partial(self.day_asked.emit, "sick"))
        menu.addSeparator()
        return {
            "rest": self._mark(menu, self.tr("Rest day"), "rest"),
            "flare": self._mark(menu, self.tr("Sore back today"), "flare"),
        }

    def _mark(self, menu: QMenu, said: str, mark: Mark) -> QAction:
        tick = menu.addAction(said)
        tick.setCheckable(True)
        tick.triggered.connect(lambda on: self.answered.emit(r.MarkDay(mark if on else "ordinary")))
        return tick

    def _ignore_what_holds(self) -> None:
        if self._view is not None and self._view.held_by:
            self.ignoring_asked.emit(Ignoring(self._view.held_by[0], on=True))

    def _says(self, menu: QMenu, said: str, reply: r.Reply) -> QAction:
        return _action(menu, said, lambda: self.answered.emit(reply))


def _tooltip(view: TrayView) -> str:
    return "\n".join(line for line in (view.heat, view.words.tooltip) if line)


def _action(menu: QMenu, said: str, do: Callable[[], object]) -> QAction:
    action = menu.addAction(said)
    action.triggered.connect(lambda _checked=False: do())
    return action


def _line(menu: QMenu) -> QAction:
    action = menu.addAction("")
    action.setEnabled(False)
    return action
