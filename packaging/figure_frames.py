"""Measures what a frame of the figure costs: way, bones and drawing, by the process's own time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from backcare_desktop.core.figure_motion import frame_at
from backcare_desktop.core.pose import Pose
from backcare_desktop.core.routine import Motion
from backcare_desktop.store.pose_file import read_poses
from backcare_desktop.ui.figure_picture import Pictures
from backcare_desktop.ui.figure_stage import Look

POSES = Path(__file__).resolve().parent.parent / "resources" / "figure" / "poses.json"
WAYS = (
    ("ham_arms_up", "ham_fold_half"),
    ("ham_fold_half", "ham_fold_hold"),
    ("cow", "cat"),
    ("shift_left", "shift_right"),
    ("walk_1", "walk_2"),
)
WIDE, HIGH = 560, 320
FRAMES, ROUNDS = 120, 5


@dataclass(frozen=True, slots=True)
class Cost:
    """What a frame of this way costs at this ratio of device pixels, in milliseconds."""

    start: str
    end: str
    ratio: int
    ms: float


def frame_costs() -> list[Cost]:
    """Of a few ways, at 1x and 2x, the best of a few rounds."""
    poses = read_poses(POSES)
    return [
        Cost(start, end, ratio, _cost(poses, start, end, ratio))
        for ratio in (1, 2)
        for start, end in WAYS
    ]


def _cost(poses: Mapping[str, Pose], start: str, end: str, ratio: int) -> float:
    image = QImage(WIDE * ratio, HIGH * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter, pictures = QPainter(image), Pictures(poses)
    box, look = QRectF(0, 0, WIDE, HIGH), Look("light", "honey")
    motion = Motion((end,), kind="move")

    def frame(share: float) -> None:
        shot = pictures.shot(frame_at(motion, start, share, 1.0), look)
        pictures.paint(painter, shot, box)

    best = min(_round(frame) for _ in range(ROUNDS))
    painter.end()
    return best


def _round(frame: Callable[[float], None]) -> float:
    frame(0)
    begun = time.process_time()
    for n in range(FRAMES):
        frame(n / FRAMES)
    return (time.process_time() - begun) / FRAMES * 1000


def main() -> None:
    """Print a line for each."""
    application = QGuiApplication([])
    for cost in frame_costs():
        print(f"{cost.ratio}x {cost.start} > {cost.end}: {cost.ms:.2f} ms a frame")
    application.quit()


if __name__ == "__main__":
    main()
