"""The small record that bridges a restart (law 21)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from backcare_desktop.core.hours import later_by
from backcare_desktop.core.phase import Phase


@dataclass(frozen=True, slots=True)
class Record:
    """When the program was last alive, and the sitting clocks, in seconds.

    `seen` is aware local time, `boot` the reading of the clock that goes on through suspend.
    `card`: whether a card was up. `heat` is when heat that ran was started, by that same clock.
    `held` is since when something held prompts back, `settles` until when nothing is offered
    after that or after an absence.
    """

    seen: datetime
    boot: float
    sitting: float = 0.0
    clocks: Mapping[str, float] = field(default_factory=dict)
    card: bool = True
    heat: float | None = None
    held: float | None = None
    settles: float | None = None


def record_of(phase: Phase) -> Record:
    """What a restart must know beside the facts.

    Of someone who has gone it says when they were last there: so an absence keeps its start.
    """
    seen, boot = phase.wall, phase.boot
    if phase.gone_since is not None:
        seen, boot = later_by(seen, phase.gone_since - boot), phase.gone_since
    return Record(
        seen,
        boot,
        phase.sitting,
        dict(phase.clocks),
        card=phase.showing is not None,
        heat=phase.heat.started if phase.heat else None,
        held=phase.held_since,
        settles=phase.settle_until,
    )
