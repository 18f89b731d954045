"""The theme in force: what the user chose and the desktop wishes, given to all windows at once.

Made with all that it takes when a window first asks for it: at rest there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.settings import Settings
from backcare_desktop.core.wishes import (
    FontWish,
    ThemeName,
    Wishes,
    evening_theme,
    motion_is_reduced,
    panel_is_dark,
    theme_for,
)

if TYPE_CHECKING:
    from backcare_desktop.ui.theme import Theme
    from backcare_desktop.ui.theme_tokens import Tokens

_WHOLE = 0.02
"""How near to a whole number a screen's ratio must be, to pass for one."""


class Appearance(QObject):
    """Holds the theme, and dresses the program anew whenever it becomes another."""

    changed = Signal(object)
    """The theme has become this one; standard widgets have it already."""

    def __init__(
        self,
        app: QApplication,
        tokens: Callable[[], Tokens],
        settings: Settings,
        wishes: Wishes,
        *,
        lean: bool = True,
    ) -> None:
        """`lean` says that Qt's platform theme is the generic one, whose font means nothing."""
        super().__init__(app)
        self._app, self._tokens, self._lean = app, tokens, lean
        self._settings, self._wishes = settings, wishes
        self._system_font = QFont(app.font())
        self._theme: Theme | None = None

    @property
    def theme(self) -> Theme:
        """The theme in force; from the first question for it on, the program is dressed in it."""
        if self._theme is None:
            self._theme = self._put_on()
        return self._theme

    def dress(self) -> None:
        """Something is about to be seen that asks for no theme, such as a menu."""
        if self._theme is None:
            self._theme = self._put_on()

    def evening(self, now: datetime) -> Theme:
        """The theme for what comes in the evening."""
        self.dress()
        return self._made(evening_theme(self._settings.theme, self._wishes, now))

    @property
    def dark_bar(self) -> bool:
        """Whether the bar with the tray is dark."""
        return panel_is_dark(self._wishes)

    def show_settings(self, settings: Settings) -> None:
        """The user has chosen otherwise."""
        self._settings = settings
        self._renew()

    def show_wishes(self, wishes: Wishes) -> None:
        """The desktop has changed."""
        self._wishes = wishes
        self._renew()

    def _renew(self) -> None:
        if self._theme is None:
            return
        before, self._theme = self._theme, self._put_on()
        if self._theme != before:
            self.changed.emit(self._theme)

    def _put_on(self) -> Theme:
        from backcare_desktop.ui.theme_sheet import dress

        made = self._made(theme_for(self._settings.theme, self._wishes))
        if made != self._theme:
            dress(self._app, made)
        return made

    def _made(self, name: ThemeName) -> Theme:
        from backcare_desktop.ui.theme import made_theme

        return made_theme(
            self._tokens(),
            name,
            self._font(),
            reduced_motion=motion_is_reduced(self._settings.motion, self._wishes),
            patterns=self._settings.patterns,
        )

    def _font(self) -> QFont:
        """The desktop's font, at the size that desktop and user together ask for."""
        font = QFont(self._system_font)
        wish = self._wishes.font
        points = self._points(wish)
        if wish is not None and QFontDatabase.hasFamily(wish.family):
            font.setFamily(wish.family)
        ratio = self._app.devicePixelRatio()
        desktop = text_factor(self._wishes.text_scale, ratio, self._app.platformName())
        font.setPointSizeF(points * desktop * self._settings.text_scale)
        return font

    def _points(self, wish: FontWish | None) -> float:
        from backcare_desktop.ui.theme import HUNDRED_PERCENT

        if wish is not None:
            return wish.points
        usual = self._system_font.pointSizeF()
        return HUNDRED_PERCENT if self._lean or usual <= 0 else usual


def text_factor(asked: float, ratio: float, platform: str) -> float:
    """By how much text must still grow; `ratio` is the screen's device pixel ratio.

    Under X11 a settings daemon multiplies the screen's resolution by the factor, so that Qt
    has enlarged everything by it already: then what remains of the ratio is a whole number.
    """
    if platform != "xcb" or asked <= 0:
        return asked
    rest = ratio / asked
    enlarged = rest > 1 - _WHOLE and abs(rest - round(rest)) < _WHOLE
    return 1.0 if enlarged else asked
