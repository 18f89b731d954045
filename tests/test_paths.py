"""Laws of the places: each found in every kind of build, each closed to others."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from backcare_desktop.paths import ResourcesMissing, made, places, resources_dir


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def folders(*paths: Path) -> None:
    for path in paths:
        path.mkdir(parents=True)


def test_a_checkout_reads_the_resources_beside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "backcare_desktop"
    folders(package, tmp_path / "resources")
    (tmp_path / "pyproject.toml").touch()
    assert resources_dir(package) == tmp_path / "resources"


def test_a_stale_copy_inside_the_package_is_never_read_in_a_checkout(tmp_path: Path) -> None:
    package = tmp_path / "backcare_desktop"
    folders(package / "resources", tmp_path / "resources")
    (tmp_path / "pyproject.toml").touch()
    assert resources_dir(package) == tmp_path / "resources"


def test_a_wheel_reads_the_resources_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "backcare_desktop"
    folders(package / "resources", tmp_path / "site-packages" / "resources")
    assert resources_dir(package) == package / "resources"


def test_a_frozen_build_reads_the_resources_that_it_unpacked(tmp_path: Path) -> None:
    package = tmp_path / "elsewhere" / "backcare_desktop"
    unpacked = tmp_path / "bundle" / "backcare_desktop" / "resources"
    folders(package / "resources", unpacked)
    assert resources_dir(package, bundle=str(tmp_path / "bundle")) == unpacked


def test_this_checkout_has_its_resources() -> None:
    assert (resources_dir() / "plans" / "standard.toml").is_file()


def test_missing_resources_are_said_in_one_sentence_that_names_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ResourcesMissing, match=r"not found in .*: please install it again\.$"):
        resources_dir(tmp_path / "backcare_desktop")


def test_one_variable_puts_everything_under_one_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCARE_HOME", str(tmp_path / "throw-away"))
    here = places()
    for folder in (here.config, here.data, here.state, here.cache, here.runtime):
        assert folder.parent == tmp_path / "throw-away"


def test_the_session_folder_is_used_when_it_is_ours_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert places().runtime == tmp_path / "backcare-desktop"


@pytest.mark.parametrize("bits", [0o755, 0o701, 0o770])
def test_a_session_folder_open_to_others_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bits: int
) -> None:
    tmp_path.chmod(bits)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert places().runtime == places().state / "run"


@pytest.mark.parametrize("session", ["", "relative/folder", "/nowhere/at/all"])
def test_without_a_session_folder_a_private_one_takes_its_place(
    monkeypatch: pytest.MonkeyPatch, session: str
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", session)
    assert places().runtime == places().state / "run"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
def test_a_session_folder_of_somebody_else_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o700)
    os.chown(tmp_path, 65534, 65534)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert places().runtime == places().state / "run"


def test_a_folder_is_made_with_its_parents_for_the_owner_only(tmp_path: Path) -> None:
    folder = made(tmp_path / "parent" / "child")
    assert (mode(folder), mode(folder.parent)) == (0o700, 0o700)


def test_a_folder_that_stood_open_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "open"
    folder.mkdir()
    folder.chmod(0o755)
    assert mode(made(folder)) == 0o700


def test_a_folder_that_is_read_only_on_purpose_stays_so(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    folder.chmod(0o555)
    assert mode(made(folder)) == 0o500
