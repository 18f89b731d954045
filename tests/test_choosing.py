"""Laws of choosing: what is chosen counts at once, and is on disk; if it cannot be, it counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from backcare_desktop.choosing import Choosing
from backcare_desktop.core.plan import Spaced
from backcare_desktop.core.settings import Settings
from tests.ui.look import RESOURCES


def choosing(folder: Path) -> Choosing:
    return Choosing(RESOURCES, folder / "settings.toml", folder / "routines")


def test_the_plan_follows_at_once_and_the_next_start_has_it(tmp_path: Path) -> None:
    now = choosing(tmp_path)
    assert now.choose(replace(Settings(), spacing=30)) == ""
    spaced = [slot.every for slot in now.plan().slots if isinstance(slot, Spaced)]
    assert set(spaced) == {30}
    assert choosing(tmp_path).settings.spacing == 30


def test_what_cannot_be_saved_is_told_and_counts(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    now = Choosing(RESOURCES, tmp_path / "file" / "settings.toml", tmp_path)
    assert "could not be saved" in now.choose(replace(Settings(), plan="gentle"))
    assert now.plan().name == "gentle"
