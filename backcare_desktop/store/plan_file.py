"""A plan from its file, without hours and routines."""

from __future__ import annotations

from pathlib import Path

from backcare_desktop.core.plan import Plan
from backcare_desktop.core.plan_table import PlanError, plan_from
from backcare_desktop.store.toml_file import NoTable, read_table


class BadPlan(Exception):
    """A file is no plan. Its text is one sentence that names the file, and slot and field."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"The plan in {self.path} cannot be used ({self.why})."


def read_plan(plans: Path, name: str) -> Plan:
    """The plan of that name in the folder of plans. Raises BadPlan."""
    path = plans / f"{name}.toml"
    try:
        return plan_from(read_table(path))
    except (PlanError, NoTable) as error:
        raise BadPlan(path, str(error)) from error
