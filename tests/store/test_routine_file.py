"""Laws of a routine's file: whatever is in it, one sentence says what is wrong and where."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli_w

from backcare_desktop.store.routine_file import BadRoutine, read_routine
from tests.routines import table, with_step
from tests.store.refused import folder_of_nobody, without_root


def sentence(path: Path) -> str:
    with pytest.raises(BadRoutine) as caught:
        read_routine(path)
    assert caught.value.path == path
    return str(caught.value)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "own.toml"


def test_a_file_makes_the_routine_that_it_describes(path: Path) -> None:
    path.write_text(tomli_w.dumps(table(title="Ein Atemzug, länger")), encoding="utf-8")
    assert read_routine(path).title == "Ein Atemzug, länger"


def test_a_file_of_an_editor_that_marks_its_text_is_read(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + tomli_w.dumps(table()).encode())
    assert read_routine(path).id == "own"


def test_a_wrong_field_is_named_with_file_line_and_step_and_what_was_expected(path: Path) -> None:
    path.write_text(tomli_w.dumps(table(pillar="jump")))
    line = path.read_text().splitlines().index('pillar = "jump"') + 1
    assert sentence(path).startswith(f"In {path}, line {line}, pillar should be one of ")
    assert sentence(path).endswith('but is "jump"; this routine is left out.')


def test_a_wrong_field_of_a_step_is_named_by_block_and_step(path: Path) -> None:
    path.write_text(tomli_w.dumps(with_step(seconds=-5)))
    wrong = ", block 2, step 2, seconds should be a number from 0 to 3600 but is -5; this routine"
    assert wrong in sentence(path)


def test_a_wrong_word_of_a_sort_is_named_with_its_own_line(path: Path) -> None:
    path.write_text(tomli_w.dumps(table(sorts={"gentle": {"position": 3}})))
    line = path.read_text().splitlines().index("position = 3") + 1
    wrong = "sorts.gentle, position should be a text on one line in quotes but is 3; this routine"
    assert f", line {line}, {wrong}" in sentence(path)


def test_a_missing_field_is_said_to_be_missing(path: Path) -> None:
    path.write_text(tomli_w.dumps(table(purpose=None)))
    assert "purpose should be a text on one line in quotes but is missing" in sentence(path)


def test_a_slip_of_the_pen_in_a_field_s_name_is_found(path: Path) -> None:
    path.write_text(tomli_w.dumps(table(saftey=["mov-easy"])))
    assert 'saftey should be a field that is known here, perhaps "safety";' in sentence(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"id = ", "Invalid value"),
        (b"id = '\xff'", "it is no UTF-8 text"),
        (b"x = " + b"[" * 5000, "it is nested too deeply"),
        (b"#" * 1_000_001, "it is far too long"),
    ],
)
def test_a_file_that_is_no_table_is_named_with_the_reason(
    path: Path, content: bytes, why: str
) -> None:
    path.write_bytes(content)
    assert sentence(path).startswith(f"The routine in {path} cannot be read ({why}")


def test_a_folder_or_nothing_in_a_file_s_place_is_said(path: Path) -> None:
    assert "it is not there" in sentence(path)
    path.mkdir()
    assert "it is no file" in sentence(path)


def test_a_file_that_may_not_be_read_is_said() -> None:
    with folder_of_nobody() as folder:
        path = folder / "own.toml"
        path.write_text(tomli_w.dumps(table()))
        path.chmod(0)
        with pytest.raises(BadRoutine, match="permission denied"):
            without_root(lambda: read_routine(path))
