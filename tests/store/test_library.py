"""Laws of the library: ours are always there, and a broken one of the user's costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli_w

from backcare_desktop.store.all_routines import files_stamp
from backcare_desktop.store.library import FileProblem, FolderProblem, SameId, read_library
from tests.routines import table, with_step
from tests.store.refused import folder_of_nobody, without_root


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return folder(tmp_path / "ours", walk=table(id="walk"))


def folder(path: Path, **files: dict[str, object]) -> Path:
    path.mkdir()
    for name, content in files.items():
        (path / f"{name}.toml").write_text(tomli_w.dumps(content))
    return path


def test_without_a_folder_of_the_user_s_there_are_ours_and_no_problem(
    ours: Path, tmp_path: Path
) -> None:
    library = read_library(ours, tmp_path / "none")
    assert (list(library.routines), library.problems) == (["walk"], ())


def test_a_user_s_routine_stands_beside_ours(ours: Path, tmp_path: Path) -> None:
    users = folder(tmp_path / "users", anything=table(id="own"))
    assert set(read_library(ours, users).routines) == {"walk", "own"}


def test_a_broken_routine_costs_only_itself_and_says_so(ours: Path, tmp_path: Path) -> None:
    users = folder(tmp_path / "users", a=table(id="own"), b=with_step(kind="jump"))
    (users / "c.toml").write_text("[[[")
    library = read_library(ours, users)
    assert set(library.routines) == {"walk", "own"}
    first, second = library.problems
    assert isinstance(first, FileProblem)
    assert (first.file, first.where) == (str(users / "b.toml"), "block 2, step 2, kind")
    assert str(first).startswith(f"In {users / 'b.toml'}, line ")
    assert ", block 2, step 2, kind should be one of" in str(first)
    assert str(first).endswith('but is "jump"; this routine is left out.')
    assert isinstance(second, FileProblem)
    assert second.where == ""


def test_a_user_s_routine_never_takes_the_place_of_ours(ours: Path, tmp_path: Path) -> None:
    users = folder(tmp_path / "users", mine=table(id="walk", title="Mine"))
    library = read_library(ours, users)
    assert library.routines["walk"].title == "My own"
    text = (users / "mine.toml").read_text().splitlines()
    line = next(number for number, one in enumerate(text, 1) if one.startswith("id ="))
    same = SameId(str(users / "mine.toml"), line, "walk", str(ours / "walk.toml"))
    assert library.problems == (same,)
    assert str(same) == (
        f'In {users / "mine.toml"}, line {line}, id should be one of its own but is "walk" as in '
        f"{ours / 'walk.toml'}; this routine is left out."
    )


def test_of_two_with_the_same_id_the_first_by_name_is_used(ours: Path, tmp_path: Path) -> None:
    users = folder(tmp_path / "users", b=table(id="own", title="B"), a=table(id="own", title="A"))
    library = read_library(ours, users)
    assert library.routines["own"].title == "A"
    assert [type(problem) for problem in library.problems] == [SameId]


def test_what_is_no_toml_file_is_passed_over(ours: Path, tmp_path: Path) -> None:
    users = folder(tmp_path / "users")
    (users / "notes.txt").write_text("x")
    (users / "own.toml~").write_text("x")
    (users / ".own.toml.swp").write_text("x")
    assert read_library(ours, users).problems == ()


def test_an_editor_s_mark_beside_a_file_is_no_routine_and_changes_nothing(
    ours: Path, tmp_path: Path
) -> None:
    """Emacs puts a link there that leads to nothing, as long as what is written is not saved."""
    users = folder(tmp_path / "users", anything=table(id="own"))
    before = files_stamp(users)
    (users / ".#anything.toml").symlink_to("ada@desk.4711:1764300000")
    library = read_library(ours, users)
    assert (set(library.routines), library.problems) == ({"walk", "own"}, ())
    assert files_stamp(users) == before


def test_a_link_that_leads_to_nothing_hides_no_other_change(tmp_path: Path) -> None:
    users = folder(tmp_path / "users", anything=table(id="own"))
    (users / "lost.toml").symlink_to(tmp_path / "nowhere")
    before = files_stamp(users)
    (users / "anything.toml").unlink()
    assert before != files_stamp(users) != ()


def test_a_file_in_the_folder_s_place_is_said(ours: Path, tmp_path: Path) -> None:
    users = tmp_path / "users"
    users.write_text("x")
    library = read_library(ours, users)
    assert set(library.routines) == {"walk"}
    assert library.problems == (FolderProblem(str(users), "not a directory"),)


def test_a_folder_that_may_not_be_looked_into_is_said() -> None:
    with folder_of_nobody() as place:
        ours = folder(place / "ours", walk=table(id="walk"))
        users = folder(place / "users", own=table())
        users.chmod(0)
        library = without_root(lambda: read_library(ours, users))
        assert set(library.routines) == {"walk"}
        assert str(library.problems[0]) == (
            f"The routines in {users} could not be read (permission denied); they are left out."
        )


def test_without_our_own_folder_it_is_said(tmp_path: Path) -> None:
    library = read_library(tmp_path / "ours", tmp_path / "users")
    assert library.problems == (FolderProblem(str(tmp_path / "ours"), "it is not there"),)


def test_a_routine_that_names_a_pose_which_no_figure_has_is_left_out(
    ours: Path, tmp_path: Path
) -> None:
    users = folder(tmp_path / "users", own=with_step(motion={"poses": ["stand", "fly"]}))
    assert "own" in read_library(ours, users).routines
    library = read_library(ours, users, poses={"stand"})
    assert "own" not in library.routines
    assert str(library.problems[0]).endswith(
        ", block 2, step 2, motion, poses should be names of poses that "
        'the figure has but is "fly"; this routine is left out.'
    )


def test_an_option_that_names_a_pose_which_no_figure_has_costs_its_routine(
    ours: Path, tmp_path: Path
) -> None:
    users = folder(tmp_path / "users", own=table(options={"soft": {"stand": "fly"}}))
    library = read_library(ours, users, poses={"stand"})
    assert [getattr(problem, "where", "") for problem in library.problems] == ["options.soft"]


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"gate": [{"screen": "arm-tinglingg", "instead": ["walk"]}]}, "gate 1, screen"),
        ({"gate": [{"screen": "legs", "instead": ["wallk"]}]}, "gate 1, instead"),
        ({"gentle_for": ["bonez"]}, "gentle_for"),
        ({"instead": ["nothing"]}, "instead"),
    ],
)
def test_one_of_the_users_that_names_what_is_nowhere_is_left_out_and_its_line_is_said(
    tmp_path: Path, wrong: dict[str, object], where: str
) -> None:
    gated = table(id="walk", gate=[{"screen": "legs", "instead": ["own"]}])
    ours = folder(tmp_path / "ours", walk=gated)
    users = folder(tmp_path / "users", bad=table(id="bad", **wrong), good=table(id="own"))
    library = read_library(ours, users)
    assert set(library.routines) == {"walk", "own"}
    (problem,) = library.problems
    assert isinstance(problem, FileProblem)
    assert problem.where == where
    assert str(problem).startswith(f"In {users / 'bad.toml'}, line ")
