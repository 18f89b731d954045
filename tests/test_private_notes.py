"""Laws of private notes: sealed or not kept; none is lost while the keyring is asked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backcare_desktop.core.check_in import Daily, Weekly
from backcare_desktop.core.facts import CheckedIn, Fact
from backcare_desktop.core.reply import KeepKey, MarkDay, NoteCheckIn, Reply
from backcare_desktop.paths import Places
from backcare_desktop.private_notes import PrivateNotes
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.private_answers import KeyReply
from backcare_desktop.store.sealing import new_pair, unseal
from backcare_desktop.store.waiting_notes import Waiting, WaitingNotes
from tests.core.desk import Desk

PAIR = new_pair()
SAID = Daily(stress=8)
NOW = datetime(2026, 11, 24, 17, tzinfo=timezone(timedelta(hours=1)))


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

    def __init__(self, key: str | None, file: Path | None = None) -> None:
        self.key, self.said, self.now = key, list[Reply](), NOW
        self.child, self.parent = Answered(), QObject()
        self.notes = PrivateNotes(
            lambda: self.key,
            self.said.append,
            self.parent,
            WaitingNotes(file),
            self.child.ask,
            wall=lambda: self.now,
        )


def test_with_a_key_a_note_is_sealed_at_once(qtbot: QtBot) -> None:
    del qtbot
    world = World(PAIR.public)
    world.notes.keep(SAID)
    (note,) = world.said
    assert isinstance(note, NoteCheckIn)
    assert (note.said, note.given) == (SAID, None)
    assert unseal("daily", note.sealed, PAIR.private) == SAID


def test_the_first_note_makes_a_key_and_waits_for_it(qtbot: QtBot) -> None:
    world = World(None)
    world.notes.keep(SAID)
    assert world.said == []
    world.child.give(KeyReply(public=PAIR.public))
    qtbot.waitUntil(lambda: len(world.said) == 2)
    assert world.said[0] == KeepKey(PAIR.public)
    assert isinstance(world.said[1], NoteCheckIn)


def test_what_a_note_changes_is_in_force_before_there_is_a_key_and_once(qtbot: QtBot) -> None:
    """Who was told of gentle options is offered no fold while the keyring asks for a password."""
    world = World(None)
    world.notes.keep(Daily(back=9))
    assert world.said == [MarkDay("flare", by_rule=True)]
    world.notes.keep(Daily(back=2))
    world.child.give(KeyReply(public=PAIR.public))
    qtbot.waitUntil(lambda: len(world.said) == 4)
    assert [type(one) for one in world.said[1:]] == [KeepKey, NoteCheckIn, NoteCheckIn]
    assert all(one.given for one in world.said if isinstance(one, NoteCheckIn))


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


def test_killed_before_there_is_a_key_the_next_start_takes_the_notes_up(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "run" / "notes.json"
    killed = World(None, file)
    killed.notes.keep(SAID)
    killed.now += timedelta(hours=1)
    killed.notes.keep(Weekly(mood=7, tags=("tired",)))
    assert file.stat().st_mode & 0o077 == 0
    world = World(None, file)
    world.now += timedelta(days=2)
    world.notes.take_up()
    assert world.child.requests[-1]["do"] == "make"
    world.child.give(KeyReply(public=PAIR.public))
    qtbot.waitUntil(lambda: len(world.said) == 3)
    noted = [one for one in world.said if isinstance(one, NoteCheckIn)]
    notes = [(one.said, one.given) for one in noted]
    weekly = Weekly(mood=7, tags=("tired",))
    assert notes == [(SAID, NOW), (weekly, NOW + timedelta(hours=1))]
    assert not file.exists()


def test_killed_before_its_note_is_crossed_out_the_next_start_takes_the_same_fact_up(
    qtbot: QtBot, tmp_path: Path
) -> None:
    del qtbot
    file, log = tmp_path / "notes.json", tmp_path / "log.sqlite3"
    WaitingNotes(file).put([Waiting(SAID, NOW), Waiting(Daily(back=3), NOW)])
    for _ in range(2):
        before = file.read_bytes()
        world = World(PAIR.public, file)
        world.notes.take_up()
        file.write_bytes(before)  # as if the kill had come before it was crossed out
        with closing(FactLog(open_writer(log))) as kept:
            kept.append(facts_of(world.said))
    with closing(FactLog(open_reader(log))) as kept:
        sealed = [one.sealed for one in kept.since(NOW.date()) if isinstance(one, CheckedIn)]
    assert [unseal("daily", one, PAIR.private) for one in sealed] == [SAID, Daily(back=3)]


def facts_of(said: list[Reply]) -> list[Fact]:
    """What the core makes of these on another day, on which none of them is known."""
    desk = Desk()
    for reply in said:
        desk.say(reply)
    return [fact for fact in desk.facts if isinstance(fact, CheckedIn)]


def test_what_waits_when_the_program_ends_is_not_left_out_by_its_windows(
    qtbot: QtBot, tmp_path: Path
) -> None:
    del qtbot
    file = tmp_path / "notes.json"
    world = World(None, file)
    world.notes.keep(SAID)
    world.notes.close()
    world.notes.leave_out()
    (waiting,) = WaitingNotes(file).notes()
    assert waiting == Waiting(SAID, NOW, waiting.id)


def test_what_waits_goes_with_the_days_that_are_deleted(tmp_path: Path) -> None:
    waiting = WaitingNotes(tmp_path / "notes.json")
    waiting.put([Waiting(SAID, NOW), Waiting(SAID, NOW + timedelta(days=1))])
    assert waiting.forget(NOW.date(), NOW.date()) == 1
    assert [note.given for note in waiting.notes()] == [NOW + timedelta(days=1)]
    assert waiting.forget(date.min, date.max) == 1
    assert list(tmp_path.iterdir()) == []
    assert WaitingNotes(None).forget(date.min, date.max) == 0


def test_what_is_left_out_is_nowhere(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    world = World(None, tmp_path / "notes.json")
    world.notes.keep(SAID)
    world.notes.leave_out()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "torn",
    [
        b"",
        b"[{",
        b"[1]",
        b'{"kind": 3}',
        b'[{"kind": "x", "said": {}, "given": "2026-11-24T17:00:00+01:00"}]',
        b'[{"kind": "daily", "said": {"stress": 4}, "given": "2026-11-24T17:00:00"}]',
    ],
)
def test_a_torn_file_of_notes_is_passed_over(tmp_path: Path, torn: bytes) -> None:
    file = tmp_path / "notes.json"
    file.write_bytes(torn)
    assert WaitingNotes(file).notes() == []


def test_on_a_disk_no_note_waits_in_clear() -> None:
    state = Path("/home/somebody/.local/state/backcare-desktop")
    here = Places(Path("/c"), Path("/d"), state, Path("/e"), state / "run")
    assert here.waiting_notes is None
    in_memory = here._replace(runtime=Path("/run/user/1000/backcare-desktop"))
    assert in_memory.waiting_notes == in_memory.runtime / "notes.json"
