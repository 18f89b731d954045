"""Laws of private notes: sealed or not kept; none is lost while the keyring is asked."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.reply import KeepKey, NoteCheckIn, Reply
from backcare_desktop.private_notes import PrivateNotes
from backcare_desktop.store.private_answers import KeyReply
from backcare_desktop.store.sealing import new_pair, unseal

PAIR = new_pair()
SAID = Daily(stress=8)


class Answered:
    """A child that has this reply, once it is given."""

    def __init__(self) -> None:
        self._ours, self._theirs = os.pipe()
        self.reply: KeyReply | None = None
        self.requests: list[Mapping[str, object]] = []

    def ask(self, request: Mapping[str, object]) -> Answered:
        self.requests.append(request)
        self._ours, self._theirs = os.pipe()
        return self

    def give(self, reply: KeyReply) -> None:
        self.reply = reply
        os.write(self._theirs, b".")

    def fileno(self) -> int:
        return self._ours

    def drain(self) -> KeyReply | None:
        os.read(self._ours, 1)
        return self.reply

    def close(self) -> None:
        pass


class World:
    """What was said to the engine, and the key that it has."""

    def __init__(self, key: str | None) -> None:
        self.key, self.said = key, list[Reply]()
        self.child, self.parent = Answered(), QObject()
        self.notes = PrivateNotes(lambda: self.key, self.said.append, self.parent, self.child.ask)


def test_with_a_key_a_note_is_sealed_at_once(qtbot: QtBot) -> None:
    del qtbot
    world = World(PAIR.public)
    world.notes.keep(SAID)
    (note,) = world.said
    assert isinstance(note, NoteCheckIn)
    assert note.said == SAID
    assert unseal("daily", note.sealed, PAIR.private) == SAID


def test_the_first_note_makes_a_key_and_waits_for_it(qtbot: QtBot) -> None:
    world = World(None)
    world.notes.keep(SAID)
    assert world.said == []
    world.child.give(KeyReply(public=PAIR.public))
    qtbot.waitUntil(lambda: len(world.said) == 2)
    assert world.said[0] == KeepKey(PAIR.public)
    assert isinstance(world.said[1], NoteCheckIn)


@pytest.mark.parametrize("again", [False, True])
def test_refused_it_is_told_and_kept_only_when_a_key_is_found(qtbot: QtBot, again: bool) -> None:
    world = World(None)
    with qtbot.waitSignal(world.notes.refused) as told:
        world.notes.keep(SAID)
        world.child.give(KeyReply(refused="locked"))
    assert told.args == ["locked"]
    if not again:
        world.notes.leave_out()
    world.notes.make_key(own=True)
    assert world.child.requests[-1]["do"] == "make-own"
    with qtbot.waitSignal(world.notes.key_made) as shown:
        world.child.give(KeyReply(public=PAIR.public, key=PAIR.private))
    assert shown.args == [PAIR.private]
    assert any(isinstance(one, NoteCheckIn) for one in world.said) is again
