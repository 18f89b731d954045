"""The day's habits: a row each in the panel, a tile each in the small window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Pillar
from backcare_desktop.core.heat import HEAT
from backcare_desktop.core.refusal import HeatNotNow, HeatRuns, ScreenSaysNo, SessionRunning
from backcare_desktop.core.standing import Playing
from backcare_desktop.core.tally import PillarToday
from backcare_desktop.ui import texts
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.panel_view import PanelView
from backcare_desktop.ui.refusal_words import refusal_said
from backcare_desktop.ui.rings import PillarRing
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate

_LARGE = 2.2
"""The size of text from which on a row's button goes under its words."""

_ACROSS, _NAME, _BUTTON = 12, 68, 70
_TILE_WIDE, _TILE_HIGH, _TILE_PAD, _TILE_GAP = 70, 62, 8, 4


def count_words(today: PillarToday, view: PanelView) -> str:
    """How much was done, "1 of 2"; heat is used and never aimed at, sleep has its time."""
    done = texts.number(today.done)
    if today.pillar == "heat":
        return translate("PillarRows", "used {count}").format(count=done)
    if today.pillar == "sleep" and not today.done and (at := next_time("sleep", view)):
        return translate("PillarRows", "card at {time}").format(time=at)
    if today.of is None or today.done > today.of:
        return done
    both = translate("PillarRows", "{done} of {of}", "1 of 2, done today")
    return both.format(done=done, of=texts.number(today.of))


def next_time(pillar: Pillar, view: PanelView) -> str:
    """When this pillar's time of the day comes; empty when none does any more."""
    at = view.opens.get(pillar)
    return texts.time_of_day(at) if at else ""


def answer_words(today: PillarToday, view: PanelView) -> str:
    """What starting it again, for the first time, or looking at it is called."""
    if today.pillar == "heat" and isinstance(view.heat_refusal, HeatNotNow | ScreenSaysNo):
        return translate("PillarRows", "Why not?")
    if today.pillar == "sleep":
        return translate("PillarRows", "View")
    if today.is_full:
        return translate("PillarRows", "Again")
    return translate("PillarRows", "Start")


def said(today: PillarToday, view: PanelView) -> str:
    """The same for a reader, "Start: Breathe, 1 of 2 today"."""
    whole = translate("PillarRows", "{answer}: {pillar}, {count} today")
    name = texts.pillar_name(today.pillar)
    count = count_words(today, view)
    return whole.format(answer=answer_words(today, view), pillar=name, count=count)


def can_begin(today: PillarToday, view: PanelView) -> bool:
    """Whether a start would begin something: one session at a time, and heat beside it."""
    if today.pillar == "heat" and HEAT in view.routines:
        return not isinstance(view.heat_refusal, HeatRuns)
    return bool(today.start) and not isinstance(view.standing, Playing)


def begun(today: PillarToday) -> tuple[str, ...]:
    """What its button begins; heat has a sheet of its own, which says what is in the way."""
    return (HEAT,) if today.pillar == "heat" else today.start


def tip(today: PillarToday, view: PanelView) -> str:
    """What a start would begin, or why it can begin nothing."""
    if today.pillar == "heat" and isinstance(view.heat_refusal, HeatRuns | HeatNotNow):
        return refusal_said(view.heat_refusal, {})
    if today.pillar == "heat" and HEAT in view.routines:
        return view.routines[HEAT].title
    if isinstance(view.standing, Playing):
        return refusal_said(SessionRunning(), {})
    if not today.start:
        return translate("PillarRows", "Nothing here is open yet: a safety question comes first.")
    return texts.titles([view.routines[name] for name in today.start if name in view.routines])


def show_on_ring(ring: PillarRing, today: PillarToday) -> None:
    """Fill the ring where there is a number to reach."""
    if today.of is None:
        ring.show_part(None)
    else:
        ring.show_count(today.done, today.of)


class PillarRow(QWidget):
    """Ring, name, count and a button."""

    answered = Signal(object)
    """The user wants to begin: `core.reply.StartByHand`."""

    def __init__(self, theme: Theme, pillar: Pillar, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: PillarToday | None = None
        self._ring = PillarRing(theme, pillar)
        self._ring.setAccessibleName(texts.pillar_name(pillar))
        self._name = Words(texts.pillar_name(pillar), "name")
        self._count = Words("", "body", "text2", wrap=True, tabular=True)
        self.button = Button(theme, "")
        self.button.setProperty("low", True)  # noqa: FBT003 - Qt's way to set a property
        self.button.clicked.connect(self.begin)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._fill(theme)

    def show_today(self, today: PillarToday, view: PanelView) -> None:
        """Say this."""
        self._today = today
        show_on_ring(self._ring, today)
        self._count.setText(count_words(today, view))
        self.button.setText(answer_words(today, view))
        self.button.setEnabled(can_begin(today, view))
        self.button.setAccessibleName(said(today, view))
        self.button.setAccessibleDescription(tip(today, view))
        self.button.setToolTip(tip(today, view))

    def show_theme(self, theme: Theme) -> None:
        """Put the button where this size of text has room for it."""
        self._name.setMinimumWidth(theme.scaled(_NAME))
        self.button.setMinimumWidth(theme.scaled(_BUTTON))
        large = theme.text_scale >= _LARGE
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if large else way.LeftToRight)
        side = Qt.AlignmentFlag.AlignRight if large else Qt.AlignmentFlag(0)
        self._row.setAlignment(self.button, side)

    def begin(self) -> None:
        """Start what this row stands for, if anything of it is open."""
        if self._today is not None and self.button.isEnabled():
            self.answered.emit(r.StartByHand(begun(self._today)))

    def _fill(self, theme: Theme) -> None:
        words = QHBoxLayout()
        words.setSpacing(_ACROSS)
        words.addWidget(self._ring)
        words.addWidget(self._name)
        words.addWidget(self._count, 1)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.size("gap"))
        self._row.addLayout(words, 1)
        self._row.addWidget(self.button)
        self.show_theme(theme)


class PillarTile(QPushButton):
    """Ring and count in one button."""

    answered = Signal(object)
    """The user wants to begin: `core.reply.StartByHand`."""

    def __init__(self, theme: Theme, pillar: Pillar, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: PillarToday | None = None
        self._theme = theme
        self._ring = PillarRing(theme, pillar)
        self._ring.setAccessibleName(texts.pillar_name(pillar))
        self._count = Words("", "small", "text2", tabular=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_TILE_PAD, _TILE_PAD, _TILE_PAD, _TILE_PAD)
        column.setSpacing(_TILE_GAP)
        for one in (self._ring, self._count):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setAutoDefault(True)  # Enter, too
        self.clicked.connect(self.begin)

    def sizeHint(self) -> QSize:
        """Room for both, one under the other."""
        drawn = QSize(self._theme.scaled(_TILE_WIDE), self._theme.scaled(_TILE_HIGH))
        return drawn.expandedTo(self._column.sizeHint())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def show_theme(self, theme: Theme) -> None:
        """Take the size that this text needs."""
        self._theme = theme
        self.updateGeometry()

    def show_today(self, today: PillarToday, view: PanelView) -> None:
        """Say this."""
        self._today = today
        show_on_ring(self._ring, today)
        at = next_time("sleep", view) if today.pillar == "sleep" and not today.done else ""
        self._count.setText(at or count_words(today, view))
        self.setEnabled(can_begin(today, view))
        self.setAccessibleName(said(today, view))
        self.setAccessibleDescription(tip(today, view))
        self.setToolTip(tip(today, view))
        self.updateGeometry()

    def begin(self) -> None:
        """Start what this tile stands for, if anything of it is open."""
        if self._today is not None and self.isEnabled():
            self.answered.emit(r.StartByHand(begun(self._today)))


class PillarTiles(QWidget):
    """The tiles side by side, in more lines where the text is large."""

    answered = Signal(object)
    """The user wants to begin: `core.reply.StartByHand`."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row = FlowLayout(self, gap=theme.size("gap"))
        self._tiles: dict[Pillar, PillarTile] = {}
        self.setAccessibleName(self.tr("Today"))

    def show_theme(self, theme: Theme) -> None:
        """Tiles to come have this look."""
        self._theme = theme

    def show_view(self, view: PanelView) -> None:
        """Say this."""
        for today in view.pillars:
            if today.pillar not in self._tiles:
                tile = PillarTile(self._theme, today.pillar)
                tile.answered.connect(self.answered)
                self._tiles[today.pillar] = tile
                self._row.addWidget(tile)
            self._tiles[today.pillar].show_today(today, view)

    def tiles(self) -> list[PillarTile]:
        """In their order."""
        return list(self._tiles.values())
