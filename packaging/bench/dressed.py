"""The windows of the program without the program: what a process needs to show one of them."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.routine import Routine
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.wishes import Wishes
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.library import read_library
from backcare_desktop.store.pose_file import read_poses
from backcare_desktop.system.linux.memory import give_large_blocks_back
from backcare_desktop.ui.appearance import Appearance
from backcare_desktop.ui.before_qt import choose_lean_platform_theme, keep_no_pixmaps
from backcare_desktop.ui.figure_view import DrawnFigures
from backcare_desktop.ui.player import Player
from backcare_desktop.ui.theme import Theme
from backcare_desktop.ui.theme_tokens import read_tokens


def application() -> QApplication:
    """As the program makes its own."""
    give_large_blocks_back()
    choose_lean_platform_theme(os.environ)
    app = QApplication(sys.argv[:1])
    keep_no_pixmaps()
    return app


def theme(app: QApplication, *, still: bool = False) -> Theme:
    """Of somebody who has chosen nothing, or `still`: that nothing moves."""
    settings = Settings(motion="reduced") if still else Settings()
    return Appearance(app, lambda: read_tokens(resources_dir()), settings, Wishes()).theme


def figures() -> DrawnFigures:
    """The drawn figure with all its poses."""
    return DrawnFigures(read_poses(resources_dir() / "figure" / "poses.json"))


def routines() -> Mapping[str, Routine]:
    """Those that come with the program."""
    return read_library(resources_dir() / "routines", Path("/nonexistent")).routines


def player(dress: Theme, drawn: DrawnFigures, clock: Callable[[], float]) -> Player:
    """The player, as on a screen without a compositor."""
    return Player(dress, now=clock, composited=False, figures=drawn)


class Paints(QObject):
    """Tells each time that one of the windows it watches has been painted."""

    def __init__(self, is_meant: Callable[[QObject], bool], painted: Callable[[], object]) -> None:
        super().__init__()
        self._is_meant, self._painted = is_meant, painted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """At the end of the frame: what is to be painted is painted in one go."""
        if event.type() is QEvent.Type.Paint and self._is_meant(watched):
            QTimer.singleShot(0, self._painted)
        return False


def wait_until(app: QApplication, is_so: Callable[[], bool], limit_s: float = 20.0) -> None:
    """Let events be handled until it is so. Raises TimeoutError."""
    deadline = time.monotonic() + limit_s
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError("what was waited for did not come")
        app.processEvents()
        time.sleep(0.001)


def is_shown(window: QWidget) -> bool:
    """Whether it is on screen, not only asked to be."""
    return window.isVisible() and window.windowHandle().isExposed()
