"""Measurements from the inside: a process of ours on the virtual screen that tells what it saw."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from stage.screen import Screen

from bench.staged import HERE

_LIMIT_S = 120.0


class Inner:
    """Such a process, from its start on; `module` of this package, its words after it."""

    def __init__(self, stands: Screen, module: str, *words: str) -> None:
        self._screen = stands
        self._process = stands.children.start(
            (sys.executable, "-m", f"bench.{module}", *words),
            env={"PYTHONPATH": str(HERE)},
            stdout=subprocess.PIPE,
        )

    def told(self) -> Any:  # noqa: ANN401 - JSON
        """What it tells at its end. Raises RuntimeError with its last words."""
        try:
            said, _ = self._process.communicate(timeout=_LIMIT_S)
        except subprocess.TimeoutExpired:
            raise RuntimeError(f"it had not ended after {_LIMIT_S:g} s") from None
        if self._process.returncode:
            log = self._screen.children.log_of(sys.executable)
            lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise RuntimeError(lines[-1] if lines else f"it ended with {self._process.returncode}")
        return json.loads(said)
