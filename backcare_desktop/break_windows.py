"""The windows of a break: the prompt in the corner, the evening's card, and the player.

Each is made when it is first needed and kept: a prompt that has come may be answered at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap

from backcare_desktop.core.routine import Routine
from backcare_desktop.kept_windows import KeptWindows
from backcare_desktop.open_windows import to_front
from backcare_desktop.ui.appearance import Appearance

if TYPE_CHECKING:
    from backcare_desktop.ui.figure_view import DrawnFigures
    from backcare_desktop.ui.player import Player
    from backcare_desktop.ui.prompt_card import PromptCard
    from backcare_desktop.ui.sleep_card import SleepCard
    from backcare_desktop.ui.theme import Theme

PREPARES_MS = 400
"""Milliseconds from an offer's coming until the player is made: its movement is over then."""


@dataclass(frozen=True, slots=True)
class BreakMeans:
    """What they are given: the time, how they are dressed, the figure."""

    clock: Callable[[], float]
    wall: Callable[[], datetime]
    appearance: Appearance
    figures: Callable[[], DrawnFigures]
    shadows: bool


class BreakWindows(QObject):
    """Shows and hides; what was said in any of them comes out here."""

    answered = Signal(object)
    """One of core.reply's values."""

    routine_chosen = Signal(object)
    """A routine is to be otherwise from now on: core.chosen's `Chosen`."""

    help_asked = Signal()
    learn_asked = Signal(str)

    covered = Signal()
    """The session, or the movement towards it, is on screen: the card can go."""

    sound_switched = Signal(bool)
    """Voice and sound are to be on, or off."""

    cue_begun = Signal(object)
    """A session has something to be heard: a `Saying`."""

    hushed = Signal()
    """What is being said is to stop."""

    session_gone = Signal()
    """A session's window has gone."""

    def __init__(self, kept: KeptWindows, means: BreakMeans, parent: QObject) -> None:
        super().__init__(parent)
        self._kept, self._means = kept, means
        self._sound = ("", False)
        self._player_dims = False

    @cached_property
    def card(self) -> PromptCard:
        """The prompt in the corner."""
        from backcare_desktop.ui.prompt_card import PromptCard

        made = PromptCard(
            self._kept.theme(),
            composited=self._means.shadows,
            picture=self._picture,
            now=self._means.clock,
        )
        made.answered.connect(self.answered)
        made.help_asked.connect(self.help_asked)
        return self._kept.keep(made)

    @cached_property
    def evening_card(self) -> SleepCard:
        """The evening's prompt; darker than the rest where the theme is left to us."""
        from backcare_desktop.ui.sleep_card import SleepCard

        self._kept.theme()
        made = SleepCard(self._evening(), composited=self._means.shadows, picture=self._night)
        made.answered.connect(self.answered)
        made.help_asked.connect(self.help_asked)
        return self._kept.keep(made, self._evening)

    @cached_property
    def player(self) -> Player:
        """What leads through a session."""
        from backcare_desktop.ui.player import Player

        made = Player(
            self._kept.theme(),
            now=self._means.clock,
            composited=self._means.shadows,
            figures=self.figures,
        )
        made.answered.connect(self.answered)
        made.chosen.connect(self.routine_chosen)
        made.help_asked.connect(self.help_asked)
        made.learn_asked.connect(self.learn_asked)
        made.covered.connect(self.covered)
        made.sound_switched.connect(self.sound_switched)
        made.cue_begun.connect(self.cue_begun)
        made.hushed.connect(self.hushed)
        made.closed.connect(self.session_gone)
        note, on = self._sound
        made.show_sound(note, on=on)
        return self._kept.keep(made, self._player_theme)

    @cached_property
    def figures(self) -> DrawnFigures:
        """The drawn figure, for whoever shows one."""
        return self._means.figures()

    def dim_evening(self) -> None:
        """The evening's card takes the colours of this hour."""
        self.evening_card.show_theme(self._evening())

    def dim_player(self, *, evening: bool) -> None:
        """A session that answers the evening's card has the colours of this hour."""
        if evening == self._player_dims:
            return
        from backcare_desktop.ui.theme_sheet import sheet

        self._player_dims = evening
        theme = self._player_theme()
        self.player.setStyleSheet(sheet(theme) if evening else "")
        self.player.show_theme(theme)

    def prepare_session(self) -> None:
        """An offer is up: *Start* is to find the player made."""
        QTimer.singleShot(PREPARES_MS, self, lambda: self.player)

    def show_sound(self, note: str, *, on: bool) -> None:
        """Whether voice and sound are on, and why nothing is heard if nothing is."""
        self._sound = (note, on)
        player = self._made_player
        if player is not None:
            player.show_sound(note, on=on)

    def show_tone(self, tone: str) -> None:
        """The figure has this tone of skin and hair from now on."""
        figures: DrawnFigures | None = self.__dict__.get("figures")
        if figures is not None:
            figures.show_tone(tone)

    def come_forward(self) -> bool:
        """A session that runs comes to the front; whether there is one."""
        player = self._made_player
        if player is None or not player.isVisible():
            return False
        to_front(player)
        return True

    def withdraw_cards(self) -> None:
        """Something says what they say, and may lie over them."""
        for name in ("card", "evening_card"):
            card: PromptCard | SleepCard | None = self.__dict__.get(name)
            if card is not None:
                card.withdraw()

    def leave(self) -> None:
        """A session that runs is ended and kept."""
        player = self._made_player
        if player is not None:
            player.close()

    @property
    def _made_player(self) -> Player | None:
        return self.__dict__.get("player")

    def _player_theme(self) -> Theme:
        return self._evening() if self._player_dims else self._means.appearance.theme

    def _evening(self) -> Theme:
        return self._means.appearance.evening(self._means.wall())

    def _night(self, routine: Routine, size: QSize, ratio: float) -> QPixmap:
        from backcare_desktop.ui.offer_words import pose_of_night

        return self.figures.picture(self._evening(), pose_of_night(routine), size, ratio)

    def _picture(self, routine: Routine, size: QSize, ratio: float) -> QPixmap:
        from backcare_desktop.ui.offer_words import key_pose

        return self.figures.picture(self._means.appearance.theme, key_pose(routine), size, ratio)
