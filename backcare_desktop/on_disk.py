"""The commands that need no running program: they read what lies on disk, and sense."""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime, timedelta

from backcare_desktop import exchange
from backcare_desktop.carrying import Refused
from backcare_desktop.choices import Choices
from backcare_desktop.core.changes import changes
from backcare_desktop.core.facts import Fact
from backcare_desktop.core.forecast import forecast
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.rebuild import ledger_of
from backcare_desktop.core.report import plan_tables, routine_table
from backcare_desktop.core.settings import NotChosen
from backcare_desktop.core.settings_fields import FIELDS
from backcare_desktop.core.settings_line import field_named, said
from backcare_desktop.core.tally import timed_slots
from backcare_desktop.core.week import week_json, week_of
from backcare_desktop.paths import ResourcesMissing, places, resources_dir
from backcare_desktop.printed import (
    change_line,
    change_table,
    fact_lines,
    length_line,
    planned_line,
    sense_lines,
    sense_table,
)
from backcare_desktop.store.all_routines import all_routines
from backcare_desktop.store.database import open_reader
from backcare_desktop.store.export_file import NotWritten as NotExported
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.fact_rows import row_of
from backcare_desktop.store.import_file import BadImport
from backcare_desktop.store.in_mending import mending_told
from backcare_desktop.store.plan_file import BadPlan
from backcare_desktop.store.plan_in_force import InForce, plan_in_force
from backcare_desktop.store.pose_file import POSES, read_poses
from backcare_desktop.store.preferences import Loaded, Preferences
from backcare_desktop.store.refusals import NoLog, StoreError
from backcare_desktop.store.routine_file import BadRoutine
from backcare_desktop.store.routine_template import NotWritten, free_file, write_template
from backcare_desktop.store.routine_trial import tried
from backcare_desktop.store.week_counts import read_week
from backcare_desktop.system.clock import SystemClock
from backcare_desktop.system.linux.desktop import pick_senses
from backcare_desktop.system.linux.players import pick_player
from backcare_desktop.system.linux.voices import pick_voice
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.senses import Line

LANGUAGE = "en"
"""Of the texts, as the command line speaks it."""

LOOKED_BACK = timedelta(days=28)
"""Before a day, so much is remembered when it is planned."""

FIRST_WORDS_S = 0.3
"""Seconds that those who are asked over a bus have to answer `doctor`."""


_REFUSALS = (
    BadImport,
    BadPlan,
    NotChosen,
    NotExported,
    NotWritten,
    Refused,
    ResourcesMissing,
    StoreError,
)


def carried_out(name: str, arguments: Namespace) -> int:
    """One of the commands, by name; its exit code, with a sentence on stderr when it is 1."""
    try:
        with mending_told(places()):
            code = COMMANDS[name](arguments)
    except _REFUSALS as error:
        print(error, file=sys.stderr)
        return 1
    return code or 0


def plan(arguments: Namespace) -> None:
    """Print a day's prompts, from the same core that makes them."""
    now = SystemClock().wall()
    day = arguments.date or lived_day(now)
    in_force = _in_force()
    for problem in in_force.problems:
        print(problem, file=sys.stderr)
    planned = forecast(in_force.plan, _remembered(day), day, now, in_force.settings)
    if arguments.json:
        _print_json(plan_tables(planned))
        return
    for one in planned:
        print(planned_line(one, in_force.plan.routines))
    if not planned:
        print(f"No prompts on {day.isoformat()}.")


def log(arguments: Namespace) -> None:
    """Print what was remembered in the last days."""
    today = lived_day(datetime.now().astimezone())
    first = today - timedelta(days=arguments.days - 1)
    if arguments.changes:
        _print_changes(first, today, as_json=arguments.json)
        return
    facts = _facts(first)
    if arguments.json:
        _print_json([_fact_table(fact) for fact in facts])
        return
    titles = _titles()
    lines = fact_lines(facts, titles)
    print("\n".join(lines) if lines else "Nothing has been logged yet in these days.")


def _print_changes(first: date, today: date, *, as_json: bool) -> None:
    """What the rules have changed since that day, and whether it is still so."""
    remembered = _remembered(first)
    spacing = Preferences(places().settings).load().settings.spacing
    found = changes(remembered, ledger_of(remembered, today), spacing)
    recent = [one for one in found if lived_day(one.at) >= first or one.undo]
    if as_json:
        _print_json([change_table(one) for one in recent])
        return
    titles = _titles()
    lines = [change_line(one, titles) for one in recent]
    print("\n".join(lines) if lines else "Nothing was changed by itself in these days.")


def week(arguments: Namespace) -> None:
    """Print the week as JSON, from the day on which it begins where the user lives."""
    from backcare_desktop.ui.first_weekday import first_weekday

    today = lived_day(datetime.now().astimezone())
    first = week_of(arguments.date or today, first_weekday())
    in_force = _in_force()
    timed = timed_slots(in_force.plan)
    found = read_week(places().database, first, today, in_force.settings, timed)
    _print_json(week_json(found))


def routines(arguments: Namespace) -> None:
    """Print the routines, ours and the user's."""
    library = all_routines(resources_dir(), places().routines)
    for problem in library.problems:
        print(problem, file=sys.stderr)
    found = library.routines.values()
    if arguments.json:
        _print_json([routine_table(routine) for routine in found])
        return
    wide = max((len(routine.id) for routine in found), default=0)
    for routine in found:
        print(f"{routine.id:{wide}}  {length_line(routine):>5}  {routine.title}")


def check(arguments: Namespace) -> int:
    """Look over files of the user's own: what each one is, or what is wrong with it."""
    wrong = 0
    for path in arguments.file:
        try:
            routine = tried(path, resources_dir(), places().routines)
        except BadRoutine as bad:
            print(f"{bad.said}.", file=sys.stderr)
            wrong += 1
        else:
            print(f"{path} is a routine: {routine.title}, {length_line(routine)}.")
    return 1 if wrong else 0


def new(arguments: Namespace) -> None:
    """Write a first routine of the user's own."""
    path = arguments.file or free_file(places().routines)
    write_template(path, read_poses(resources_dir() / POSES))
    print(f"{path} is written. Change it, then: backcare-desktop routines check {path}")


def doctor(arguments: Namespace) -> None:
    """Sense once, and tell each sense's source, what it says, and what was passed over."""
    senses = pick_senses(os.environ, SystemClock())
    senses.ignore(Preferences(places().settings).load().settings.ignored)
    try:
        senses.listen(FIRST_WORDS_S)
        lines = (*senses.describe(), *_outlets())
    finally:
        senses.close()
    if arguments.json:
        _print_json([sense_table(line) for line in lines])
        return
    for line in lines:
        print("\n".join(sense_lines(line)))


def _outlets() -> Iterator[Line]:
    """What plays our sounds here, and what speaks our texts: whether any does, and which."""
    for chosen in (pick_player(os.environ), pick_voice(os.environ, LANGUAGE)):
        heard = chosen.name != Nothing.name
        yield Line(chosen.sense, chosen.name, heard, chosen.passed_over)
        chosen.close()


def settings(arguments: Namespace) -> None:
    """Print what is chosen, or choose while no program runs."""
    choices = Choices(Preferences(places().settings))
    match arguments.way:
        case "set":
            print(choices.set(arguments.name, arguments.value))
        case "reset":
            print(choices.reset(arguments.name))
        case _:
            _print_chosen(choices.loaded, arguments)


def _print_chosen(loaded: Loaded, arguments: Namespace) -> None:
    fields = (field_named(arguments.name),) if arguments.name else FIELDS
    for problem in loaded.problems:
        print(problem, file=sys.stderr)
    if arguments.json:
        table = {one.path: one.written(one.get(loaded.settings)) for one in fields}
        _print_json(table[arguments.name] if arguments.name else table)
        return
    for one in fields:
        value = said(one, loaded.settings)
        print(value if arguments.name else f"{one.path} = {value}")


def _print_json(what: object) -> None:
    print(json.dumps(what, ensure_ascii=False, indent=2))


def _in_force() -> InForce:
    found = places()
    return plan_in_force(resources_dir(), found.settings, found.routines)


def _titles() -> dict[str, str]:
    library = all_routines(resources_dir(), places().routines)
    return {name: routine.title for name, routine in library.routines.items()}


def _facts(first: date) -> list[Fact]:
    """Of these days, and of any that a clock which was wrong has called later ones."""
    try:
        with closing(FactLog(open_reader(places().database))) as found:
            return found.since(first)
    except NoLog:
        return []


def _remembered(day: date) -> tuple[Fact, ...]:
    """What that day goes by, as a start on it would."""
    try:
        with closing(FactLog(open_reader(places().database))) as found:
            return tuple(found.remembered(day - LOOKED_BACK))
    except NoLog:
        return ()


def _fact_table(fact: Fact) -> dict[str, object]:
    row = row_of(fact)
    local = {"id": row.id, "kind": row.kind, "at": fact.at.isoformat(timespec="seconds")}
    # A field of the fact's own may be called as one of these: `kind` is the fact's, always.
    return {**local, "day": row.day, **json.loads(row.body), **local}


COMMANDS: Mapping[str, Callable[[Namespace], int | None]] = {
    "plan": plan,
    "log": log,
    "week": week,
    "routines": routines,
    "check": check,
    "new": new,
    "doctor": doctor,
    "settings": settings,
    "export": exchange.export,
    "import": exchange.import_,
}
"""Each by its name at the command line."""
