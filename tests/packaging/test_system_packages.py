"""What a system lacks is recognised by its signs and told in the words of its own manager."""

from pathlib import Path

import pytest
from system_packages import (
    TABLE,
    Part,
    is_there,
    manager,
    packages_for,
    parts,
    told,
)

EVERYTHING = ("venv", "program", "screen", "desktop", "real")

DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
UBUNTU = "ID=ubuntu\nID_LIKE=debian\n"
MINT = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
FEDORA = "ID=fedora\n"
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'
ARCH = "NAME='Arch Linux'\nID=arch\n"
TUMBLEWEED = 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n'
LEAP = 'ID="opensuse-leap"\n'
SOMETHING = "ID=something\n# a comment\n\n"


def the_table() -> str:
    return TABLE.read_text(encoding="utf-8")


def no_program(_name: str) -> bool:
    return False


@pytest.mark.parametrize(
    ("release", "name"),
    [
        (DEBIAN, "apt"),
        (UBUNTU, "apt"),
        (MINT, "apt"),
        (FEDORA, "dnf"),
        (ROCKY, "dnf"),
        (ARCH, "pacman"),
        (TUMBLEWEED, "zypper"),
        (LEAP, "zypper"),
    ],
)
def test_a_distribution_has_the_manager_of_its_family(release: str, name: str) -> None:
    assert manager(release, no_program) == name


def test_an_unknown_distribution_has_the_manager_that_is_there() -> None:
    assert manager(SOMETHING, {"dnf"}.__contains__) == "dnf"
    assert manager("", {"apt-get"}.__contains__) == "apt"


def test_a_system_with_none_of_the_managers_has_none() -> None:
    assert manager(SOMETHING, no_program) is None


def test_each_group_brings_its_own_parts() -> None:
    screen = [part.name for part in parts(the_table(), ("screen",))]
    assert screen == ["Xvfb", "dbus-daemon", "openbox", "xdotool"]
    assert parts(the_table(), ()) == []


def test_every_part_has_a_package_for_every_manager_or_says_that_there_is_none() -> None:
    for part in parts(the_table(), EVERYTHING):
        assert list(part.packages) == ["apt", "dnf", "pacman", "zypper"], part.name
        assert part.packages["apt"] != "-", f"{part.name}: what is installed must be had"


def test_every_sign_in_the_table_can_be_looked_for() -> None:
    for part in parts(the_table(), EVERYTHING):
        is_there(part)


def test_a_sign_of_unknown_kind_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="smell"):
        is_there(Part("smell", "coffee", {}))


def test_the_signs_tell_what_is_there_from_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "font.ttf").touch()
    assert is_there(Part("file", f"{tmp_path}/none:{tmp_path}/**/*.[ot]t[cf]", {}))
    assert not is_there(Part("file", f"{tmp_path}/**/*.otf", {}))
    assert is_there(Part("module", "json", {}))
    assert not is_there(Part("module", "no_such_module", {}))
    assert not is_there(Part("library", "libno-such-thing.so.9", {}))
    assert not is_there(Part("program", "no-such-program", {}))


def test_a_package_that_brings_two_parts_is_named_once() -> None:
    missing = [part for part in parts(the_table(), ("program",)) if "GL" in part.name]
    assert packages_for(missing, "pacman") == ["libglvnd"]
    assert packages_for(missing, "dnf") == ["libglvnd-egl", "libglvnd-glx"]


def test_what_a_manager_has_no_package_for_is_not_asked_of_it() -> None:
    trayer = [part for part in parts(the_table(), ("real",)) if part.name == "trayer"]
    assert packages_for(trayer, "zypper") == []
    assert packages_for(trayer, "apt") == ["trayer"]


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("apt", "sudo apt-get install --no-install-recommends xvfb dbus openbox xdotool"),
        ("dnf", "sudo dnf install xorg-x11-server-Xvfb dbus-daemon openbox xdotool"),
        ("pacman", "sudo pacman -S --needed xorg-server-xvfb dbus openbox xdotool"),
        ("zypper", "sudo zypper install xorg-x11-server-Xvfb dbus-1 openbox xdotool"),
    ],
)
def test_who_may_not_install_is_told_one_command_to_copy(name: str, command: str) -> None:
    lines = told(parts(the_table(), ("screen",)), name, is_root=False).splitlines()
    assert [line.strip() for line in lines if line.startswith("    ")] == [command]


def test_root_is_told_the_command_without_sudo() -> None:
    assert "sudo" not in told(parts(the_table(), ("screen",)), "dnf", is_root=True)


def test_where_no_manager_is_known_the_parts_themselves_are_named() -> None:
    text = told(parts(the_table(), ("screen",)), None, is_root=False)
    assert "Xvfb, dbus-daemon, openbox, xdotool" in text
