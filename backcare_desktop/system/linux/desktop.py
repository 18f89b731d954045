"""All the senses of a Linux desktop."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.system.linux.comings import both
from backcare_desktop.system.linux.idle import pick_idle
from backcare_desktop.system.linux.lock import pick_locks
from backcare_desktop.system.linux.signs import pick_signs
from backcare_desktop.system.ports import Clock, IdleSource
from backcare_desktop.system.senses import Senses


def pick_senses(environ: Mapping[str, str], clock: Clock, idle: IdleSource | None = None) -> Senses:
    """What of it is here; what is not is told by `describe`. `idle` stands in for the real one."""
    buses = both(environ)
    idle = idle or pick_idle(environ, clock, buses)
    locks, signs = pick_locks(environ, clock, buses), pick_signs(environ, buses)
    return Senses(clock, idle, locks, signs, let_go=buses.close)
