"""Idle time as a Wayland compositor tells it: it says when a pause begins and when it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from backcare_desktop.system.linux.wayland import DISPLAY, NoCompositor, Wayland
from backcare_desktop.system.untouched import untouched_since
from backcare_desktop.system.watched_idle import PAUSE, WatchedIdle

NAME = "Wayland"

_SEAT = "wl_seat"
_NOTIFIER = "ext_idle_notifier_v1"
_OLD = "org_kde_kwin_idle"
_IGNORES_INHIBITORS = 2
"""The version from which on a film that plays is no input."""

_PAUSED, _RESUMED = 0, 1
_NOTIFY, _NOTIFY_OF_INPUT = 1, 2
_OLD_NOTIFY = 0
_ERROR = 0


class WaylandIdle:
    """`awake` is the clock that stands still in suspend; `pause` is in seconds.

    Raises NoCompositor (an OSError) where there is none, or it does not tell idle time.
    """

    name = NAME

    def __init__(
        self, environ: Mapping[str, str], awake: Callable[[], float], pause: float = PAUSE
    ) -> None:
        self._awake = awake
        self._watched = WatchedIdle(pause)
        self._begin(untouched_since(environ, awake()))
        self._wayland = Wayland(environ)
        try:
            self._notification = self._notified(round(pause * 1000))
        except NoCompositor:
            self.close()
            raise

    def usable(self) -> bool:
        """Whether the compositor is there."""
        return self._wayland.fileno() >= 0

    def idle(self) -> float | None:
        """Seconds since the last input; 0 before `pause`; None once the compositor has gone."""
        return self._watched.idle(self._awake()) if self.usable() else None

    def fileno(self) -> int:
        """What becomes readable when a pause begins or ends; -1 once the compositor has gone."""
        return self._wayland.fileno()

    def drain(self) -> bool:
        """Take in what has come. A pause that begins or ends is not worth a look of its own."""
        for event in self._wayland.events():
            if (event.sender, event.opcode) == (DISPLAY, _ERROR):
                self.close()
            elif event.sender == self._notification and event.opcode == _PAUSED:
                self._watched.paused(self._awake())
            elif event.sender == self._notification and event.opcode == _RESUMED:
                self._watched.resumed()
        return False

    def close(self) -> None:
        """Leave the compositor."""
        self._wayland.close()

    def _begin(self, untouched: float | None) -> None:
        """At a start somebody is there, unless it is known better."""
        if untouched is None:
            self._watched.resumed()
        else:
            self._watched.take_over(untouched, self._awake())

    def _notified(self, milliseconds: int) -> int:
        offered = self._wayland.globals()
        notifier = offered.get(_NOTIFIER) or offered.get(_OLD)
        if notifier is None or _SEAT not in offered:
            raise NoCompositor("this compositor does not tell idle time")
        seat = self._wayland.bind(offered[_SEAT], 1)
        bound = self._wayland.bind(notifier, _IGNORES_INHIBITORS)
        if notifier.interface == _OLD:
            return self._wayland.request(bound, _OLD_NOTIFY, seat, milliseconds, new=True)
        of_input = notifier.version >= _IGNORES_INHIBITORS
        request = _NOTIFY_OF_INPUT if of_input else _NOTIFY
        return self._wayland.request(bound, request, milliseconds, seat, new=True)
