"""Light or dark, contrast, motion, text size, font: as the desktop's settings have them, and live.

First the settings portal, which every larger desktop has; then, on Xfce, its own settings, since
there the portal knows little. Without either, things are as `Wishes()` says.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeGuard

from backcare_desktop.core.wishes import FontWish, Wishes
from backcare_desktop.system.linux.session_bus import Heard, Service, SessionBus

PORTAL = Service(
    "org.freedesktop.portal.Desktop",
    "/org/freedesktop/portal/desktop",
    "org.freedesktop.portal.Settings",
)
XFCONF = Service("org.xfce.Xfconf", "/org/xfce/Xfconf", "org.xfce.Xfconf")

APPEARANCE = "org.freedesktop.appearance"
GNOME = "org.gnome.desktop.interface"
GNOME_ACCESS = "org.gnome.desktop.a11y.interface"
KDE = "org.kde.kdeglobals.General"
KDE_MOTION = "org.kde.kdeglobals.KDE"
XFCE = "xsettings"
XFCE_PANEL = "xfce4-panel"

_NAMESPACES = [APPEARANCE, GNOME, GNOME_ACCESS, KDE, KDE_MOTION]
_CHANNELS = (XFCE, XFCE_PANEL)
_PREFER_DARK, _PREFER_LIGHT = 1, 2
_LEAST_SCALE, _MOST_SCALE = 0.5, 3.0
_LEAST_POINTS, _MOST_POINTS = 5.0, 40.0

Said = Mapping[tuple[str, str], object]
"""What was said, by name of the group and of the setting."""

_OWN_COLOUR = 1
"""The panel's background style that is a colour of its own."""

_BRIGHT = 1.5
"""Red, green and blue together from which a ground counts as bright; each from 0 to 1."""


class DesktopAppearance:
    """Remembers what the desktop last said. Raises NoBus (an OSError) where there is no bus.

    `desktop` is the value of XDG_CURRENT_DESKTOP.
    """

    def __init__(self, desktop: str = "", address: str | None = None) -> None:
        self._bus = SessionBus(address)
        self._dark_bar_by_design = "GNOME" in desktop.split(":")
        self._said: dict[tuple[str, str], object] = {}
        self._open: dict[int, Callable[[Heard], None]] = {}
        self._answered = False
        self._bus.listen(PORTAL, "SettingChanged")
        self._bus.listen(XFCONF, "PropertyChanged")
        for service in (PORTAL, XFCONF):
            self._bus.listen_for_start(service)
        self._ask_portal()
        self._ask_xfce()
        self.wishes = self._understood()

    def fileno(self) -> int:
        """What becomes readable when `drain` has something to do; -1 once the bus has gone."""
        return self._bus.fileno()

    def drain(self) -> bool:
        """Take in what has come; whether `wishes` are others now."""
        return self._take(self._bus.heard())

    def wait_for_first_word(self, seconds: float) -> bool:
        """As `drain`, but give the portal so long for its first answer."""
        end = time.monotonic() + seconds
        changed = False
        while not self._answered and self.fileno() >= 0:
            left = end - time.monotonic()
            if left <= 0:
                break
            changed |= self._take(self._bus.heard(left))
        return changed

    def close(self) -> None:
        """Leave the bus; the last word stands."""
        self._bus.close()

    def _take(self, heard: list[Heard]) -> bool:
        for one in heard:
            self._note(one)
        before, self.wishes = self.wishes, self._understood()
        return self.wishes != before

    def _note(self, heard: Heard) -> None:
        answer = self._open.pop(heard.reply_to, None) if heard.reply_to is not None else None
        if answer is not None:
            answer(heard)
            return
        match heard.member, heard.body:
            case (("SettingChanged" | "PropertyChanged"), (str(group), str(key), value)):
                self._said[group, key] = _plain(value)
            case "NameOwnerChanged", (PORTAL.name, _, str(owner)) if owner:
                self._ask_portal()
            case "NameOwnerChanged", (XFCONF.name, _, str(owner)) if owner:
                self._ask_xfce()

    def _ask_portal(self) -> None:
        number = self._bus.ask(PORTAL, "ReadAll", "as", (_NAMESPACES,))
        self._open[number] = self._portal_answered

    def _ask_xfce(self) -> None:
        """It is not started for our sake: where it does not run, there is no Xfce."""
        for channel in _CHANNELS:
            body = (channel, "/")
            number = self._bus.ask(XFCONF, "GetAllProperties", "ss", body, start=False)
            self._open[number] = partial(self._channel_answered, channel)

    def _portal_answered(self, heard: Heard) -> None:
        self._answered = True
        groups = heard.body[0] if heard.body else None
        if isinstance(groups, dict):
            for group, values in groups.items():
                self._note_group(group, values)

    def _channel_answered(self, channel: str, heard: Heard) -> None:
        self._note_group(channel, heard.body[0] if heard.body else None)

    def _note_group(self, group: str, values: object) -> None:
        if isinstance(values, dict):
            self._said |= {(group, key): _plain(value) for key, value in values.items()}

    def _understood(self) -> Wishes:
        return understood(self._said, dark_bar_by_design=self._dark_bar_by_design)


def understood(said: Said, *, dark_bar_by_design: bool = False) -> Wishes:
    """What all that was said comes to."""
    return Wishes(
        dark=_dark(said),
        contrast=said.get((APPEARANCE, "contrast")) == 1
        or said.get((GNOME_ACCESS, "high-contrast")) is True
        or _named(said, GNOME, "gtk-theme").startswith("HighContrast"),
        reduced_motion=said.get((APPEARANCE, "reduced-motion")) == 1
        or said.get((GNOME, "enable-animations")) is False
        or _named(said, KDE_MOTION, "AnimationDurationFactor") in {"0", "0.0"},
        text_scale=_within(said.get((GNOME, "text-scaling-factor")), _LEAST_SCALE, _MOST_SCALE),
        font=_font(said),
        dark_panel=True if dark_bar_by_design else _dark_panel(said),
    )


def _dark(said: Said) -> bool:
    """The word that all desktops share goes first; what is left open, its own setting says."""
    asked = said.get((APPEARANCE, "color-scheme"))
    if asked in {_PREFER_DARK, _PREFER_LIGHT}:
        return asked == _PREFER_DARK
    if said.get((GNOME, "color-scheme")) == "prefer-dark":
        return True
    return _named(said, XFCE, "/Net/ThemeName").lower().endswith("-dark")


def _dark_panel(said: Said) -> bool | None:
    """A colour of the panel's own goes first; else Xfce's panel is dark unless it says not."""
    own = {key: value for (group, key), value in said.items() if group == XFCE_PANEL}
    if not own:
        return None
    for key, style in own.items():
        rgba = own.get(key.removesuffix("style") + "rgba")
        if key.endswith("/background-style") and style == _OWN_COLOUR and _is_colour(rgba):
            return sum(rgba[:3]) < _BRIGHT
    return own.get("/panels/dark-mode") is not False


def _is_colour(value: object) -> TypeGuard[list[float]]:
    return (
        isinstance(value, list)
        and len(value) >= len("rgb")
        and all(isinstance(part, float) for part in value)
    )


def _font(said: Said) -> FontWish | None:
    """Of the desktop that runs: the portal may carry GNOME's also on others."""
    kde = _named(said, KDE, "font").split(",")
    if len(kde) > 1:
        return _font_wish(kde[0], kde[1])
    words = _named(said, XFCE, "/Gtk/FontName") or _named(said, GNOME, "font-name")
    family, _, points = words.rpartition(" ")
    return _font_wish(family, points)


def _font_wish(family: str, points: str) -> FontWish | None:
    try:
        size = float(points)
    except ValueError:
        return None
    usable = family.strip() and _LEAST_POINTS <= size <= _MOST_POINTS
    return FontWish(family.strip().rstrip(","), size) if usable else None


def _within(value: object, least: float, most: float) -> float:
    if isinstance(value, float) and math.isfinite(value):
        return min(max(value, least), most)
    return 1.0


def _named(said: Said, group: str, key: str) -> str:
    value = said.get((group, key))
    return value if isinstance(value, str) else ""


def _plain(value: object) -> object:
    """A variant's value: jeepney gives signature and value, portals wrap them once more."""
    while isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str):  # noqa: PLR2004
        value = value[1]
    return [_plain(one) for one in value] if isinstance(value, list) else value
