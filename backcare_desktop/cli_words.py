"""What may be said at the command line, and what carries each of it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NoReturn

from backcare_desktop import __version__, asking
from backcare_desktop.asking import Refused
from backcare_desktop.core.facts import ACTIVITIES

MOST_DAYS = 3660

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9990, 12, 31)
"""Days that may be asked for: of these, the ones around them are days, too."""

_WHAT = "A companion for breaks: this starts it, asks it, or reads what lies on disk."


def understood(words: Sequence[str], run: Callable[[], int]) -> Callable[[], int | None]:
    """What is to be done; `run` starts the program. Ends the process where it is nonsense."""
    found = parser(run).parse_args(words)
    return partial(found.do, found)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One sentence, without the usage."""
        self.exit(2, f"{message[:1].upper()}{message[1:]}; see {self.prog} --help.\n")


def parser(run: Callable[[], int]) -> argparse.ArgumentParser:
    """What may be said."""
    whole = _Parser(prog="backcare-desktop", description=_WHAT, allow_abbrev=False)
    whole.add_argument("--version", action="version", version=f"BackCare Desktop {__version__}")
    commands = whole.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    def command(name: str, do: object, said: str) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=said, description=said, allow_abbrev=False)
        one.set_defaults(do=do, name=name)
        return one

    command("run", lambda _said: run(), "start the program, or bring the running one forward")
    status_ = command("status", status, "what is going on and what comes next")
    start_ = command("start", start, "start a routine now")
    start_.add_argument("routine", metavar="ROUTINE", help="its id; see `routines`")
    start_.add_argument("--minutes", metavar="N", type=int, help="of heat-session: 15 to 20")
    pause_ = command("pause", pause, "switch the prompts off for a while")
    pause_.add_argument("length", metavar="DURATION", nargs="?", default="", help=_PAUSES)
    for kind in ("holiday", "sick"):
        pause_.add_argument(
            f"--{kind}", dest="kind", action="store_const", const=kind, help=_CONTEXT[kind]
        )
    command("resume", resume, "switch the prompts on again")
    command("skin-fine", skin_fine, "heat: the skin was looked at and is fine")
    command("pad-off", pad_off, "heat: the pad is off")
    activity_ = command("activity", activity, "log what was done away from the screen")
    activity_.add_argument("what", metavar="WHAT", help=", ".join(ACTIVITIES))
    activity_.add_argument("minutes", metavar="MINUTES", type=int, help="how long it took")
    activity_.add_argument("--felt", choices=("easier", "same", "harder"), help="if you like")
    day_ = command("day", day, "say what today is")
    day_.add_argument("mark", choices=("ordinary", "rest", "flare"), help="flare: the back is sore")
    command("skip", skip, "pass over the prompt on screen, or the next one")
    _add_settings(command("settings", settings, "see or change what is chosen"))
    plan_ = command("plan", plan, "the prompts of a day, for one who sits through it")
    plan_.add_argument("--date", metavar="D", type=_day, help="2026-12-24; today when left out")
    log_ = command("log", log, "what was offered and done")
    log_.add_argument("--days", metavar="N", type=_days, default=7, help="so many days; 7")
    log_.add_argument("--changes", action="store_true", help="only what the rules changed, and why")
    routines_ = command("routines", routines, "the routines that can be started, or one of yours")
    _of_your_own(routines_)
    week_ = command("week", week, "open the week's window, or tell or draw the week")
    week_.add_argument("--date", metavar="D", type=_day, help="a day of that week")
    drawn = week_.add_mutually_exclusive_group()
    drawn.add_argument("--png", metavar="FILE", type=_file, help="draw it into this file instead")
    drawn.add_argument("--svg", metavar="FILE", type=_file, help="the same in lines and letters")
    drawn.add_argument("--json", action="store_true", help="for programs")
    week_.add_argument("--errand", default="", help=argparse.SUPPRESS)
    _add_exchange(command)
    doctor_ = command("doctor", doctor, "what this machine tells us, and by which source")
    _add_safekeeping(command)
    quit_ = command("quit", end, "end the running program")
    quit_.add_argument("--anyway", action="store_true", help="also while a heating pad may be on")
    for one in (status_, plan_, log_, routines_, doctor_):
        one.add_argument("--json", action="store_true", help="for programs")
    return whole


def _add_settings(whole: argparse.ArgumentParser) -> None:
    ways = whole.add_subparsers(metavar="get|set|reset", required=True, parser_class=_Parser)
    get = ways.add_parser("get", help="tell one, or all of them", allow_abbrev=False)
    get.add_argument("name", metavar="FIELD", nargs="?", default="", help="such as breaks.spacing")
    get.add_argument("--json", action="store_true", help="for programs")
    put = ways.add_parser("set", help="choose one", allow_abbrev=False)
    put.add_argument("name", metavar="FIELD", help="its name; see `settings get`")
    put.add_argument("value", metavar="VALUE", nargs="+", help="of a list: all of it, or none")
    back = ways.add_parser("reset", help="as it was at first", allow_abbrev=False)
    back.add_argument("name", metavar="FIELD", nargs="?", default="", help="all when left out")
    get.set_defaults(do=settings, way="get")
    put.set_defaults(do=settings, way="set")
    back.set_defaults(do=settings, way="reset")


def _of_your_own(routines_: argparse.ArgumentParser) -> None:
    """What can be done with routines besides listing them."""
    kinds = routines_.add_subparsers(metavar="COMMAND", required=False, parser_class=_Parser)
    said = "look a file over: is it a routine, and if not, which line is wrong"
    check = kinds.add_parser("check", help=said, description=said, allow_abbrev=False)
    check.add_argument("file", metavar="FILE", nargs="+", type=_file)
    check.set_defaults(do=check_routines)
    said = "write a first routine of your own, with a word on each field"
    new = kinds.add_parser("new", help=said, description=said, allow_abbrev=False)
    where = "among your routines when left out"
    new.add_argument("file", metavar="FILE", nargs="?", type=_file, help=where)
    new.set_defaults(do=new_routine)


def _add_safekeeping(command: Callable[[str, object, str], argparse.ArgumentParser]) -> None:
    backup_ = command("backup", safekeeping, "put everything of yours into one file")
    restore_ = command("restore", safekeeping, "put back what `backup` has kept")
    for one in (backup_, restore_):
        one.add_argument("file", metavar="FILE", type=_file)
        one.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)
    command("check", safekeeping, "see whether the log and its backups are whole")
    delete_ = command("delete", safekeeping, "delete what was logged, for good")
    delete_.add_argument("--from", metavar="D", dest="first", type=_day, help="the first day")
    delete_.add_argument("--to", metavar="D", dest="last", type=_day, help="the last day")
    delete_.add_argument("--everything", action="store_true", help="every day")
    delete_.add_argument("--backups", action="store_true", help="out of the backups, too")
    delete_.add_argument("--key", action="store_true", help="of everything: the key to it, too")
    for hidden in ("--confirmed", "--progress"):
        delete_.add_argument(hidden, action="store_true", help=argparse.SUPPRESS)
    key_ = command("recovery-key", safekeeping, "the key that opens what you noted of yourself")
    key_.add_argument("what", choices=("show", "enter"))


def _add_exchange(command: Callable[..., argparse.ArgumentParser]) -> None:
    export_ = command("export", export, "write what was logged into a file")
    form = export_.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", metavar="FILE", type=_file, help="a line a session, for people")
    form.add_argument("--json", metavar="FILE", type=_file, help="all of it, for `import`")
    form.add_argument("--pdf", metavar="FILE", type=_file, help="one page for a clinician")
    export_.add_argument("--from", metavar="D", type=_day, dest="first", help="the first day")
    export_.add_argument("--to", metavar="D", type=_day, dest="last", help="the last day")
    import_ = command("import", bring_in, "take in what `export --json` wrote, nothing twice")
    import_.add_argument("file", metavar="FILE", type=_file)
    for one in (export_, import_):
        one.add_argument("--progress", action="store_true", help=argparse.SUPPRESS)


_CONTEXT = {"holiday": "the week shows it as a holiday", "sick": "the week shows that you are ill"}
_PAUSES = "30m, 1h30m, tomorrow, or a date; until you resume when left out"


def status(said: argparse.Namespace) -> None:
    """Ask the running program what is going on."""
    asking.tell_status(as_json=said.json)


def start(said: argparse.Namespace) -> None:
    """Start a routine in the running program."""
    asking.start(said.routine, said.minutes)


def skin_fine(_said: argparse.Namespace) -> None:
    """Answer a skin check in the running program."""
    asking.skin_fine()


def pad_off(_said: argparse.Namespace) -> None:
    """Tell the running program that the pad is off."""
    asking.pad_off()


def activity(said: argparse.Namespace) -> None:
    """Log an activity through the running program."""
    asking.activity(said.what, said.minutes, said.felt)


def day(said: argparse.Namespace) -> None:
    """Tell the running program what today is."""
    asking.day(said.mark)


def pause(said: argparse.Namespace) -> None:
    """Switch the prompts off in the running program."""
    asking.pause(said.length, said.kind or "pause")


def resume(_said: argparse.Namespace) -> None:
    """Switch the prompts on in the running program."""
    asking.resume()


def settings(said: argparse.Namespace) -> int:
    """Tell what is chosen, or choose: through the running program where one runs."""
    if said.way != "get" and asking.choose(said.way, said.name, getattr(said, "value", None)):
        return 0
    return _from_disk("settings", said)


def skip(_said: argparse.Namespace) -> None:
    """Pass over a prompt in the running program."""
    asking.skip()


def end(said: argparse.Namespace) -> None:
    """End the running program."""
    asking.end(anyway=said.anyway)


def plan(said: argparse.Namespace) -> int:
    """Print a day's prompts."""
    return _from_disk("plan", said)


def log(said: argparse.Namespace) -> int:
    """Print what was remembered in the last days."""
    return _from_disk("log", said)


def routines(said: argparse.Namespace) -> int:
    """Print the routines, ours and the user's."""
    return _from_disk("routines", said)


def check_routines(said: argparse.Namespace) -> int:
    """Look over routines of the user's own."""
    return _from_disk("check", said)


def new_routine(said: argparse.Namespace) -> int:
    """Write a first routine of the user's own."""
    return _from_disk("new", said)


def doctor(said: argparse.Namespace) -> int:
    """Print what this machine tells us."""
    return _from_disk("doctor", said)


def safekeeping(said: argparse.Namespace) -> int:
    """Backups, deleting, and the key to private answers."""
    from backcare_desktop.safekeeping import carried_out

    return carried_out(said)


def week(said: argparse.Namespace) -> int:
    """Tell the week as JSON, draw it into a file, or open its window until it is closed."""
    if said.json:
        return _from_disk("week", said)
    from backcare_desktop.week_app import main as show_week

    words = [] if said.date is None else ["--date", said.date.isoformat()]
    for option, file in (("--png", said.png), ("--svg", said.svg), ("--errand", said.errand)):
        words += [option, str(file)] if file else []
    return show_week(words)


def export(said: argparse.Namespace) -> int:
    """Write the log, or some days of it, into a file."""
    if said.first and said.last and said.last < said.first:
        raise Refused(f"--to {said.last} lies before --from {said.first}.")
    return _from_disk("export", said)


def bring_in(said: argparse.Namespace) -> int:
    """Take in an export of ours."""
    return _from_disk("import", said)


def _from_disk(name: str, said: argparse.Namespace) -> int:
    """What needs no running program: loaded only now, for the others are to be quick."""
    from backcare_desktop.on_disk import carried_out

    return carried_out(name, said)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2026-12-24") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        span = f"from {FIRST_DAY.isoformat()} to {LAST_DAY.isoformat()}"
        raise argparse.ArgumentTypeError(f"“{text}” is no day {span}")
    return day


def _file(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("there the name of a file was expected")
    return Path(text)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_DAYS):
        raise argparse.ArgumentTypeError(f"“{text}” is no number of days from 1 to {MOST_DAYS}")
    return int(text)
