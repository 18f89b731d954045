"""Our seat in the tray: an icon and an empty menu, which stand before the program behind them.

It is made first and costs little, so that the icon is there long before all else is loaded. The
menu is handed to the tray's host with the icon; what it says is filled in later.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from backcare_desktop.ui.tray_icon import TrayIcons, TrayLook


class TraySeat(QObject):
    """One icon; made anew when a host comes that has not heard of it."""

    clicked = Signal()
    """The icon was clicked."""

    def __init__(self, icons: TrayIcons) -> None:
        super().__init__()
        self.icons = icons
        self.menu = QMenu()
        self._look, self._tooltip = TrayLook("counting"), ""
        self._was_there = False
        self._icon = self._made()

    @property
    def is_there(self) -> bool:
        """Whether anything shows tray icons here and now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def come_up(self) -> None:
        """Show the icon, wherever there is a tray."""
        self._was_there = self.is_there
        self._icon.show()

    def catch_up(self) -> None:
        """From here on a host's coming is heard of; one since the icon was shown was not."""
        if self.is_there and not self._was_there:
            self.renew()

    def renew(self) -> None:
        """A host has come: one that we were not shown to never asks for us."""
        self._icon.hide()
        self._icon.deleteLater()
        self._icon = self._made()
        self._icon.show()

    def show_look(self, look: TrayLook) -> None:
        """The icon looks like this."""
        self._look = look
        self._icon.setIcon(self.icons.icon(look))

    def show_bar(self, *, dark: bool) -> None:
        """The bar is now dark, or bright."""
        if self.icons.show_bar(dark=dark):
            self.show_look(self._look)

    def show_tooltip(self, words: str) -> None:
        """What is said where the pointer rests on the icon."""
        self._tooltip = words
        self._icon.setToolTip(words)

    def say(self, title: str, sentence: str) -> None:
        """Tell something once, by the desktop's own notices."""
        self._icon.showMessage(title, sentence, QSystemTrayIcon.MessageIcon.NoIcon)

    def place(self) -> QRect:
        """Where the icon is on screen; empty where the host keeps that to itself."""
        return self._icon.geometry()

    def go(self) -> None:
        """Leave the tray."""
        self._icon.hide()

    def _made(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(QIcon(self.icons.icon(self._look)), self)
        icon.setToolTip(self._tooltip)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._activated)
        return icon

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how == QSystemTrayIcon.ActivationReason.Trigger:
            self.clicked.emit()
