"""Laws of what two small programs tell together."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from backcare_desktop.system.linux.child import Child
from backcare_desktop.system.linux.told import DEAF, Told

ENVIRON = {"PATH": os.environ["PATH"]}
ANY = re.compile("changed")


def told(monitor: str, query: str, now: Callable[[], float] = time.monotonic) -> Told:
    return Told(("sh", "-c", monitor), ANY, ("sh", "-c", query), ENVIRON, now)


def answer_of(two: Told) -> list[str]:
    return answers(two, bool)[0]


def answers(two: Told, enough: Callable[[list[list[str]]], object]) -> list[list[str]]:
    """What is answered, drained as the program does."""
    found: list[list[str]] = []
    end = time.monotonic() + 10
    while not enough(found):
        assert time.monotonic() < end, found
        select.select([two.fileno()], [], [], 1)
        answer = two.drain()
        found += [] if answer is None else [answer]
    return found


def test_how_it_is_is_asked_at_the_start() -> None:
    two = told("exec sleep 60", "echo one; echo two")
    assert answer_of(two) == ["one", "two"]
    two.close()


def test_it_is_asked_again_after_a_change_that_matters(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    two = told(f"exec cat {fifo}", "echo asked")
    with fifo.open("w", encoding="ascii") as says:
        assert answer_of(two) == ["asked"]
        print("something else", file=says, flush=True)
        select.select([two.fileno()], [], [], 5)
        assert two.drain() is None
        assert not two._poll.poll(0.1)
        print("it has changed", file=says, flush=True)
        assert answer_of(two) == ["asked"]
        two.close()


def test_changes_while_it_is_asked_are_asked_for_once_more(tmp_path: Path) -> None:
    count = tmp_path / "count"
    query = f"sleep 0.1; echo x >> {count}; cat {count}"
    two = told("echo changed; echo changed; echo changed; exec sleep 60", query)
    assert answers(two, lambda found: len(found) == 2)[-1] == ["x", "x"]
    assert not two._poll.poll(0.2)
    two.close()


def test_what_changes_before_the_first_one_hears_is_seen_at_a_later_look(tmp_path: Path) -> None:
    now, state = 0.0, tmp_path / "state"
    state.write_text("before\n")
    two = told("exec sleep 60", f"cat {state}", lambda: now)
    assert answer_of(two) == ["before"]
    state.write_text("after\n")
    two.look()
    assert two._asked is None
    now = DEAF
    two.look()
    assert answer_of(two) == ["after"]
    two.look()
    assert two._asked is None
    two.close()


def test_who_has_said_something_meanwhile_hears_and_nobody_is_asked_once_more(
    tmp_path: Path,
) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    now = 0.0
    two = told("echo hello; exec sleep 60", f"cat {fifo}", lambda: now)
    select.select([two.fileno()], [], [], 5)
    assert two.drain() is None
    fifo.write_text("so it is\n")
    assert answer_of(two) == ["so it is"]
    now = DEAF
    two.look()
    assert two._asked is None
    two.close()


def test_an_answer_that_failed_is_none() -> None:
    two = told("exec sleep 60", "echo half; exit 1")
    end = time.monotonic() + 10
    while two._asked is not None and time.monotonic() < end:
        assert two.drain() is None
    assert two._asked is None
    two.close()


def test_one_who_refuses_at_first_is_asked_again_and_three_times_at_most(tmp_path: Path) -> None:
    count = tmp_path / "count"
    late = told("exec sleep 60", f"echo x >> {count}; test $(wc -l < {count}) = 3 && cat {count}")
    assert answer_of(late) == ["x"] * 3
    late.close()
    never = told("exec sleep 60", f"echo x >> {count}; exit 1")
    end = time.monotonic() + 10
    while never._asked is not None and time.monotonic() < end:
        assert never.drain() is None
    assert count.read_text() == "x\n" * 6
    never.close()


def test_an_answer_that_never_comes_is_not_waited_for_and_dies_with_us() -> None:
    two = told("exec sleep 60", "exec sleep 60")
    began = time.monotonic()
    assert two.drain() is None
    assert two.alive()
    asked = two._asked
    two.close()
    assert time.monotonic() - began < 1
    assert asked is not None
    assert asked.code == -9
    assert two.drain() is None


def test_once_the_first_has_ended_nothing_is_told() -> None:
    two = told("exit 0", "exec sleep 60")
    end = time.monotonic() + 10
    while two.alive() and time.monotonic() < end:
        two.drain()
    assert not two.alive()
    assert two.fileno() == -1
    two.close()


def test_a_program_that_is_not_installed_is_an_error_of_the_world() -> None:
    with pytest.raises(OSError, match="no-such-program is not installed"):
        Child(("no-such-program",), ENVIRON)


def test_a_half_line_waits_for_its_end() -> None:
    child = Child(("sh", "-c", "printf 'one\\ntw'; sleep 0.1; printf 'o\\nrest'"), ENVIRON)
    lines: list[str] = []
    end = time.monotonic() + 10
    while not child.ended() and time.monotonic() < end:
        lines += child.lines()
    assert lines == ["one", "two"]
    assert child.code == 0


KILLED = """
import os, sys
from backcare_desktop.system.linux.child import Child
child = Child(("sh", "-c", "echo $$; exec sleep 60"), dict(os.environ))
while not (lines := child.lines()):
    pass
print(lines[0], flush=True)
os.kill(os.getpid(), 9)
"""


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv is not here")
def test_a_child_ends_with_us_also_when_we_are_killed() -> None:
    done = subprocess.run((sys.executable, "-c", KILLED), capture_output=True, check=False)
    assert done.returncode == -9, done.stderr
    end = time.monotonic() + 10
    while running(int(done.stdout)):
        assert time.monotonic() < end


def running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(") ")[2][0]
    except FileNotFoundError:
        return False
    return state != "Z"
