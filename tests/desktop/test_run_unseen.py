"""Where there is no screen the program runs on a virtual one, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from stage import program
from stage.waiting import until

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def unseen(home: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """The command, with its words in a file."""
    words = home / "words"
    env = {**os.environ, "BACKCARE_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with words.open("wb") as said:
        child = subprocess.Popen(
            (sys.executable, str(ROOT / "packaging" / "run_unseen.py")),
            env=env,
            stdout=said,
            stderr=said,
        )
    try:
        until("it stands", (home / "run" / "socket").exists, 30)
        yield child, words
    finally:
        child.terminate()
        child.wait(20)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_ends_with_all_it_started(tmp_path: Path, ending: int) -> None:
    with unseen(tmp_path) as (child, words):
        env = {**os.environ, "BACKCARE_HOME": str(tmp_path)}
        command = (*program.COMMAND, "status")
        until("it answers", lambda: subprocess.run(command, env=env, check=False).returncode == 0)
        assert "It runs unseen on the display :" in words.read_text(encoding="utf-8")
        child.send_signal(ending)
        assert child.wait(20) == 0
        assert "Stopped." in words.read_text(encoding="utf-8")
        assert not _of(tmp_path)


def test_it_ends_when_the_program_is_told_to_quit(tmp_path: Path) -> None:
    with unseen(tmp_path) as (child, _):
        env = {**os.environ, "BACKCARE_HOME": str(tmp_path)}
        command = (*program.COMMAND, "quit")
        until("it quits", lambda: subprocess.run(command, env=env, check=False).returncode == 0)
        assert child.wait(20) == 0
        assert not _of(tmp_path)


def _of(home: Path) -> list[str]:
    """The processes that keep their things there."""
    mark = f"BACKCARE_HOME={home}".encode()
    return [entry.name for entry in Path("/proc").iterdir() if _carries(entry, mark)]


def _carries(process: Path, mark: bytes) -> bool:
    try:
        return mark in (process / "environ").read_bytes().split(b"\0")
    except OSError:
        return False
