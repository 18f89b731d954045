"""What the rules changed, on a page of the settings: since when, why, and an undo (rule A22)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.changes import About, Changed
from backcare_desktop.core.facts import Change
from backcare_desktop.core.plan import Plan
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.remark_line import slot_title
from backcare_desktop.ui.settings_page import SettingsPage
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Listed:
    """A change, and what it is about in the user's language, if it is about something."""

    changed: Changed
    title: str = ""


Changes = Callable[[], tuple[Listed, ...]]

_MOST = 10
"""So many of the latest are shown; the command line tells all."""

_GAP = 8


class ChangeList(QWidget):
    """The latest first."""

    answered = Signal(object)
    """One is to be taken back: one of core.reply's values."""

    def __init__(self, theme: Theme, changes: Changes) -> None:
        super().__init__()
        self._theme, self._changes = theme, changes
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._shown: list[QWidget] = []
        self._found: tuple[Listed, ...] | None = None
        self.undos: list[Button] = []
        self.show_changes()

    def show_theme(self, theme: Theme) -> None:
        """Buttons to come have this look."""
        self._theme = theme

    def show_changes(self) -> None:
        """As they are now; where nothing is new, what is there keeps its focus."""
        found = self._changes()[::-1]
        if found == self._found:
            return
        self._found = found
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown, self.undos = [], []
        for one in (*found[:_MOST], *(late for late in found[_MOST:] if late.changed.undo)):
            self._add(one)
        if not found:
            nothing = self.tr("Nothing was changed in the last four weeks.")
            self._put(Words(nothing, "note", wrap=True))

    def _add(self, listed: Listed) -> None:
        one, said = listed.changed, change_said(listed)
        self._put(Words(said, "note", "text2", wrap=True))
        if one.undo is not None:
            undo, words = one.undo, self.tr("Undo: {what}").format(what=said)
            button = Button(self._theme, self.tr("Undo"), "link", flush=True)
            button.setAccessibleName(words)
            button.clicked.connect(lambda: self._take_back(undo))
            self.undos.append(button)
            self._put(button)
            self._column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)

    def _take_back(self, undo: r.Reply) -> None:
        self.answered.emit(undo)
        self.show_changes()

    def _put(self, widget: QWidget) -> None:
        self._shown.append(widget)
        self._column.addWidget(widget)


def add_changes(page: SettingsPage, changes: Changes, unread: QWidget) -> ChangeList:
    """The card on a page of the settings; `unread` says what the rules cannot know."""
    card = page.card(translate("Changes", "What was changed for you, and why"))
    made = ChangeList(page.theme, changes)
    card.column.addWidget(made)
    card.column.addWidget(unread)
    return made


def listed(found: Sequence[Changed], plan: Plan) -> tuple[Listed, ...]:
    """The changes with what they are about, by the plan that the user chose."""
    return tuple(Listed(one, slot_title(plan, one.slot) if one.slot else "") for one in found)


def change_said(listed: Listed) -> str:
    """One change on a line: its day, what, and the reason."""
    one = listed.changed
    at = QDate(one.at.year, one.at.month, one.at.day)
    day = QLocale().toString(at, QLocale.FormatType.ShortFormat)
    parts = translate("Changes", "{what}, {why}")
    what, why = _what(one), _reasons()[one.about]
    if listed.title:
        both = translate("Changes", "{title}: {change}")
        what = both.format(title=listed.title, change=what)
    return texts.joined(day, parts.format(what=what, why=why))


def _what(one: Changed) -> str:
    if one.about == "dizzy":
        return translate("Changes", "a breathing exercise begins more gently")
    if one.about == "skipped-twice" and one.change == "rarer":
        return translate("Changes", "half as often for the rest of the day")
    return _changes()[one.change]


def _changes() -> Mapping[Change, str]:
    return {
        "as-before": translate("Changes", "as it was before"),
        "on": translate("Changes", "everything gentle"),
        "moved": translate("Changes", "moved by two hours"),
        "rarer": translate("Changes", "once an hour at most"),
        "dropped": translate("Changes", "left out"),
        "tense": translate("Changes", "tense and release in place of breathing"),
        "scan": translate("Changes", "a body scan in place of breathing"),
        "every-45": translate("Changes", "after 45 minutes of sitting"),
        "every-30": translate("Changes", "after 30 minutes of sitting"),
    }


def _reasons() -> Mapping[About, str]:
    return {
        "slot-skipped": translate("Changes", "as you answered after a few skips"),
        "hard-days": translate("Changes", "as you answered in a hard stretch"),
        "week-away": translate("Changes", "after a week or more away"),
        "skipped-twice": translate("Changes", "after two in a row were left out"),
        "rested": translate("Changes", "after three days of rest"),
        "sore-back": translate("Changes", "as your back was very much in the way"),
        "dizzy": translate("Changes", "as you felt dizzy"),
        "gentle-start": translate("Changes", "as you answered after a gentle start"),
        "done-at-once": translate("Changes", "as you answered when more was offered"),
    }
