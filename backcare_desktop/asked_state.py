"""How things stand, for the windows that show it: asked anew each time one is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.choices import Choices
from backcare_desktop.companion import Companion
from backcare_desktop.core.check_in_due import check_in_due
from backcare_desktop.core.day_preview import Preview, day_preview
from backcare_desktop.core.facts import CheckInKind, HeatStarted
from backcare_desktop.core.heat import heat_refused
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.refusal import Refusal
from backcare_desktop.core.settings import Settings
from backcare_desktop.engine import Engine
from backcare_desktop.recent_check_ins import RecentCheckIns
from backcare_desktop.store.keeper import Keeper
from backcare_desktop.store.refusals import StoreError

if TYPE_CHECKING:
    from backcare_desktop.core.week import Week
    from backcare_desktop.ui.panel_view import PanelView
    from backcare_desktop.ui.settings_changes import Listed

REMEMBERED = timedelta(days=28)
"""How far back a start looks (law 21)."""


@dataclass(frozen=True, slots=True)
class AskedState:
    """Reads what the program consists of, and changes nothing.

    `wall` is what the clock on the wall reads, `plan` the plan as the settings have it, and
    `plan_with` as others would.
    """

    engine: Engine
    choices: Choices
    companion: Companion
    recent: RecentCheckIns
    keeper: Keeper
    database: Path
    wall: Callable[[], datetime]
    plan: Callable[[], Plan]
    plan_with: Callable[[Settings], Plan]

    def panel(self, *, ahead: bool) -> PanelView:
        """What the panel shows; to look `ahead` through the day takes a while."""
        from backcare_desktop.ui.panel_view import panel_view

        notice = self.companion.notice
        return panel_view(
            self.engine.plan,
            self.engine.phase,
            self.engine.moment(),
            week=self._week_so_far(),
            notices=(notice,) if notice else (),
            check_in=self._check_in(),
            check_ins=self.recent.days,
            ahead=ahead,
            ignored=self.choices.settings.ignored,
        )

    def heat(self) -> tuple[Refusal | None, HeatStarted | None]:
        """Why heat cannot be started now, if it cannot, and how it was the last time."""
        ledger = self.engine.phase.ledger
        return heat_refused(self.plan(), ledger, self.engine.moment()), ledger.warmth.usual

    def changes(self) -> tuple[Listed, ...]:
        """What the rules have changed, and why."""
        from backcare_desktop.core.changes import changes
        from backcare_desktop.ui.settings_changes import listed

        ledger, plan = self.engine.phase.ledger, self.plan()
        remembered = self.keeper.remembered(ledger.day - REMEMBERED)
        return listed(changes(remembered, ledger, plan.spacing), plan)

    def preview(self) -> Preview | None:
        """An ordinary day with the plan in force."""
        return self._day_of(self.plan())

    def preview_with(self, settings: Settings) -> Preview | None:
        """An ordinary day with these settings."""
        return self._day_of(self.plan_with(settings))

    def _day_of(self, plan: Plan) -> Preview | None:
        return day_preview(plan, self.engine.phase.ledger.screens, self.wall())

    def _check_in(self) -> CheckInKind | None:
        ledger, chosen = self.engine.phase.ledger, self.choices.settings.check_in
        return check_in_due(self.plan(), ledger, chosen, self.wall())

    def _week_so_far(self) -> Week | None:
        from backcare_desktop.core.week import week_of
        from backcare_desktop.store.week_counts import read_week
        from backcare_desktop.ui.first_weekday import first_weekday

        today = self.engine.phase.ledger.day
        first = week_of(today, first_weekday())
        try:
            return read_week(self.database, first, today, self.choices.settings)
        except StoreError:
            return None
