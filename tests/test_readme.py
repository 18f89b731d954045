"""Laws of the README: what it says can be typed works."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from backcare_desktop.cli_words import parser
from backcare_desktop.core.settings_table import settings_from

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_settings_that_it_shows_are_understood() -> None:
    (shown,) = re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
    _, problems = settings_from(tomllib.loads(shown), "README.md")
    assert not problems


def test_every_command_that_it_shows_is_there() -> None:
    for command in re.findall(r"^    backcare-desktop ([a-z-]+)", README, re.MULTILINE):
        assert re.search(rf"^    {command}\s", parser(lambda: 0).format_help(), re.MULTILINE), (
            command
        )


def test_the_files_that_it_names_are_there() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (Path(__file__).parent.parent / name).exists(), name
