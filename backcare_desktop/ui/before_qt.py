"""What Qt is told before anything is shown."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QPixmapCache

PLATFORM_THEME = "QT_QPA_PLATFORMTHEME"
LEAN = "generic"


def choose_lean_platform_theme(environ: MutableMapping[str, str]) -> None:
    """Spare the memory of Qt's own desktop theme, unless the user has named one.

    To be called before QApplication is made. What that theme would follow, `Wishes` says.
    """
    environ.setdefault(PLATFORM_THEME, LEAN)


def say_nothing_of_missing_services() -> None:
    """Qt warns where a desktop has no portal and no reader: nobody can do anything about it."""
    QLoggingCategory.setFilterRules(
        "qt.qpa.services.warning=false\nqt.accessibility.atspi.warning=false"
    )


def keep_no_pixmaps() -> None:
    """Qt keeps what it has drawn of the tray's icon, and wakes every 10 s to let go of a part.

    What is worth keeping is kept by who draws it.
    """
    QPixmapCache.setCacheLimit(0)
