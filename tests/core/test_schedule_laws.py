"""The table of laws tells the truth: each law has tests that carry its name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backcare_desktop.core import schedule

HERE = Path(__file__).parent
ROW = re.compile(r"^([ \d]\d)   .{70,73}\s(\w+(?:, \w+)*)$", re.MULTILINE)
ROWS = ROW.findall(schedule.__doc__ or "")


@pytest.mark.parametrize(("law", "files"), ROWS)
def test_each_law_has_tests_by_its_name_where_the_table_says(law: str, files: str) -> None:
    name = f"def test_law_{law.strip()}_"
    for file in files.split(", "):
        assert name in (HERE / f"test_schedule_{file}.py").read_text(encoding="utf-8")


def test_every_law_of_the_core_is_in_the_table() -> None:
    assert {int(law) for law, _ in ROWS} == set(range(1, 24)) - {22}
