"""Laws of the key's child: whatever the keyring does, there is a reply, and no answer is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from uuid import uuid4

import pytest

from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.facts import CheckedIn, Undone
from backcare_desktop.core.private import KeyRefusal
from backcare_desktop.paths import HOME
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.key_ring import opens_quietly
from backcare_desktop.store.private_answers import (
    KeyChild,
    KeyReply,
    asked,
    keep_key,
    make_key,
    open_answers,
    open_quietly,
    show_key,
)
from backcare_desktop.store.sealing import new_pair, seal
from tests.store import rings

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 17, tzinfo=timezone(timedelta(hours=1)))
SAID = Daily(stress=8, back=2)
LIMIT_S = 40
Choose = Callable[[str], None]


@pytest.fixture
def choose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Which keyring the child finds; throw-away data."""
    root = Path(__file__).parents[2]
    monkeypatch.setenv(HOME, str(tmp_path))
    monkeypatch.setenv(rings.KEPT_IN, str(tmp_path / "ring.json"))
    monkeypatch.setenv("PYTHONPATH", f"{root}{os.pathsep}{tmp_path}")

    def choose(name: str) -> None:
        backend = name if "." in name else f"tests.store.rings.{name}"
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)

    return choose


def checked_in(public: str, day: date = DAY) -> CheckedIn:
    sealed = seal(SAID, public)
    return CheckedIn(id=uuid4(), at=AT, day=day, kind="daily", sealed=sealed)


def remember(home: Path, *facts: CheckedIn | Undone) -> None:
    with closing(FactLog(open_writer(home / "data" / "log.sqlite3"))) as log:
        log.append(facts)


def test_a_key_is_made_kept_shown_and_opens_what_was_sealed_to_it(
    choose: Choose, tmp_path: Path
) -> None:
    choose("FileRing")
    public = asked(make_key(), LIMIT_S).public
    fact, older, undone = checked_in(public), checked_in(public, date(2026, 1, 1)), uuid4()
    back = checked_in(public)
    remember(tmp_path, fact, older, back, Undone(id=undone, at=AT, day=DAY, what=back.id))
    assert asked(open_answers(DAY), LIMIT_S) == KeyReply(opened={fact.id: SAID})
    shown = asked(show_key(public), LIMIT_S).key
    (tmp_path / "ring.json").unlink()
    assert asked(open_answers(DAY), LIMIT_S) == KeyReply(refused="lost")
    assert asked(open_answers(DAY, [shown]), LIMIT_S).opened == {fact.id: SAID}
    assert asked(keep_key(shown.lower()), LIMIT_S) == KeyReply(public=public)
    assert asked(open_answers(DAY), LIMIT_S).opened == {fact.id: SAID}
    assert "14 groups" in asked(keep_key(shown[:-1]), LIMIT_S).error


@pytest.mark.parametrize(
    ("ring", "why"),
    [
        ("LockedRing", "locked"),
        ("DismissedRing", "dismissed"),
        ("FailingRing", "failing"),
        ("ForgetfulRing", "lost"),
        ("DyingRing", "failing"),
        ("keyring.backends.fail.Keyring", "none"),
        ("keyring.backends.null.Keyring", "none"),
        ("there.is.no.such.Keyring", "none"),
    ],
)
def test_a_keyring_that_keeps_no_key_is_told_by_its_reason_and_no_key_is_made(
    choose: Choose, ring: str, why: KeyRefusal
) -> None:
    choose(ring)
    assert asked(make_key(), LIMIT_S) == KeyReply(refused=why)


def test_a_keyring_that_writes_in_clear_is_refused(choose: Choose, tmp_path: Path) -> None:
    (tmp_path / "keyrings" / "alt").mkdir(parents=True)
    clear = "from tests.store.rings import FileRing\nclass PlaintextKeyring(FileRing): pass\n"
    (tmp_path / "keyrings" / "alt" / "file.py").write_text(clear)
    choose("keyrings.alt.file.PlaintextKeyring")
    assert asked(make_key(), LIMIT_S) == KeyReply(refused="plain")
    assert not (tmp_path / "ring.json").exists()


def test_a_keyring_that_never_answers_ends_the_child_and_nobody_waits(choose: Choose) -> None:
    choose("SilentRing")
    child = KeyChild(make_key(), 2)
    assert child.drain() is None
    os.set_blocking(child.fileno(), True)
    assert child.drain() == KeyReply(refused="silent")
    assert child.fileno() == -1


def test_a_child_that_is_not_wanted_any_more_is_ended(choose: Choose) -> None:
    choose("SilentRing")
    child = KeyChild(make_key(), LIMIT_S)
    child.close()
    assert child.fileno() == -1


def test_a_key_of_ones_own_needs_no_keyring_and_opens_while_it_is_held(
    choose: Choose, tmp_path: Path
) -> None:
    choose("keyring.backends.fail.Keyring")
    reply = asked(make_key(own=True), LIMIT_S)
    fact = checked_in(reply.public)
    remember(tmp_path, fact)
    assert asked(keep_key(reply.key), LIMIT_S) == KeyReply(public=reply.public, refused="none")
    assert asked(open_answers(DAY), LIMIT_S) == KeyReply(refused="none")
    assert asked(open_answers(DAY, [reply.key]), LIMIT_S).opened == {fact.id: SAID}


def test_a_keyring_of_which_we_do_not_know_whether_it_would_ask_is_not_asked_quietly(
    choose: Choose, tmp_path: Path
) -> None:
    choose("SilentRing")
    remember(tmp_path, checked_in(new_pair().public))
    assert asked(open_quietly(DAY), LIMIT_S) == KeyReply(refused="locked")


def test_what_is_sealed_to_a_lost_key_keeps_nothing_else_shut(
    choose: Choose, tmp_path: Path
) -> None:
    choose("FileRing")
    ours = checked_in(asked(make_key(), LIMIT_S).public)
    remember(tmp_path, checked_in(new_pair().public), ours)
    assert asked(open_answers(DAY), LIMIT_S) == KeyReply(opened={ours.id: SAID}, refused="lost")


def test_without_a_log_nothing_is_opened(choose: Choose) -> None:
    choose("FileRing")
    assert asked(open_answers(DAY), LIMIT_S) == KeyReply()


def test_a_child_that_says_nonsense_or_cannot_start_well_is_a_refusal(choose: Choose) -> None:
    choose("FileRing")
    for script in ("print('nonsense')", "raise SystemExit(3)", "print('[]')"):
        command = (sys.executable, "-c", script)
        assert asked(make_key(), LIMIT_S, command) == KeyReply(refused="failing")


def test_sealing_and_asking_load_no_keyring(choose: Choose) -> None:
    """What the resident program loads for it is small."""
    choose("FileRing")
    script = (
        "import sys, backcare_desktop.store.private_answers, backcare_desktop.store.sealing;"
        "sys.exit('keyring' in sys.modules)"
    )
    assert subprocess.run((sys.executable, "-c", script), check=False).returncode == 0


@pytest.mark.parametrize(
    ("kind", "locked", "opens"),
    [
        ("keyring.backends.SecretService", False, True),
        ("keyring.backends.SecretService", True, False),
        ("keyring.backends.libsecret", False, True),
        ("keyring.backends.Windows", True, True),
        ("keyring.backends.kwallet", False, False),
        ("keyring.backends.macOS", False, False),
    ],
)
def test_a_keyring_opens_by_itself_where_it_surely_puts_no_question(
    kind: str, locked: bool, opens: bool
) -> None:
    assert opens_quietly(kind, lambda: locked) is opens
