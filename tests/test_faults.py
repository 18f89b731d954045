"""Laws of our own log: where it finds no room, nothing else is said for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")

SCRIPT = """
import logging, sys
from pathlib import Path
from backcare_desktop.faults import write_log
write_log(Path(sys.argv[1]))
logging.getLogger("a").warning("something is wrong")
"""


@pytest.mark.skipif(not FULL.exists(), reason="there is no disk that is always full")
def test_a_full_disk_costs_the_log_file_and_fills_no_other(tmp_path: Path) -> None:
    log = tmp_path / "backcare.log"
    log.symlink_to(FULL)
    done = subprocess.run(
        (sys.executable, "-c", SCRIPT, str(log)), capture_output=True, text=True, check=True
    )
    (line,) = done.stderr.splitlines()
    assert line.endswith("WARNING a: something is wrong")
