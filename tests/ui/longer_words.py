"""Words a third longer than ours, as other languages have them, and what they do not fit into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QWidget,
)

_MORE = 0.35
_ENDS = "äöüßéõnæłø" * 3
_FIELD = re.compile(r"(\{[^}]*\})")
_WORD = re.compile(r"[A-Za-z]{2,}")


class LongerWords(QTranslator):
    """Every word keeps its beginning and gets a third more; fields stay as they are."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        parts = _FIELD.split(source)
        return "".join(one if _FIELD.match(one) else _WORD.sub(_longer, one) for one in parts)

    def isEmpty(self) -> bool:
        return False


def _longer(word: re.Match[str]) -> str:
    return word[0] + _ENDS[: round(len(word[0]) * _MORE + 0.3)]


@contextmanager
def longer_words(app: QApplication) -> Iterator[None]:
    """All that is made meanwhile says it in longer words."""
    longer = LongerWords()
    app.installTranslator(longer)
    try:
        yield
    finally:
        app.removeTranslator(longer)


def not_whole(window: QWidget) -> list[str]:
    """The words of a window that are cut off, or lie outside of what is seen or scrolls to it."""
    labels: list[QLabel | QAbstractButton] = [
        *window.findChildren(QLabel),
        *window.findChildren(QAbstractButton),
    ]
    shown = (one for one in labels if one.isVisible() and one.text())
    return [one.text() for one in shown if _is_cut(one) or not _is_inside(one, window)]


def _is_cut(one: QLabel | QAbstractButton) -> bool:
    high = one.heightForWidth(one.width())
    if high < 0:
        return one.sizeHint().width() > one.width()
    return high > one.height() or _longest(one) > one.width()


def _longest(one: QLabel | QAbstractButton) -> int:
    """The width of the word that needs most, in pixels."""
    metrics = one.fontMetrics()
    return max(metrics.horizontalAdvance(word) for word in one.text().split())


def _is_inside(one: QWidget, window: QWidget) -> bool:
    area = _area_of(one, window)
    host = window if area is None else area.viewport()
    place = QRect(one.mapTo(host, QPoint(0, 0)), one.size())
    across = place.left() >= 0 and place.right() <= host.width()
    return across and (area is not None or host.rect().contains(place))


def _area_of(one: QWidget, window: QWidget) -> QAbstractScrollArea | None:
    """What it scrolls in, if it does."""
    above = one.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea) and above.viewport().isAncestorOf(one):
            return above
        above = above.parentWidget()
    return None
