"""Run on a virtual screen: the week's window, until it is painted; prints when that was, as JSON.

usage: python -m bench.weekly TODAY
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date

from PySide6.QtCore import QObject

from backcare_desktop.paths import places
from backcare_desktop.ui.week_window import WeekChart
from backcare_desktop.week_app import WeekProgram
from backcare_desktop.week_asked import Asked
from bench import dressed


def main(today: date) -> int:
    """Seconds of the monotonic clock, which all processes share."""
    app = dressed.application()
    program = WeekProgram(app, places(), Asked(day=None, today=today, picture=None))
    seen: list[tuple[float, float]] = []

    def painted() -> None:
        seen.append((time.monotonic(), time.process_time()))
        app.quit()

    paints = dressed.Paints(_is_chart, painted)
    app.installEventFilter(paints)
    code = program.run()
    at, cpu = seen[0]
    print(json.dumps({"at": at, "cpu_s": cpu}))
    return code


def _is_chart(watched: QObject) -> bool:
    return isinstance(watched, WeekChart)


if __name__ == "__main__":
    sys.exit(main(date.fromisoformat(sys.argv[1])))
