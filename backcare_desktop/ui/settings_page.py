"""A page of the settings: cards with rows, each row a setting that counts at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.settings import Settings
from backcare_desktop.ui.controls import Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.option_row import OptionRow
from backcare_desktop.ui.picker import Picker
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.switch import Switch
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

V = TypeVar("V", bound=Hashable)

_SIDE, _TOP, _BETWEEN, _ROWS = 28, 24, 12, 8
_WITHIN = (16, 12, 16, 12)
LARGE = 1.4
"""From this text size on a control stands under its words."""

_BESIDE = 350
"""So wide, in pixels at 100 % text, a control may be to stand beside them."""


@dataclass(frozen=True, slots=True)
class Change:
    """The settings as they are to be, and what has changed, in words."""

    after: Settings
    words: str


class Card(QFrame):
    """Settings that belong together, under a heading."""

    def __init__(self, theme: Theme, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("box", "card")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*_WITHIN)
        self.column.setSpacing(_ROWS)
        if title:
            self.column.addWidget(Words(title, "section", wrap=True))

    def add_row(self, label: str, control: QWidget, note: str = "") -> None:
        """Words at one side, the control at the other; a note under the words."""
        words = [Words(label, "body", wrap=True)]
        if note:
            words.append(Words(note, "note", "text2", wrap=True))
            control.setAccessibleDescription(note)
        wide = control.sizeHint().width() > self._theme.scaled(_BESIDE)
        if wide or self._theme.text_scale >= LARGE:
            for widget in (*words, control):
                self.column.addWidget(widget)
            return
        row, beside = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(_BETWEEN)
        beside.setSpacing(0)
        for one in words:
            beside.addWidget(one)
        row.addLayout(beside, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    def add_words(self, words: str) -> None:
        """A sentence that goes with them."""
        self.column.addWidget(Words(words, "note", "text2", wrap=True))

    def add_buttons(self, *buttons: QWidget, apart: int = 0) -> None:
        """Buttons that lead elsewhere, or boxes to tick, so many pixels from each other."""
        row = FlowLayout(gap=apart or self._theme.size("gap"))
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)


class SettingsPage(ScrollColumn):
    """Scrolls where the window is too low. `title` is its entry in the list of pages."""

    changed = Signal(object)
    """The user has chosen otherwise: a `Change`."""

    def __init__(
        self,
        theme: Theme,
        settings: Settings,
        title: str,
        said: str = "",
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme, self.title, self._settings = theme, title, settings
        self._shows: list[Callable[[Settings], None]] = []
        self._body = QWidget()
        lay_ground(self._body, "window")
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        self.column.setSpacing(_BETWEEN)
        self.heading = Words(title, "title", wrap=True)
        self.column.addWidget(self.heading)
        if said:
            self.column.addWidget(Words(said, "note", "text2", wrap=True))
        self.column.addStretch(1)
        self.setWidget(self._body)

    @property
    def settings(self) -> Settings:
        """As they are."""
        return self._settings

    def show_settings(self, settings: Settings) -> None:
        """Every control shows these."""
        self._settings = settings
        for show in self._shows:
            show(settings)

    def follow(self, show: Callable[[Settings], None]) -> None:
        """Call this whenever the settings are others, and now."""
        self._shows.append(show)
        show(self._settings)

    def card(self, title: str) -> Card:
        """One more card, under those that are there."""
        made = Card(self.theme, title)
        self.add(made)
        return made

    def add(self, widget: QWidget) -> None:
        """One more thing, under what is there."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def switch(self, card: Card, name: str, label: str, note: str = "") -> Switch:
        """A setting that is on or off. `name` is its field in the settings, "sound.on" such."""
        made = Switch(self.theme, "")
        made.setAccessibleName(label)
        on, off = self.tr("on"), self.tr("off")
        made.toggled.connect(lambda value: self.say(name, value, label, on if value else off))
        self.follow(lambda settings: made.setChecked(bool(_value(settings, name))))
        card.add_row(label, made, note)
        return made

    def pick(
        self, card: Card, name: str, label: str, choices: Sequence[tuple[V, str]], note: str = ""
    ) -> Picker[V]:
        """A setting with several values, in a menu."""
        made: Picker[V] = Picker(self.theme, label, choices)
        words = dict(choices)
        made.chosen.connect(lambda value: self.say(name, value, label, words[value]))
        self.follow(lambda settings: made.show_choice(_value(settings, name)))
        card.add_row(label, made, note)
        return made

    def choose(
        self, card: Card, name: str, label: str, choices: Sequence[tuple[V, str]], note: str = ""
    ) -> OptionRow[V]:
        """A setting with a few values, side by side."""
        made: OptionRow[V] = OptionRow(self.theme, label, choices)
        words = dict(choices)
        made.chosen.connect(lambda value: self.say(name, value, label, words[value]))
        self.follow(lambda settings: made.show_choice(_value(settings, name)))
        card.add_row(label, made, note)
        return made

    def say(self, name: str, value: object, label: str, words: str) -> None:
        """From now on the field has that value."""
        said = self.tr("{setting}: {value}").format(setting=label, value=words)
        self.take(_with(self._settings, name.split("."), value), said)

    def take(self, after: Settings, words: str) -> None:
        """The settings are these from now on; `words` say what has changed."""
        if after != self._settings:
            self.show_settings(after)
            self.changed.emit(Change(after, words))

    def words(self) -> str:
        """All that can be read on the page, for the search."""
        labels = self._body.findChildren(Words)
        return " ".join([self.title, *(one.text() for one in labels)]).casefold()

    def show_line(self, sought: str) -> None:
        """Bring the first line with these words into sight."""
        for label in self._body.findChildren(Words):
            if sought in label.text().casefold():
                self.ensureWidgetVisible(label)
                return


def _value(settings: Settings, name: str) -> Any:  # noqa: ANN401 - of whatever type the field is
    return attrgetter(name)(settings)


def _with(part: Any, names: Sequence[str], value: object) -> Any:  # noqa: ANN401
    """The settings, or a part of them, with another value of this field."""
    first, *others = names
    inner = _with(getattr(part, first), others, value) if others else value
    return replace(part, **{first: inner})
