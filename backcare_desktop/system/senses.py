"""Clock and senses, read together: one look at the world."""

from __future__ import annotations

import select
import time
from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from backcare_desktop.core.facts import HoldKind
from backcare_desktop.core.moment import Hold, Moment
from backcare_desktop.core.sense import HOLD_OF, STILL, Sense
from backcare_desktop.system.choose import Chosen, PassedOver
from backcare_desktop.system.last_input import LastInput
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import Clock, IdleSource, LockSource, Source
from backcare_desktop.system.signs import Signs
from backcare_desktop.system.untouched import handed_on


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what the machine senses, for a person to read.

    `value` is live: seconds, True or False, None where it cannot be told. `ignored` says that
    the user takes it for wrong, and nothing goes by it.
    """

    sense: str
    source: str
    value: float | bool | None
    passed_over: tuple[PassedOver, ...]
    ignored: bool = False


class Senses:
    """Reads everything at once; nothing here waits for long."""

    def __init__(
        self,
        clock: Clock,
        idle: IdleSource | None = None,
        locks: tuple[LockSource, ...] = (),
        signs: Signs | None = None,
        let_go: Callable[[], None] = lambda: None,
    ) -> None:
        """`let_go` is called when all is closed, for what the sources share."""
        self._clock = clock
        self._idle: IdleSource = idle or Nothing()
        self._locks = locks
        self._signs = signs or Signs(())
        self._let_go = let_go
        self._ignored: frozenset[Sense] = frozenset()
        self._last_input = LastInput()
        self._since: dict[HoldKind, float] = {}
        self._held_until: float | None = None
        self._locked = False
        self._unlocked: float | None = None
        self._handles: tuple[int, ...] = ()
        self.moved: Callable[[], None] = lambda: None
        """Called when one of the sources is another one, whose `fileno` is to be watched."""

    def read(self) -> Moment:
        """The world now, with fresh randomness."""
        boot = self._clock.boot()
        signs = self._signs.read()
        moment = Moment(
            wall=self._clock.wall(),
            boot=boot,
            seed=uuid4(),
            idle=self._idle_for(boot),
            locked_since=self._lock(boot),
            unlocked=self._unlocked,
            holds=self._holds(signs, boot),
            held_until=self._held_until,
            still=not STILL.isdisjoint(signs),
        )
        handles = tuple(source.fileno() for source in self.sources())
        if handles != self._handles:
            self._handles = handles
            self.moved()
        return moment

    def ignore(self, senses: frozenset[Sense]) -> None:
        """These are wrong here, says the user: from now on they do not count."""
        self._ignored = self._signs.ignored = senses

    def sources(self) -> tuple[Source, ...]:
        """All that may push: watch each `fileno` that is not -1, and `drain` what is readable.

        A source that has died, or is back, has another `fileno` from then on: see `moved`.
        """
        return (self._idle, *self._locks, *(source for _, source in self._signs.sources()))

    def hear(self) -> None:
        """Take in what has come so far, without waiting."""
        for source in self.sources():
            source.drain()

    def listen(self, seconds: float) -> None:
        """Take in what comes for so long: for who describes them at once, and never the program."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            watched = {source.fileno(): source for source in self.sources()}
            watched.pop(-1, None)
            for handle in select.select(tuple(watched), (), (), left)[0]:
                watched[handle].drain()

    def describe(self) -> tuple[Line, ...]:
        """Every sense with the source in use, what it says now, and what was passed over."""
        idle = self._line(Sense.IDLE, self._idle, self._idle.idle())
        locks = (self._line(Sense.LOCK, lock, lock.locked()) for lock in self._locks)
        signs = (self._line(sign, source, source.on()) for sign, source in self._signs.sources())
        return (idle, *locks, *signs)

    def handed_on(self) -> dict[str, str]:
        """What our next start finds in its environment, where not every source looks back."""
        idle = self._idle.idle()
        return {} if idle is None else handed_on(idle, self._clock.awake())

    def close(self) -> None:
        """Let go of every source."""
        for source in self.sources():
            source.close()
        self._let_go()

    def _idle_for(self, boot: float) -> float | None:
        idle = None if Sense.IDLE in self._ignored else self._idle.idle()
        if idle is None:
            return None
        return self._last_input.idle(idle, self._clock.awake(), boot)

    def _holds(self, signs: frozenset[Sense], boot: float) -> tuple[Hold, ...]:
        """What holds now, each since the first look that saw it; and when the last one ended.

        Whoever pushes is read at once, so that also what no look of the schedule sees is known.
        """
        by: dict[HoldKind, list[Sense]] = {}
        for sign, kind in HOLD_OF.items():
            if sign in signs:
                by.setdefault(kind, []).append(sign)
        if by:
            self._held_until = None
        elif self._since:
            self._held_until = boot
        self._since = {kind: self._since.get(kind, boot) for kind in by}
        return tuple(Hold(kind, since, tuple(by[kind])) for kind, since in self._since.items())

    def _lock(self, boot: float) -> float | None:
        """Since when it is locked, if it is; and when that last ended."""
        since = self._locked_since()
        if self._locked and since is None:
            self._unlocked = boot
        self._locked = since is not None
        return since

    def _locked_since(self) -> float | None:
        if Sense.LOCK in self._ignored:
            return None
        said = (lock.locked_since() for lock in self._locks)
        return min((since for since in said if since is not None), default=None)

    def _line(self, sense: Sense, source: Source, value: float | bool | None) -> Line:  # noqa: FBT001
        passed_over = source.passed_over if isinstance(source, Chosen) else ()
        return Line(str(sense), source.name, value, passed_over, sense in self._ignored)
