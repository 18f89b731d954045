"""A sound server of our own with a microphone that is none, and the law of one that dies."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from backcare_desktop.system.choose import FIRST_WAIT, Maker
from backcare_desktop.system.linux.sound_server import NAME, SoundServerMicrophone
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import StateSource
from backcare_desktop.system.signs import ChosenState
from tests.system.state_contract import until

QUIET = subprocess.DEVNULL


class SoundStage:
    """What runs, and who records; what makes up the server is `_set_up`."""

    def __init__(self, folder: Path, environ: Mapping[str, str] | None = None) -> None:
        self.environ = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            **(environ or {}),
        }
        self._recorder: subprocess.Popen[bytes] | None = None
        self._children: list[subprocess.Popen[bytes]] = []
        try:
            self._set_up(folder)
        except BaseException:
            self.stop()
            raise

    def _set_up(self, folder: Path) -> None:
        raise NotImplementedError

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(words, env=self.environ, stdout=QUIET, stderr=QUIET)

    def _said(self, *words: str) -> bytes | None:
        """What the server answers; None where it refuses, or is not there yet."""
        words = ("pactl", *words)
        done = subprocess.run(words, env=self.environ, capture_output=True, check=False)
        return None if done.returncode else done.stdout

    def source(self) -> SoundServerMicrophone:
        return SoundServerMicrophone(self.environ)

    def record(self, source: str) -> None:
        self._recorder = self._start("parec", "-d", source, "--client-name=Zoom")

    def begin(self) -> None:
        self.record("mic")

    def end(self) -> None:
        if self._recorder is not None:
            self._recorder.kill()
            self._recorder.wait()
            self._recorder = None

    def kill(self) -> None:
        """As when it crashes; its sockets stay behind."""
        self._leave(subprocess.Popen.kill)

    def stop(self) -> None:
        self._leave(subprocess.Popen.terminate)

    def _leave(self, end: Callable[[subprocess.Popen[bytes]], None]) -> None:
        self.end()
        for child in reversed(self._children):
            end(child)
            child.wait()


def calls_are_told_again_after_a_crash(staged: Callable[[], SoundStage]) -> None:
    """Killed, it is missed once; started anew, it is found at a later try."""
    now, stage = 0.0, staged()
    makers: list[Maker[StateSource]] = [Maker(NAME, stage.source)]
    chosen = ChosenState("microphone", makers, Nothing(), now=lambda: now)
    stage.begin()
    until(chosen, lambda: chosen.on() is True)
    stage.kill()
    until(chosen, lambda: chosen.name == "nothing")
    assert chosen.on() is None
    now += FIRST_WAIT  # a try while there is only the socket that was left behind
    assert chosen.on() is None
    until(chosen, lambda: chosen.name == "nothing")
    stage = staged()
    stage.begin()
    assert chosen.on() is None
    now += 2 * FIRST_WAIT
    until(chosen, lambda: chosen.on() is True)
    stage.end()
    until(chosen, lambda: chosen.on() is False)
    chosen.close()
    stage.stop()
