"""Law of what is freed: a large block is the system’s again at once, whatever was freed before."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

_MEASURE = """
import ctypes, json, sys
from backcare_desktop.system.linux.memory import LARGE, give_large_blocks_back

class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in
                ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks",
                 "uordblks", "fordblks", "keepcost")]

c = ctypes.CDLL(None)
c.mallinfo2.restype = Info
c.malloc.restype = ctypes.c_void_p
c.free.argtypes = [ctypes.c_void_p]
if sys.argv[1] == "told":
    assert give_large_blocks_back()
c.free(c.malloc(8 * LARGE))
before = c.mallinfo2().hblkhd
c.malloc(2 * LARGE)
print(json.dumps(c.mallinfo2().hblkhd - before))
"""


@pytest.mark.parametrize(("told", "apart"), [("told", True), ("untold", False)])
def test_a_large_block_is_kept_apart_also_after_a_larger_one_was_freed(
    *, told: str, apart: bool
) -> None:
    done = subprocess.run(
        (sys.executable, "-c", _MEASURE, told), capture_output=True, text=True, check=True
    )
    assert (json.loads(done.stdout) > 0) is apart
