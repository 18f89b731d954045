"""Saying a thing once to whoever listens to the screen instead of looking at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QGuiApplication,
)
from PySide6.QtWidgets import QAccessibleWidget, QGraphicsView, QScrollArea, QWidget

_HEAR_EVENTS = frozenset({"cocoa", "windows"})
"""Platforms whose readers hear announcements. Orca does since its version 44 only."""

_TOLD_AS, _UNHEARD = "toldAs", "unheard"

_CONNECTED_MS = (1_500, 5_000)
"""So long after a window's coming a reader is connected for certain, where there is one."""


def announce(widget: QWidget, words: str) -> None:
    """Have a reader say these words when it has finished what it is saying.

    Some readers do not hear such events; the widget's name or text should say the same.
    """
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


def announce_change(widget: QWidget, words: str) -> None:
    """Have a reader say what is on now in the window around that widget, once.

    Every Orca speaks the active window's name when that changes, and whatever else changes only
    where the focus is. One that hears the event as well would say it twice. Where the focus moves
    at the same time, only what has the focus is said.
    """
    if QGuiApplication.platformName() in _HEAR_EVENTS:
        announce(widget, words)
    elif words:
        widget.window().setAccessibleName(words)


@contextmanager
def unheard() -> Iterator[None]:
    """A window of the start is made within, without a word of it; its showing is told as ever.

    Each of its texts would be told while nobody sees it. Orca passes over all that it hears where
    more than fifty such things come at once, and so over the notice that comes with them.
    """
    was_active = QAccessible.isActive()
    QAccessible.setActive(False)
    try:
        yield
    finally:
        QAccessible.setActive(was_active)


def be_notice(window: QWidget) -> None:
    """A window that comes up without the focus: its name is read out when it does."""
    window.setProperty(_TOLD_AS, QAccessible.Role.Notification.value)


def notice_came(window: QWidget) -> None:
    """A notice has come up just now; in the program's first second no reader hears of that.

    Qt is connected to the accessibility bus a moment after its first window, and tells nobody when:
    so it is told once more, and only where it cannot have been heard.
    """
    if not QAccessible.isActive() and not window.property(_UNHEARD):
        for wait in _CONNECTED_MS:
            QTimer.singleShot(wait, window, lambda: _tell_late(window))
        window.setProperty(_UNHEARD, True)  # noqa: FBT003 - Qt's way to name a property


def _tell_late(window: QWidget) -> None:
    if window.property(_UNHEARD) and window.isVisible() and QAccessible.isActive():
        window.setProperty(_UNHEARD, False)  # noqa: FBT003 - as above
        notice_again(window, window.accessibleName())


def notice_again(window: QWidget, words: str) -> None:
    """A notice that stands there has something new to say: told as if it came up just now.

    Orca reads a notification's name when that comes, and no change of it without the focus.
    """
    window.setAccessibleName(words)
    if QGuiApplication.platformName() in _HEAR_EVENTS:
        announce(window, words)
    elif QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(window, QAccessible.Event.ObjectShow))


def be_window(window: QWidget) -> None:
    """One with a title: else a reader hears of no window, but of a space with things in it."""
    window.setProperty(_TOLD_AS, QAccessible.Role.Window.value)


def tell_windows() -> None:
    """Have readers told what kinds of windows these are; once, after the application is made."""
    QAccessible.installFactory(_told)


def _told(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    """Qt's own class as it stands: one written in Python crashes on the accessibility bus."""
    role = _role(thing)
    return None if role is None else QAccessibleWidget(cast("QWidget", thing), role, "")


def _role(thing: QObject) -> QAccessible.Role | None:
    """As what we have it told; None for what Qt tells well.

    Of what scrolls Qt's own class ends the process when a reader asks for the place of a scroll
    bar that has just gone (in 6.11 `QAccessibleAbstractScrollArea::child` takes any number).
    """
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_TOLD_AS)
    if role is not None:
        return QAccessible.Role(role)
    return QAccessible.Role.Client if isinstance(thing, (QScrollArea, QGraphicsView)) else None
