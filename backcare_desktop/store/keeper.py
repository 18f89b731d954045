"""Remembering that never loses a fact: what the log refuses is kept and tried again (law 22)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from backcare_desktop.core.facts import Fact
from backcare_desktop.core.keeping import (
    BeingMended,
    Keeping,
    Mended,
    NotMended,
    NotSaved,
    Salvaged,
    Saved,
    StillWaiting,
)
from backcare_desktop.core.salvage import Salvage
from backcare_desktop.store.database import open_reader
from backcare_desktop.store.fact_log import FactLog, readable
from backcare_desktop.store.fact_rows import row_of
from backcare_desktop.store.looked import Looked
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.refusals import (
    DamagedLog,
    FullDisk,
    LockedLog,
    LogInMending,
    StoreError,
)
from backcare_desktop.store.reserve import Reserve
from backcare_desktop.store.untold import Untold

MOST = 20_000
"""So many facts are kept waiting, about two years of them and 12 MB; later ones are counted."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What helps when the log refuses: `mends` puts another in the place of a damaged one.

    It says what came of it, or None where there was nothing to mend; it raises LogInMending for
    as long as that takes, and StoreError where it failed. `looked` is how the start found the
    log: open already, or mended before, which is told, or not to be mended yet. `copies` are
    backups, newest first: a start goes by one of them as long as the log cannot be read. `untold`
    is what became of a log that was mended while nobody was there to tell of it. `again` opens
    what was put in the place of a damaged one, and was looked over there: to look once more would
    hold everybody up.
    """

    mends: Callable[[], Salvage | None]
    reserve: Reserve
    looked: Looked = field(default_factory=Looked)
    copies: Callable[[], Iterable[Path]] = tuple
    untold: Untold | None = None
    again: Callable[[], FactLog] | None = None


class Keeper:
    """The one writer of the log.

    `writes` and `reads` open the log; they may raise StoreError and are tried again. `rescue` is
    tried before that. The caller is told once when the log begins to refuse and once when it is
    mended.
    """

    def __init__(
        self,
        writes: Callable[[], FactLog],
        reads: Callable[[], FactLog],
        outbox: Outbox,
        most: int = MOST,
        *,
        rescue: Rescue | None = None,
    ) -> None:
        self._writes = writes
        self._reads = reads
        self._outbox = outbox
        self._most = most
        self._rescue = rescue
        looked = Looked() if rescue is None else rescue.looked
        self._untold = None if rescue is None else rescue.untold
        self._salvage = looked.salvage or (None if self._untold is None else self._untold.read())
        self._log = None if looked.opened is None else FactLog(looked.opened)
        self._looked_over = looked.salvage is not None
        if rescue is not None and self._log is not None:
            rescue.reserve.make()
        self._waiting = outbox.rows()
        self._in_outbox = len(self._waiting)
        self._lost = 0
        self._scattered = self._told = False
        self._damaged = looked.refused

    @property
    def is_damaged(self) -> bool:
        """Whether the log is left alone until it has been mended."""
        return self._damaged is not None

    def append(self, facts: Iterable[Fact]) -> Keeping:
        """Remember these after all that still waits; on disk when Saved or Mended returns.

        Raises ValueError, and keeps none of them, for a fact that no log can hold.
        """
        rows = [row_of(fact) for fact in facts]
        room = max(0, self._most - len(self._waiting))
        self._waiting += rows[:room]
        self._lost += len(rows[room:])
        return self._saved()

    def take_in(self, other: Path) -> int:
        """The facts of another log, all or none, after what waits; how many were new.

        Raises StoreError: what is refused here is still where it came from, and does not wait.
        """
        log = self._opened()
        self._write()
        self._scattered = True
        return log.take_in_log(other)

    def found_damaged(self, log: Path) -> None:
        """A more thorough look than that at the opening found damage: mended at the next try."""
        self._damaged = None if self._rescue is None else DamagedLog(log)

    def retry(self) -> Keeping:
        """Try again to save what waits, and gather what was saved. Costs nothing when all is well.

        It is called at a look that nothing came of: then nobody waits.
        """
        if self._log is not None and not self._waiting and self._scattered:
            self._log.gather()
            self._scattered = False
        return self._saved()

    def _saved(self) -> Keeping:
        try:
            self._write_somehow()
        except StoreError as error:
            return self._refused(error)
        return self._taken()

    def remembered(self, day: date) -> tuple[Fact, ...]:
        """What a start is rebuilt from (see FactLog); without a readable log, what waits."""
        facts = self._read(day)
        known = {fact.id for fact in facts}
        waiting = readable(self._waiting)
        return (*facts, *(fact for fact in waiting if fact.id not in known))

    def close(self) -> Keeping:
        """Try a last time, and let go of the file. Nobody hears what a last try says."""
        told, untold, self._untold = self._told, self._untold, None
        keeping = self.retry()
        self._told, self._untold = self._told and told, untold
        self._let_go()
        return keeping

    def _write_somehow(self) -> None:
        """A full disk may have a reserve, and a damaged log can be mended."""
        try:
            self._write_or_mend()
        except FullDisk:
            if self._rescue is None or not self._rescue.reserve.give_up():
                raise
            self._write_or_mend()

    def _write_or_mend(self) -> None:
        rescue = self._rescue
        if self._damaged is None or rescue is None:
            try:
                self._write()
            except DamagedLog as error:
                if rescue is None:
                    raise
                self._damaged = error
            else:
                return
        self._mend(rescue)
        self._write()

    def _mend(self, rescue: Rescue) -> None:
        """Until it is mended nobody writes: what came too late would be in the damaged file."""
        self._let_go()
        try:
            salvage = rescue.mends()
        except StoreError as error:
            self._damaged = error
            raise
        self._salvage, self._damaged = salvage or self._salvage, None
        self._looked_over = salvage is not None

    def _write(self) -> None:
        log = self._opened()
        if self._waiting:
            log.append_rows(self._waiting)
            self._scattered = True

    def _opened(self) -> FactLog:
        if self._damaged is not None:
            raise self._damaged
        if self._log is not None and not self._log.in_place():
            self._let_go()
        if self._log is None:
            again = None if self._rescue is None or not self._looked_over else self._rescue.again
            self._looked_over = False
            self._log = (again or self._writes)()
            if self._rescue is not None:
                self._rescue.reserve.make()
        return self._log

    def _taken(self) -> Keeping:
        count, lost = len(self._waiting), self._lost
        mended = self._told or self._in_outbox > 0
        if self._in_outbox:
            self._outbox.clear()
        self._waiting, self._in_outbox, self._lost, self._told = [], 0, 0, False
        if self._salvage is not None:
            salvage, self._salvage = self._salvage, None
            if self._untold is not None:
                self._untold.clear()
            return Salvaged(salvage)
        return Mended(count, lost) if mended else Saved()

    def _refused(self, error: StoreError) -> Keeping:
        if not isinstance(error, LockedLog):
            self._let_go()
        fresh = self._waiting[self._in_outbox :]
        if fresh and self._outbox.put(fresh):
            self._in_outbox = len(self._waiting)
        waiting = len(self._waiting)
        if self._told:
            return StillWaiting(waiting, self._lost)
        if isinstance(error, LogInMending):
            return BeingMended(waiting)
        self._told = True
        kind = NotSaved if self._damaged is None else NotMended
        return kind(error.cause, str(error.path), waiting)

    def _read(self, day: date) -> list[Fact]:
        with suppress(StoreError):
            self._write_somehow()
            return self._opened().remembered(day)
        with suppress(StoreError), closing(self._reads()) as log:
            return log.remembered(day)
        copies = () if self._rescue is None or not self.is_damaged else self._rescue.copies()
        for copy in copies:
            with suppress(StoreError), closing(FactLog(open_reader(copy))) as log:
                return log.remembered(day)
        return []

    def _let_go(self) -> None:
        """A new opening may go better: a disk back, a folder made anew."""
        if self._log is not None:
            with suppress(StoreError):
                self._log.close()
        self._log = None
