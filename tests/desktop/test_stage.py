"""The stage itself: what is done on it arrives, what is seen on it is there."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from stage import (
    accessibility,
    panel,
    parts,
    pictures,
    pointer,
    screen,
    tray_host,
    windows,
)
from stage.panel import Panel
from stage.parts import MissingPart
from stage.screen import Screen
from stage.tray_host import HostRefused, TrayHost
from stage.waiting import NotInTime, until

from tests.desktop.samples import heard, running_sample

sample = partial(running_sample, "sample_tray.py", "ready")
PACKAGING = Path(__file__).parents[2] / "packaging"
WINDOW = "Sample of a tray"


def test_an_icon_says_what_it_is(desktop: Screen, host: TrayHost) -> None:
    with sample(desktop):
        item = host.item()
        assert item.tooltip == "Twelve minutes"
        assert item.status == "Active"
        width, height, pixels = item.pixmaps[0]
        assert len(pixels) == 4 * width * height
        assert pixels[:4] == bytes((255, 0, 192, 0))


def test_a_click_arrives(desktop: Screen, host: TrayHost) -> None:
    with sample(desktop) as running:
        host.item()
        host.activate()
        heard(running, "icon Trigger")


def test_a_menu_entry_arrives(desktop: Screen, host: TrayHost) -> None:
    with sample(desktop) as running:
        host.item()
        assert host.labels() == ("Take a break now", "Pause/30 minutes", "Sound")
        assert [entry.checked for entry in host.menu() if entry.label == "Sound"] == [True]
        host.click_menu("Pause/30 minutes")
        heard(running, "menu pause")
        assert "menu break" not in running.stderr


def test_a_grey_or_an_absent_entry_cannot_be_clicked(desktop: Screen, host: TrayHost) -> None:
    with sample(desktop):
        host.item()
        with pytest.raises(HostRefused, match="'Not today' is grey"):
            host.click_menu("Not today")
        with pytest.raises(HostRefused, match="no entry 'Pauze', but: Take a break now, Pause"):
            host.click_menu("Pauze/30 minutes")


def test_an_icon_that_goes_is_forgotten(desktop: Screen, host: TrayHost) -> None:
    with sample(desktop) as running:
        host.item()
        running.kill()
        until("the icon is gone", lambda: not host.items())


def test_a_late_host_gets_an_icon_that_asks_again(desktop: Screen) -> None:
    with sample(desktop), tray_host.running(desktop) as late:
        assert late.item().tooltip == "Twelve minutes"


def test_a_host_that_crashed_and_came_back_gets_the_icon(desktop: Screen, host: TrayHost) -> None:
    with sample(desktop):
        host.item()
        host.kill()
        with tray_host.running(desktop) as again:
            assert again.item().tooltip == "Twelve minutes"


def test_a_host_takes_the_place_of_another_only_when_told_so(
    desktop: Screen, host: TrayHost
) -> None:
    with pytest.raises(HostRefused, match="another tray host"), tray_host.running(desktop):
        pass
    with tray_host.running(desktop, replace=True) as other:
        assert other.items() == ()
    assert host.items() == ()


def test_a_real_click_on_the_panel_arrives(desktop: Screen, bar: Panel) -> None:
    with sample(desktop) as running:
        bar.click()
        heard(running, "icon Trigger")


def test_the_menu_on_the_panel_is_opened_and_used(desktop: Screen, bar: Panel) -> None:
    with sample(desktop) as running:
        bar.icon()
        before = pictures.taken(desktop)
        bar.click("right")
        until("the menu is seen", lambda: pictures.taken(desktop).pixels != before.pixels)
        pointer.press(desktop, "Down", "Return")
        heard(running, "menu break")


def test_a_picture_shows_the_window(desktop: Screen, tmp_path: Path) -> None:
    assert len(pictures.taken(desktop).colours()) == 1
    with sample(desktop, "--window"):
        window = windows.named(desktop, WINDOW)
        until("painted", lambda: len(pictures.taken(desktop, window.number).colours()) > 3)
        picture = pictures.taken(desktop, window.number)
        assert (picture.width, picture.height) == (window.width, window.height)
        picture.save(tmp_path / "window.png")
        assert (tmp_path / "window.png").read_bytes().startswith(b"\x89PNG")


def test_typed_text_arrives_whole_in_the_window_with_the_focus(desktop: Screen) -> None:
    with sample(desktop, "--window") as running:
        window = windows.named(desktop, WINDOW)
        windows.focus(desktop, window)
        assert windows.focused(desktop) is not None
        pointer.type_text(desktop, "To be, or not to be; 10 % (yes)!")
        heard(running, "text To be, or not to be; 10 % (yes)!")


def test_a_window_belongs_to_its_process(desktop: Screen) -> None:
    with sample(desktop, "--window") as running:
        window = windows.named(desktop, WINDOW)
        assert window in windows.of_process(desktop, running.pid)


def test_a_compositor_runs_where_it_is_asked_for() -> None:
    with screen.opened(compositor=True) as desktop, sample(desktop, "--window"):
        assert windows.named(desktop, WINDOW).name == WINDOW


def test_a_missing_part_is_named() -> None:
    with pytest.raises(MissingPart, match="no-such-program is not installed"):
        parts.found("no-such-program")


def test_what_does_not_come_is_named() -> None:
    with pytest.raises(NotInTime, match="a train"):
        until("a train", lambda: None, 0.05)


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    """Also of what the bus started, and also after an error."""
    folder = tmp_path

    def fall() -> None:
        nonlocal folder
        with screen.opened() as desktop, panel.running(desktop):
            folder = desktop.folder
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fall()
    assert not folder.exists()
    assert not _mentioning(folder)


def _mentioning(folder: Path) -> list[Path]:
    return [process for process in Path("/proc").iterdir() if _mentions(process, folder)]


def _mentions(process: Path, folder: Path) -> bool:
    try:
        return str(folder).encode() in (process / "environ").read_bytes()
    except OSError:
        return False


def test_a_window_is_read_as_a_screen_reader_does(desktop: Screen) -> None:
    with sample(desktop, "--window", env=accessibility.ON) as running:
        things = accessibility.tree(desktop, running.pid)
        field = next(one for one in things if one.name == "Note")
        assert field.role == "text"
        assert "editable" in field.states


def test_a_thing_is_used_as_a_screen_reader_does(desktop: Screen) -> None:
    with sample(desktop, "--window", env=accessibility.ON) as running:
        accessibility.tree(desktop, running.pid)
        accessibility.act(desktop, running.pid, "push button", "Greet")
        heard(running, "greeted")
        with pytest.raises(LookupError, match="no push button 'Part'"):
            accessibility.act(desktop, running.pid, "push button", "Part")


STARTER = """
import signal
from stage import screen
with screen.opened() as desktop:
    print(desktop.folder, flush=True)
    signal.pause()
"""


def test_nothing_outlives_a_starter_that_is_killed(tmp_path: Path) -> None:
    parts.found("setpriv")
    env = {**os.environ, "PYTHONPATH": str(PACKAGING), "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        (sys.executable, "-c", STARTER), env=env, stdout=subprocess.PIPE
    ) as starter:
        assert starter.stdout is not None
        folder = Path(starter.stdout.readline().decode().strip())
        assert _mentioning(folder)
        starter.kill()
    until("all have ended", lambda: not _mentioning(folder))
