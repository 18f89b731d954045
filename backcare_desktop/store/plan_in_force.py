"""Everything that the schedule goes by, read together: settings, the plan's file, routines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from backcare_desktop.core.chosen import unfit
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tailored import tailored
from backcare_desktop.store.all_routines import all_routines
from backcare_desktop.store.library import Library
from backcare_desktop.store.plan_file import read_plan
from backcare_desktop.store.preferences import Loaded, Preferences


@dataclass(frozen=True, slots=True)
class InForce:
    """The plan, the settings, and a sentence for each thing that was wrong with the files."""

    plan: Plan
    settings: Settings
    problems: tuple[str, ...] = ()


def plan_in_force(resources: Path, settings_file: Path, users_routines: Path) -> InForce:
    """Read it all. What is wrong costs only itself; our own plans and routines must be right."""
    library = all_routines(resources, users_routines)
    return with_settings(Preferences(settings_file).load(), library, resources, settings_file)


def with_settings(
    loaded: Loaded, library: Library, resources: Path, settings_file: Path
) -> InForce:
    """What is in force with these settings and routines. Raises BadPlan."""
    plan = read_plan(resources / "plans", loaded.settings.plan)
    unfits = unfit(loaded.settings, library.routines, str(settings_file))
    problems = (*map(str, loaded.problems), *map(str, library.problems), *unfits)
    return InForce(tailored(plan, loaded.settings, library.routines), loaded.settings, problems)
