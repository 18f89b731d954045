"""What the program is built of, each part made from what this machine has."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import backcare_desktop.ui  # noqa: F401 - first, for it spares the imports after it
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.paths import Places, resources_dir
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import open_reader, open_writer
from backcare_desktop.store.fact_log import FactLog, check_ins
from backcare_desktop.store.keeper import Keeper, Rescue
from backcare_desktop.store.looked import Looked
from backcare_desktop.store.mending import open_sound
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.store.reserve import Reserve
from backcare_desktop.store.untold import Untold
from backcare_desktop.system.clock import DemoClock, SystemClock
from backcare_desktop.system.demo_idle import DemoIdle
from backcare_desktop.system.linux.appearance import DesktopAppearance
from backcare_desktop.system.linux.desktop import pick_senses
from backcare_desktop.system.linux.file_watch import FileWatch
from backcare_desktop.system.linux.session_bus import NoBus
from backcare_desktop.system.linux.tray_host import TrayHostWatch
from backcare_desktop.system.senses import Senses

if TYPE_CHECKING:
    from backcare_desktop.ui.figure_view import DrawnFigures
    from backcare_desktop.ui.theme_tokens import Tokens

DEMO_START = "BACKCARE_DEMO_START"
"""An aware ISO time: a demonstration begins there, and does not wait between two prompts."""

DEMO_IDLE = "BACKCARE_DEMO_IDLE"
"""In a demonstration somebody always sits there; "sensed": whoever the desktop tells of."""

_FIRST_WORD = 0.15
"""Seconds that the desktop has to say how it looks, before our first window."""

_LOGGER = logging.getLogger(__name__)


def sensing(environ: Mapping[str, str]) -> tuple[SystemClock | DemoClock, Senses]:
    """The clock and what senses here; of a demonstration, those of its day."""
    start = environ.get(DEMO_START, "")
    if not start:
        clock = SystemClock()
        return clock, pick_senses(environ, clock)
    demo = DemoClock(datetime.fromisoformat(start).astimezone())
    idle = None if environ.get(DEMO_IDLE) == "sensed" else DemoIdle(demo)
    return demo, pick_senses(environ, demo, idle)


def tokens() -> Tokens:
    """Colours and fonts."""
    from backcare_desktop.ui.theme_tokens import read_tokens

    return read_tokens(resources_dir())


def recent_notes(database: Path, since: date) -> Sequence[CheckedIn]:
    """Those of that day and later, sealed; none where the log cannot be read."""
    try:
        with closing(open_reader(database)) as reader:
            return check_ins(reader, since)
    except StoreError:
        return ()


def figures(tone: str) -> DrawnFigures:
    """The figure in this tone, as far as it has been drawn."""
    from backcare_desktop.store.pose_file import POSES, read_poses
    from backcare_desktop.ui.figure_view import DrawnFigures

    return DrawnFigures(read_poses(resources_dir() / POSES), tone)


def desktop() -> DesktopAppearance | None:
    """How the desktop looks; None where it tells nobody."""
    try:
        desktop = DesktopAppearance(os.environ.get("XDG_CURRENT_DESKTOP", ""))
    except NoBus as error:
        _LOGGER.info("the desktop is not asked for its look: %s", error)
        return None
    desktop.wait_for_first_word(_FIRST_WORD)
    return desktop


def tray_hosts() -> TrayHostWatch | None:
    """Whether a tray comes or goes; None where nobody can tell."""
    try:
        return TrayHostWatch()
    except NoBus as error:
        _LOGGER.info("tray hosts are not watched: %s", error)
        return None


def by_hand(folder: Path, file: Path | None = None) -> FileWatch | None:
    """Whether somebody writes into it, or a file of it; None where the kernel tells nobody."""
    try:
        return FileWatch(folder, file)
    except OSError as error:
        _LOGGER.info("%s is not watched: %s", folder, error)
        return None


def keeper(found: Places, looked: Looked, mends: Callable[[], Salvage | None]) -> Keeper:
    """The one writer of the log, as it was found."""
    return Keeper(
        writes=lambda: FactLog(open_sound(found.database)),
        reads=lambda: FactLog(open_reader(found.database)),
        outbox=Outbox(found.outbox),
        rescue=Rescue(
            mends,
            Reserve(found.reserve),
            looked,
            Backups(found.backups).files,
            Untold(found.database),
            lambda: FactLog(open_writer(found.database)),
        ),
    )
