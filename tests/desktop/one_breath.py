"""A routine of one's own that takes half a minute: one breath, with words before and after."""

from __future__ import annotations

from pathlib import Path

TITLE = "One breath"

CUES = (
    "Sit back. Let your shoulders drop.",
    "In through your nose.",
    "Hold, gently.",
    "Out softly through your mouth.",
    "Done. Breathe normally.",
)

_ROUTINE = """
version = 1
id = "one-breath"
title = "{title}"
pillar = "breathe"
purpose = "A pause."
position = "Seated"
equipment = "None"
unit = "round"
safety = ["brth-stop"]
evidence = {{ text = "None found.", grade = "expert", sources = [] }}

[[block]]
[[block.step]]
kind = "prepare"
seconds = 4
cue = "{cues[0]}"

[[block]]
[[block.step]]
kind = "inhale"
seconds = 4
cue = "{cues[1]}"
[[block.step]]
kind = "hold-breath"
seconds = 6
cue = "{cues[2]}"
[[block.step]]
kind = "exhale"
seconds = 5
cue = "{cues[3]}"
ends_unit = true

[[block]]
[[block.step]]
kind = "close"
seconds = 4
cue = "{cues[4]}"
"""


def put_into(home: Path) -> Path:
    """Make it one of the user's routines; its file."""
    file = home / "data" / "routines" / "one-breath.toml"
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.write_text(_ROUTINE.format(title=TITLE, cues=CUES), encoding="utf-8")
    return file
