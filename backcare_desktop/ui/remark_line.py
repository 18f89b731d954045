"""The one line in which a rule asks something or says what it changed, with its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core import reply as r
from backcare_desktop.core.facts import Change
from backcare_desktop.core.plan import Plan, Timed
from backcare_desktop.core.remarks import Remark
from backcare_desktop.ui.controls import Button, Words
from backcare_desktop.ui.flow_layout import FlowLayout
from backcare_desktop.ui.theme import Theme

translate = QCoreApplication.translate

_BETWEEN, _APART = 6, 20


@dataclass(frozen=True, slots=True)
class RemarkWords:
    """What is said, and each answer with its label."""

    said: str
    answers: tuple[tuple[str, r.Reply], ...] = ()


class RemarkLine(QWidget):
    """Away while there is nothing to say."""

    answered = Signal(object)
    """The user has answered: one of core.reply's values."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: RemarkWords | None = None
        self.buttons: list[Button] = []
        self._words = Words("", "note", "text2", wrap=True)
        self._row = FlowLayout(gap=_APART)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        column.addWidget(self._words)
        column.addLayout(self._row)
        self.hide()

    def show_theme(self, theme: Theme) -> None:
        """Buttons to come have this look."""
        self._theme = theme

    def show_remark(self, words: RemarkWords | None) -> None:
        """Say this, or go away."""
        self.setVisible(words is not None)
        if words == self._shown or words is None:
            self._shown = words
            return
        self._shown = words
        self._words.setText(words.said)
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(label, reply) for label, reply in words.answers]

    def _button(self, label: str, reply: r.Reply) -> Button:
        button = Button(self._theme, label, "link", flush=True)
        button.clicked.connect(lambda: self.answered.emit(reply))
        self._row.addWidget(button)
        return button


def remark_words(remark: Remark, plan: Plan) -> RemarkWords:
    """The line in the user's language."""
    answers = tuple((_label(reply, plan), reply) for reply in remark.answers)
    return RemarkWords(_said(remark, plan), answers)


def _said(remark: Remark, plan: Plan) -> str:  # noqa: PLR0911 - one arm a kind
    match remark.about:
        case "week-away":
            welcome = translate(
                "Remark", "Welcome back. Nothing to catch up on. Start with whatever feels easy."
            )
            gentle = translate("Remark", "For a week everything comes in its gentle form.")
            return f"{welcome} {gentle}"
        case "keep-gentle":
            return translate("Remark", "Yesterday was a gentle day. Keep today gentle, too?")
        case "hard-days":
            return translate(
                "Remark",
                "It has been a hard stretch. Talking to someone you trust, or a professional, may "
                "help. Something else in place of tomorrow's second breathing?",
            )
        case "gentle-start":
            return translate(
                "Remark",
                "Your first days were gentle, with a break after an hour of sitting. "
                "Keep 60 minutes, or try 45 or 30?",
            )
        case "rested":
            return translate("Remark", "After days of rest everything comes gently today.")
        case "skipped-twice":
            return translate(
                "Remark",
                "Two in a row were left out, so the breaks after sitting come half as often for "
                "the rest of today.",
            )
        case "slot-skipped":
            asked = translate("Remark", "{what}: not the right moment lately? It can change.")
            return asked.format(what=slot_title(plan, remark.slot))
        case _:
            assert_never(remark.about)


def slot_title(plan: Plan, name: str) -> str:
    """What a slot of the plan is called: a timed one by what it offers."""
    slot = plan.slot(name)
    first = slot.rotation[0][0] if slot and slot.rotation and slot.rotation[0] else ""
    routine = plan.routines.get(first)
    if isinstance(slot, Timed) and routine:
        return routine.title
    return translate("Remark", "The breaks after sitting")


def _label(reply: r.Reply, plan: Plan) -> str:  # noqa: PLR0911 - one arm a kind
    match reply:
        case r.Undo() | r.Adapt(rule="skipped-twice"):
            return translate("Remark", "Undo")
        case r.Adapt(rule="gentle-start", change="as-before"):
            return translate("Remark", "Keep 60")
        case r.MarkDay(mark="flare"):
            return translate("Remark", "Keep gentle")
        case r.MarkDay():
            return translate("Remark", "Usual day")
        case r.Adapt(change="moved", slot=name):
            return _moved_label(plan, name)
        case r.Adapt(change=change):
            return _changes()[change]
        case _:
            return ""


def _moved_label(plan: Plan, name: str) -> str:
    slot = plan.slot(name)
    if isinstance(slot, Timed) and slot.opens.mark == "start":
        return translate("Remark", "Two hours later")
    return translate("Remark", "Two hours earlier")


def _changes() -> Mapping[Change, str]:
    return {
        "rarer": translate("Remark", "Once an hour"),
        "dropped": translate("Remark", "Leave it out"),
        "tense": translate("Remark", "Tense and release"),
        "scan": translate("Remark", "Body scan"),
        "every-45": translate("Remark", "Try 45"),
        "every-30": translate("Remark", "Try 30"),
        "as-before": translate("Remark", "Keep as it is"),
    }
