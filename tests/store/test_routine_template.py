"""Laws of the first routine of one's own: it plays as it is, and every field that it names does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from backcare_desktop.core.routine_table import routine_from
from backcare_desktop.core.score import score
from backcare_desktop.paths import resources_dir
from backcare_desktop.store.pose_file import POSES, read_poses
from backcare_desktop.store.routine_file import BadRoutine
from backcare_desktop.store.routine_template import (
    NotWritten,
    free_file,
    template,
    write_template,
)
from backcare_desktop.store.routine_trial import tried

NAMED = read_poses(resources_dir() / POSES)
COMMENTED = re.compile(r"^# (?=\[\[gate|\w+ = )", re.MULTILINE)


def looked_over(path: Path, users: Path) -> str:
    """What is wrong with a file; nothing where it can be played."""
    try:
        tried(path, resources_dir(), users)
    except BadRoutine as bad:
        return bad.said
    return ""


def test_a_new_file_is_a_routine_in_all_its_sorts(tmp_path: Path) -> None:
    path = tmp_path / "My neck, 2nd.toml"
    write_template(path, NAMED)
    routine = tried(path, resources_dir(), tmp_path)
    assert routine.id == "my-neck-2nd"
    assert score((routine,), "short").seconds < score((routine,)).seconds
    assert score((routine,), "gentle").seconds < score((routine,)).seconds


def test_whatever_it_only_mentions_can_be_switched_on() -> None:
    text = template("own", NAMED)
    whole = COMMENTED.sub("", text)
    assert len(COMMENTED.findall(text)) > 12
    assert routine_from(tomllib.loads(whole)).gates


def test_it_names_every_pose_also_those_that_no_routine_of_ours_uses() -> None:
    text = template("own", NAMED)
    assert all(re.search(rf"\b{pose}\b", text) for pose in NAMED)
    assert max(map(len, text.splitlines())) < 110


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = free_file(tmp_path / "new")
    write_template(path, NAMED)
    with pytest.raises(NotWritten, match="is there already; name another file"):
        write_template(path, NAMED)
    assert free_file(tmp_path / "new") == tmp_path / "new" / "my-routine-2.toml"


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match=r"own\.toml could not be written \(no such file"):
        write_template(tmp_path / "nowhere" / "own.toml", NAMED)
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten, match="could not be made"):
        free_file(tmp_path / "file" / "routines")


@pytest.mark.parametrize(
    ("change", "line", "wrong"),
    [
        (("seconds = 5", "seconds = -5"), "seconds = -5", "block 1, step 1, seconds should be"),
        (('"roll_up"], kind = "m', '"jump"], kind = "m'), "jump", "poses that the figure has"),
        (('id = "own"', 'id = "body-scan"'), 'id = "', "as in another routine"),
        (("# [[gate]]", '[[gate]]\nscreen = "mood"\n#'), "screen", "a safety question that is"),
        (('# position = "L', 'postion = "L'), "postion", "sorts.gentle, postion should be"),
        (("# on_feet = false", 'on_feet = "no"'), 'on_feet = "no"', "true or false"),
        (('# instead = ["walk-and-water"]  #', 'instead = ["run"]  #'), "instead", '"run"'),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, change: tuple[str, str], line: str, wrong: str
) -> None:
    text = template("own", NAMED)
    assert change[0] in text
    path = tmp_path / "own.toml"
    path.write_text(text.replace(*change, 1), encoding="utf-8")
    said = looked_over(path, tmp_path)
    number = re.search(r", line (\d+), ", said)
    assert number
    assert line in path.read_text(encoding="utf-8").splitlines()[int(number[1]) - 1]
    assert wrong in said


def test_of_two_files_with_one_id_the_later_is_wrong(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(template("own", NAMED), encoding="utf-8")
    assert looked_over(tmp_path / "a.toml", tmp_path) == ""
    assert "line 6, id should be one of its own" in looked_over(tmp_path / "b.toml", tmp_path)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c.toml").write_text(template("own", NAMED), encoding="utf-8")
    assert "id should be" in looked_over(tmp_path / "elsewhere" / "c.toml", tmp_path)


def test_ours_are_right_as_well(tmp_path: Path) -> None:
    for path in sorted((resources_dir() / "routines").glob("*.toml")):
        assert looked_over(path, tmp_path) == ""
