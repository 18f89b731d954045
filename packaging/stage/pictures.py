"""Pictures of the screen: taken with ImageMagick, read as pixels, kept as PNG."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

from stage.screen import Screen

Colour = tuple[int, int, int]
"""Red, green, blue: 0 to 255."""

Box = tuple[int, int, int, int]
"""x, y, width, height in pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, three bytes each, row after row."""

    width: int
    height: int
    pixels: bytes

    def at(self, x: int, y: int) -> Colour:
        """The colour of one pixel."""
        place = 3 * (y * self.width + x)
        red, green, blue = self.pixels[place : place + 3]
        return red, green, blue

    def colours(self) -> set[Colour]:
        """Every colour that occurs."""
        data = self.pixels
        return set(zip(data[::3], data[1::3], data[2::3], strict=True))

    def part(self, box: Box) -> Picture:
        """A piece of it."""
        left, top, width, height = box
        rows = (3 * (y * self.width + left) for y in range(top, top + height))
        data = b"".join(self.pixels[row : row + 3 * width] for row in rows)
        return Picture(width, height, data)

    def box_beside(self, ground: Colour, tolerance: int = 12) -> Box | None:
        """The smallest box around all that is not the ground; None when all is ground."""
        drawn = [
            (x, y)
            for y in range(self.height)
            for x in range(self.width)
            if max(map(_distance, self.at(x, y), ground)) > tolerance
        ]
        if not drawn:
            return None
        left, top = min(x for x, _ in drawn), min(y for _, y in drawn)
        right, bottom = max(x for x, _ in drawn), max(y for _, y in drawn)
        return left, top, right - left + 1, bottom - top + 1

    def save(self, path: Path) -> None:
        """Keep it as PNG."""
        step = 3 * self.width
        rows = b"".join(
            b"\0" + self.pixels[place : place + step] for place in range(0, len(self.pixels), step)
        )
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks))


def taken(screen: Screen, window: int | None = None) -> Picture:
    """The screen as it is, or one window by its number. Raises MissingPart."""
    target = "root" if window is None else str(window)
    return _read(screen.said(("import", "-silent", "-window", target, "-depth", "8", "ppm:-")))


def _read(data: bytes) -> Picture:
    """A portable pixmap: three words of head, then the pixels."""
    kind, width, height, most, pixels = data.split(maxsplit=4)[:5]
    if (kind, most) != (b"P6", b"255"):
        raise ValueError(f"not a picture of 24 bits: {data[:20]!r}")
    size = 3 * int(width) * int(height)
    # The pixels may begin with a byte that looks like a space: they are counted from the end.
    return Picture(int(width), int(height), data[len(data) - size :] if pixels else b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def _distance(one: int, other: int) -> int:
    return abs(one - other)
