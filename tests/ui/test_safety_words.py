"""Laws of the words about safety: none is promised, none is blamed, each is one translation."""

from __future__ import annotations

import re

import pytest

from backcare_desktop.ui.safety_words import IDS, said

BANNED = re.compile(
    r"\b(heals?|healing|cure[sd]?|locked|sarno|caused by stress|proven|clinically|treats"
    r"|missed|diagnos\w*)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("string_id", sorted(IDS))
def test_no_word_promises_blames_or_shouts(string_id: str) -> None:
    words = said(string_id)
    assert "!" not in words
    assert words == words.strip()
    assert "  " not in words
    if string_id != "gen-1":
        assert not BANNED.search(words)


def test_what_is_not_there_is_an_error_and_not_silence() -> None:
    with pytest.raises(KeyError):
        said("rf-99")


def test_no_two_ids_say_the_same() -> None:
    assert len({said(string_id) for string_id in IDS}) == len(IDS)
