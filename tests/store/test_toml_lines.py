"""Laws of lines: where a field stands in a text is where one would look for it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from backcare_desktop.store.toml_lines import Place, line_of, place_of
from tests.routines import FOLDER

TEXT = """\
id = "own" # [no.header]
"purpose" = 'a = [b'

[evidence]
sources = [
    "one", # ]
    "kind = 3",
]
grade = \"\"\"
[[block]]
kind = 1
\"\"\"

[parameters]
hold_s = { default = 3, least = 1, most = 5 }

[options."soft knees"]
stand = "stand_desk"

[[block]]

[[block.step]]
kind = "move"
motion.poses = ["stand"]

[[block.step]]
kind = "rest"

[[block]]
times = 2

[[block.step]]
kind = "close"

[block.step.motion]
poses = []
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("id", 1),
        ("purpose", 2),
        ("evidence", 4),
        ("evidence, sources", 5),
        ("evidence, grade", 9),
        ("parameters.hold_s", 15),
        ("parameters.hold_s, default", 15),
        ("options.soft knees", 17),
        ("block 1", 20),
        ("block 1, step 1, kind", 23),
        ("block 1, step 1, motion, poses", 24),
        ("block 1, step 2, kind", 27),
        ("block 1, step 2, cue", 26),
        ("block 2, times", 30),
        ("block 2, step 1, kind", 33),
        ("block 2, step 1, motion, poses", 36),
        ("title", 1),
    ],
)
def test_a_place_has_its_own_line_or_that_of_what_it_is_in(where: str, line: int) -> None:
    tomllib.loads(TEXT)
    assert line_of(TEXT, place_of(where)) == line


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_every_field_of_ours_is_found_on_the_line_that_names_it(path: Any) -> None:  # noqa: ANN401
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    found = [(place, line_of(text, place)) for place in fields(tomllib.loads(text))]
    assert all(str(place[-1]) in lines[line - 1] for place, line in found)
    steps = [(place, line) for place, line in found if place[-1] == "cue"]
    assert len({line for _, line in steps}) == len(steps)


def test_only_a_line_s_end_begins_a_line() -> None:
    text = 'a = "one\u2028two"\r\nb = 1\r\n'
    assert tomllib.loads(text)["b"] == 1
    assert line_of(text, ("b",)) == 2


def fields(table: Mapping[str, Any], here: Place = ()) -> Iterator[Place]:
    """The way to every field of a table and of those within it."""
    for name, value in table.items():
        match value:
            case dict():
                yield from fields(value, (*here, name))
            case [dict(), *_]:
                for number, one in enumerate(value, 1):
                    yield from fields(one, (*here, name, number))
            case _:
                yield (*here, name)
