"""The pinned Python packages: read for one purpose, and made anew from pyproject.toml."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from steps import CannotGoOn

SETS = {
    "run": ("build",),
    "test": ("build", "test"),
    "lint": ("build", "test", "lint"),
}
"""Each set, the smaller ones first and within the larger, with its dependency groups."""

_HEAD = """\
# Every Python package that is ever installed here, with its hashes; a set holds those above it.
# Made by `python3 packaging/dev.py pin` from pyproject.toml: change it there, not here.
"""
_MARK = "# set: "
_COMPILE = (
    *("uv", "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"),
    *("--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
)


def up_to(text: str, wanted: str) -> str:
    """The requirements of the set `wanted`, those of the smaller ones included."""
    names = list(SETS)
    kept = names[: names.index(wanted) + 1]
    blocks = text.split(_MARK)[1:]
    return "".join(
        body for name, _, body in (block.partition("\n") for block in blocks) if name in kept
    )


def by_name(requirements: str) -> dict[str, str]:
    """Each package's requirements, all its versions and their hashes as one text."""
    found: dict[str, str] = {}
    for entry in re.split(r"\n(?=\S)", requirements.strip()):
        name = re.split(r"[=<>!~;\[ ]", entry, maxsplit=1)[0]
        found[name] = found.get(name, "") + entry.rstrip("\n") + "\n"
    return found


def in_sets(everything: str, names: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The text of the file: each package under the first set that needs it."""
    left = by_name(everything)
    text = _HEAD
    for wanted, needed in names:
        text += f"\n{_MARK}{wanted}\n"
        text += "".join(left.pop(name) for name in sorted(needed) if name in left)
    return text


def remake(root: Path, file: Path, *, upgrade: bool) -> None:
    """Write `file` anew with uv; versions stay as they are unless `upgrade`. Raises CannotGoOn."""
    if shutil.which("uv") is None:
        raise CannotGoOn("To pin the packages uv is needed: install it, for example with pip.")
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder, "pinned.txt")
        if file.exists() and not upgrade:
            pinned.write_bytes(file.read_bytes())
        largest = list(SETS)[-1]
        everything = _compiled(root, largest, ("--generate-hashes", "--output-file", str(pinned)))
        same = ("--constraints", str(pinned))
        names = [(wanted, by_name(_compiled(root, wanted, same))) for wanted in SETS]
    file.write_text(in_sets(everything, names), encoding="utf-8")


def _compiled(root: Path, wanted: str, options: Sequence[str]) -> str:
    groups = [word for group in SETS[wanted] for word in ("--group", group)]
    command = (*_COMPILE, *groups, *options)
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if result.returncode:
        raise CannotGoOn(f"uv could not pin the packages: {result.stderr.strip()}")
    return result.stdout
