"""Buttons and lines of text: standard widgets that the theme's sheet dresses."""

from __future__ import annotations

from typing import Literal, Protocol, runtime_checkable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from backcare_desktop.core.facts import Pillar
from backcare_desktop.ui.icon_paths import DIRECTIONAL, IconName
from backcare_desktop.ui.icons import icon, paint_icon
from backcare_desktop.ui.theme import Theme, tabular_only
from backcare_desktop.ui.theme_sheet import repolish
from backcare_desktop.ui.theme_tokens import ColourName, FontRole

ButtonKind = Literal[
    "primary", "plain", "quiet", "link", "soft", "chip", "segment", "point", "entry"
]
"""How much a button asks for attention.

A chip is a small plain one with round ends, a segment one of a row of choices, a point one of a
scale, an entry one of a list of pages.
"""

_INKS: dict[ButtonKind, ColourName] = {
    "primary": "onAccent",
    "plain": "text",
    "quiet": "text2",
    "link": "accentText",
    "soft": "accentText",
    "chip": "text2",
    "segment": "text",
    "point": "text",
    "entry": "text",
}

_ARROW = 0.8
"""The side of a menu's arrow, as a share of that of an icon."""

_ARROW_GAP = 6

_BREATH = "\u2005"
"""A narrow space before a button's words: by itself Qt lays them too close to its icon."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""To Qt they are for the buttons of dialogs alone."""


@runtime_checkable
class Themed(Protocol):
    """A widget that paints something by itself, and so must be told of a new theme."""

    def show_theme(self, theme: Theme) -> None:
        """Paint with these colours and sizes."""


def show_theme_within(window: QWidget, theme: Theme) -> None:
    """Tell everything within a window of the new theme."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, Themed):
            widget.show_theme(theme)


class Words(QLabel):
    """Text in one of the theme's fonts and colours; never cut off, wraps where `wrap`."""

    def __init__(  # noqa: PLR0913 - each says one thing about the text
        self,
        words: str,
        role: FontRole = "body",
        tone: ColourName | Pillar = "text",
        *,
        wrap: bool = False,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if tabular:
            self.setFont(tabular_only())
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Left is the side from which one reads: Qt goes by the words, and digits have no side."""
        if self.isRightToLeft():
            alignment = _turned(alignment) | Qt.AlignmentFlag.AlignAbsolute
        super().setAlignment(alignment)

    def show_tone(self, tone: ColourName | Pillar) -> None:
        """Take another colour."""
        self.setProperty("tone", tone)
        repolish(self)


class Button(QPushButton):
    """A button with words, and perhaps an icon before them."""

    def __init__(  # noqa: PLR0913 - each says one thing about the button
        self,
        theme: Theme,
        words: str,
        kind: ButtonKind = "plain",
        *,
        icon: IconName | None = None,
        tall: bool = False,
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`flush` lets its words begin and end where the lines above and below it do."""
        super().__init__(words, parent)
        self._kind: ButtonKind = kind
        self._icon = icon
        self.setProperty("kind", kind)
        self.setProperty("tall", tall)
        self.setProperty("flush", flush)
        self.setAutoDefault(False)
        self.show_theme(theme)

    def show_theme(self, theme: Theme) -> None:
        """Draw the icon in this theme's colour."""
        self.setIconSize(QSize(theme.icon_size(), theme.icon_size()))
        self._ink = theme.colour(_INKS[self._kind])
        self._faint = theme.colour("disabled")
        self.show_icon(self._icon)

    def show_kind(self, kind: ButtonKind) -> None:
        """Ask for more or less attention."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            repolish(self)

    def show_icon(self, name: IconName | None) -> None:
        """Carry this icon instead, or none."""
        had, self._icon = self._icon, name
        if name is not None:
            side = self.iconSize().width()
            mirrored = name in DIRECTIONAL and self.isRightToLeft()
            self.setIcon(icon(name, self._ink, side, disabled=self._faint, mirrored=mirrored))
        elif had is not None:
            self.setIcon(QIcon())

    def sizeHint(self) -> QSize:
        """Room for the space before the words, too."""
        hint = super().sizeHint()
        if self._has_both():
            hint += QSize(QFontMetrics(self.font()).horizontalAdvance(_BREATH), 0)
        return hint

    def minimumSizeHint(self) -> QSize:
        """The same: no word is cut off."""
        return self.sizeHint()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Its words stand a little off its icon."""
        super().initStyleOption(option)
        if self._has_both():
            option.text = _BREATH + option.text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def _has_both(self) -> bool:
        return bool(self.text()) and not self.icon().isNull()

    def ink(self) -> QColor:
        """The colour of its words."""
        return self._ink if self.isEnabled() else self._faint


class MenuButton(Button):
    """A button that opens a menu: its words, then an arrow."""

    def __init__(
        self, theme: Theme, words: str, menu: QMenu, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, words, parent=parent)
        self.setMenu(menu)

    def sizeHint(self) -> QSize:
        """Room for the arrow, too."""
        return super().sizeHint() + QSize(self._arrow() + _ARROW_GAP, 0)

    def minimumSizeHint(self) -> QSize:
        """Never less than its words and the arrow."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button as any other, then words and arrow as one, in the middle."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        words, arrow = self._places()
        painter.setPen(self.ink())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(words, flags, self.text())
        paint_icon(painter, "down", QRectF(arrow), self.ink())

    def _places(self) -> tuple[QRect, QRect]:
        metrics = QFontMetrics(self.font())
        wide = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        side = self._arrow()
        left = (self.width() - wide - _ARROW_GAP - side) // 2
        words = QRect(left, 0, wide, self.height())
        arrow = QRect(words.right() + 1 + _ARROW_GAP, (self.height() - side) // 2, side, side)
        if self.isRightToLeft():
            words.moveLeft(self.width() - words.right() - 1)
            arrow.moveLeft(self.width() - arrow.right() - 1)
        return words, arrow

    def _arrow(self) -> int:
        return round(self.iconSize().width() * _ARROW)


class IconButton(QToolButton):
    """A button that is only an icon; its words are its name, and its tooltip."""

    def __init__(
        self, theme: Theme, name: IconName, words: str, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon: IconName = name
        self.setProperty("kind", "icon")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.show_theme(theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def show_theme(self, theme: Theme) -> None:
        """Draw the icon in this theme's colour."""
        mirrored = self._icon in DIRECTIONAL and self.isRightToLeft()
        side = theme.icon_size()
        self.setIconSize(QSize(side, side))
        ink, faint = theme.colour("text2"), theme.colour("disabled")
        self.setIcon(icon(self._icon, ink, side, disabled=faint, mirrored=mirrored))


def _turned(alignment: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    if alignment & left:
        return (alignment & ~left) | right
    return (alignment & ~right) | left if alignment & right else alignment


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline between two parts."""
    line = QFrame(parent)
    line.setProperty("rule", True)  # noqa: FBT003 - Qt's way to name a property
    return line
