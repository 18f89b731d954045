"""Laws of the settings in force: a change counts at once, wherever it comes from."""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from backcare_desktop.choices import Choices
from backcare_desktop.core.request import Choose, Unchoose
from backcare_desktop.core.settings import NotChosen, Settings
from backcare_desktop.store.preferences import Loaded, Preferences
from tests.store.refused import folder_of_nobody, without_root

USUAL = Settings()


class Chosen:
    """The settings in a file, and what was told of them."""

    def __init__(self, path: Path, content: str = "") -> None:
        self.path = path
        if content:
            self.write(content)
        self.told: list[Loaded] = []
        self.choices = Choices(Preferences(path), self.told.append)

    def write(self, content: str) -> None:
        """By hand, and as an editor does it: another file takes the place of the old one."""
        other = self.path.with_suffix(".other")
        other.write_text(content, encoding="utf-8")
        other.replace(self.path)

    @property
    def table(self) -> dict[str, object]:
        return tomllib.loads(self.path.read_text(encoding="utf-8"))


@pytest.fixture
def chosen(tmp_path: Path) -> Chosen:
    return Chosen(tmp_path / "settings.toml")


def test_what_is_chosen_is_in_force_on_disk_and_told_once(chosen: Chosen) -> None:
    assert chosen.choices.set("breaks.away", ["9"]) == "breaks.away = 9"
    assert chosen.choices.settings == replace(USUAL, away=9)
    assert chosen.table == {"version": 1, "breaks": {"away": 9}}
    chosen.choices.look()
    assert [loaded.settings.away for loaded in chosen.told] == [9]


def test_a_file_that_is_written_by_hand_counts_from_the_next_look_on(chosen: Chosen) -> None:
    chosen.write("[breaks]\naway = 3\n")
    assert chosen.choices.settings == USUAL
    chosen.choices.look()
    chosen.choices.look()
    assert [loaded.settings.away for loaded in chosen.told] == [3]
    chosen.path.unlink()
    chosen.choices.look()
    assert chosen.choices.settings == USUAL


def test_a_file_that_is_touched_and_says_the_same_changes_nothing(chosen: Chosen) -> None:
    chosen.write("plan = 'gentle'")
    chosen.choices.look()
    os.utime(chosen.path, (1, 1))
    chosen.choices.look()
    assert len(chosen.told) == 1


def test_a_file_that_cannot_be_read_any_more_leaves_all_as_it_was_and_is_told(
    tmp_path: Path,
) -> None:
    chosen = Chosen(tmp_path / "settings.toml", "[breaks]\naway = 3\n")
    chosen.write("[breaks\naway = 4")
    chosen.choices.look()
    assert chosen.choices.settings.away == 3
    (problem,) = chosen.told[-1].problems
    assert "those of before stay in use and the file is kept" in str(problem)
    chosen.write("[breaks]\naway = 4")
    chosen.choices.look()
    assert chosen.choices.settings.away == 4
    assert chosen.told[-1].problems == ()


def test_a_field_that_makes_no_sense_can_be_chosen_anew_or_taken_back(tmp_path: Path) -> None:
    content = "aura = 'blue'\n[breaks]\nspacing = 'often'\naway = 5\n"
    chosen = Chosen(tmp_path / "settings.toml", content)
    assert len(chosen.choices.loaded.problems) == 2
    assert chosen.choices.reset("breaks.spacing") == "breaks.spacing = not set"
    assert chosen.table == {"version": 1, "aura": "blue", "breaks": {"away": 5}}
    assert len(chosen.choices.loaded.problems) == 1
    chosen.choices.set("breaks.spacing", ["30"])
    assert chosen.table["breaks"] == {"away": 5, "spacing": 30}


def test_all_is_taken_back_at_once_and_what_we_do_not_know_stays(tmp_path: Path) -> None:
    chosen = Chosen(tmp_path / "settings.toml", "plan = 'gentle'\naura = 'blue'\n[look]\nx = 1\n")
    assert chosen.choices.reset() == "All settings are as they were at first."
    assert chosen.table == {"version": 1, "aura": "blue", "look": {"x": 1}}
    assert chosen.choices.settings == USUAL


def test_what_cannot_be_changes_neither_file_nor_anything_in_force(chosen: Chosen) -> None:
    for request in (Choose("breaks.away", ("99",)), Choose("aura", ("1",)), Unchoose("aura")):
        with pytest.raises(NotChosen):
            chosen.choices.take(request)
    assert not chosen.path.exists()
    assert chosen.told == []


def test_what_a_window_changes_is_in_force_also_where_it_cannot_be_saved() -> None:
    with folder_of_nobody() as folder:
        folder.chmod(0o500)

        def change() -> Settings:
            choices = Choices(Preferences(folder / "settings.toml"))
            with pytest.raises(NotChosen):
                choices.change(replace(USUAL, away=9))
            choices.look()
            return choices.settings

        assert without_root(change).away == 9


def test_what_a_window_changes_is_saved_and_told_once(chosen: Chosen) -> None:
    chosen.choices.change(replace(USUAL, plan="gentle"))
    chosen.choices.look()
    assert chosen.table == {"version": 1, "plan": "gentle"}
    assert [loaded.settings.plan for loaded in chosen.told] == ["gentle"]


def test_what_was_written_by_hand_since_the_last_look_is_not_lost_by_a_change_in_a_window(
    chosen: Chosen,
) -> None:
    chosen.write("[breaks]\naway = 3\n")
    chosen.choices.change(replace(USUAL, plan="gentle"))
    assert chosen.choices.settings == replace(USUAL, plan="gentle", away=3)
    assert chosen.table == {"version": 1, "plan": "gentle", "breaks": {"away": 3}}
