"""Whether something composites the screen, so that a window may be translucent."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.system.linux.xcb import Screen


def composited(environ: Mapping[str, str]) -> bool:
    """Always under Wayland; under X11 where a compositor has put its name to the screen.

    With neither, or where it cannot be told: no.
    """
    if environ.get("WAYLAND_DISPLAY"):
        return True
    display = environ.get("DISPLAY")
    if not display:
        return False
    try:
        screen = Screen(display)
    except OSError:
        return False
    try:
        return screen.owner(f"_NET_WM_CM_S{screen.number}") != 0
    except OSError:
        return False
    finally:
        screen.close()
