"""The zone that the user has now, with its rules of daylight saving, also after a change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFTEN = "/zoneinfo/"


class LocalZone:
    """Reads the zone again only when what it was read from is another.

    `environ` is asked for TZ, then the file that the system keeps its zone in.
    """

    def __init__(self, environ: Mapping[str, str], file: Path) -> None:
        self._environ = environ
        self._file = file
        self._sign: tuple[object, ...] | None = None
        self._zone: tzinfo | None = None

    def now(self) -> tzinfo | None:
        """The zone; None where only the C library knows it."""
        sign = self._sign_now()
        if sign != self._sign:
            self._sign, self._zone = sign, self._read()
        return self._zone

    def _sign_now(self) -> tuple[object, ...]:
        named = self._environ.get("TZ")
        if named is not None:
            return (named,)
        try:
            found = self._file.lstat()
        except OSError:
            return ()
        return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)

    def _read(self) -> tzinfo | None:
        named = self._environ.get("TZ")
        if named is not None:
            return _named(named.removeprefix(":"))
        try:
            target = str(self._file.resolve(strict=True))
            _, often, name = target.partition(_OFTEN)
            return (_named(name) if often else None) or _from_file(target)
        except (OSError, ValueError):
            return None


def _named(name: str) -> tzinfo | None:
    if name.startswith("/"):
        return _from_file(name)
    try:
        return ZoneInfo(name or "UTC")
    except (OSError, ValueError, ZoneInfoNotFoundError):
        return None


def _from_file(path: str) -> tzinfo | None:
    try:
        with Path(path).open("rb") as file:
            return ZoneInfo.from_file(file, key=path)
    except (OSError, ValueError):
        return None
