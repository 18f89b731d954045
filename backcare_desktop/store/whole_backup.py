"""Everything of the user's in one file, and back: log, settings and routines of their own.

It is a zip file with a list of what is in it and of each part's checksum. The private key that
opens answers about health is not in it: it is in the keyring, and in the recovery key.
"""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from backcare_desktop.core.outcome import BackupFault, BackupRefused, FileRefused
from backcare_desktop.core.stages import Progress, nothing, stage
from backcare_desktop.paths import Places, made
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.mending import take_place
from backcare_desktop.store.refusals import (
    DamagedLog,
    NewerSchema,
    NoLog,
    StoreError,
    named,
    why_refused,
)
from backcare_desktop.store.soundness import copy_sound, examine
from backcare_desktop.store.whole_file import in_place, replace_whole

SUFFIX = ".backcare"

_PROGRAM = "backcare-desktop"
_FORMAT = 1
_LIST = "about.json"
_LOG = "log.sqlite3"
_SETTINGS = "settings.toml"
_ROUTINE = re.compile(r"routines/[^/\\:\0]{1,120}\.toml")
_MOST_BYTES = 2 * 1024**3
_NEWER = "was made by a newer version of this program"
_CHUNK = 1024 * 1024


class BadBackup(Exception):
    """A backup cannot be written or put back. Its text is one sentence that names the file."""

    def __init__(self, path: Path, why: str, fault: BackupFault = "not-ours") -> None:
        super().__init__(f"The backup {path} {why}; nothing was changed.")
        self.outcome: BackupRefused | FileRefused = BackupRefused(str(path), fault)


class NotUsable(BadBackup):
    """The file, or the folder for it, cannot be used just now."""

    def __init__(self, path: Path, why: str, error: OSError, *, writing: bool) -> None:
        super().__init__(path, f"{why} ({_said(error)})")
        self.outcome = FileRefused(str(path), why_refused(error), writing=writing)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup that was found whole: `log` is a file of its own, `texts` by their names."""

    log: Path
    facts: int
    texts: Mapping[str, bytes]


def write_whole(found: Places, target: Path, progress: Progress = nothing) -> int:
    """Write the whole backup; how many facts are in it. Raises BadBackup, StoreError.

    A file that is there already is replaced only once the new one is whole.
    """
    with _rooms(target) as folder:
        log = folder / _LOG
        copy_sound(found.database, log, stage(progress, 0, 40))
        parts = {_LOG: log, **_texts(found)}
        packed = folder / "packed"
        _pack(packed, parts, stage(progress, 40, 100))
        packed.chmod(0o600)
        in_place(packed, target)
        with closing(FactLog(open_reader(log))) as copy:
            return copy.count()


@contextmanager
def unpacked(file: Path, room: Path, progress: Progress = nothing) -> Iterator[Unpacked]:
    """What a backup holds, examined; under the folder `room` for as long as it is needed.

    Raises BadBackup.
    """
    with suppress(PermissionError):  # where nobody may look, opening it says so
        if not file.exists():
            raise BadBackup(file, "is not there", "not-there")
        if not file.is_file():
            raise BadBackup(file, "is no ordinary file", "not-ours")
    with _rooms(room / file.name, file) as folder:
        log, texts = _unpack(file, folder)
        progress(50, 100)
        try:
            facts = examine(log, stage(progress, 50, 100))
        except NewerSchema as error:
            raise BadBackup(file, _NEWER, "newer") from error
        except StoreError as error:
            raise BadBackup(file, "holds a log that is damaged", "damaged") from error
        yield Unpacked(log, facts, texts)


def put_back(backup: Unpacked, found: Places) -> None:
    """Log, settings and routines as the backup has them. Nobody else may have the log open.

    Routines of the user's that are not in it stay. Raises StoreError.
    """
    with closing(open_writer(backup.log)):
        pass
    with named(found.data):
        for name, content in backup.texts.items():
            target = found.settings if name == _SETTINGS else found.data / name
            replace_whole(target, content, lasting=True)
    # Last, for it needs no room: where the disk is full, the log is still the one of before.
    take_place(backup.log, found.database)


def keep_before(found: Places, now: datetime, progress: Progress = nothing) -> Path | None:
    """A whole backup of how it is, before it is replaced; None where there is nothing to keep.

    Raises BadBackup, StoreError; a damaged log is kept in another way.
    """
    target = found.backups / f"before-{now:%Y-%m-%dT%H%M%S}{SUFFIX}"
    try:
        made(found.backups)
    except OSError as error:
        raise NotUsable(target, "cannot be written", error, writing=True) from error
    try:
        write_whole(found, target, progress)
    except (NoLog, DamagedLog):
        return None
    return target


@contextmanager
def _rooms(beside: Path, file: Path | None = None) -> Iterator[Path]:
    """A folder for unfinished work on the same disk; what the world refuses is a sentence."""
    path = beside if file is None else file
    try:
        folder = tempfile.TemporaryDirectory(dir=beside.parent, prefix=".backcare-")
    except OSError as error:
        raise NotUsable(path, "cannot be used here", error, writing=file is None) from error
    with folder as room:
        try:
            yield Path(room)
        except OSError as error:
            raise NotUsable(path, "could not be used", error, writing=file is None) from error


def _said(error: OSError) -> str:
    return str(error.strerror or error).lower()


def _texts(found: Places) -> dict[str, Path]:
    routines = sorted(found.routines.glob("*.toml")) if found.routines.is_dir() else []
    named_ = {f"routines/{path.name}": path for path in routines if path.is_file()}
    parts = {name: path for name, path in named_.items() if _is_ours(name)}
    if found.settings.is_file():
        parts[_SETTINGS] = found.settings
    return parts


def _pack(packed: Path, parts: Mapping[str, Path], progress: Progress) -> None:
    sums = {name: _sum_of_file(path) for name, path in parts.items()}
    about = {"program": _PROGRAM, "format": _FORMAT, "parts": sums}
    whole, done = sum(path.stat().st_size for path in parts.values()), 0
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_LIST, json.dumps(about, indent=2))
        for name, path in parts.items():
            with path.open("rb") as plain, archive.open(_entry(path, name), "w") as entry:
                while piece := plain.read(_CHUNK):
                    entry.write(piece)
                    done += len(piece)
                    progress(done, whole)


def _entry(path: Path, name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo.from_file(path, name, strict_timestamps=False)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _sum_of_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack(file: Path, folder: Path) -> tuple[Path, dict[str, bytes]]:
    try:
        with zipfile.ZipFile(file) as archive:
            sums = _sums(file, archive)
            for name in sums:
                _extract(file, archive, name, folder / name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise BadBackup(file, "is no backup of ours, or is damaged", "damaged") from error
    for name, its_sum in sums.items():
        if _sum_of_file(folder / name) != its_sum:
            raise BadBackup(file, f"is damaged ({name})", "damaged")
    return folder / _LOG, {name: (folder / name).read_bytes() for name in sums if name != _LOG}


def _sums(file: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    """The parts and their checksums by the list in the file."""
    if archive.getinfo(_LIST).file_size > _CHUNK:
        raise BadBackup(file, "is no backup of ours")
    try:
        about = json.loads(archive.read(_LIST))
    except (ValueError, RecursionError) as error:
        raise BadBackup(file, "is no backup of ours") from error
    match about:
        case {"program": "backcare-desktop", "format": 1, "parts": dict() as parts}:
            names = [name for name in parts if _is_ours(name)]
            if len(names) == len(parts) and _LOG in parts:
                return {str(name): str(parts[name]) for name in names}
        case {"program": "backcare-desktop", "format": int() as number} if number > _FORMAT:
            raise BadBackup(file, _NEWER, "newer")
        case _:
            pass
    raise BadBackup(file, "is no backup of ours")


def _is_ours(name: str) -> bool:
    return name in {_LOG, _SETTINGS} or _ROUTINE.fullmatch(name) is not None


def _extract(file: Path, archive: zipfile.ZipFile, name: str, target: Path) -> None:
    if archive.getinfo(name).file_size > _MOST_BYTES:
        raise BadBackup(file, f"is far too large ({name})", "too-large")
    made(target.parent)
    with archive.open(name) as packed, target.open("wb") as plain:
        while piece := packed.read(_CHUNK):
            plain.write(piece)
    target.chmod(0o600)
