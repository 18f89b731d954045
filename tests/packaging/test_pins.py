"""The pinned packages fall into sets, each within the next, and carry hashes and nothing else."""

from pathlib import Path

import pytest
from pins import SETS, by_name, in_sets, up_to

PINNED = """\
a==1 ; python_full_version < '3.12' \\
    --hash=sha256:01 \\
    --hash=sha256:02
a==2 ; python_full_version >= '3.12' \\
    --hash=sha256:03
b==1 \\
    --hash=sha256:04
c==1 \\
    --hash=sha256:05
"""
FILE = Path(__file__).parents[2] / "packaging" / "constraints.txt"


def sets_of_pinned() -> str:
    return in_sets(PINNED, [("run", ["a"]), ("test", ["a", "b"]), ("lint", ["a", "b", "c"])])


@pytest.mark.parametrize(
    ("wanted", "names"), [("run", ["a"]), ("test", ["a", "b"]), ("lint", ["a", "b", "c"])]
)
def test_a_set_holds_the_smaller_ones(wanted: str, names: list[str]) -> None:
    assert list(by_name(up_to(sets_of_pinned(), wanted))) == names


def test_a_package_pinned_twice_stays_whole() -> None:
    assert by_name(up_to(sets_of_pinned(), "run"))["a"] == PINNED[: PINNED.index("b==1")]


def test_every_line_of_what_was_pinned_is_in_the_file_once() -> None:
    lines = sets_of_pinned().splitlines()
    assert [line for line in lines if line and not line.startswith("#")] == PINNED.splitlines()


def test_the_file_holds_each_set_with_more_than_the_one_before() -> None:
    text = FILE.read_text(encoding="utf-8")
    counts = [len(by_name(up_to(text, wanted))) for wanted in SETS]
    assert counts == sorted(set(counts))
    assert counts[0] > 0


def test_every_pinned_package_has_a_hash() -> None:
    for name, entry in by_name(up_to(FILE.read_text(encoding="utf-8"), "lint")).items():
        assert "--hash=sha256:" in entry, name


def test_the_file_names_no_host_and_no_folder() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
    assert " @ " not in text
