"""Where settings, log, runtime files and resources are, and that they are for the user only."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import NamedTuple

NAME = "backcare-desktop"
"""The name of our folder in every place."""

HOME = "BACKCARE_HOME"
"""The environment variable that puts everything under one folder, for throw-away data."""

OWNER_ONLY = 0o700
_OTHERS = 0o077


class ResourcesMissing(FileNotFoundError):
    """The program's own pictures and routines are not where any kind of build has them."""

    def __init__(self, looked_in: tuple[Path, ...]) -> None:
        super().__init__(
            "The program's own files were not found in "
            f"{' or '.join(map(str, looked_in))}: please install it again."
        )


class Places(NamedTuple):
    """The folders of one user. None of them need exist yet; see `made`.

    No dataclass: those take as long to load as a whole question to the running program.
    """

    config: Path
    data: Path
    state: Path
    cache: Path
    runtime: Path

    @property
    def settings(self) -> Path:
        """The settings, as the user may edit them."""
        return self.config / "settings.toml"

    @property
    def database(self) -> Path:
        """The log of facts."""
        return self.data / "log.sqlite3"

    @property
    def routines(self) -> Path:
        """The user's own routines, one TOML file each."""
        return self.data / "routines"

    @property
    def backups(self) -> Path:
        """Copies of the log, one a day."""
        return self.data / "backups"

    @property
    def reserve(self) -> Path:
        """Room that is laid up for a full disk."""
        return self.data / "reserve"

    @property
    def outbox(self) -> Path:
        """Facts that the log would not take yet."""
        return self.state / "waiting.jsonl"

    @property
    def record(self) -> Path:
        """When the program was last alive (law 21)."""
        return self.runtime / "last-seen.json"

    @property
    def waiting_notes(self) -> Path | None:
        """Notes about health that wait for a key: in memory, so None where it would be a disk."""
        return None if self.runtime.parent == self.state else self.runtime / "notes.json"

    @property
    def socket(self) -> Path:
        """Where the running program listens."""
        return self.runtime / "socket"


def places() -> Places:
    """The folders of the user who runs this, or all of them under `$BACKCARE_HOME`."""
    home = os.environ.get(HOME, "")
    if home:
        root = Path(home).expanduser().absolute()
        return Places(*(root / name for name in ("config", "data", "state", "cache", "run")))
    from platformdirs import PlatformDirs

    dirs = PlatformDirs(NAME, appauthor=False, roaming=False)
    state = dirs.user_state_path
    return Places(
        config=dirs.user_config_path,
        data=dirs.user_data_path,
        state=state,
        cache=dirs.user_cache_path,
        runtime=_runtime(os.environ.get("XDG_RUNTIME_DIR", ""), state),
    )


def _runtime(session: str, state: Path) -> Path:
    """The session's own folder, emptied at logout; else a private one on disk."""
    return Path(session) / NAME if _is_private(session) else state / "run"


def _is_private(folder: str) -> bool:
    """Ours alone, as the XDG specification asks of a runtime folder."""
    path = Path(folder)
    if not path.is_absolute():
        return False
    try:
        found = path.stat()
    except OSError:
        return False
    owner = os.geteuid() if hasattr(os, "geteuid") else found.st_uid
    return stat.S_ISDIR(found.st_mode) and found.st_uid == owner and not found.st_mode & _OTHERS


def made(folder: Path) -> Path:
    """The folder, there and closed to others; missing parents likewise. Raises OSError."""
    if not folder.is_dir():
        if not folder.parent.is_dir():
            made(folder.parent)
        folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & _OTHERS:
        folder.chmod(mode & ~_OTHERS)
    return folder


def resources_dir(package: Path | None = None, bundle: str | None = None) -> Path:
    """The folder of icons, plans, routines and translations. Raises ResourcesMissing.

    `package` is the folder of our code and `bundle` where a frozen build unpacked itself; both
    are found when not given. In a checkout the folder beside the code is the true one: an
    editable install leaves a copy in site-packages that nobody keeps fresh.
    """
    package = Path(__file__).resolve().parent if package is None else package
    bundle = getattr(sys, "_MEIPASS", None) if bundle is None else bundle
    checkout = package.parent
    if bundle:
        candidates: tuple[Path, ...] = (Path(bundle) / package.name / "resources",)
    elif (checkout / "pyproject.toml").is_file():
        candidates = (checkout / "resources", package / "resources")
    else:
        candidates = (package / "resources",)
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise ResourcesMissing(candidates)


def own_command(*words: str) -> list[str]:
    """How another process of this program is started: through Python, or as the frozen build."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *words]
    return [sys.executable, "-m", "backcare_desktop", *words]
