"""A world that refuses, for tests: without root's rights, or on a disk that is full."""

from __future__ import annotations

import importlib
import os
import pickle
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from backcare_desktop.store.database import open_writer

T = TypeVar("T")
NOBODY = 65534


def without_root(action: Callable[[], T]) -> T:
    """What the action gives or raises in a child that may not write anywhere it likes."""
    if os.geteuid() != 0:
        return action()
    _read_ahead()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer(action, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    given, raised = pickle.loads(answer)  # noqa: S301 - from our own child
    if raised is not None:
        raise raised
    return given  # type: ignore[no-any-return]


@cache
def _read_ahead() -> None:
    """What is loaded late: without root's rights nobody reads a checkout below /root."""
    importlib.import_module("tomli_w")
    with tempfile.TemporaryDirectory() as folder:
        open_writer(Path(folder) / "log.sqlite3").close()


def _answer(action: Callable[[], object], writing: int) -> None:
    """Never returns: the child must not go on with its parent's tests."""
    code = 1
    try:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
        given, raised = None, None
        try:
            given = action()
        except Exception as error:  # noqa: BLE001 - handed to the parent, which raises it
            raised = error
        os.write(writing, pickle.dumps((given, raised)))
        code = 0
    finally:
        os._exit(code)


@contextmanager
def folder_of_nobody() -> Iterator[Path]:
    """A folder that an unprivileged child may use."""
    folder = Path(tempfile.mkdtemp(prefix="backcare-test-"))
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    try:
        yield folder
    finally:
        for inner in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
            inner.chmod(0o700)
        shutil.rmtree(folder)


@contextmanager
def small_disk(kib: int) -> Iterator[Path]:
    """A disk of so many KiB; the test is skipped where none can be mounted."""
    folder = Path(tempfile.mkdtemp(prefix="backcare-disk-"))
    mount = shutil.which("mount")
    command = (mount or "", "-t", "tmpfs", "-o", f"size={kib}k,mode=0700", "tmpfs", str(folder))
    if not mount or os.geteuid() or subprocess.run(command, capture_output=True).returncode:  # noqa: PLW1510
        folder.rmdir()
        pytest.skip("a small tmpfs cannot be mounted here (needs root and mount)")
    try:
        yield folder
    finally:
        subprocess.run((str(shutil.which("umount")), "-l", str(folder)), check=True)
        folder.rmdir()
