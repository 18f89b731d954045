"""Run on a virtual screen: opens and closes card and player 500 times, prints its memory as JSON.

usage: python -m bench.growing TIMES
"""

from __future__ import annotations

import json
import os
import sys
import time
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.facts import SatFor
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from backcare_desktop.ui.figure_view import DrawnFigures
from backcare_desktop.ui.offer_words import key_pose
from backcare_desktop.ui.player import Player
from backcare_desktop.ui.prompt_card import Offer, PromptCard
from backcare_desktop.ui.theme import Theme
from bench import dressed, process

SETTLED, APART = 10, 4
"""After so many it should need nothing more: by then each of every fourth routine has played."""


class Windows:
    """Card and player, as the program keeps them; a few routines in turns."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._theme = dressed.theme(app, still=True)
        self._drawn = dressed.figures()
        self._routines = tuple(dressed.routines().values())[::APART]
        self._card = PromptCard(self._theme, composited=False, picture=self._picture)
        self._player: Player = dressed.player(self._theme, self._drawn, time.monotonic)

    def once(self, number: int) -> None:
        """A prompt comes, goes, and its session is opened and closed."""
        routine = self._routines[number % len(self._routines)]
        played = score((routine,))
        offer = Offer(UUID(int=number), (routine,), SatFor(45), played.seconds, has_short=False)
        self._card.show_offer(offer)
        dressed.wait_until(self._app, lambda: dressed.is_shown(self._card))
        self._card.withdraw()
        self._player.open_session(UUID(int=number), played, first_time=number % 3 == 0)
        dressed.wait_until(self._app, lambda: dressed.is_shown(self._player))
        self._app.processEvents()
        self._player.close()
        self._app.processEvents()
        # No loop runs here that would let go of what is to be deleted.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _picture(self, routine: Routine, size: QSize, ratio: float) -> QPixmap:
        return _drawn(self._drawn, self._theme, routine, size, ratio)


def _drawn(
    drawn: DrawnFigures, theme: Theme, routine: Routine, size: QSize, ratio: float
) -> QPixmap:
    return drawn.picture(theme, key_pose(routine), size, ratio)


def grow(app: QApplication, times: int) -> dict[str, float]:
    """Anonymous memory in MiB, when it has settled and at the end."""
    windows = Windows(app)
    app.setQuitOnLastWindowClosed(False)
    settled = _anonymous()  # the first reading takes half a MiB itself
    for number in range(times):
        if number == SETTLED:
            settled = _anonymous()
        windows.once(number)
    return {"settled": settled, "end": _anonymous(), "times": times}


def _anonymous() -> float:
    return process.memory(os.getpid()).anonymous


if __name__ == "__main__":
    print(json.dumps(grow(dressed.application(), int(sys.argv[1]))))
