"""Which sources tell of the signs on a Linux desktop."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping

from backcare_desktop.core.sense import Sense
from backcare_desktop.system.choose import Maker
from backcare_desktop.system.linux import (
    alsa_capture,
    camera,
    do_not_disturb,
    full_screen,
    gnome_quiet,
    inhibitors,
    sound_server,
)
from backcare_desktop.system.linux.comings import NEITHER, Buses
from backcare_desktop.system.linux.logind import MANAGER
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import StateSource
from backcare_desktop.system.signs import ChosenState, Signs


def pick_signs(
    environ: Mapping[str, str],
    buses: Buses = NEITHER,
    now: Callable[[], float] = time.monotonic,
) -> Signs:
    """The first source that is usable here for each sign. Our own process counts for none."""
    own, user = os.getpid(), os.getuid()

    def chosen(sense: str, *makers: Maker[StateSource]) -> ChosenState:
        return ChosenState(sense, makers, Nothing(), now=now)

    microphone = chosen(
        Sense.MICROPHONE,
        Maker(sound_server.NAME, lambda: sound_server.SoundServerMicrophone(environ)),
        Maker(alsa_capture.NAME, alsa_capture.AlsaCapture),
    )
    cameras = chosen(Sense.CAMERA, Maker(camera.NAME, lambda: camera.Camera(own)))
    windows = chosen(
        Sense.FULL_SCREEN,
        Maker(full_screen.NAME, lambda: full_screen.X11FullScreen(environ, frozenset({own}))),
    )
    quiet = chosen(Sense.QUIET, *_quiet(environ, buses))
    session = chosen(
        "kept awake by the session",
        Maker(
            inhibitors.SESSION_NAME,
            lambda: inhibitors.SessionInhibitors(environ),
            buses.on_session(inhibitors.GNOME, inhibitors.KDE, inhibitors.POWER),
        ),
    )
    logind = chosen(
        "kept awake by logind",
        Maker(
            inhibitors.LOGIND_NAME,
            lambda: inhibitors.LogindInhibitors(environ, user, own),
            buses.on_system(MANAGER),
        ),
    )
    return Signs(
        (
            (Sense.MICROPHONE, microphone),
            (Sense.CAMERA, cameras),
            (Sense.FULL_SCREEN, windows),
            (Sense.QUIET, quiet),
            (Sense.KEPT_AWAKE, session),
            (Sense.KEPT_AWAKE, logind),
        )
    )


def _quiet(environ: Mapping[str, str], buses: Buses) -> Iterator[Maker[StateSource]]:
    yield Maker(gnome_quiet.NAME, lambda: gnome_quiet.GnomeQuiet(environ))
    yield Maker(
        do_not_disturb.KDE_NAME,
        lambda: do_not_disturb.KdeQuiet(environ),
        buses.on_session(do_not_disturb.NOTIFICATIONS),
    )
    yield Maker(
        do_not_disturb.XFCE_NAME,
        lambda: do_not_disturb.XfceQuiet(environ),
        buses.on_session(do_not_disturb.XFCONF),
    )
