"""What a Linux system lacks, and how it comes: installed where that is allowed, else told."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from steps import CannotGoOn, carry_out

TABLE = Path(__file__).with_name("system_parts.txt")
OS_RELEASE = Path("/etc/os-release")

_INSTALLS = {
    "apt": ("apt-get", "install", "--no-install-recommends"),
    "dnf": ("dnf", "install"),
    "pacman": ("pacman", "-S", "--needed"),
    "zypper": ("zypper", "install"),
}
_FAMILIES = {
    "debian": "apt",
    "ubuntu": "apt",
    "fedora": "dnf",
    "rhel": "dnf",
    "arch": "pacman",
    "suse": "zypper",
    "opensuse": "zypper",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the system: its sign, and the package that brings it, by manager."""

    kind: str
    name: str
    packages: Mapping[str, str]


def parts(table: str, groups: Iterable[str]) -> list[Part]:
    """The parts of these groups, in the order of the table; see `system_parts.txt`."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    wanted, group, found = set(groups), "", []
    for line in table.replace("{python}", version).splitlines():
        text = line.partition("#")[0].strip()
        if text.startswith("["):
            group = text.strip("[]")
        elif text and group in wanted:
            kind, name, *packages = text.split()
            found.append(Part(kind, name, dict(zip(_INSTALLS, packages, strict=True))))
    return found


def is_there(part: Part) -> bool:
    """Whether this machine shows the sign of that part."""
    match part.kind:
        case "library":
            return _loads(part.name)
        case "program":
            return shutil.which(part.name) is not None
        case "module":
            return importlib.util.find_spec(part.name) is not None
        case "file":
            return any(_matches(pattern) for pattern in part.name.split(":"))
        case other:
            raise ValueError(f"{TABLE.name}: no such kind of sign: {other}")


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _matches(pattern: str) -> bool:
    return next(Path("/").glob(pattern.removeprefix("/")), None) is not None


def manager(os_release: str, has_program: Callable[[str], bool]) -> str | None:
    """The package manager of the system that `os_release` describes, or the first that is there.

    `os_release` is the text of the file of that name (`man os-release`).
    """
    said = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    ids = [said.get("ID", ""), *said.get("ID_LIKE", "").strip("\"'").split()]
    for name in ids:
        family = _FAMILIES.get(name.strip("\"'").partition("-")[0])
        if family is not None:
            return family
    return next((name for name, words in _INSTALLS.items() if has_program(words[0])), None)


def packages_for(missing: Iterable[Part], name: str) -> list[str]:
    """The packages that bring these parts, each once; those that `name` lacks are left out."""
    found = dict.fromkeys(part.packages[name] for part in missing)
    return [package for package in found if package != "-"]


def told(missing: Sequence[Part], name: str | None, *, is_root: bool) -> str:
    """What a person is to do where nothing may be installed by us."""
    if name is None:
        lacking = ", ".join(part.name for part in missing)
        return (
            f"This system lacks parts that are needed; please install what brings them: {lacking}"
        )
    command = " ".join((*_INSTALLS[name], *packages_for(missing, name)))
    sudo = "" if is_root else "sudo "
    return (
        "Some packages of your system are needed. Please run this, and then the same again:\n\n"
        f"    {sudo}{command}\n"
    )


def provide(groups: Iterable[str]) -> None:
    """See to it that the parts of these groups are there. Raises CannotGoOn.

    Installs only with apt-get, as root or with a sudo that asks nothing. Elsewhere than on Linux
    nothing is asked of the system.
    """
    if sys.platform != "linux":
        return
    wanted = parts(TABLE.read_text(encoding="utf-8"), groups)
    release = OS_RELEASE.read_text(encoding="utf-8") if OS_RELEASE.exists() else ""
    name = manager(release, lambda program: shutil.which(program) is not None)
    missing = _obtainable((part for part in wanted if not is_there(part)), name)
    if not missing:
        return
    is_root = os.geteuid() == 0
    as_root = _as_root(is_root=is_root)
    if name != "apt" or as_root is None:
        raise CannotGoOn(told(missing, name, is_root=is_root))
    _install(packages_for(missing, name), as_root)
    still = [part.name for part in missing if not is_there(part)]
    if still:
        raise CannotGoOn(f"Installed, yet not to be found: {', '.join(still)}.")


def _obtainable(missing: Iterable[Part], name: str | None) -> list[Part]:
    return [part for part in missing if name is None or part.packages[name] != "-"]


def _as_root(*, is_root: bool) -> tuple[str, ...] | None:
    """The words before a command that make it root's; None when that needs a password."""
    if is_root:
        return ()
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(("sudo", "-n", "true"), capture_output=True, check=False)
    return ("sudo", "-n") if asked.returncode == 0 else None


def _install(packages: Sequence[str], as_root: tuple[str, ...]) -> None:
    quiet = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y")
    patient = ("-o", "DPkg::Lock::Timeout=300")
    try:
        carry_out("Reading the lists of packages", (*quiet, *patient, "update"))
    except CannotGoOn as error:
        # One unreachable list is no reason to stop: what is needed may be in the others.
        print(error)
    what = f"Installing {len(packages)} system packages ({' '.join(packages)})"
    carry_out(what, (*quiet, *patient, *_INSTALLS["apt"][1:], *packages))
