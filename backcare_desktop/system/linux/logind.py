"""logind: the session locked or unlocked, the machine going to sleep and waking up."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from backcare_desktop.core.settings_values import is_whole
from backcare_desktop.system.linux.bus_source import (
    PROPERTIES,
    BusSource,
    NotThere,
    changed,
    first,
    plain,
    system_address,
)
from backcare_desktop.system.linux.session_bus import Heard, Service

NAME = "logind"
IDLE_NAME = "logind's idle hint"

MANAGER = Service(
    "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
)
SESSION = "org.freedesktop.login1.Session"


class LogindSession(BusSource):
    """The properties of the user's session as they change. Raises OSError without one."""

    name = NAME

    def __init__(self, environ: Mapping[str, str]) -> None:
        super().__init__(system_address(environ))
        self._said: dict[str, object] = {}
        self._refused = False
        self._named = environ.get("XDG_SESSION_ID") or "auto"
        self._bus.listen(MANAGER, "PrepareForSleep")
        self._bus.listen_for_start(MANAGER)
        self._begin()
        self._wait(lambda: bool(self._said) or self._refused)
        if not self._said:
            self.close()
            raise NotThere("logind knows no session of ours")

    def _begin(self) -> None:
        self._ask(MANAGER, "GetSession", "s", (self._named,), self._session_found)

    def _session_found(self, heard: Heard) -> None:
        path = first(heard)
        if not isinstance(path, str) or not path.startswith("/"):
            self._refused = True
            return
        session = Service(MANAGER.name, path, SESSION)
        self._listen_for_properties(session)
        properties = Service(MANAGER.name, path, PROPERTIES)
        self._ask(properties, "GetAll", "s", (SESSION,), self._all_said)

    def _all_said(self, heard: Heard) -> None:
        values = first(heard)
        self._said = plain(values) if isinstance(values, dict) else {}
        self._refused = not self._said
        self._understand()

    def _signal(self, heard: Heard) -> None:
        if heard.member == "NameOwnerChanged":
            self._forget()
            if heard.body[-1:] != ("",):
                self._begin()
        self._said |= changed(heard, SESSION)
        self._understand()

    def _forget(self) -> None:
        """Who has gone cannot say that it was unlocked: then input has the word."""
        self._said = {}

    def _understand(self) -> None:
        """What was said has changed."""


class LogindLock(LogindSession):
    """Locked as the desktop's locker tells logind; asleep counts as locked.

    The signal `Lock` is no proof: it only asks for a lock, and whoever unlocks may not say so.
    """

    def __init__(self, environ: Mapping[str, str], boot: Callable[[], float]) -> None:
        self._boot = boot
        self._locked_since: float | None = None
        self._asleep_since: float | None = None
        self._woken = 0
        super().__init__(environ)

    def locked_since(self) -> float | None:
        """The `boot` reading at which it was locked or put to sleep; None when neither."""
        if not self.usable():
            return None
        since = (self._locked_since, self._asleep_since)
        return min((at for at in since if at is not None), default=None)

    def locked(self) -> bool | None:
        """Whether it is locked or asleep; None without a logind."""
        return self.locked_since() is not None if self.usable() and self._said else None

    def _word(self) -> object:
        return (self._locked_since, self._asleep_since, self._woken)

    def _forget(self) -> None:
        super()._forget()
        self._asleep_since = None

    def _signal(self, heard: Heard) -> None:
        match heard.member, heard.body:
            case "PrepareForSleep", (True,):
                self._asleep_since = self._boot()
            case "PrepareForSleep", (False,):
                self._asleep_since = None
                self._woken += 1
            case _:
                super()._signal(heard)

    def _understand(self) -> None:
        locked = self._said.get("LockedHint") is True
        if not locked:
            self._locked_since = None
        elif self._locked_since is None:
            self._locked_since = self._boot()


class LogindIdle(LogindSession):
    """Idle as the desktop tells logind: only after some minutes, and on some desktops never.

    `awake` is the clock that logind counts by too.
    """

    name = IDLE_NAME

    def __init__(self, environ: Mapping[str, str], awake: Callable[[], float]) -> None:
        self._awake = awake
        super().__init__(environ)

    def idle(self) -> float | None:
        """Seconds since the session was idle; None while it is not said to be."""
        since = self._said.get("IdleSinceHintMonotonic")
        if not self.usable() or self._said.get("IdleHint") is not True:
            return None
        if not is_whole(since) or since <= 0:  # never, or nonsense: an absence since the start
            return None
        return max(0.0, self._awake() - since / 1e6)

    def _word(self) -> object:
        return self._said.get("IdleHint")
