"""An environment is installed anew when something that it depends on has changed, else never."""

import json

import pytest
from virtual_environment import digest, is_ready, made_with


def a_stamp(of_digest: str, of_set: str) -> str:
    return json.dumps({"digest": of_digest, "set": of_set})


@pytest.mark.parametrize(
    ("there", "wanted", "ready"),
    [
        ("run", "run", True),
        ("run", "test", False),
        ("run", "lint", False),
        ("test", "run", True),
        ("test", "test", True),
        ("lint", "run", True),
        ("lint", "lint", True),
    ],
)
def test_a_larger_set_serves_for_a_smaller_one(there: str, wanted: str, ready: bool) -> None:
    assert is_ready(a_stamp("d", there), "d", wanted) is ready


def test_an_environment_of_other_pins_is_not_ready() -> None:
    assert not is_ready(a_stamp("older", "lint"), "newer", "run")


@pytest.mark.parametrize(
    "stamp", ["", "{", "[]", "null", "{}", '{"set": "run"}', '{"set": 1, "digest": "d"}']
)
def test_an_unreadable_stamp_means_not_ready(stamp: str) -> None:
    assert not is_ready(stamp, "d", "run")


def test_the_digest_turns_with_each_thing_that_it_is_of() -> None:
    one = digest([b"a", b"b"], "3.11.2", "here")
    assert digest([b"a", b"b"], "3.11.2", "here") == one
    others = {
        digest([b"a", b"c"], "3.11.2", "here"),
        digest([b"ab", b""], "3.11.2", "here"),
        digest([b"a", b"b"], "3.11.3", "here"),
        digest([b"a", b"b"], "3.11.2", "there"),
    }
    assert len(others) == 4
    assert one not in others


def test_an_environment_says_which_python_made_it() -> None:
    assert made_with("home = bin\nversion = 3.11.2\nexecutable = python\n") == "3.11.2"
    assert made_with("home = bin\n") == ""
