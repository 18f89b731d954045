"""Windows that are asked for beside the day: settings, what is known, support, check-ins.

Each is made when it is asked for and goes when it is closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcare_desktop.core.check_in import CheckIn, Lately
from backcare_desktop.core.day_preview import Preview
from backcare_desktop.core.facts import CheckInKind, Pillar
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.private import KeyOutcome, KeyRefusal, Reading
from backcare_desktop.core.reply import StartByHand
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings
from backcare_desktop.open_windows import SETTINGS, OpenWindows

if TYPE_CHECKING:
    from backcare_desktop.ui.settings_changes import Listed
    from backcare_desktop.ui.settings_window import SettingsWindow

SLOW_BREATHING = "breathe-long-exhale"
"""What is offered to everybody who would like two slow minutes: it holds no breath."""


@dataclass(frozen=True, slots=True)
class SideMeans:
    """What they show: the settings, an ordinary day with them, the folder of all that is kept.

    `lately` is what the check-ins before add to one, `changes` are those of the rules; `routines`
    are as they were written; `sources` says by what sound is heard here; `unread` is why earlier
    check-ins cannot be read, None where they can.
    """

    settings: Callable[[], Settings]
    preview: Callable[[], Preview | None]
    folder: str
    today: Callable[[], date]
    lately: Callable[[CheckIn], Lately]
    changes: Callable[[], tuple[Listed, ...]]
    routines: Callable[[], Mapping[str, Routine]]
    sources: Callable[[], str]
    unread: Callable[[], Reading | None]


class SideWindows(QObject):
    """One of each kind at most."""

    answered = Signal(object)
    settings_chosen = Signal(object)
    """The settings are to be these."""

    answers_asked = Signal()
    help_asked = Signal()
    week_asked = Signal(str)
    """The week, with what is wanted there at once: a `core.errand.Errand`."""

    folder_asked = Signal()
    notes_needed = Signal()
    """What was said in check-ins counts now: it is to be open, where that asks nobody anything."""

    notes_opened_again = Signal()
    """It is to be opened, if need be by a password."""

    checked_in = Signal(object)
    """A check-in was saved: `core.check_in.Daily` or `Weekly`."""

    again_asked = Signal()
    """The keyring is to be asked once more."""

    key_shown_asked = Signal()
    key_entered = Signal(str)
    own_key_asked = Signal()
    left_out = Signal()
    """The note that waits for a key is not to be kept."""

    later_asked = Signal()
    """Two slow minutes are to be offered again later."""

    def __init__(self, opened: OpenWindows, means: SideMeans) -> None:
        super().__init__(opened)
        self._opened, self._means = opened, means
        opened.settings_asked.connect(self.open_settings)

    def show_settings(self) -> None:
        """The settings window, if it is open, shows those in force."""
        window = self._opened.named(SETTINGS)
        show = getattr(window, "show_settings", None)
        if show is not None:
            show(self._means.settings())

    def show_changes(self) -> None:
        """The settings window, if it is open, lists what the rules have changed by now."""
        window = self._opened.named(SETTINGS)
        show = getattr(window, "show_changes", None)
        if show is not None:
            show()

    def show_unread(self) -> None:
        """What goes by earlier check-ins says whether they can be read."""
        for window in self._opened:
            show = getattr(window, "show_unread", None)
            if show is not None:
                show(self._means.unread())

    def open_settings(self) -> None:
        """Everything that can be chosen."""
        if not self._opened.raised(SETTINGS):
            self.notes_needed.emit()
            self._opened.come(SETTINGS, self._made_settings())
            self.show_unread()

    def open_learn(self, first: Pillar | None = None) -> None:
        """What is known, how well, and from where."""
        if self._opened.raised("learn"):
            return
        from backcare_desktop.ui.learn_window import LearnWindow

        made = LearnWindow(self._opened.theme(), first)
        made.help_asked.connect(self.help_asked)
        self._opened.come("learn", made)

    def open_check_in(self, kind: CheckInKind) -> None:
        """How was today, or the week in four corners."""
        name = f"check-in {kind}"
        if self._opened.raised(name):
            return
        from backcare_desktop.ui.check_in_window import CheckInWindow

        self.notes_needed.emit()
        made = CheckInWindow(self._opened.theme(), kind, self._means.lately)
        made.saved.connect(self.checked_in)
        made.answered.connect(self.answered)
        made.spacing_asked.connect(self._space)
        made.later_asked.connect(self.later_asked)
        made.support_asked.connect(self.open_support)
        made.help_asked.connect(self.help_asked)
        made.opened_again.connect(self.notes_opened_again)
        made.key_asked.connect(self.open_key)
        self._opened.come(name, made)
        self.show_unread()

    def open_key_refused(self, why: KeyRefusal) -> None:
        """No keyring keeps the key to the notes."""
        from backcare_desktop.ui.key_window import KeyRefusedWindow

        made = KeyRefusedWindow(self._opened.theme(), why)
        made.again_asked.connect(self.again_asked)
        made.own_asked.connect(self.own_key_asked)
        made.left_out.connect(self.left_out)
        made.help_asked.connect(self.help_asked)
        self._opened.come("key", made)

    def open_own_key(self, key: str) -> None:
        """The key that the user keeps, once."""
        from backcare_desktop.ui.key_window import OwnKeyWindow

        made = OwnKeyWindow(self._opened.theme(), key)
        made.help_asked.connect(self.help_asked)
        self._opened.come("own key", made)

    def open_key(self) -> None:
        """The key to the notes, to be shown or entered."""
        if self._opened.raised("recovery key"):
            return
        from backcare_desktop.ui.recovery_key_window import RecoveryKeyWindow

        made = RecoveryKeyWindow(self._opened.theme())
        made.show_asked.connect(self.key_shown_asked)
        made.entered.connect(self.key_entered)
        made.help_asked.connect(self.help_asked)
        self._opened.come("recovery key", made)

    def show_key_outcome(self, outcome: KeyOutcome) -> None:
        """Where the key was asked for or entered, if that is still open."""
        window = self._opened.named("recovery key")
        show = getattr(window, "show_outcome", None)
        if show is not None:
            show(outcome)

    def open_support(self) -> None:
        """Whom to turn to."""
        if self._opened.raised("support"):
            return
        from backcare_desktop.ui.support_window import SupportWindow

        made = SupportWindow(self._opened.theme(), self._means.settings().numbers)
        made.help_asked.connect(self.help_asked)
        made.week_asked.connect(lambda: self.week_asked.emit(""))
        made.breathe_asked.connect(self._breathe)
        self._opened.come("support", made)

    def _made_settings(self) -> SettingsWindow:
        from backcare_desktop.ui.settings_window import SettingsWindow

        made = SettingsWindow(
            self._opened.theme(),
            self._means.settings(),
            folder=self._means.folder,
            preview=self._means.preview,
            today=self._means.today,
            changes=self._means.changes,
            routines=self._means.routines(),
            sources=self._means.sources(),
        )
        made.answered.connect(self.answered)
        made.chosen.connect(self.settings_chosen)
        made.answers_asked.connect(self.answers_asked)
        made.check_in_asked.connect(self.open_check_in)
        made.support_asked.connect(self.open_support)
        made.learn_asked.connect(self.open_learn)
        made.help_asked.connect(self.help_asked)
        made.folder_asked.connect(self.folder_asked)
        made.key_asked.connect(self.open_key)
        made.week_asked.connect(self.week_asked)
        made.heat_asked.connect(self._heat)
        made.opened_again.connect(self.notes_opened_again)
        return made

    def _breathe(self) -> None:
        self.answered.emit(StartByHand((SLOW_BREATHING,)))

    def _heat(self) -> None:
        self.answered.emit(StartByHand((HEAT,)))

    def _space(self, minutes: int) -> None:
        self.settings_chosen.emit(replace(self._means.settings(), spacing=minutes))
