"""Keyrings that behave in one way each, chosen by PYTHON_KEYRING_BACKEND in a child of ours."""

# ruff: noqa: ARG002 - the names are those of the library

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, PasswordSetError

KEPT_IN = "BACKCARE_TEST_RING"


class FileRing(KeyringBackend):
    """Keeps what it is given in the file that the environment names."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        found: str | None = self._kept().get(f"{service} {username}")
        return found

    def set_password(self, service: str, username: str, password: str) -> None:
        kept = {**self._kept(), f"{service} {username}": password}
        self._file().write_text(json.dumps(kept))

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        del kept[f"{service} {username}"]
        self._file().write_text(json.dumps(kept))

    def _file(self) -> Path:
        return Path(os.environ[KEPT_IN])

    def _kept(self) -> dict[str, str]:
        return json.loads(self._file().read_text()) if self._file().exists() else {}


class LockedRing(FileRing):
    """Nobody unlocks it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("Failed to unlock the collection!")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked("Failed to unlock the collection!")


class DismissedRing(FileRing):
    """There is none yet, and the user wants none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise InitError("Failed to create the collection: Prompt dismissed..")


class SilentRing(FileRing):
    """Its question stands on a screen that nobody sees."""

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(3600)
        return None

    def set_password(self, service: str, username: str, password: str) -> None:
        time.sleep(3600)


class FailingRing(FileRing):
    """It refuses without a reason."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("no")


class ForgetfulRing(FileRing):
    """It says that it keeps, and does not."""

    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class DyingRing(FileRing):
    """It takes its whole process along."""

    def get_password(self, service: str, username: str) -> str | None:
        os._exit(9)

    def set_password(self, service: str, username: str, password: str) -> None:
        os._exit(9)
