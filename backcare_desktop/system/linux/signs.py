"""Which sources tell of the signs on a Linux desktop."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

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
from backcare_desktop.system.nothing import Nothing
from backcare_desktop.system.ports import StateSource
from backcare_desktop.system.signs import ChosenState, Signs

Makers = Mapping[str, Callable[[], StateSource]]


def pick_signs(environ: Mapping[str, str]) -> Signs:
    """The first source that is usable here for each sign. Our own process counts for none."""
    own, user = os.getpid(), os.getuid()
    microphone: Makers = {
        sound_server.NAME: lambda: sound_server.SoundServerMicrophone(environ),
        alsa_capture.NAME: alsa_capture.AlsaCapture,
    }
    quiet: Makers = {
        gnome_quiet.NAME: lambda: gnome_quiet.GnomeQuiet(environ),
        do_not_disturb.KDE_NAME: lambda: do_not_disturb.KdeQuiet(environ),
        do_not_disturb.XFCE_NAME: lambda: do_not_disturb.XfceQuiet(environ),
    }
    cameras: Makers = {camera.NAME: lambda: camera.Camera(own)}
    windows: Makers = {
        full_screen.NAME: lambda: full_screen.X11FullScreen(environ, frozenset({own}))
    }
    session: Makers = {inhibitors.SESSION_NAME: lambda: inhibitors.SessionInhibitors(environ)}
    logind: Makers = {
        inhibitors.LOGIND_NAME: lambda: inhibitors.LogindInhibitors(environ, user, own)
    }
    return Signs(
        (
            (Sense.MICROPHONE, _chosen(Sense.MICROPHONE, microphone)),
            (Sense.CAMERA, _chosen(Sense.CAMERA, cameras)),
            (Sense.FULL_SCREEN, _chosen(Sense.FULL_SCREEN, windows)),
            (Sense.QUIET, _chosen(Sense.QUIET, quiet)),
            (Sense.KEPT_AWAKE, _chosen("kept awake by the session", session)),
            (Sense.KEPT_AWAKE, _chosen("kept awake by logind", logind)),
        )
    )


def _chosen(sense: str, makers: Makers) -> ChosenState:
    return ChosenState(sense, [Maker(name, make) for name, make in makers.items()], Nothing())
