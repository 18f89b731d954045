"""The real program on the stage: started, asked through its command line, killed, stopped."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stage.screen import Screen
from stage.waiting import until

COMMAND = (sys.executable, "-m", "backcare_desktop")
START_LIMIT_S = 20.0


@dataclass(frozen=True, slots=True)
class Said:
    """What a command line answered."""

    code: int
    out: str
    err: str

    @property
    def table(self) -> Any:  # noqa: ANN401 - JSON
        """Its answer read as JSON."""
        return json.loads(self.out)


class Program:
    """One start of the program; see `running`. Its data is the screen’s `home`."""

    def __init__(
        self, screen: Screen, process: subprocess.Popen[bytes], stderr: Path, home: Path
    ) -> None:
        self._screen, self._process, self._stderr = screen, process, stderr
        self._home = home

    @property
    def pid(self) -> int:
        """Its process."""
        return self._process.pid

    @property
    def stderr(self) -> str:
        """What it has said on stderr (and stdout) since its start."""
        return self._stderr.read_text(encoding="utf-8", errors="replace")

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self._home / "run" / "socket"

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def wait_until_it_answers(self, *, limit_s: float = START_LIMIT_S) -> Program:
        """Return when its command line is answered. Raises NotInTime with its last words."""

        def answers() -> bool:
            if not self.is_running:
                raise AssertionError(f"the program has ended:\n{self.stderr}")
            return self.socket.exists() and self.cli("status").code == 0

        until(f"the program answers\n{self.stderr}", answers, limit_s)
        return self

    def cli(self, *words: str, limit_s: float = 20.0) -> Said:
        """What `backcare-desktop words…` answers."""
        return asked(self._screen, *words, env=_home(self._home), limit_s=limit_s)

    def kill(self) -> None:
        """End it without a word (kill -9)."""
        self._process.kill()
        self._process.wait()

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        return self._screen.children.stop(self._process)

    def wait_for_its_end(self, *, limit_s: float = 10.0) -> int:
        """Its exit code once it has ended by itself. Raises NotInTime."""
        until("the program ends", lambda: not self.is_running, limit_s)
        return self._process.wait()


@contextmanager
def running(
    screen: Screen,
    *arguments: str,
    env: Mapping[str, str] | None = None,
    home: Path | None = None,
    command: Sequence[str] = (*COMMAND, "run"),
) -> Iterator[Program]:
    """The program, from its start until the block is left; it need not answer yet.

    `home` is another place for its data, `env` is added to its surroundings.
    """
    data = screen.home if home is None else home
    log = screen.folder / f"program-{uuid.uuid4().hex}.log"
    surroundings = {**_home(data), **(env or {})}
    with log.open("wb") as said:
        process = screen.children.start(
            (*command, *arguments), env=surroundings, stdout=said, stderr=said
        )
    program = Program(screen, process, log, data)
    try:
        yield program
    finally:
        screen.children.stop(process)


def asked(
    screen: Screen, *words: str, env: Mapping[str, str] | None = None, limit_s: float = 20.0
) -> Said:
    """What one call of the command line answers. Raises TimeoutExpired."""
    done = subprocess.run(
        (*COMMAND, *words),
        env={**screen.env, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=limit_s,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def _home(place: Path) -> dict[str, str]:
    return {"BACKCARE_HOME": str(place)}
