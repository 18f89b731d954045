"""A first routine of one's own: a file that can be played as it is, with a word on each field."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path

from backcare_desktop.paths import made

USUAL_NAME = "my-routine"

_WIDTH = 96


class NotWritten(Exception):
    """No template could be put there. Its text is one sentence."""


def write_template(path: Path, poses: Iterable[str]) -> None:
    """Put a first routine into a new file, named after it. Raises NotWritten.

    `poses` are those that the figure has.
    """
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(template(path.stem, poses))
    except FileExistsError:
        message = f"{path} is there already; name another file."
        raise NotWritten(message) from None
    except OSError as error:
        message = f"{path} could not be written ({str(error.strerror).lower()})."
        raise NotWritten(message) from error


def free_file(folder: Path) -> Path:
    """A file of the usual name that is not there yet, in this folder. Raises NotWritten."""
    try:
        made(folder)
    except OSError as error:
        message = f"{folder} could not be made ({str(error.strerror).lower()})."
        raise NotWritten(message) from error
    number, path = 1, folder / f"{USUAL_NAME}.toml"
    while path.exists():
        number += 1
        path = folder / f"{USUAL_NAME}-{number}.toml"
    return path


def template(name: str, poses: Iterable[str]) -> str:
    """The text of a routine whose id is made of this name; it names these poses."""
    named = textwrap.fill(
        ", ".join(poses), _WIDTH, initial_indent="#     ", subsequent_indent="#     "
    )
    return _TEMPLATE.format(id=_id_of(name), poses=named)


def _id_of(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", name.casefold())
    return "-".join(words) or USUAL_NAME


_TEMPLATE = """\
# A routine of your own. It can be played as it is; change what you like, then say
#     backcare-desktop routines check FILE
# What begins with # is left out. Texts are in quotes, on one line.

version = 1
id = "{id}"  # small letters, digits and -; no other routine has it
title = "Shoulder pause"
pillar = "move"  # breathe, stretch, move, heat, sleep
purpose = "Let go of held tension."
position = "Seated"
equipment = "Chair"  # "None" where nothing is needed
unit = "round"  # what is counted: round, hold, walk
# feel = "Shoulders warmer and lower."  # said before its first time
# line = "4 slow rounds"  # said beside the length on the card
# gentle = "Smaller, and fewer."  # how the gentle sort differs
# counts_as = ["move"]  # in the week; its own pillar when left out
# on_feet = true  # done standing: it ends the time sat
# by_wall = true  # goes on while the screen is locked, as a walk does
# alternates = true  # every second repeat with the other side
# sides = ["Right leg", "Left leg"]  # what the two are called
# gentle_for = ["recent-surgery"]  # after a yes to this safety question it begins gently
# forward_fold = true  # not offered early in the day, nor while the back is sore
# instead = ["walk-and-water"]  # what is offered then
# daily_target = 1  # how often a day, where that matters

# What is said under the whole session and before it begins: words of your own, or the names
# of ours: "str-stop", "mov-easy", "mov-neck", "brth-stop", "brth-drive".
safety = ["mov-easy"]

# What is known of it. "expert" means that nobody has tried it out.
[evidence]
text = "My own mixture; nobody has tested it."
grade = "expert"
sources = []

# Numbers with a name: what can be chosen lies between `least` and `most`.
[parameters]
hold_s = {{ default = 5, least = 3, most = 10 }}
rounds = {{ default = 4, least = 2, most = 8 }}
# With a `name` the user can choose it, too; `shown` says what it is: times, seconds, tempo,
# length, or side, for a routine with two `sides`: 0 begins with the first, 1 with the other.

# The shorter and the gentler sort: other numbers for some of the parameters. What else is
# otherwise in it stands there, too; what does not is as above, all but the `line`.
[sorts.short]
rounds = 2

[sorts.gentle]
hold_s = 3
# title = "Shoulder pause, small"  # what it is called then
# purpose = "Let go a little."
# position = "Lying or seated"
# equipment = "None"
# feel = "Shoulders a little lower."
# line = "4 small rounds"
# safety = ["mov-easy", "mov-neck"]  # in place of all of the above
# on_feet = false  # where only the full sort is done standing

# A safety question of ours that closes this routine, and what is offered then. It stays closed
# until the question is answered, too, unless needs_answer is false.
# [[gate]]
# screen = "arm-tingling"
# instead = ["walk-and-water"]
# needs_answer = false

# The figure can be shown in these poses; without `motion` it stays as it is:
{poses}

# Steps that repeat together stand in one block. One without `times` is played once.
[[block]]

[[block.step]]
kind = "prepare"  # prepare, inhale, hold-breath, exhale, move, hold, rest, close
seconds = 5
cue = "Sit tall, arms loose."
motion = {{ poses = ["sit_tall"] }}

[[block]]
times = "rounds"  # a number, or a parameter's name
# sorts = ["full", "short", "gentle"]  # in these alone

[[block.step]]
kind = "move"
seconds = 3
cue = "Lift your shoulders."
then = "Next: hold lightly"  # small, under the cue
# short_cue = "Lift"  # said from the second repeat on
# gentle_cue = "Lift your shoulders a little."
# region = "Shoulders"  # the part of the body, where the cue does not name it
# hint = "slowly"  # beside the ring of a breathing routine
motion = {{ poses = ["roll_up"], kind = "move" }}

[[block.step]]
kind = "hold"
seconds = "hold_s"  # a number, or a parameter's name
cue = "Hold lightly. Breathe."
motion = {{ poses = ["roll_up"], kind = "hold", breathes = true }}

[[block.step]]
kind = "move"
seconds = 3
cue = "Let them drop."
ends_unit = true  # its end finishes a round, a hold or a walk
motion = {{ poses = ["roll_neutral"], kind = "move" }}

[[block]]

[[block.step]]
kind = "close"
seconds = 4
cue = "Breathe out. Done."
motion = {{ poses = ["sit_rest"] }}
"""
