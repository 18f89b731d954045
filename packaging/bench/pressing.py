"""Run on a virtual screen: the real program, whose prompts are started at once; prints JSON.

usage: python -m bench.pressing TIMES
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from backcare_desktop.app import Program
from backcare_desktop.paths import places
from backcare_desktop.store.looked import Looked
from backcare_desktop.ui.player import Player
from backcare_desktop.ui.player_entrance import Entrance
from backcare_desktop.ui.prompt_answers import PromptAnswers
from backcare_desktop.ui.prompt_card import PromptCard
from backcare_desktop.ui.tray_icon import TrayIcons
from backcare_desktop.ui.tray_seat import TraySeat
from backcare_desktop.wire.line import NotListening
from bench import dressed

LOOK_MS = 20
STANDS_MS = 500
"""A session is closed after that long."""


class Presser(QObject):
    """Waits for a card, presses *Start*, notes the first frame, closes, and so on."""

    def __init__(self, app: QApplication, times: int) -> None:
        super().__init__(app)
        self.wall_ms: list[float] = []
        self.cpu_ms: list[float] = []
        self._app, self._times = app, times
        self._pressed: tuple[float, float] | None = None
        self._paints = dressed.Paints(_is_player, self._painted)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        card = shown(self._app, lambda window: isinstance(window, PromptCard))
        if card is None:
            return
        self._timer.stop()
        QTimer.singleShot(STANDS_MS, lambda: self._press(card.findChildren(PromptAnswers)[0].start))

    def _press(self, start: QPushButton) -> None:
        self._app.installEventFilter(self._paints)
        self._pressed = time.perf_counter(), time.process_time()
        start.click()

    def _painted(self) -> None:
        if self._pressed is None:
            return
        wall, cpu = self._pressed
        self.wall_ms.append((time.perf_counter() - wall) * 1000)
        self.cpu_ms.append((time.process_time() - cpu) * 1000)
        self._pressed = None
        self._app.removeEventFilter(self._paints)
        QTimer.singleShot(STANDS_MS, self._close)

    def _close(self) -> None:
        player = shown(self._app, lambda window: isinstance(window, Player))
        if player is None:
            QTimer.singleShot(STANDS_MS, self._close)
            return
        player.close()
        if len(self.wall_ms) == self._times:
            self._app.quit()
        else:
            self._timer.start()


def shown(app: QApplication, is_meant: Callable[[QWidget], bool]) -> QWidget | None:
    """The window of that kind that is on screen."""
    return next((w for w in app.topLevelWidgets() if is_meant(w) and dressed.is_shown(w)), None)


def _is_player(watched: QObject) -> bool:
    return isinstance(watched, QWidget) and isinstance(watched.window(), Player | Entrance)


def main(times: int) -> int:
    """Until so many were started."""
    app = dressed.application()
    app.setQuitOnLastWindowClosed(False)
    found = places()
    seat = TraySeat(TrayIcons(dark_bar=False))
    seat.come_up()
    program = Program(app, found, NotListening(found.socket), seat, Looked())
    presser = Presser(app, times)
    program.begin()
    code = app.exec()
    program.end()
    print(json.dumps({"wall_ms": presser.wall_ms, "cpu_ms": presser.cpu_ms}))
    return code


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
