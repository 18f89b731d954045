"""The rows of the budget, and what a measurement makes of them: a table, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Beyond = Literal["zero", "floor"]
"""From where a budget counts: an absolute figure, or so much more than the floor."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the budget. `most` is in `unit`, counted from `beyond`; `how` is the method."""

    name: str
    most: float
    unit: str
    what: str
    how: str
    beyond: Beyond = "zero"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a row came to, in its unit. `floor` is the same of the bare program, in this run.

    `beside` says what else was seen that a reader of the figure wants to know.
    """

    name: str
    value: float
    floor: float | None = None
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Unmeasured:
    """A row that could not be measured here, and why."""

    name: str
    why: str


Outcome = Measured | Unmeasured

ROWS: tuple[Row, ...] = (
    Row(
        "rest_wakeups_per_min",
        10,
        "/min",
        "voluntary context switches of all threads at rest",
        "from /proc, over a minute, the bare program beside it; tray up, schedule counting",
    ),
    Row(
        "rest_cpu_s_per_min",
        0.005,
        "s",
        "CPU at rest",
        "schedstat of all threads over the same minute",
    ),
    Row(
        "rest_uss_mib",
        6,
        "MiB",
        "memory at rest",
        "private pages, and those that only programs of this Python share; after that minute",
        beyond="floor",
    ),
    Row(
        "sensing_x11_wakeups_per_min",
        10,
        "/min",
        "voluntary context switches at rest with every sense on, under X11",
        "over four minutes; with a sound server, a session manager and a desktop’s own services",
    ),
    Row(
        "sensing_x11_cpu_s_per_min",
        0.005,
        "s",
        "CPU at rest with every sense on, under X11",
        "schedstat of all threads and children over the same minutes",
    ),
    Row(
        "sensing_wayland_wakeups_per_min",
        10,
        "/min",
        "voluntary context switches at rest with every sense on, under Wayland",
        "over four minutes; with a sound server, a session manager and a desktop’s own services",
    ),
    Row(
        "sensing_wayland_cpu_s_per_min",
        0.005,
        "s",
        "CPU at rest with every sense on, under Wayland",
        "schedstat of all threads and children over the same minutes",
    ),
    Row(
        "after_uss_mib",
        5,
        "MiB",
        "memory after a prompt, a session, panel, settings and week, and a leave of the desk",
        "the same; the floor is this program at rest; its user locks the screen",
        beyond="floor",
    ),
    Row(
        "growth_mib_500",
        1,
        "MiB",
        "500 prompts and sessions opened and closed, after the tenth",
        "anonymous memory of a process with card and player on a virtual screen",
    ),
    Row(
        "start_cpu_ratio",
        1.5,
        "x",
        "CPU from start to tray icon registered, against the floor",
        "starts in turns, the median of each; the floor is in CPU seconds",
    ),
    Row(
        "player_first_paint_ms",
        100,
        "ms",
        "Start pressed to first painted frame",
        "in the real program; the least wall time of a few, as others may use the processor",
    ),
    Row(
        "player_ring_cpu_pct",
        4,
        "%",
        "breathing ring, 560 x 640, of one core",
        "CPU of the process playing it on a virtual screen, with what it does at each frame",
    ),
    Row(
        "player_figure_cpu_pct",
        5,
        "%",
        "figure while moving",
        "likewise, in the dearest of all routines",
    ),
    Row(
        "player_figure_held_cpu_pct",
        1,
        "%",
        "figure in a held pose",
        "likewise, in the middle of a hold",
    ),
    Row(
        "breath_error_ms",
        35,
        "ms",
        "phase against the monotonic clock after 4 cycles",
        "how late the first frame of a phase is painted, the median of the phases after them",
    ),
    Row(
        "week_open_s",
        1.2,
        "s",
        "click to painted, ten-year log, process of its own",
        "from the start of its process to the chart’s first paint; the least of three",
    ),
    Row(
        "week_query_ms",
        1,
        "ms",
        "one week out of ten years",
        "CPU of reading a week in the open log, median of 40 weeks",
    ),
    Row(
        "fact_write_ms",
        1.5,
        "ms",
        "one fact remembered, on disk",
        "wall time of one fact appended, median of 200; the floor is this disk’s smallest commit",
        beyond="floor",
    ),
    Row("export_s", 60, "s", "ten years as JSON", "wall time of the command"),
    Row("export_csv_s", 60, "s", "ten years as CSV", "likewise"),
    Row("export_pdf_s", 60, "s", "ten years on one page", "likewise"),
    Row("import_s", 60, "s", "ten years into an empty log", "likewise"),
    Row(
        "kills_lost",
        0,
        "facts",
        "facts lost that were told of as kept, in a thousand kills while writing",
        "kill -9 at a random instant, each followed by a start; then all are counted",
    ),
    Row(
        "year_s",
        5,
        "s",
        "a year of days through the core, at the looks it asks for",
        "CPU of thirteen weeks with the usual plan, every prompt answered somehow, times 4.01",
    ),
    Row(
        "status_ratio",
        0.34,
        "x",
        "`status` on the command line, against a Qt start",
        "CPU, medians; the floor is the bare program’s start in CPU seconds",
    ),
)


def chosen(names: Sequence[str]) -> tuple[Row, ...]:
    """The rows of these names, all where none is named. Raises KeyError with a strange one."""
    known = {row.name: row for row in ROWS}
    strange = [name for name in names if name not in known]
    if strange:
        raise KeyError(strange[0])
    return tuple(row for row in ROWS if not names or row.name in names)


def budget(row: Row, measured: Measured) -> float | None:
    """What the value may come to at most; None where it counts from a floor that is not known."""
    if row.beyond == "zero":
        return row.most
    return None if measured.floor is None else measured.floor + row.most


def is_ok(row: Row, measured: Measured) -> bool:
    """Whether it is within the budget."""
    most = budget(row, measured)
    return most is not None and measured.value <= most


def json_line(row: Row, outcome: Outcome) -> str:
    """One object a line; a value that is null says why it is not there."""
    table: dict[str, object] = {"name": row.name}
    match outcome:
        case Measured():
            most = budget(row, outcome)
            table |= {"value": _rounded(outcome.value), "unit": row.unit}
            table |= {"budget": None if most is None else _rounded(most)}
            if outcome.floor is not None:
                table["floor"] = _rounded(outcome.floor)
            table |= {"ok": is_ok(row, outcome), "how": row.how}
            if outcome.beside:
                table["beside"] = outcome.beside
        case Unmeasured():
            table |= {"value": None, "unit": row.unit, "budget": row.most, "ok": None}
            table["why"] = outcome.why
    return json.dumps(table, ensure_ascii=False)


def table_of(rows: Iterable[Row], outcomes: Mapping[str, Outcome]) -> str:
    """All of them for a reader: the figures first, then how each was made."""
    rows = tuple(rows)
    head = ("row", "measured", "budget", "floor", "")
    lines = [head, *(_cells(row, outcomes[row.name]) for row in rows)]
    wide = [max(len(line[i]) for line in lines) for i in range(len(head))]
    figures = [_laid_out(line, wide) for line in lines]
    return "\n".join([*figures, "", *(_explained(row, outcomes[row.name]) for row in rows)])


def _cells(row: Row, outcome: Outcome) -> tuple[str, ...]:
    match outcome:
        case Unmeasured():
            return row.name, "–", "", "", "not measured"
        case Measured():
            most = budget(row, outcome)
            floor = "" if outcome.floor is None else _shown(outcome.floor)
            most_shown = "" if most is None else _shown(most)
            ok = "ok" if is_ok(row, outcome) else "OVER"
            return row.name, f"{_shown(outcome.value)} {row.unit}", most_shown, floor, ok


def _explained(row: Row, outcome: Outcome) -> str:
    match outcome:
        case Unmeasured():
            return f"{row.name}: {row.what}. Not measured: {outcome.why}"
        case Measured():
            beside = f" ({outcome.beside})" if outcome.beside else ""
            return f"{row.name}: {row.what}; {row.how}{beside}."


def _laid_out(line: tuple[str, ...], wide: Sequence[int]) -> str:
    first, *middle, last = line
    cells = (cell.rjust(width) for cell, width in zip(middle, wide[1:-1], strict=True))
    return "  ".join([first.ljust(wide[0]), *cells, last]).rstrip()


def _rounded(value: float) -> float:
    return float(f"{value:.4g}")


def _shown(value: float) -> str:
    return f"{_rounded(value):g}"
