"""Laws of refusals: each is one sentence, that names what can be done instead."""

from __future__ import annotations

import pytest

from backcare_desktop.core.refusal import (
    NoSuchRoutine,
    NothingOffered,
    Refusal,
    ScreenSaysNo,
    SessionRunning,
)
from backcare_desktop.ui.refusal_words import refusal_said

TITLES = {"fold": "Standing fold", "reach": "Seated reach"}


@pytest.mark.parametrize(
    ("refusal", "part"),
    [
        (SessionRunning(), "one at a time"),
        (NothingOffered(), "nothing on offer"),
        (NoSuchRoutine("dance"), "“dance”; there are: fold, reach"),
        (ScreenSaysNo("fold", "legs", ("reach",)), "“Seated reach” may be"),
        (ScreenSaysNo("fold", "legs", ("gone",)), "“Standing fold” is not for you"),
    ],
)
def test_each_refusal_is_a_sentence(refusal: Refusal, part: str) -> None:
    said = refusal_said(refusal, TITLES)
    assert part in said
    assert said.endswith(".")
