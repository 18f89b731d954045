"""Ten years out of the log and into another one, each by the command line in a child."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.log import LAST, fill
from bench.rows import Measured


def carrying() -> Iterator[Measured]:
    """By the clock, from the start of the child to its end; what it held at most is told beside."""
    with tempfile.TemporaryDirectory(prefix="backcare-bench-") as folder:
        ours, theirs, file = (Path(folder) / name for name in ("ours", "theirs", "all.json"))
        fill(ours / "data" / "log.sqlite3", LAST)
        yield _timed("export_s", ours, "export", "--json", str(file))
        yield _timed("export_csv_s", ours, "export", "--csv", str(file.with_suffix(".csv")))
        yield _timed("export_pdf_s", ours, "export", "--pdf", str(file.with_suffix(".pdf")))
        yield _timed("import_s", theirs, "import", str(file))


def _timed(name: str, home: Path, *words: str) -> Measured:
    env = {**os.environ, "BACKCARE_HOME": str(home)}
    begun = time.monotonic()
    command = (sys.executable, "-m", "backcare_desktop", *words)
    subprocess.run(command, env=env, check=True, capture_output=True)
    took = time.monotonic() - begun
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Measured(name, took, beside=f"at most {most:.0f} MiB in any child so far")
