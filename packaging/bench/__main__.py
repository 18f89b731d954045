"""`dev.py bench [--json] [NAME…]`: measures the rows of the budget and prints them.

A row over its budget is a result like any other; one that could not be measured is a failure.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from bench.after import after
from bench.carrying import carrying
from bench.killing import kills
from bench.log import log
from bench.minute import minute
from bench.rows import (
    ROWS,
    Measured,
    Outcome,
    Row,
    Unmeasured,
    chosen,
    json_line,
    table_of,
)
from bench.sensing import sensing
from bench.start import starts
from bench.windows import figure, first_paint, growth, week
from bench.year import year

Measure = Callable[[], Iterable[Measured]]


MEASURES: tuple[tuple[tuple[str, ...], Measure], ...] = (
    (("start_cpu_ratio", "status_ratio"), starts),
    (
        (
            "rest_wakeups_per_min",
            "rest_cpu_s_per_min",
            "rest_uss_mib",
            "player_ring_cpu_pct",
            "breath_error_ms",
        ),
        minute,
    ),
    (
        (
            "sensing_x11_wakeups_per_min",
            "sensing_x11_cpu_s_per_min",
            "sensing_wayland_wakeups_per_min",
            "sensing_wayland_cpu_s_per_min",
        ),
        sensing,
    ),
    (("after_uss_mib",), after),
    (("growth_mib_500",), growth),
    (("player_first_paint_ms",), first_paint),
    (("player_figure_cpu_pct", "player_figure_held_cpu_pct"), figure),
    (("week_open_s",), week),
    (("week_query_ms", "fact_write_ms"), log),
    (("kills_lost",), kills),
    (("export_s", "export_csv_s", "export_pdf_s", "import_s"), carrying),
    (("year_s",), year),
)
"""What is measured in one go, with the rows that come of it."""


def main(words: Sequence[str]) -> int:
    """Measure what is asked for; 1 where a row could not be."""
    asked = _asked(words)
    try:
        rows = chosen(asked.names)
    except KeyError as strange:
        known = ", ".join(row.name for row in ROWS)
        print(f"There is no row {strange}; there are {known}.", file=sys.stderr)
        return 2
    found: dict[str, Outcome] = {}
    for outcome in outcomes(rows, MEASURES, _told):
        found[outcome.name] = outcome
    if asked.json:
        print("\n".join(json_line(row, found[row.name]) for row in rows))
    else:
        print(table_of(rows, found))
    return int(any(isinstance(outcome, Unmeasured) for outcome in found.values()))


def outcomes(
    rows: Sequence[Row],
    measures: Iterable[tuple[tuple[str, ...], Measure]],
    told: Callable[[str], object],
) -> Iterator[Outcome]:
    """Each of these rows once. What goes wrong costs the rows that hang on it, and no other."""
    wanted = [row.name for row in rows]
    for names, measure in measures:
        open_ = [name for name in names if name in wanted]
        if not open_:
            continue
        told(", ".join(open_))
        why = "it was not measured"
        try:
            for one in measure():
                if one.name in open_:
                    open_.remove(one.name)
                    yield one
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told and the rest goes on
            why = f"{type(error).__name__}: {error}".splitlines()[0]
        for name in open_:
            yield Unmeasured(name, why)
    covered = {name for names, _ in measures for name in names}
    for name in wanted:
        if name not in covered:
            yield Unmeasured(name, "nothing here measures it")


def _asked(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a row of the budget")
    return parser.parse_args(words)


def _told(names: str) -> None:
    print(f"measuring {names} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
