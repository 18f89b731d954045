"""What stands in the player's window: head, page, and the row of buttons that stays in sight."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core.asking import Asking
from backcare_desktop.core.guide import Cue, routine_of
from backcare_desktop.core.playhead import Playhead
from backcare_desktop.core.routine import Score
from backcare_desktop.ui import player_end, player_words, texts
from backcare_desktop.ui.announcement import announce_change
from backcare_desktop.ui.controls import Themed, rule, show_theme_within
from backcare_desktop.ui.focus_ring import focus_with_ring
from backcare_desktop.ui.notice import Notice
from backcare_desktop.ui.player_before import BeforeButtons, BeforePage
from backcare_desktop.ui.player_breathing import BreathingStage, breathes
from backcare_desktop.ui.player_controls import PlayerControls
from backcare_desktop.ui.player_end import EndButtons, Ended, EndPage
from backcare_desktop.ui.player_figure import Figures
from backcare_desktop.ui.player_head import PlayerHead
from backcare_desktop.ui.player_movement import MovementStage
from backcare_desktop.ui.player_why import WhyLine
from backcare_desktop.ui.room import grow
from backcare_desktop.ui.scroll_column import ScrollColumn
from backcare_desktop.ui.tab_order import comes_after, reached_within
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_sheet import lay_ground

if TYPE_CHECKING:
    from backcare_desktop.ui.player_questions import MoreQuestions, QuestionCards

PageName = Literal["before", "play", "end"]

_ROW_ABOVE, _ROW_BELOW, _WHY_ABOVE = 15, 16, 8

_LEAST = QSize(440, 390)
"""What a page needs: the window has head and buttons besides, whose words it never cuts."""


class PlayerPages(QWidget):
    """Shows one of three pages; knows no clock and decides nothing."""

    felt = Signal(str)
    """How the session felt was said: a `Feeling`."""

    chosen = Signal(object)
    """A routine is to be otherwise from now on: `Chosen`."""

    learn_asked = Signal(str)
    """What is known of such habits is to be shown: a `Pillar`."""

    screen_answered = Signal(object)
    """A safety question was answered before the start: `core.asking.Answered`."""

    def __init__(self, theme: Theme, figures: Figures, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._figures = theme, figures
        self.page: PageName = "play"
        self.head = PlayerHead(theme)
        self.breathing = BreathingStage(theme)
        self.movement = MovementStage(theme, figures)
        self.before = BeforeButtons(theme)
        self.controls = PlayerControls(theme)
        self.end = EndButtons(theme)
        self._notice = Notice(theme, "")
        self.why, self.why_before = WhyLine(theme), WhyLine(theme)
        self._play = self._play_page()
        self._area, self._before_why = ScrollColumn(), QWidget()
        self._line = rule()
        self._passing: QWidget | None = None
        self._stage: BreathingStage | MovementStage = self.breathing
        self._shown: tuple[object, ...] = ()
        self.movement.option_switched.connect(self.chosen)
        self._fill()

    def show_theme(self, theme: Theme) -> None:
        """Make what comes next in this theme; what is not shown just now takes it, too."""
        self._theme = theme
        pages = (self.breathing, self.movement, self.before, self.controls, self.end, self._notice)
        for page in pages:
            if page.window() is not self.window():
                show_theme_within(page, theme)
                if isinstance(page, Themed):
                    page.show_theme(theme)

    def show_why(self, why: str, *, can_be_undone: bool) -> None:
        """Why it begins otherwise than usual, before it and in it; no words, no line."""
        for line in (self.why, self.why_before):
            line.show_why(why, can_be_undone=can_be_undone)

    def show_before(
        self, score: Score, *, running: bool = False, asking: Asking | None = None
    ) -> None:
        """Show what is going to be done, with what is asked first; or what is being done."""
        self.before.show_session(score, running=running)
        self._show_title(score)
        self.head.show_line(player_words.before_line(score))
        begun = tuple(routine.id for routine in score.routines)
        asks = self._asks(asking, begun) if asking and asking.questions else None
        more = self._more(asking, begun) if asking and asking.more else None
        page = BeforePage(self._theme, score, self._figures, running=running, asks=(asks, more))
        page.chosen.connect(self.chosen)
        page.learn_asked.connect(self.learn_asked)
        self._show_page("before", page)
        if asks:
            self._go_on(asks)
        else:
            self.before.show_asking(asking=False)
            focus_with_ring(self.before.start)

    def _asks(self, asking: Asking, begun: Sequence[str]) -> QuestionCards:
        from backcare_desktop.ui.player_questions import QuestionCards

        made = QuestionCards(self._theme, asking.plan, asking.questions, begun)
        made.answered.connect(lambda: self._go_on(made))  # first: then another session may be there
        made.answered.connect(self.screen_answered)
        return made

    def _go_on(self, asks: QuestionCards) -> None:
        """To what is asked next, or to the start: an arrow key would choose another answer."""
        self.before.show_asking(asking=asks.next is not None)
        (asks.next or self.before.start).setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self, asking: Asking, begun: Sequence[str]) -> MoreQuestions:
        from backcare_desktop.ui.player_questions import MoreQuestions

        made = MoreQuestions(self._theme, asking.plan, asking.more, begun)
        made.answered.connect(self.screen_answered)
        return made

    def show_play(self) -> None:
        """Show the stage of a session that begins."""
        self.breathing.show_session()
        self.movement.show_session()
        self._shown = ()
        self._show_page("play", self._play)
        self._order_keys()
        focus_with_ring(self.controls.pause)

    def show_head(self, head: Playhead, cue: Cue) -> bool:
        """Show this instant of the session; `cue` is what is on there.

        Says whether it differs by more than a frame from what was shown before.
        """
        shown = head.score.sort, cue.index, head.is_paused, player_words.whole_seconds(cue.to_end)
        other, self._shown = shown != self._shown, shown
        if other:
            self._show_around(head, cue)
        self._stage.show_head(head, cue)
        return other

    def frame_length(self, cue: Cue) -> int | None:
        """Milliseconds until something looks different; None while only seconds count."""
        return self._stage.frame_length(cue)

    def grow(self, window: QWidget) -> None:
        """Let the window that opens have room for the page that is on."""
        if self.page == "before":
            grow(window, self._area)

    def show_length(self, seconds: float) -> None:
        """Before the start: it takes so long with what has been chosen."""
        self.head.show_line(texts.length(seconds))

    def switch_option(self) -> bool:
        """Switch what the routine on stage lets one choose; False where there is nothing."""
        there = not self.movement.isHidden() and self.movement.has_option
        if there:
            self.movement.switch_option()
        return there

    def show_end(self, score: Score, ended: Ended) -> None:
        """Show how it ended."""
        self._show_title(score)
        self.head.show_line(player_end.header_line(score, ended))
        self.end.show_end()
        page = EndPage(self._theme, score, ended, self._figures)
        page.felt.connect(self.felt)
        self.end.undone.connect(page.show_taken_back)
        self._show_page("end", page)
        said = player_end.end_said(score, ended)
        self.end.close_button.setAccessibleDescription(said)  # said with it, as it has the focus
        focus_with_ring(self.end.close_button)
        announce_change(self, said)

    def _show_around(self, head: Playhead, cue: Cue) -> None:
        """All but the stage: it changes once a second at most."""
        routine = routine_of(head.score, cue.beat)
        self.head.show_routine(routine.title, routine.pillar)
        self.head.show_line(player_words.header_line(head.score, cue, paused=head.is_paused))
        self._notice.show_words(player_words.safety_line(routine))
        self.controls.show_paused(paused=head.is_paused)
        self.controls.tell_first("" if cue.index else cue.says)
        led_by_ring = breathes(head.score, cue.beat)
        self.breathing.setVisible(led_by_ring)
        self.movement.setVisible(not led_by_ring)
        self._stage = self.breathing if led_by_ring else self.movement

    def _show_title(self, score: Score) -> None:
        self.head.show_routine(texts.titles(score.shown), score.shown[0].pillar)

    def _show_page(self, name: PageName, page: QWidget) -> None:
        self.page = name
        self._area.takeWidget()
        if self._passing is not None and self._passing is not page:
            self._passing.deleteLater()
        self._passing = None if page is self._play else page
        lay_ground(page, "surface")
        self._area.setWidget(page)
        page.show()
        self._before_why.setVisible(name == "before" and not self.why_before.isHidden())
        self._line.setVisible(name != "play")
        self.head.show_about(there=name == "play")
        rows = {"before": self.before, "play": self.controls, "end": self.end}
        for row_name, row in rows.items():
            row.setVisible(row_name == name)
        if page is not self._play:
            comes_after(reached_within(self.head)[-1], reached_within(page))

    def _play_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.breathing, 1)
        column.addWidget(self.movement, 1)
        around = QVBoxLayout()
        around.addWidget(self.why)
        margin = self._theme.size("card_margin")
        around.setContentsMargins(margin, 0, margin, 12)
        around.addWidget(self._notice)
        column.addLayout(around)
        return page

    def _fill(self) -> None:
        area = self._area
        area.setMinimumSize(_LEAST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(rule())
        column.addWidget(self._before_why)
        column.addWidget(area, 1)
        column.addWidget(self._line)
        margin = self._theme.size("card_margin")
        above = QVBoxLayout(self._before_why)
        above.setContentsMargins(margin, _WHY_ABOVE, margin, _WHY_ABOVE)
        above.addWidget(self.why_before)
        rows = QVBoxLayout()
        rows.setContentsMargins(margin, _ROW_ABOVE, margin, _ROW_BELOW)
        for row in (self.before, self.controls, self.end):
            rows.addWidget(row)
        column.addLayout(rows)

    def _order_keys(self) -> None:
        """Tab goes over what can be chosen first, then along the row.

        A click leaves the focus on *Pause*, so that the space bar still pauses.
        """
        controls = self.controls
        chain = (
            self.movement.option,
            self.why.undo,
            controls.softer,
            controls.end,
            controls.back,
        )
        for one, other in pairwise((*chain, controls.pause, controls.next)):
            QWidget.setTabOrder(one, other)
        for button in (*chain, controls.next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
