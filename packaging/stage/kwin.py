"""KDE's compositor without a screen: a real Wayland session in a folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen

from stage.children import Children
from stage.parts import found
from stage.waiting import until

DISPLAY = "wayland-8"

_PLAIN = {"DISPLAY": "", "QT_QPA_PLATFORM": "", "KWIN_COMPOSE": "Q"}


@contextmanager
def running(children: Children, folder: Path, *options: str) -> Iterator[Popen[bytes]]:
    """KWin, once programs may come to `DISPLAY`; `folder` is for its copy. Raises MissingPart."""
    size = ("--width", "1280", "--height", "800")
    words = (str(_copy(folder)), "--virtual", "--socket", DISPLAY, *size, *options)
    process = children.start(words, env={**_PLAIN, "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1"})
    try:
        until("KWin", (Path(children.env["XDG_RUNTIME_DIR"]) / DISPLAY).is_socket, 20.0)
        yield process
    finally:
        children.stop(process)


def _copy(folder: Path) -> Path:
    """Without the capabilities of a file, which are not granted everywhere; the name must stay."""
    program = folder / "bin" / "kwin_wayland"
    program.parent.mkdir(exist_ok=True)
    shutil.copyfile(found("kwin_wayland"), program)
    program.chmod(0o755)
    return program
