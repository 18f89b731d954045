"""Laws of opening: never waited for, asked once, and what is refused stays private in peace."""

from __future__ import annotations

import json
import sys
from datetime import date
from uuid import UUID, uuid4

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.core.check_in import Daily
from backcare_desktop.opening import Opening
from backcare_desktop.store.private_answers import KeyChild, open_answers

ID = uuid4()


class Children:
    """Children of ours that reply with this, or never."""

    def __init__(self, reply: object = None) -> None:
        self.reply, self.count, self.quietly = reply, 0, False

    def __call__(self, *, quietly: bool) -> KeyChild:
        self.count += 1
        self.quietly = quietly
        say = f"print({json.dumps(json.dumps(self.reply))})"
        sleep = "import time; time.sleep(600)"
        script = say if self.reply is not None else sleep
        return KeyChild(open_answers(date.min), 60, (sys.executable, "-c", script))


def reading(opening: Opening) -> str:
    return opening.reading


def opened(fact: UUID) -> dict[str, object]:
    return {"opened": {str(fact): {"kind": "daily", "said": {"stress": 4}}}}


def test_what_is_opened_is_there_when_it_is_said(qapp: QApplication, qtbot: QtBot) -> None:
    children = Children(opened(ID))
    opening = Opening(qapp, children)
    with qtbot.waitSignal(opening.came, timeout=30_000):
        opening.needed(1)
        assert reading(opening) == "waiting"
    assert opening.opened == {ID: Daily(stress=4)}
    assert reading(opening) == "open"
    opening.needed(1)
    assert children.count == 1
    opening.something_new()
    with qtbot.waitSignal(opening.came, timeout=30_000):
        opening.needed(1)
    assert children.count == 2


def test_no_question_is_put_to_somebody_who_has_not_asked_for_the_answers(
    qapp: QApplication, qtbot: QtBot
) -> None:
    children = Children({"refused": "locked"})
    opening = Opening(qapp, children)
    with qtbot.waitSignal(opening.came, timeout=30_000):
        opening.needed(1)
    assert children.quietly
    assert reading(opening) == "closed"
    opening.something_new()
    opening.needed(1)
    assert children.count == 1
    with qtbot.waitSignal(opening.came, timeout=30_000):
        opening.again()
    assert not children.quietly
    assert reading(opening) == "locked"
    children.reply = opened(ID)
    with qtbot.waitSignal(opening.came, timeout=30_000):
        opening.again()
    assert reading(opening) == "open"


def test_a_keyring_that_was_not_there_is_looked_for_at_the_next_occasion_without_a_word(
    qapp: QApplication, qtbot: QtBot
) -> None:
    children = Children({"refused": "none"})
    opening = Opening(qapp, children)

    def ask(unread: int, meanwhile: str = "none") -> None:
        with qtbot.waitSignal(opening.came, timeout=30_000):
            opening.needed(unread)
            assert reading(opening) == meanwhile

    ask(2, "waiting")
    for _ in range(3):  # facts come, and nobody looks
        opening.something_new()
        opening.needed(2)
    assert children.count == 1
    ask(3)
    opening.looked_at()
    children.reply = opened(ID)
    ask(3)
    assert children.count == 3
    assert children.quietly
    assert reading(opening) == "open"


def test_who_asks_again_is_not_answered_by_who_was_asked_before(
    qapp: QApplication, qtbot: QtBot
) -> None:
    children = Children()
    opening = Opening(qapp, children)
    opening.needed(1)
    children.reply = opened(ID)  # as with a key that was entered meanwhile
    with qtbot.waitSignal(opening.came, timeout=30_000):
        opening.again()
    assert opening.opened == {ID: Daily(stress=4)}


def test_a_keyring_that_never_answers_is_let_go_with_the_window(qapp: QApplication) -> None:
    opening = Opening(qapp, Children())
    opening.needed(1)
    opening.again()
    assert reading(opening) == "waiting"
    opening.let_go()


def test_a_child_that_cannot_be_started_is_private(qapp: QApplication) -> None:
    def refused(*, quietly: bool) -> KeyChild:
        del quietly
        raise OSError("no processes left")

    opening = Opening(qapp, refused)
    opening.needed(1)
    assert reading(opening) == "failing"
