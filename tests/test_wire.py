"""Laws of the wire: one program listens, it hears everybody, and nobody can make it wait."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import (
    AlreadyRunning,
    Message,
    NoAnswer,
    NotListening,
    NotRunning,
)
from backcare_desktop.wire.server import (
    LONGEST_LINE,
    MOST_CLIENTS,
    MOST_UNREAD,
    Reply,
    Server,
    listen,
)
from tests.store.refused import folder_of_nobody, without_root

SOON = 5.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "run" / "socket"


@pytest.fixture
def server(path: Path) -> Iterator[Server]:
    with closing(listen(path)) as server:
        yield server


@contextmanager
def client(path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SOON)
        connection.connect(str(path))
        yield connection


def heard(server: Server, most: int = 20) -> list[tuple[Message, Reply]]:
    """All that comes until the handle has nothing more."""
    requests: list[tuple[Message, Reply]] = []
    for _ in range(most):
        if not select.select([server.fileno()], [], [], 0)[0]:
            return requests
        requests += server.drain()
    pytest.fail("the handle never came to rest")


def answer(connection: socket.socket) -> object:
    received = b""
    while not received.endswith(b"\n"):
        piece = connection.recv(4096)
        assert piece, received
        received += piece
    return json.loads(received)


@contextmanager
def echoing(server: Server) -> Iterator[None]:
    """The program's loop in a thread: it gives every request back."""
    stop, stopping = os.pipe()

    def loop() -> None:
        while True:
            ready, _, _ = select.select([server.fileno(), stop], [], [])
            if stop in ready:
                return
            for request, reply in server.drain():
                reply({"echo": request})

    thread = threading.Thread(target=loop)
    thread.start()
    try:
        yield
    finally:
        os.write(stopping, b".")
        thread.join()
        os.close(stop)
        os.close(stopping)


def test_what_is_asked_is_answered(path: Path, server: Server) -> None:
    with echoing(server):
        assert ask(path, {"do": "status"}, SOON) == {"echo": {"do": "status"}}
        assert ask(path, {"say": "Rückenschmerzen"}, SOON) == {"echo": {"say": "Rückenschmerzen"}}


def test_a_long_answer_comes_whole(path: Path, server: Server) -> None:
    with echoing(server):
        request = {"text": "x" * (LONGEST_LINE - 100)}
        assert ask(path, request, SOON) == {"echo": request}


def test_the_socket_and_its_folder_are_for_the_owner_only(path: Path, server: Server) -> None:
    assert server.fileno() > 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_without_a_program_it_is_said_that_none_runs(path: Path) -> None:
    with pytest.raises(NotRunning, match=r"^BackCare Desktop is not running: start it with "):
        ask(path, {}, SOON)
    path.parent.mkdir()
    path.touch()
    with pytest.raises(NotRunning):
        ask(path, {}, SOON)


def test_a_second_program_learns_that_the_first_one_runs(path: Path, server: Server) -> None:
    with pytest.raises(AlreadyRunning, match=r"^BackCare Desktop is already running\.$"):
        listen(path)
    with echoing(server):
        assert ask(path, {}, SOON) == {"echo": {}}


def test_after_closing_nothing_is_heard_and_the_next_may_listen(path: Path) -> None:
    listen(path).close()
    assert not path.exists()
    with pytest.raises(NotRunning):
        ask(path, {}, SOON)
    listen(path).close()


LISTENER = """
import sys, time
from pathlib import Path
from backcare_desktop.wire.server import listen
server = listen(Path(sys.argv[1]))
print("listening", flush=True)
time.sleep(60)
"""


def test_the_socket_of_a_killed_program_is_replaced(path: Path) -> None:
    command = (sys.executable, "-c", LISTENER, str(path))
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root) as running:
        assert running.stdout is not None
        running.stdout.readline()
        with pytest.raises(AlreadyRunning):
            listen(path)
        running.send_signal(signal.SIGKILL)
    assert path.is_socket()
    with pytest.raises(NotRunning):
        ask(path, {}, SOON)
    with closing(listen(path)) as server, echoing(server):
        assert ask(path, {}, SOON) == {"echo": {}}


def test_a_program_that_hangs_gives_no_answer_within_the_limit(path: Path, server: Server) -> None:
    assert server.fileno() > 0
    began = time.monotonic()
    with pytest.raises(NoAnswer, match=r"^BackCare Desktop is running and does not answer: "):
        ask(path, {}, 0.05)
    assert time.monotonic() - began < SOON


def test_each_word_of_how_far_it_is_gives_the_whole_limit_again(path: Path) -> None:
    lines = [*(b'{"percent": %d}\n' % done for done in (1, 2, 3, 4)), b"{}\n"]
    next_line, heard = threading.Semaphore(1), list[int]()
    path.parent.mkdir(parents=True)

    def talk() -> None:
        connection, _ = program.accept()
        with connection:
            connection.recv(100)
            for line in lines:
                next_line.acquire()
                connection.sendall(line)

    def hear(done: int, _whole: int) -> None:
        heard.append(done)
        next_line.release()

    # Whenever it looks, a good part of the limit has gone by; all of them together are far more.
    clock = (0.3 * SOON * looks for looks in range(100))
    with socket.socket(socket.AF_UNIX) as program:
        program.bind(str(path))
        program.listen()
        thread = threading.Thread(target=talk)
        thread.start()
        assert ask(path, {}, SOON, hear, clock=clock.__next__) == {}
        thread.join()
    assert heard == [1, 2, 3, 4]


@pytest.mark.parametrize("sent", [b"", b"nonsense\n", b"[1]\n", b"\xff\n", b'{"half": '])
def test_an_answer_in_another_language_is_none(path: Path, sent: bytes) -> None:
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.bind(str(path))
        stranger.listen()

        def talk() -> None:
            connection, _ = stranger.accept()
            with connection:
                connection.recv(100)
                connection.sendall(sent)

        thread = threading.Thread(target=talk)
        thread.start()
        with pytest.raises(NoAnswer):
            ask(path, {}, SOON)
        thread.join()


def test_a_path_longer_than_any_system_takes_works(tmp_path: Path) -> None:
    path = tmp_path / ("deep" * 40) / "socket"
    with closing(listen(path)) as server, echoing(server):
        assert ask(path, {}, SOON) == {"echo": {}}
    assert not path.exists()


@pytest.mark.parametrize(
    "nonsense",
    [b"what?", b"[]", b"7", b"null", b"\xff\xfe", b"{" * 9000, b'{"a": 1} x', b"1" * 5000],
)
def test_nonsense_gets_an_error_and_the_next_line_is_heard(
    path: Path, server: Server, nonsense: bytes
) -> None:
    with client(path) as connection:
        connection.sendall(nonsense + b"\n")
        assert heard(server) == []
        assert answer(connection) == {"error": "A request is one JSON object on a line."}
        connection.sendall(b'{"do": "status"}\n')
        ((request, reply),) = heard(server)
        assert request == {"do": "status"}
        assert reply({"ok": True})
        assert answer(connection) == {"ok": True}


def test_a_line_without_end_is_refused_and_let_go(path: Path, server: Server) -> None:
    with client(path) as connection:
        connection.sendall(b"x" * LONGEST_LINE)
        heard(server)
        connection.sendall(b"x")
        heard(server)
        assert answer(connection) == {"error": f"A request has at most {LONGEST_LINE} bytes."}
        assert connection.recv(1) == b""


def test_a_request_may_come_in_pieces_and_several_at_once(path: Path, server: Server) -> None:
    with client(path) as connection:
        came = []
        for piece in (b'{"n"', b": 1}", b'\n{"n": 2}\n\n{"n', b'": 3}\r\n'):
            connection.sendall(piece)
            came.append([request for request, _ in heard(server)])
        assert came == [[], [], [{"n": 1}, {"n": 2}], [{"n": 3}]]


def test_who_says_nothing_or_half_a_word_keeps_nobody_waiting(path: Path, server: Server) -> None:
    with client(path), client(path) as half:
        half.sendall(b'{"do": ')
        heard(server)
        with echoing(server):
            assert ask(path, {"n": 1}, SOON) == {"echo": {"n": 1}}


def test_what_nobody_waits_for_any_more_is_not_carried_out(path: Path, server: Server) -> None:
    for sent in (b'{"do": "skip"}\n', b'{"do": "skip"}\n{"do": "pause"}\n{"do'):
        with client(path) as connection:
            connection.sendall(sent)
        assert heard(server) == []
    with client(path) as connection:
        connection.sendall(b'{"do": "skip"}\n')
        ((request, reply),) = heard(server)
    assert request == {"do": "skip"}
    assert not reply({"ok": True})
    assert heard(server) == []


def test_who_has_said_all_still_gets_the_answer(path: Path, server: Server) -> None:
    with client(path) as connection:
        connection.sendall(b'{"do": "status"}\n')
        connection.shutdown(socket.SHUT_WR)
        ((_, reply),) = heard(server)
        assert heard(server) == []
        reply({"ok": True})
        assert answer(connection) == {"ok": True}
        assert connection.recv(1) == b""


def test_to_hear_how_far_it_is_is_no_answer_yet(path: Path, server: Server) -> None:
    with client(path) as connection:
        connection.sendall(b'{"do": "restore"}\n')
        connection.shutdown(socket.SHUT_WR)
        ((_, reply),) = heard(server)
        assert heard(server) == []
        for percent in (10, 60):
            assert reply({"percent": percent})
            assert answer(connection) == {"percent": percent}
        reply({"outcome": None})
        assert answer(connection) == {"outcome": None}
        assert connection.recv(1) == b""


def test_a_client_that_stays_may_be_told_more_than_once(path: Path, server: Server) -> None:
    with client(path) as connection:
        connection.sendall(b'{"follow": "week"}\n')
        ((_, tell),) = heard(server)
        for number in range(3):
            assert tell({"changed": number})
            assert answer(connection) == {"changed": number}
    heard(server)
    assert not tell({"changed": 4})


def test_who_does_not_read_gets_the_rest_later(path: Path, server: Server) -> None:
    with client(path) as connection:
        connection.sendall(b"{}\n")
        ((_, reply),) = heard(server)
        assert reply({"text": "x" * 2_000_000})
        received = b""
        while not received.endswith(b"\n"):
            received += connection.recv(100_000)
            heard(server, most=1_000)
        assert json.loads(received) == {"text": "x" * 2_000_000}


def test_who_never_reads_is_let_go(path: Path, server: Server) -> None:
    with client(path) as connection:
        connection.sendall(b"{}\n")
        ((_, tell),) = heard(server)
        told = 0
        while tell({"text": "x" * 100_000}):
            told += 100_000
            assert told < 2 * MOST_UNREAD
        heard(server)


def test_at_one_client_too_many_the_oldest_is_let_go(path: Path, server: Server) -> None:
    with ExitStack() as stack:
        connections = []
        for _ in range(MOST_CLIENTS + 1):
            connections.append(stack.enter_context(client(path)))
            heard(server)
        assert connections[0].recv(1) == b""
        connections[-1].sendall(b'{"n": 1}\n')
        assert [request for request, _ in heard(server)] == [{"n": 1}]


def test_closing_lets_everybody_go(path: Path) -> None:
    server = listen(path)
    with client(path) as connection:
        connection.sendall(b"{}\n")
        ((_, reply),) = heard(server)
        server.close()
        assert connection.recv(1) == b""
        assert not reply({})


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_another_user_is_not_heard() -> None:
    with folder_of_nobody() as folder, closing(listen(folder / "run" / "socket")) as server:
        path = folder / "run" / "socket"
        for opened in (folder, path.parent, path):
            opened.chmod(0o777)

        def speak() -> None:
            with client(path) as connection:
                connection.sendall(b'{"do": "quit"}\n')

        without_root(speak)
        assert heard(server) == []
        with echoing(server), pytest.raises(NotRunning):
            without_root(lambda: ask(path, {}, SOON))


def test_a_folder_that_refuses_is_said_in_one_sentence() -> None:
    with folder_of_nobody() as folder:
        folder.chmod(0o500)
        path = folder / "run" / "socket"
        with pytest.raises(NotListening, match=rf"for {path} could not be made: .*\.$"):
            without_root(lambda: listen(path).close())


@given(st.lists(st.binary(max_size=30), max_size=6))
def test_no_bytes_whatever_raise_or_stop_the_program(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("wire") / "socket"
    with closing(listen(path)) as server:
        with client(path) as connection:
            for piece in pieces:
                connection.sendall(piece)
                for request, reply in heard(server):
                    reply(request)
        heard(server)
        with echoing(server):
            assert ask(path, {"n": 1}, SOON) == {"echo": {"n": 1}}
