"""The routines that come with the program, and the least table that makes one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.routine import Routine, Score
from backcare_desktop.core.score import score
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.library import read_library

FOLDER = resources_dir() / "routines"
LIBRARY = read_library(FOLDER, Path("/nowhere"))
OURS = dict(LIBRARY.routines)


def sorts(routine: Routine) -> tuple[Sort, ...]:
    """Every sort that a routine has."""
    return ("full", *routine.sorts)


SCORES = {
    f"{routine.id}, {sort}": score((routine,), sort)
    for routine in OURS.values()
    for sort in sorts(routine)
}
"""Every routine in each of its sorts."""


def scores() -> st.SearchStrategy[Score]:
    """Sessions: one to three routines in any sort, with the user's own numbers."""
    routines = st.lists(st.sampled_from(sorted(OURS)), min_size=1, max_size=3, unique=True)
    numbers = sorted({name for one in OURS.values() for name in one.parameters})
    choices = st.dictionaries(st.sampled_from(numbers), st.integers(0, 60).map(float), max_size=3)
    kinds = st.sampled_from(("full", "short", "gentle"))
    return st.builds(
        lambda names, kind, chosen: score([OURS[name] for name in names], kind, chosen),
        routines,
        kinds,
        choices,
    )


def table(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a file may hold
    """A routine of four rounds in and out, as its file has it; None takes a field away."""
    whole: dict[str, Any] = {
        "version": 1,
        "id": "own",
        "title": "My own",
        "pillar": "breathe",
        "purpose": "A pause.",
        "position": "Seated",
        "equipment": "None",
        "unit": "round",
        "evidence": {"text": "None found.", "grade": "expert", "sources": []},
        "parameters": {"rounds": {"default": 4, "least": 2, "most": 6}},
        "block": [
            {
                "times": "rounds",
                "step": [
                    {"kind": "inhale", "seconds": 4, "cue": "In."},
                    {"kind": "exhale", "seconds": 6, "cue": "Out.", "ends_unit": True},
                ],
            }
        ],
        **changes,
    }
    return {name: value for name, value in whole.items() if value is not None}


def step(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a file may hold
    """One step of a table, which ends a round."""
    return {"kind": "move", "seconds": 5, "cue": "Go.", "ends_unit": True, **changes}


def with_step(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a file may hold
    """A table whose second block's second step is this one."""
    return table(block=[{"step": [step()]}, {"step": [step(), step(**changes)]}])
