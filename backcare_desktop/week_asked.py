"""What the command line asks of the week: its window or a picture, of which week."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from backcare_desktop.core.errand import Errand


@dataclass(frozen=True, slots=True)
class Asked:
    """Which week, and a picture instead of a window.

    `picture` is the file, whose kind its own ending need not say: that is `kind`.
    """

    day: date | None
    today: date | None
    picture: Path | None
    kind: str = "png"
    errand: Errand = ""


def asked_by(argv: Sequence[str] | None) -> Asked:
    """What is asked for. Ends the process where it is nonsense."""
    parser = argparse.ArgumentParser(prog="backcare-desktop week", description=__doc__)
    parser.add_argument("--date", metavar="D", type=date.fromisoformat)
    parser.add_argument("--today", metavar="D", type=date.fromisoformat, help=argparse.SUPPRESS)
    parser.add_argument("--errand", default="", help=argparse.SUPPRESS)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--png", metavar="FILE", type=Path)
    form.add_argument("--svg", metavar="FILE", type=Path)
    found = parser.parse_args(argv)
    kind = "svg" if found.svg else "png"
    return Asked(found.date, found.today, found.svg or found.png, kind, errand_from(found.errand))


def errand_from(word: object) -> Errand:
    """What is wanted by that word; only to look, where it is none of ours."""
    errands: tuple[Errand, ...] = get_args(Errand)
    return next((one for one in errands if one == word), "")


def draw_unseen(environ: MutableMapping[str, str]) -> None:
    """A picture needs no screen: where there is none, do without."""
    if not has_screen(environ):
        environ["QT_QPA_PLATFORM"] = "offscreen"


def has_screen(environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown: without a screen Qt would end the process at once."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(environ.get(name) for name in named)
