"""Laws of sealing: nothing in clear, only the right key opens, and a key survives being typed."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_desktop.core.check_in import CheckIn, Daily, kind_of
from backcare_desktop.store.sealing import NotAKey, new_pair, pair_of, seal, sealed_to, unseal
from tests.core.test_check_in import dailies, weeklies

SAID = Daily(stress=8, back=2)
PAIR = new_pair()


@given(dailies | weeklies)
def test_what_was_sealed_is_opened_by_its_key(said: CheckIn) -> None:
    sealed = seal(said, PAIR.public)
    assert sealed_to(sealed) == PAIR.public
    assert unseal(kind_of(said), sealed, PAIR.private) == said


def test_a_sealed_answer_shows_nothing_and_is_never_the_same_twice() -> None:
    one, other = seal(SAID, PAIR.public), seal(SAID, PAIR.public)
    assert one != other
    assert b"stress" not in base64.b64decode(one.partition(":")[2])


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(ValueError, match="another key"):
        unseal("daily", seal(SAID, PAIR.public), new_pair().private)


@given(st.text() | st.binary().map(lambda found: base64.b64encode(found).decode()))
def test_nonsense_is_refused_as_nonsense(sealed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - for whatever reason
        unseal("daily", sealed, PAIR.private)


def test_a_recovery_key_may_be_typed_with_spaces_small_letters_and_alike_digits() -> None:
    assert len(PAIR.private.split("-")) == 14
    typed = " " + PAIR.private.lower().replace("-", "  ").replace("o", "0").replace("i", "1")
    assert pair_of(typed) == PAIR


@given(st.integers(0, 55), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_a_mistyped_letter_is_noticed(place: int, letter: str) -> None:
    letters = PAIR.private.replace("-", "")
    mistyped = letters[:place] + letter + letters[place + 1 :]
    if mistyped == letters:
        return
    with pytest.raises(NotAKey, match="14 groups"):
        pair_of(mistyped)


@given(st.text())
def test_any_other_text_is_no_key(text: str) -> None:
    with pytest.raises(NotAKey):
        pair_of(text)
