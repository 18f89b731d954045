"""Our own faults: written down, told once, and the reminders go on."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from backcare_desktop.paths import made

_LOGGER = logging.getLogger(__name__)
_BYTES, _KEPT = 500_000, 2


def write_log(path: Path) -> None:
    """Warnings and faults go to this file; where it cannot be written, to stderr only.

    That a disk is full is told by who minds: pages about it would fill another.
    """
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    shape = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    spoken = logging.StreamHandler()
    spoken.setLevel(logging.WARNING)
    handlers: list[logging.Handler] = [spoken]
    try:
        made(path.parent)
        handlers.append(
            RotatingFileHandler(
                path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
            )
        )
    except OSError as error:
        _LOGGER.info("there is no log file: %s", error)
    for handler in handlers:
        handler.setFormatter(shape)
        root.addHandler(handler)


def catch_faults(told: Callable[[], None]) -> None:
    """Write down what nobody caught, and say so once."""
    said = False

    def caught(
        kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        nonlocal said
        _LOGGER.error("a fault of our own", exc_info=(kind, fault, trace))
        if not said:
            said = True
            told()

    sys.excepthook = caught
