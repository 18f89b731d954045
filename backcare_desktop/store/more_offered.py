"""Whether the week's page has more breaks to offer, by the log and the chosen plan (A8)."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from backcare_desktop.core.more import FAR_ENOUGH, More, more
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tailored import tailored
from backcare_desktop.store.database import open_reader
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.plan_file import read_plan
from backcare_desktop.store.refusals import NoLog


def read_more(path: Path, resources: Path, settings: Settings, day: date) -> More | None:
    """What to offer on this lived day; nothing where there is no log yet. Raises StoreError."""
    try:
        database = open_reader(path)
    except NoLog:
        return None
    with closing(database):
        facts = FactLog(database).remembered(day - FAR_ENOUGH)
    plan = read_plan(resources / "plans", settings.plan)
    return more(tailored(plan, settings, {}), facts, day)
