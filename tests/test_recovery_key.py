"""Laws of the key shown and entered: never waited for, and each outcome is told once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcare_desktop.core.private import KeyOutcome
from backcare_desktop.recovery_key import RecoveryKey
from backcare_desktop.store.private_answers import KeyReply
from backcare_desktop.store.sealing import new_pair
from tests.test_private_notes import Answered

PAIR = new_pair()


def outcome(qtbot: QtBot, key: RecoveryKey, child: Answered, reply: KeyReply) -> KeyOutcome:
    with qtbot.waitSignal(key.came) as came:
        child.give(reply)
    (told,) = came.args
    assert isinstance(told, KeyOutcome)
    return told


def test_the_key_is_shown_or_it_is_said_why_not(qtbot: QtBot) -> None:
    child, parent = Answered(), QObject()
    key = RecoveryKey(lambda: PAIR.public, parent, child.ask)
    key.show_it()
    assert child.requests == [{"do": "show", "public": PAIR.public}]
    told = outcome(qtbot, key, child, KeyReply(key=PAIR.private))
    assert told == KeyOutcome("shown", PAIR.private)
    key.show_it()
    assert outcome(qtbot, key, child, KeyReply(refused="locked")) == KeyOutcome("locked")


def test_before_the_first_note_there_is_no_key_and_nobody_is_asked(qtbot: QtBot) -> None:
    child, parent = Answered(), QObject()
    key = RecoveryKey(lambda: None, parent, child.ask)
    with qtbot.waitSignal(key.came) as came:
        key.show_it()
    assert (came.args, child.requests) == ([KeyOutcome("no key yet")], [])


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (KeyReply(public=PAIR.public), KeyOutcome("kept", PAIR.private)),
        (KeyReply(public=PAIR.public, refused="none"), KeyOutcome("right", PAIR.private)),
        (KeyReply(error="This is not a recovery key."), KeyOutcome("mistyped")),
        (KeyReply(refused="silent"), KeyOutcome("silent")),
        (KeyReply(), KeyOutcome("failing")),
    ],
)
def test_a_key_that_is_entered_is_kept_held_or_said_to_be_none(
    qtbot: QtBot, reply: KeyReply, told: KeyOutcome
) -> None:
    child, parent = Answered(), QObject()
    key = RecoveryKey(lambda: PAIR.public, parent, child.ask)
    key.enter(PAIR.private)
    key.enter("a second one meanwhile")
    key.show_it()
    assert len(child.requests) == 1
    assert outcome(qtbot, key, child, reply) == told


def test_a_child_that_cannot_be_started_is_told_of(qtbot: QtBot) -> None:
    def refused(request: Mapping[str, object]) -> Answered:
        raise OSError(request)

    parent = QObject()
    key = RecoveryKey(lambda: PAIR.public, parent, refused)
    with qtbot.waitSignal(key.came) as came:
        key.show_it()
    assert came.args == [KeyOutcome("failing")]
