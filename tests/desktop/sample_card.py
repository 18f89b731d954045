"""Card and player over a field to type into: says on stdout what they answer."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QFont, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit

from backcare_desktop.core.facts import SatFor
from backcare_desktop.core.reply import Finish, Reply, Start
from backcare_desktop.core.routine import Routine
from backcare_desktop.core.score import score
from backcare_desktop.store.routine_file import read_routine
from backcare_desktop.ui.focus_ring import FocusRings
from backcare_desktop.ui.player import Player
from backcare_desktop.ui.player_end import Ended
from backcare_desktop.ui.player_figure import NoFigures
from backcare_desktop.ui.prompt_card import Offer, PromptCard
from backcare_desktop.ui.theme import made_theme
from backcare_desktop.ui.theme_sheet import dress
from backcare_desktop.ui.theme_tokens import read_tokens

RESOURCES = Path(__file__).parents[2] / "resources"
FIELD = "A field to type into"
ID = UUID(int=1)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Sample:
    """Shows a card a moment after the field; *Start* opens the player out of it."""

    def __init__(self, app: QApplication, *, composited: bool) -> None:
        theme = made_theme(read_tokens(RESOURCES), "light", QFont("DejaVu Sans", 10))
        dress(app, theme)
        self._rings = FocusRings(app, theme)
        self._routine = read_routine(RESOURCES / "routines" / "breathe-4-7-8.toml")
        self._field = QLineEdit()
        self._field.setWindowTitle(FIELD)
        self._field.textChanged.connect(lambda text: say(f"typed {text}"))
        self._field.showMaximized()
        self._card = PromptCard(theme, composited=composited, picture=_nothing)
        self._card.answered.connect(self._answered)
        self._player = Player(theme, now=time.monotonic, composited=composited, figures=NoFigures())
        self._player.answered.connect(self._answered)
        self._player.covered.connect(self._card.withdraw)
        self._player.closed.connect(lambda: say("closed"))

    def offer(self) -> None:
        self._card.show_offer(Offer(ID, (self._routine,), SatFor(47), 102, has_short=False))
        say("offered")

    def _answered(self, answer: Reply) -> None:
        say(f"answered {answer}")
        match answer:
            case Start():
                self._player.open_session(
                    ID, score((self._routine,)), first_time=False, came_from=self._card.picture()
                )
                say("opened")
            case Finish(seconds):
                self._player.show_end(Ended(ID, "stopped", 0, 4, seconds))
            case _:
                pass


def _nothing(_routine: Routine, size: QSize, ratio: float) -> QPixmap:
    pixels = QPixmap(size * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill("#D8C8B0")
    return pixels


def main() -> int:
    app = QApplication(sys.argv)
    sample = Sample(app, composited="--composited" in sys.argv)
    QTimer.singleShot(500, sample.offer)
    say("ready")
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
