"""The week's offer of more breaks: read from the log, answered to the running program (A8).

Without a running program there is no offer, for nobody could take its answer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from backcare_desktop.core import reply as r
from backcare_desktop.core.more import More
from backcare_desktop.store.refusals import StoreError
from backcare_desktop.ui.week_page import WeekPage
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import WireError

_LOGGER = logging.getLogger(__name__)


class MoreOffer(QObject):
    """Keeps the line of the page; `read` gives what there is to offer, and may raise StoreError."""

    def __init__(
        self, page: WeekPage, socket: Path, limit_s: float, read: Callable[[], More | None]
    ) -> None:
        super().__init__(page)
        self._page, self._socket, self._limit_s, self._read = page, socket, limit_s, read
        page.more_answered.connect(self._answer)

    def show_offer(self, *, now: bool) -> None:
        """What there is to offer, where this is the week of now and somebody would hear of it."""
        self._page.show_more(self._found() if now else None)

    def _found(self) -> More | None:
        try:
            return self._read()
        except StoreError:
            return None

    def _answer(self, reply: r.Adapt) -> None:
        """The program remembers it and goes by it; the page hears of the change as of any other."""
        try:
            answer = ask(self._socket, {"do": "come-closer", "change": reply.change}, self._limit_s)
        except WireError as error:
            _LOGGER.info("more was not taken up: %s", error)
            self._tell_no_change()
            return
        if "error" in answer:
            _LOGGER.info("more was not taken up: %s", answer["error"])
            self._tell_no_change()

    def _tell_no_change(self) -> None:
        said = self.tr("Nothing was changed: BackCare could not be asked just now.")
        self._page.note.show_end(said)
