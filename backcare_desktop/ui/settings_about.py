"""The last pages of the settings: what is kept and where, and what this program is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout

from backcare_desktop import __version__
from backcare_desktop.core.errand import Errand
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import article_words
from backcare_desktop.ui.controls import Button, Words, rule
from backcare_desktop.ui.safety_words import said
from backcare_desktop.ui.settings_page import LARGE, Card, SettingsPage
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate

_SPACE = 10

_Row = tuple[str, str, str]


class PrivacyPage(SettingsPage):
    """Where everything is kept."""

    folder_asked = Signal()
    """The folder is to be shown."""

    key_asked = Signal()
    """The key to the notes is to be shown or entered."""

    week_asked = Signal(str)
    """The week, where everything goes out, in and away: for this `core.errand.Errand`."""

    def __init__(self, theme: Theme, settings: Settings, title: str, folder: str) -> None:
        super().__init__(theme, settings, title)
        card = self.card(self.tr("Kept on this computer only"))
        card.add_words(
            self.tr(
                "No account, no network. Which breaks you took lies in a file of your own; what "
                "you answer about stress, back and mood is sealed, and only your keyring opens it."
            )
        )
        place = Words(folder, "note", "text2", wrap=True)
        place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.column.addWidget(place)
        self.folder = Button(theme, self.tr("Open the folder"))
        self.folder.clicked.connect(self.folder_asked)
        card.add_buttons(self.folder)
        self._add_keeping(theme)
        senses = self.card(self.tr("What is looked at"))
        senses.add_words(
            self.tr(
                "How long ago the last input was, whether the screen is locked, whether a "
                "microphone or camera is in use, full screen, and do not disturb. No keys, no "
                "window titles, no pictures."
            )
        )

    def _add_keeping(self, theme: Theme) -> None:
        safe = self.card(self.tr("To keep, to take along, to delete"))
        safe.add_words(
            self.tr(
                "The key to your notes, written down, opens them when the keyring is gone. The "
                "other ways lead to your week, where all of it is done."
            )
        )
        self.key = Button(theme, self.tr("The key to your notes"))
        self.key.clicked.connect(self.key_asked)
        self.errands = {errand: self._leads(theme, errand, name) for errand, name in _ways()}
        safe.add_buttons(self.key, *self.errands.values())

    def _leads(self, theme: Theme, errand: Errand, name: str) -> Button:
        made = Button(theme, name)
        made.clicked.connect(lambda: self.week_asked.emit(errand))
        return made


def _ways() -> Iterator[tuple[Errand, str]]:
    yield "export", translate("settings", "Export…")
    yield "import", translate("settings", "Import…")
    yield "backup", translate("settings", "Back all of it up into one file…")
    yield "restore", translate("settings", "Put a backup back…")
    yield "delete", translate("settings", "Delete everything…")


def _table(heads: _Row, rows: Sequence[_Row]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(_SPACE)
    grid.setVerticalSpacing(_SPACE)
    for row, cells in enumerate((heads, *rows)):
        for column, words in enumerate(cells):
            grid.addWidget(Words(words, "note" if row else "label", wrap=True), row, column)
    for column, share in enumerate((5, 5, 3)):
        grid.setColumnStretch(column, share)
    return grid


class AboutPage(SettingsPage):
    """What this is, where the routines come from, and what is left out."""

    help_asked = Signal()
    learn_asked = Signal()

    def __init__(self, theme: Theme, settings: Settings, title: str) -> None:
        super().__init__(theme, settings, title)
        card = self.card(self.tr("BackCare Desktop"))
        card.add_words(self.tr("Version {version}").format(version=__version__))
        card.add_words(
            self.tr(
                "BackCare Desktop helps adults who sit a lot to build comfortable daily habits: "
                "short movement breaks, stretching, relaxation breathing, warmth timing and sleep "
                "set-up. It is for general well-being."
            )
        )
        card.add_words(said("gen-1"))
        self.learn = Button(theme, self.tr("What is known, and how well"))
        self.learn.clicked.connect(self.learn_asked)
        self.helped = Button(theme, self.tr("When to get help"), icon="shield")
        self.helped.clicked.connect(self.help_asked)
        card.add_buttons(self.learn, self.helped)
        self._add_sources()
        self._add_article()

    def _add_sources(self) -> None:
        card = self.card(self.tr("Sources"))
        card.add_words(said("hon-src"))
        card.add_words(article_words.credit())
        heads = (self.tr("In the article"), self.tr("Here"), self.tr("How well known"))
        rows = tuple((one.theirs, one.ours, one.grade) for one in article_words.lines())
        if self.theme.text_scale >= LARGE:
            self._add_lines(card, heads, rows)
        else:
            card.column.addLayout(_table(heads, rows))

    def _add_lines(self, card: Card, heads: _Row, rows: Sequence[_Row]) -> None:
        """Large text has no room for columns: one cell below the other."""
        named = self.tr("{name}: {meaning}")
        for cells in rows:
            card.column.addWidget(rule())
            for name, words in zip(heads, cells, strict=True):
                card.add_words(named.format(name=name, meaning=words))

    def _add_article(self) -> None:
        card = self.card(self.tr("What the article says, and we do not"))
        for words in article_words.left_out():
            card.add_words(words)
        meanings = self.card(self.tr("Its words"))
        for name, meaning in article_words.glossary():
            line = self.tr("{name}: {meaning}").format(name=name, meaning=meaning)
            meanings.add_words(line)
