"""What the article says and we do not: no text has it, no surface, only *About*."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcare_desktop.ui.theme_sheet import dress
from tests.article import KEPT_OUT
from tests.ui import surfaces
from tests.ui.look import RESOURCES, theme
from tests.ui.session import sweep

CODE = Path(surfaces.__file__).parents[2] / "backcare_desktop"

BANNED = re.compile(
    r"\b(heals?|healing|cures?|locked|sarno|caused by stress|proven|clinically|treats"
    r"|missed|diagnos\w*)\b|!",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True, scope="module")
def _dressed(qapp: QApplication) -> None:
    dress(qapp, theme())


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> None:
    """Windows of earlier tests would be dressed and asked again and again."""
    del qapp
    sweep()


@cache
def _written() -> tuple[tuple[str, str], ...]:
    return (*_in_code(), *_in_routines())


def _in_code() -> Iterator[tuple[str, str]]:
    """Every text with its file, also those of the command line; single words if they are names."""
    for path in sorted(CODE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or id(node) in told:
                continue
            text = node.value
            if isinstance(text, str) and (" " in text.strip() or text[:1].isupper()):
                yield path.name, text


def _in_routines() -> Iterator[tuple[str, str]]:
    for path in sorted(RESOURCES.rglob("*.toml")):
        yield from ((path.name, text) for text in _strings(tomllib.loads(path.read_text())))


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for name, inner in value.items():
                if name != "sources":
                    yield from _strings(inner)
        case list():
            for inner in value:
                yield from _strings(inner)
        case _:
            pass


def _allowed(file: str, text: str, word: str) -> bool:
    """A keyring may be locked, *About* names whom the article cites, gen-1 says what we do not."""
    if word == "locked":
        return (
            file in {"article_words.py", "key_window.py"} or "keyring" in text or "screen" in text
        )
    if word == "sarno":
        return file == "article_words.py"
    return word.startswith("diagnos") and "does not diagnose" in text


def test_no_text_of_the_program_has_a_banned_word() -> None:
    written = _written()
    assert len(written) > 700
    found = [
        (file, text)
        for file, text in written
        for match in BANNED.finditer(text)
        if not _allowed(file, text, match[0].casefold())
    ]
    assert found == []


@pytest.mark.parametrize("name", KEPT_OUT)
def test_what_must_not_be_said_is_written_nowhere_but_in_about(name: str) -> None:
    pattern = re.compile(KEPT_OUT[name], re.IGNORECASE)
    found = [one for one in _written() if one[0] != "article_words.py" and pattern.search(one[1])]
    assert found == []


@pytest.mark.parametrize("number", range(len(surfaces.EVERYTHING)))
def test_no_surface_shows_a_banned_word_or_what_must_not_be_said(qtbot: QtBot, number: int) -> None:
    texts = surfaces.EVERYTHING[number](qtbot)
    assert texts
    never = re.compile("|".join(KEPT_OUT.values()), re.IGNORECASE)
    for text in texts:
        words = [match[0].casefold() for match in BANNED.finditer(text)]
        assert [word for word in words if not _allowed("", text, word)] == []
        assert not never.search(text), text


def test_about_alone_says_what_the_article_says(qtbot: QtBot) -> None:
    page = "\n".join(surfaces.of_settings(qtbot)["About"])
    assert "not accepted by mainstream medicine" in page
    assert page.count("Sarno") == 1
    assert [row for row in ("15 to 20 minutes", "4-7-8", "locked knees") if row not in page] == []
