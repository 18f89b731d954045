"""The command line: it asks the running program, or reads what lies on disk; Qt only for `run`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime, timedelta
from typing import NoReturn

from backcare_desktop import __version__
from backcare_desktop.core.facts import Fact
from backcare_desktop.core.forecast import forecast
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.plan import Plan
from backcare_desktop.core.report import plan_tables, routine_table
from backcare_desktop.core.week import week_json, week_of
from backcare_desktop.paths import ResourcesMissing, places, resources_dir
from backcare_desktop.printed import (
    fact_line,
    length_line,
    planned_line,
    sense_lines,
    sense_table,
)
from backcare_desktop.store.all_routines import all_routines
from backcare_desktop.store.database import open_reader
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.fact_rows import row_of
from backcare_desktop.store.plan_file import BadPlan
from backcare_desktop.store.plan_in_force import plan_in_force
from backcare_desktop.store.refusals import NoLog, StoreError
from backcare_desktop.store.week_counts import read_week
from backcare_desktop.wire.client import ask
from backcare_desktop.wire.line import Message, NotRunning, WireError

LIMIT_S = 5.0
"""Seconds that the running program has for an answer."""

FIRST_WORDS_S = 0.3
"""Seconds that those who are asked over a bus have to answer `doctor`."""

MOST_DAYS = 3660


class Refused(Exception):
    """What was asked cannot be done. Its text is one sentence."""


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command: its exit code. What cannot be done is one sentence on stderr."""
    arguments = parser().parse_args(words)
    try:
        code: int | None = arguments.do(arguments)
    except (BadPlan, Refused, ResourcesMissing, StoreError, WireError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code or 0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence, without the usage."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.\n")


def parser() -> argparse.ArgumentParser:
    """What may be said."""
    whole = _Parser(prog="backcare-desktop", description=__doc__, allow_abbrev=False)
    whole.add_argument("--version", action="version", version=f"BackCare Desktop {__version__}")
    commands = whole.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, do: object, said: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=said, description=said, allow_abbrev=False)
        one.set_defaults(do=do)
        return one

    command("run", run, "start the program, or bring the running one forward")
    status_ = command("status", status, "what is going on and what comes next")
    start_ = command("start", start, "start a routine now")
    start_.add_argument("routine", metavar="ROUTINE", help="its id; see `routines`")
    pause_ = command("pause", pause, "switch the prompts off for a while")
    pause_.add_argument("length", metavar="DURATION", nargs="?", default="", help=_PAUSES)
    command("resume", resume, "switch the prompts on again")
    command("skip", skip, "pass over the prompt on screen, or the next one")
    plan_ = command("plan", plan, "the prompts of a day, for one who sits through it")
    plan_.add_argument("--date", metavar="D", type=_day, help="2026-12-24; today when left out")
    log_ = command("log", log, "what was offered and done")
    log_.add_argument("--days", metavar="N", type=_days, default=7, help="so many days; 7")
    routines_ = command("routines", routines, "the routines that can be started")
    week_ = command("week", week, "open the week's window, or tell or draw the week")
    week_.add_argument("--date", metavar="D", type=_day, help="a day of that week")
    week_.add_argument("--png", metavar="FILE", help="draw it into this file instead")
    doctor_ = command("doctor", doctor, "what this machine tells us, and by which source")
    command("quit", end, "end the running program")
    for one in (status_, plan_, log_, routines_, week_, doctor_):
        one.add_argument("--json", action="store_true", help="for programs")
    return whole


_PAUSES = "30m, 1h30m, tomorrow, or a date; until you resume when left out"


def run(_arguments: argparse.Namespace) -> int:
    """Start the program; a second one brings the first forward."""
    try:
        ask(places().socket, {"do": "front"}, LIMIT_S)
    except NotRunning:
        from backcare_desktop.app import main as start_program

        return start_program()
    return 0


def status(arguments: argparse.Namespace) -> None:
    """Ask the running program what is going on."""
    answer = _asked({"do": "status"})
    _printed(answer["status"] if arguments.json else answer["said"], as_json=arguments.json)


def start(arguments: argparse.Namespace) -> None:
    """Start a routine in the running program."""
    _say({"do": "start", "routine": arguments.routine})


def pause(arguments: argparse.Namespace) -> None:
    """Switch the prompts off in the running program."""
    _say({"do": "pause", "for": arguments.length})


def resume(_arguments: argparse.Namespace) -> None:
    """Switch the prompts on in the running program."""
    _say({"do": "resume"})


def skip(_arguments: argparse.Namespace) -> None:
    """Pass over a prompt in the running program."""
    _say({"do": "skip"})


def end(_arguments: argparse.Namespace) -> None:
    """End the running program."""
    _say({"do": "quit"})


def plan(arguments: argparse.Namespace) -> None:
    """Print a day's prompts, from the same core that makes them."""
    now = datetime.now().astimezone()
    day = arguments.date or lived_day(now)
    plan_ = _plan()
    planned = forecast(plan_, _standing(day), day, now)
    if arguments.json:
        _printed(plan_tables(planned), as_json=True)
        return
    for one in planned:
        print(planned_line(one, plan_.routines))
    if not planned:
        print(f"No prompts on {day.isoformat()}.")


def log(arguments: argparse.Namespace) -> None:
    """Print what was remembered in the last days."""
    today = lived_day(datetime.now().astimezone())
    facts = _facts(today - timedelta(days=arguments.days - 1))
    if arguments.json:
        _printed([_fact_table(fact) for fact in facts], as_json=True)
        return
    titles = _titles()
    lines = [line for fact in facts if (line := fact_line(fact, titles))]
    print("\n".join(lines) if lines else "Nothing has been logged yet in these days.")


def week(arguments: argparse.Namespace) -> int:
    """Tell the week as JSON, draw it into a file, or open its window until it is closed."""
    if arguments.json:
        today = lived_day(datetime.now().astimezone())
        first = week_of(arguments.date or today)
        _printed(week_json(read_week(places().database, first, today)), as_json=True)
        return 0
    from backcare_desktop.week_app import main as show_week

    words = [] if arguments.date is None else ["--date", arguments.date.isoformat()]
    return show_week([*words, *(["--png", arguments.png] if arguments.png else [])])


def routines(arguments: argparse.Namespace) -> None:
    """Print the routines, ours and the user's."""
    library = all_routines(resources_dir(), places().routines)
    for problem in library.problems:
        print(problem, file=sys.stderr)
    found = library.routines.values()
    if arguments.json:
        _printed([routine_table(routine) for routine in found], as_json=True)
        return
    wide = max((len(routine.id) for routine in found), default=0)
    for routine in found:
        print(f"{routine.id:{wide}}  {length_line(routine):>5}  {routine.title}")


def doctor(arguments: argparse.Namespace) -> None:
    """Sense once, and tell each sense's source, what it says, and what was passed over."""
    from backcare_desktop.system.clock import SystemClock
    from backcare_desktop.system.linux.desktop import pick_senses

    senses = pick_senses(os.environ, SystemClock())
    try:
        senses.listen(FIRST_WORDS_S)
        lines = senses.describe()
    finally:
        senses.close()
    if arguments.json:
        _printed([sense_table(line) for line in lines], as_json=True)
        return
    for line in lines:
        print("\n".join(sense_lines(line)))


def _say(request: Message) -> None:
    _printed(_asked(request)["said"], as_json=False)


def _asked(request: Message) -> Message:
    answer = ask(places().socket, request, LIMIT_S)
    if "error" in answer:
        raise Refused(str(answer["error"]))
    return answer


def _printed(what: object, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(what, ensure_ascii=False, indent=2))
    elif what:
        print(what)


def _plan() -> Plan:
    found = places()
    return plan_in_force(resources_dir(), found.settings, found.routines).plan


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


def _standing(day: date) -> tuple[Fact, ...]:
    try:
        with closing(FactLog(open_reader(places().database))) as found:
            return tuple(found.standing(day))
    except NoLog:
        return ()


def _fact_table(fact: Fact) -> Message:
    row = row_of(fact)
    local = {"id": row.id, "kind": row.kind, "at": fact.at.isoformat(timespec="seconds")}
    # A field of the fact's own may be called as one of these: `kind` is the fact's, always.
    return {**local, "day": row.day, **json.loads(row.body), **local}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2026-12-24") from None


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of days from 1 to {MOST_DAYS}")
    return int(text)
