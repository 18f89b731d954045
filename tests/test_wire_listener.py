"""Laws of listening: what changes is heard at once, in order, and nobody is waited for."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from backcare_desktop.wire.line import NoAnswer, NotRunning
from backcare_desktop.wire.listener import Listener, listen_to
from backcare_desktop.wire.server import MOST_UNREAD, Reply, Server, listen

SOON = 5.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run" / "socket"


@pytest.fixture
def server(path: Path) -> Iterator[Server]:
    with closing(listen(path)) as server:
        yield server


def let_in(server: Server) -> Reply:
    """The way to tell the one who has just asked to listen."""
    for _ in range(5):
        select.select([server.fileno()], [], [], SOON)
        for request, reply in server.drain():
            assert request == {"do": "listen"}
            return reply
    pytest.fail("nobody asked")


def wakes(listener: Listener) -> bool:
    return bool(select.select([listener.fileno()], [], [], 0)[0])


def test_who_listens_hears_each_change_in_order(path: Path, server: Server) -> None:
    with closing(listen_to(path, SOON)) as listener:
        tell = let_in(server)
        assert not wakes(listener)
        assert listener.drain() == []
        for number in range(3):
            assert tell({"changed": True, "number": number})
        assert wakes(listener)
        assert [message["number"] for message in listener.drain()] == [0, 1, 2]
        assert not wakes(listener)
        assert listener.is_open


def test_a_program_that_ends_is_heard_to_end(path: Path) -> None:
    server = listen(path)
    with closing(listen_to(path, SOON)) as listener:
        tell = let_in(server)
        tell({"changed": True})
        server.close()
        assert wakes(listener)
        assert listener.drain() == [{"changed": True}]
        assert not listener.is_open
        assert listener.fileno() == -1
        assert listener.drain() == []


def test_without_a_program_it_is_said_that_none_runs(path: Path) -> None:
    with pytest.raises(NotRunning):
        listen_to(path, SOON)


def test_one_that_goes_costs_the_program_nothing(path: Path, server: Server) -> None:
    listener = listen_to(path, SOON)
    tell = let_in(server)
    listener.close()
    server.drain()
    assert not tell({"changed": True})


def test_a_line_in_pieces_is_one_message_and_nonsense_is_passed_over() -> None:
    ours, theirs = socket.socketpair()
    ours.settimeout(0)
    with theirs, closing(Listener(ours)) as listener:
        theirs.sendall(b'what?\n{"cha')
        assert listener.drain() == []
        theirs.sendall(b'nged": true}\n')
        assert listener.drain() == [{"changed": True}]


def test_a_program_that_takes_nobody_in_gives_no_answer(path: Path) -> None:
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as stranger, socket.socket(socket.AF_UNIX) as first:
        stranger.bind(str(path))
        stranger.listen(0)
        first.connect(str(path))
        with pytest.raises(NoAnswer):
            listen_to(path, 0.05)


def test_one_that_never_reads_is_let_go(path: Path, server: Server) -> None:
    with closing(listen_to(path, SOON)):
        tell = let_in(server)
        told = 0
        while tell({"text": "x" * 100_000}):
            told += 100_000
            assert told < 2 * MOST_UNREAD
