"""Draws all poses, tones, small pictures, steps of every routine and ways between poses."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from backcare_desktop.core.facts import Sort
from backcare_desktop.core.figure_motion import Frame, frame_at, key_frame_at
from backcare_desktop.core.pose import Pose
from backcare_desktop.core.routine import Motion, Routine
from backcare_desktop.core.score import score, swapped, swaps_begun
from backcare_desktop.core.wishes import ThemeName
from backcare_desktop.store.library import read_library
from backcare_desktop.store.pose_file import read_poses
from backcare_desktop.ui.figure_ink import FIGURE_TONES
from backcare_desktop.ui.figure_picture import Pictures, Shot
from backcare_desktop.ui.figure_stage import Look, paint_stage
from backcare_desktop.ui.figure_view import figure_pixmap
from backcare_desktop.ui.theme import Theme, made_theme
from backcare_desktop.ui.theme_tokens import read_tokens

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"
THEMES: tuple[ThemeName, ...] = ("light", "dark", "contrast")

LABEL = 22
HALF = 0.5
SORTS: tuple[Sort, ...] = ("full", "gentle")
"""The short sort has no step of its own."""

INSTANTS = (0.0, 0.25, HALF, 0.75, 1.0)
"""The shares of a step at which it is drawn."""

WAYS, WAY_S = 12, 1.2
"""So many ways are on a sheet; each takes so many seconds."""

WAY_INSTANTS = tuple(n / 8 for n in range(9))
"""The shares of a way at which it is drawn."""

LOOP_S, BREATH_S = 0.14, 2.5
"""How far apart, in seconds, a loop is drawn, and a breath that moves a held pose."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture and the words below it."""

    words: str
    paint: Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cells of one size, so many beside each other."""

    cells: Sequence[Cell]
    columns: int
    size: QSize

    def drawn(self, theme: Theme) -> QImage:
        """The sheet as a picture."""
        rows = -(-len(self.cells) // self.columns)
        wide, high = self.size.width(), self.size.height() + LABEL
        image = QImage(wide * self.columns, high * rows, QImage.Format.Format_RGB32)
        image.fill(theme.colour("stage"))
        painter = QPainter(image)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(theme.colour("text2")))
        for number, cell in enumerate(self.cells):
            box = QRectF(
                number % self.columns * wide, number // self.columns * high, wide, high - LABEL
            )
            painter.save()
            cell.paint(painter, box)
            painter.restore()
            below = QRectF(box.x() + 4, box.bottom(), wide - 8, LABEL)
            painter.drawText(below, Qt.TextFlag.TextDontClip, cell.words)
        painter.end()
        return image


def pose_sheet(poses: Mapping[str, Pose], theme: Theme) -> Sheet:
    """Every pose as the stage shows it, arrows and all."""
    look = Look(theme.name, "honey")
    cells = [Cell(name, _pose(pose, look)) for name, pose in poses.items()]
    return Sheet(cells, 8, QSize(250, 230))


def tone_sheet(poses: Mapping[str, Pose], theme: Theme) -> Sheet:
    """Two poses in every tone of skin and hair."""
    cells = [
        Cell(tone, _pose(poses[name], Look(theme.name, tone)))
        for name in ("front_sit", "cow")
        for tone in FIGURE_TONES
    ]
    return Sheet(cells, len(FIGURE_TONES), QSize(300, 320))


def small_sheet(poses: Mapping[str, Pose], theme: Theme) -> Sheet:
    """Every pose as the card shows it."""
    cells = [Cell(name, _small(poses, name, theme)) for name in poses]
    return Sheet(cells, 10, QSize(140, 80))


def routine_sheet(
    routine: Routine, poses: Mapping[str, Pose], theme: Theme, *, reduced: bool = False
) -> Sheet:
    """Every step that has a figure, a row each, at a few instants."""
    pictures, cells = Pictures(poses), []
    look = Look(theme.name, "honey")
    for moved in _moved(routine):
        for share in INSTANTS:
            frame = moved.frame(share, reduced=reduced)
            shot = pictures.key_shot(frame, look) if reduced else pictures.shot(frame, look)
            cells.append(Cell(moved.cue if share == 0 else "", partial(_shot, pictures, shot)))
    return Sheet(cells, len(INSTANTS), QSize(300, 220))


def way_sheets(
    routines: Sequence[Routine], poses: Mapping[str, Pose], theme: Theme
) -> Iterator[Sheet]:
    """Every way between two poses that a routine has, a row each, a few to a sheet."""
    ways = sorted({pair for routine in routines for pair in _ways(routine)})
    look = Look(theme.name, "honey")
    for first in range(0, len(ways), WAYS):
        pictures, cells = Pictures(poses), []
        for start, end in ways[first : first + WAYS]:
            for share in WAY_INSTANTS:
                frame = frame_at(Motion((end,), "move"), start, share * WAY_S, WAY_S)
                words = f"{start} > {end}" if share == 0 else ""
                shot = pictures.shot(frame, look)
                cells.append(Cell(words, partial(_shot, pictures, shot)))
        yield Sheet(cells, len(WAY_INSTANTS), QSize(220, 190))


def _ways(routine: Routine) -> Iterator[tuple[str, str]]:
    """The pairs of poses that follow each other, in any sort."""
    for sort in SORTS:
        for moved in _of_sort(routine, sort) if sort in {"full", *routine.sorts} else ():
            poses = moved.motion.poses
            before = (moved.before,) if moved.before else ()
            turn = poses[:1] if moved.motion.kind == "loop" else ()
            yield from ((a, b) for a, b in pairwise((*before, *poses, *turn)) if a != b)


@dataclass(frozen=True, slots=True)
class Moved:
    """A step with a figure, and the pose before it."""

    cue: str
    motion: Motion
    seconds: float
    before: str | None

    def frame(self, share: float, *, reduced: bool) -> Frame:
        """At this share of what is worth seeing of it."""
        made = key_frame_at if reduced else frame_at
        return made(self.motion, self.before, self._at(share), self.seconds)

    def _at(self, share: float) -> float:
        """In a hold the way there and then the breath, in a loop a few of its poses."""
        match self.motion.kind:
            case "move":
                return share * self.seconds
            case "hold":
                moving = min(self.motion.move_s, self.seconds)
                return 2 * share * moving if share <= HALF else moving + share * BREATH_S
            case "loop":
                return self.motion.move_s + share * 4 * LOOP_S


def _moved(routine: Routine) -> Iterator[Moved]:
    """Each step with a figure once; after those of the usual sort what is otherwise when gentle."""
    seen: set[tuple[str, Motion]] = set()
    for sort in SORTS:
        if sort == "full" or sort in routine.sorts:
            for one in _of_sort(routine, sort):
                if (one.cue, one.motion) not in seen:
                    seen.add((one.cue, one.motion))
                    yield one if sort == "full" else replace(one, cue=f"{sort}: {one.cue}")


def _of_sort(routine: Routine, sort: Sort) -> Iterator[Moved]:
    swaps = swaps_begun(routine, sort)
    before: str | None = None
    for beat in score((routine,), sort).beats:
        motion = swapped(beat.step.motion, swaps) if beat.step.motion else None
        if motion is not None:
            yield Moved(beat.step.cue, motion, beat.seconds, before)
        before = motion.poses[-1] if motion else None


def _shot(pictures: Pictures, shot: Shot, painter: QPainter, box: QRectF) -> None:
    pictures.paint(painter, shot, box)


def _pose(pose: Pose, look: Look) -> Callable[[QPainter, QRectF], None]:
    return lambda painter, box: paint_stage(painter, pose, box, look)


def _small(
    poses: Mapping[str, Pose], name: str, theme: Theme
) -> Callable[[QPainter, QRectF], None]:
    def paint(painter: QPainter, box: QRectF) -> None:
        picture = figure_pixmap(theme, poses, name, QSize(68, 68), 1.0, tone="honey")
        painter.drawPixmap(round(box.center().x() - 34), round(box.y() + 6), picture)

    return paint


def main() -> None:
    """Draw them all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "sheets")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication([])
    poses = read_poses(RESOURCES / "figure" / "poses.json")
    routines = read_library(RESOURCES / "routines", out / "none").routines
    tokens = read_tokens(RESOURCES)
    for name in THEMES:
        theme = made_theme(tokens, name, application.font())
        _save(pose_sheet(poses, theme), theme, out / f"poses-{name}.png")
        _save(tone_sheet(poses, theme), theme, out / f"tones-{name}.png")
        _save(small_sheet(poses, theme), theme, out / f"small-{name}.png")
        for number, sheet in enumerate(way_sheets([*routines.values()], poses, theme), 1):
            _save(sheet, theme, out / f"ways-{number:02}-{name}.png")
        for routine in routines.values():
            sheet = routine_sheet(routine, poses, theme)
            if sheet.cells:
                _save(sheet, theme, out / f"routine-{routine.id}-{name}.png")
                still = routine_sheet(routine, poses, theme, reduced=True)
                _save(still, theme, out / f"routine-{routine.id}-{name}-reduced.png")


def _save(sheet: Sheet, theme: Theme, path: Path) -> None:
    if not sheet.drawn(theme).save(str(path)):
        raise OSError(f"{path} could not be written")
    print(path)


if __name__ == "__main__":
    main()
