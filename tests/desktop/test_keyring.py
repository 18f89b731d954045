"""GNOME's keyring for real: the key is kept, and whatever else it does, there is a reply."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from stage import pointer
from stage.parts import found
from stage.screen import Screen
from stage.waiting import until

from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.private_answers import (
    COMMAND,
    KeyChild,
    KeyReply,
    asked,
    make_key,
    open_answers,
    open_quietly,
    show_key,
)
from backcare_desktop.store.sealing import new_pair, seal

LIMIT_S = 40
DAY = date(2026, 11, 24)
SAID = Daily(stress=8)
LOCK = """
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
"""

PLAIN = """
import pathlib, os
from keyring.backend import KeyringBackend

class PlaintextKeyring(KeyringBackend):
    priority = 0.5

    def get_password(self, service, username):
        return pathlib.Path(os.environ["KEPT"]).read_text()

    def set_password(self, service, username, password):
        pathlib.Path(os.environ["KEPT"]).write_text(password)
"""
"""What `keyrings.alt` brings along where it is installed: a password in clear, without a word."""


def child_on(desktop: Screen, more: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The child's command, in the surroundings of this screen."""
    env = {**desktop.env, "PYTHONPATH": os.pathsep.join(sys.path), **(more or {})}
    words = (f"{name}={value}" for name, value in env.items())
    return (found("env"), "-i", *words, sys.executable, "-m", "backcare_desktop", COMMAND)


def unlocked(desktop: Screen) -> subprocess.Popen[bytes]:
    """A keyring that is open, as after a login."""
    words = (found("gnome-keyring-daemon"), "--unlock", "--components=secrets", "--foreground")
    daemon = desktop.children.start(words, stdin=subprocess.PIPE)
    assert daemon.stdin is not None
    daemon.stdin.write(b"a password")
    daemon.stdin.close()
    login = Path(desktop.env["XDG_DATA_HOME"]) / "keyrings" / "login.keyring"
    until("the keyring", login.exists)
    return daemon


def lock(desktop: Screen) -> None:
    subprocess.run((sys.executable, "-c", LOCK), env=desktop.env, check=True, timeout=20)


def remember(desktop: Screen, public: str) -> CheckedIn:
    at = datetime(2026, 11, 24, 17, tzinfo=UTC)
    fact = CheckedIn(id=uuid4(), at=at, day=DAY, kind="daily", sealed=seal(SAID, public))
    with closing(FactLog(open_writer(desktop.home / "data" / "log.sqlite3"))) as log:
        log.append([fact])
    return fact


def put_away_prompt(desktop: Screen, child: KeyChild) -> KeyReply:
    """Press Escape in the keyring's question, and hear what the child says then."""

    def heard() -> KeyReply | None:
        pointer.press(desktop, "Escape")
        return child.drain()

    try:
        return until("the reply", heard, 30.0)
    finally:
        child.close()


def test_the_key_is_kept_then_locked_away_then_not_answered_for(desktop: Screen) -> None:
    daemon, command = unlocked(desktop), child_on(desktop)
    public = asked(make_key(), LIMIT_S, command).public
    fact = remember(desktop, public)
    assert asked(open_answers(DAY), LIMIT_S, command) == KeyReply(opened={fact.id: SAID})
    assert asked(open_quietly(DAY), LIMIT_S, command).opened == {fact.id: SAID}
    lock(desktop)
    # Nobody has pressed anything: it was not asked.
    assert asked(open_quietly(DAY), LIMIT_S, command) == KeyReply(refused="locked")
    child = KeyChild(show_key(public), LIMIT_S, command)
    assert put_away_prompt(desktop, child) == KeyReply(refused="locked")
    # Nobody sees its question: it stands there for ever, and the child does not.
    assert asked(open_answers(DAY), 3, command) == KeyReply(refused="silent")
    daemon.send_signal(signal.SIGSTOP)
    assert asked(show_key(public), 3, command) == KeyReply(refused="silent")
    daemon.send_signal(signal.SIGCONT)


def test_a_new_keyring_that_is_not_wanted_is_a_reply(desktop: Screen) -> None:
    daemon = ("gnome-keyring-daemon", "--start", "--components=secrets", "--foreground")
    desktop.start(daemon)
    remember(desktop, new_pair().public)
    # A question of the keyring's would stand there till the limit, and this be "silent".
    assert asked(open_quietly(DAY), LIMIT_S, child_on(desktop)) == KeyReply(refused="locked")
    child = KeyChild(make_key(), LIMIT_S, child_on(desktop))
    assert put_away_prompt(desktop, child) == KeyReply(refused="dismissed")


def test_without_a_keyring_nothing_is_kept_and_least_of_all_in_clear(desktop: Screen) -> None:
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    assert asked(make_key(), LIMIT_S, child_on(desktop, nowhere)) == KeyReply(refused="none")
    plain = desktop.folder / "plain"
    (plain / "keyrings" / "alt").mkdir(parents=True)
    (plain / "keyrings" / "alt" / "file.py").write_text(PLAIN, encoding="utf-8")
    (plain / "keyrings.alt-5.0.dist-info").mkdir()
    (plain / "keyrings.alt-5.0.dist-info" / "METADATA").write_text("Name: keyrings.alt\n")
    (plain / "keyrings.alt-5.0.dist-info" / "entry_points.txt").write_text(
        "[keyring.backends]\nfile = keyrings.alt.file\n"
    )
    path = os.pathsep.join((str(plain), *sys.path))
    kept = desktop.folder / "kept.json"
    installed = {**nowhere, "PYTHONPATH": path, "KEPT": str(kept)}
    assert asked(make_key(), LIMIT_S, child_on(desktop, installed)) == KeyReply(refused="plain")
    assert not kept.exists()
