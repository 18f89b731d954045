"""Laws of settings.toml: nothing the user wrote is lost, and every trouble is one sentence."""

from __future__ import annotations

import stat
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.settings import FieldProblem, FileProblem, NewerFile, Settings
from backcare_desktop.store.preferences import Loaded, Preferences, SettingsNotSaved
from tests.store.refused import folder_of_nobody, small_disk, without_root

USUAL = Settings()
DARK = replace(USUAL, theme="dark")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "settings.toml"
    path.parent.mkdir()
    return path


def files(path: Path) -> dict[str, bytes]:
    return {found.name: found.read_bytes() for found in path.parent.iterdir()}


def test_without_a_file_the_usual_settings_hold_and_none_is_made(path: Path) -> None:
    assert Preferences(path).load() == Loaded(USUAL)
    assert files(path) == {}


def test_what_is_saved_is_there_after_a_restart(path: Path) -> None:
    Preferences(path).save(USUAL, DARK)
    assert Preferences(path).load() == Loaded(DARK)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_saving_no_change_writes_nothing(path: Path) -> None:
    Preferences(path).save(DARK, DARK)
    assert files(path) == {}


def test_what_the_user_writes_while_the_program_runs_stays(path: Path) -> None:
    preferences = Preferences(path)
    before = preferences.load().settings
    path.write_text('own = "mine"\n[breaks]\naway = 9\n')
    preferences.save(before, replace(before, theme="dark"))
    assert tomllib.loads(path.read_text()) == {
        "version": 1,
        "own": "mine",
        "breaks": {"away": 9},
        "look": {"theme": "dark"},
    }


def test_a_bad_field_is_said_with_its_file_and_stays_as_the_user_wrote_it(path: Path) -> None:
    path.write_text('[breaks]\nspacing = "4o"\naway = 9\n')
    preferences = Preferences(path)
    loaded = preferences.load()
    assert loaded.settings == replace(USUAL, away=9)
    (problem,) = loaded.problems
    assert isinstance(problem, FieldProblem)
    assert (problem.file, problem.name) == (str(path), "breaks.spacing")
    preferences.save(loaded.settings, replace(loaded.settings, theme="dark"))
    assert tomllib.loads(path.read_text())["breaks"]["spacing"] == "4o"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"plan = \n", "line 1"),
        (b"plan = 'gentle'\nplan = 'gentle'\n", "line 2"),
        (b"\xff\xfe\x00", "it is no UTF-8 text"),
        (b"a = " + b"[" * 5000, "it is nested too deeply"),
        (b"a = " + b"1" * 5000, "limit"),
        (b"#" * 1_000_001, "it is far too long"),
    ],
)
def test_a_file_that_is_no_settings_is_said_and_kept_beside_the_new_one(
    path: Path, content: bytes, why: str
) -> None:
    path.write_bytes(content)
    preferences = Preferences(path)
    loaded = preferences.load()
    assert loaded.settings == USUAL
    (problem,) = loaded.problems
    assert isinstance(problem, FileProblem)
    assert why in problem.why
    assert str(problem).startswith(f"The settings in {path} could not be read (")
    assert files(path) == {"settings.toml": content}
    preferences.save(USUAL, DARK)
    assert files(path)["settings-kept-1.toml"] == content
    assert preferences.load() == Loaded(DARK)


def test_what_was_kept_before_is_not_written_over(path: Path) -> None:
    for broken in (b"one = ", b"two = "):
        path.write_bytes(broken)
        Preferences(path).save(USUAL, DARK)
    found = files(path)
    assert (found["settings-kept-1.toml"], found["settings-kept-2.toml"]) == (b"one = ", b"two = ")


def test_a_newer_file_is_read_as_far_as_known_and_kept_once_before_it_is_written(
    path: Path,
) -> None:
    content = b'version = 7\nplan = "gentle"\naura = "blue"\n'
    path.write_bytes(content)
    preferences = Preferences(path)
    loaded = preferences.load()
    assert loaded == Loaded(replace(USUAL, plan="gentle"), (NewerFile(str(path), 7),))
    dark = replace(loaded.settings, theme="dark")
    preferences.save(loaded.settings, dark)
    preferences.save(dark, replace(dark, away=9))
    assert tomllib.loads(path.read_text()) == {
        "version": 7,
        "plan": "gentle",
        "aura": "blue",
        "look": {"theme": "dark"},
        "breaks": {"away": 9},
    }
    found = files(path)
    assert found.pop("settings-kept-1.toml") == content
    assert list(found) == ["settings.toml"]


def test_a_mark_at_the_start_as_some_editors_leave_it_does_no_harm(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfplan = 'gentle'\r\n")
    assert Preferences(path).load() == Loaded(replace(USUAL, plan="gentle"))


def test_a_file_that_may_not_be_read_is_said_and_kept() -> None:
    with folder_of_nobody() as folder:
        path = folder / "settings.toml"
        without_root(lambda: path.write_text("plan = 'gentle'") and None)
        path.chmod(0)
        assert without_root(lambda: Preferences(path).load()) == Loaded(
            USUAL, (FileProblem(str(path), "permission denied"),)
        )
        without_root(lambda: Preferences(path).save(USUAL, DARK))
        assert without_root(lambda: Preferences(path).load()) == Loaded(DARK)
        assert (folder / "settings-kept-1.toml").read_text() == "plan = 'gentle'"


def test_a_read_only_folder_is_said_in_one_sentence_and_changes_nothing() -> None:
    with folder_of_nobody() as folder:
        path = folder / "settings.toml"
        path.write_text("plan = 'gentle'")
        path.chmod(0o644)
        folder.chmod(0o500)
        with pytest.raises(
            SettingsNotSaved, match=rf"^The settings could not be saved in {path}: "
        ):
            without_root(lambda: Preferences(path).save(USUAL, DARK))
        assert files(path) == {"settings.toml": b"plan = 'gentle'"}


def test_a_full_disk_is_said_in_one_sentence_and_changes_nothing() -> None:
    with small_disk(kib=16) as disk:
        path = disk / "settings.toml"
        Preferences(path).save(USUAL, DARK)
        before = path.read_bytes()
        (disk / "ballast").write_bytes(bytes(12 * 1024))
        with pytest.raises(SettingsNotSaved):
            Preferences(path).save(DARK, USUAL)
        assert path.read_bytes() == before


@given(
    st.binary(max_size=60) | st.text("abv.=[]{}'\"0123456789\n -:T#", max_size=60).map(str.encode)
)
def test_no_file_whatever_raises_and_none_is_lost(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("fuzz") / "settings.toml"
    path.write_bytes(content)
    preferences = Preferences(path)
    loaded = preferences.load()
    preferences.save(loaded.settings, replace(loaded.settings, away=14))
    assert preferences.load().settings == replace(loaded.settings, away=14)
    if any(isinstance(one, FileProblem) for one in loaded.problems):
        assert files(path)["settings-kept-1.toml"] == content
