"""A Wayland compositor's end of the wire, as far as idle time goes."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from backcare_desktop.system.linux.wayland import packed_text

Words = tuple[int, ...]


class Compositor:
    """Offers a seat and one idle notifier, and tells pauses like a real one."""

    def __init__(self, folder: Path, notifier: str | None, version: int) -> None:
        self._offers = ["wl_seat", *([notifier] if notifier else [])]
        self._version = version
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / "wayland-7"))
        self._listening.listen()
        self.environ = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-7"}
        self.touched = time.monotonic()
        self.asked: list[tuple[str, int, Words]] = []
        self.silent = self.refuses = False
        self._clients: list[socket.socket] = []
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def touch(self) -> None:
        self.touched = time.monotonic()

    def stop(self) -> None:
        if not self._stopped.is_set():
            self._stopped.set()
            self._thread.join(10)
            (Path(self.environ["XDG_RUNTIME_DIR"]) / "wayland-7").unlink()

    def _serve(self) -> None:
        serving: list[_Client] = []
        self._listening.settimeout(0.01)
        while not self._stopped.is_set():
            try:
                client, _ = self._listening.accept()
                client.settimeout(0)
                serving.append(_Client(self, client))
            except TimeoutError:
                pass
            for one in serving:
                one.turn()
        for one in serving:
            one.socket.close()
        self._listening.close()


class _Client:
    """One program at the compositor."""

    def __init__(self, compositor: Compositor, client: socket.socket) -> None:
        self.compositor = compositor
        self.socket = client
        self._incoming = b""
        self._objects: dict[int, str] = {1: "wl_display"}
        self._watches: dict[int, float] = {}
        self._paused: set[int] = set()

    def turn(self) -> None:
        with suppress(OSError):
            self._incoming += self.socket.recv(4096)
        while len(self._incoming) >= 8 and not self.compositor.silent:
            to, word = struct.unpack_from("=II", self._incoming)
            body, self._incoming = self._incoming[8 : word >> 16], self._incoming[word >> 16 :]
            self._take(self._objects[to], word & 0xFFFF, body)
        self._tell()

    def _take(self, interface: str, opcode: int, body: bytes) -> None:
        words = struct.unpack(f"={len(body) // 4}I", body)
        match interface, opcode:
            case "wl_display", 0:
                self._send(words[0], 0, struct.pack("=I", 0))
            case "wl_display", 1:
                self._objects[words[0]] = "wl_registry"
                for number, offer in enumerate(self.compositor._offers):
                    version = struct.pack("=I", self.compositor._version)
                    self._send(
                        words[0], 0, struct.pack("=I", number) + packed_text(offer) + version
                    )
            case "wl_registry", 0:
                self._objects[words[-1]] = self.compositor._offers[words[0]]
            case (("ext_idle_notifier_v1" | "org_kde_kwin_idle"), _):
                self.compositor.asked.append((interface, opcode, words))
                old = interface == "org_kde_kwin_idle"
                self._objects[words[0]] = "notification"
                self._watches[words[0]] = words[2 if old else 1] / 1000
            case _:
                raise AssertionError((interface, opcode))

    def _tell(self) -> None:
        if self.compositor.refuses:
            self._send(1, 0, struct.pack("=II", 1, 0) + packed_text("no"))
        idle = time.monotonic() - self.compositor.touched
        for number, pause in self._watches.items():
            if idle >= pause and number not in self._paused:
                self._paused.add(number)
                self._send(number, 0, b"")
            elif idle < pause and number in self._paused:
                self._paused.remove(number)
                self._send(number, 1, b"")

    def _send(self, sender: int, opcode: int, body: bytes) -> None:
        try:
            self.socket.sendall(struct.pack("=II", sender, (len(body) + 8) << 16 | opcode) + body)
        except OSError:
            self._watches.clear()


@contextmanager
def compositor(
    folder: Path, notifier: str | None = "ext_idle_notifier_v1", version: int = 2
) -> Iterator[Compositor]:
    made = Compositor(folder, notifier, version)
    try:
        yield made
    finally:
        made.stop()
