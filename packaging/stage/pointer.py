"""Hands: the pointer moves and clicks, keys are typed, as by a person."""

from __future__ import annotations

from typing import Literal

from stage.screen import Screen

Button = Literal["left", "middle", "right"]

_WHEEL_DOWN = "5"
_NUMBERS: dict[Button, str] = {"left": "1", "middle": "2", "right": "3"}


def move(screen: Screen, x: int, y: int) -> None:
    """Put the pointer there (pixels from the upper left corner). Raises MissingPart."""
    screen.said(("xdotool", "mousemove", "--sync", str(x), str(y)))


def click(screen: Screen, x: int, y: int, button: Button = "left") -> None:
    """Press and let go of a button at that place. Raises MissingPart."""
    move_words = ("mousemove", str(x), str(y))
    screen.said(("xdotool", *move_words, "click", _NUMBERS[button]))


def turn(screen: Screen, x: int, y: int, notches: int) -> None:
    """Turn the wheel down over that place, so many notches. Raises MissingPart."""
    over = ("mousemove", "--sync", str(x), str(y))
    screen.said(("xdotool", *over, "click", "--repeat", str(notches), _WHEEL_DOWN))


def type_text(screen: Screen, text: str, *, delay_ms: int = 12) -> None:
    """Type into whatever has the focus, so many milliseconds a key. Raises MissingPart."""
    for place, line in enumerate(text.split("\n")):
        # Some versions of xdotool leave out line ends, so that key is pressed by itself.
        if place:
            press(screen, "Return")
        if line:
            limit_s = 20.0 + len(line) * delay_ms / 250
            words = ("xdotool", "type", "--delay", str(delay_ms), "--", line)
            screen.said(words, limit_s=limit_s)


def press(screen: Screen, *keys: str) -> None:
    """Press keys one after the other, in xdotool’s words: `Return`, `ctrl+s`."""
    screen.said(("xdotool", "key", "--", *keys))
