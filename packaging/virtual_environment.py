"""The virtual environment in .venv: made once, known to be ready by a stamp within it."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pins
from steps import carry_out

_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input")


@dataclass(frozen=True, slots=True)
class VirtualEnvironment:
    """The environment of the checkout in `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """One of the programs that are installed in it."""
        windows = sys.platform == "win32"
        return self.folder / (f"Scripts/{name}.exe" if windows else f"bin/{name}")

    @property
    def constraints(self) -> Path:
        """The pinned packages."""
        return self.root / "packaging" / "constraints.txt"

    @property
    def stamp(self) -> Path:
        """Says what was installed last."""
        return self.folder / "ready.json"

    def provide(self, wanted: str) -> None:
        """Have in it the packages of the set `wanted`, and the program. Raises CannotGoOn."""
        digest = self._digest()
        stamp = self.stamp.read_text(encoding="utf-8") if self.stamp.exists() else ""
        if self.python.exists() and is_ready(stamp, digest, wanted):
            return
        self.stamp.unlink(missing_ok=True)
        self._make()
        self._install(wanted)
        self.stamp.write_text(json.dumps({"digest": digest, "set": wanted}), encoding="utf-8")

    def _digest(self) -> str:
        files = (self.root / "pyproject.toml", self.constraints)
        python = f"{platform.python_version()} {sys.base_prefix}"
        return digest([file.read_bytes() for file in files], python, str(self.root))

    def _make(self) -> None:
        fresh = () if self._is_of_this_python() else ("--clear",)
        command = (sys.executable, "-m", "venv", *fresh, str(self.folder))
        carry_out("Making the virtual environment .venv", command)

    def _is_of_this_python(self) -> bool:
        settings = self.folder / "pyvenv.cfg"
        if not (self.python.exists() and settings.exists()):
            return False
        return made_with(settings.read_text(encoding="utf-8")) == platform.python_version()

    def _install(self, wanted: str) -> None:
        chosen = self.folder / f"{wanted}.txt"
        text = pins.up_to(self.constraints.read_text(encoding="utf-8"), wanted)
        chosen.write_text(text, encoding="utf-8")
        count = len(pins.by_name(text))
        self._pip(
            f"Installing {count} Python packages, checked by their hashes",
            ("install", "--require-hashes", "-r", str(chosen)),
        )
        # An editable install has no hash; so it comes by itself, and fetches nothing.
        ours = ("install", "--no-deps", "--no-build-isolation", "--editable", str(self.root))
        self._pip("Installing BackCare Desktop from this folder", ours)

    def _pip(self, what: str, words: Sequence[str]) -> None:
        carry_out(what, (str(self.python), *_PIP, *words))


def digest(files: Sequence[bytes], python: str, root: str) -> str:
    """What an environment depends on, in 64 letters: another value, and it is installed anew."""
    hasher = hashlib.sha256()
    for piece in (*files, python.encode(), root.encode()):
        hasher.update(len(piece).to_bytes(8, "big") + piece)
    return hasher.hexdigest()


def is_ready(stamp: str, wanted_digest: str, wanted: str) -> bool:
    """Whether the stamp tells of the same pins, and of a set at least as large as `wanted`."""
    try:
        said = json.loads(stamp)
        of_set, of_digest = said["set"], said["digest"]
    except (ValueError, KeyError, TypeError):
        return False
    names = list(pins.SETS)
    return (
        of_digest == wanted_digest
        and of_set in names
        and names.index(of_set) >= names.index(wanted)
    )


def made_with(settings: str) -> str:
    """The version of Python that a pyvenv.cfg names; empty when it names none."""
    for line in settings.splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "version":
            return value.strip()
    return ""
