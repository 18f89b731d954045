"""A file of poses is read whole, or it is said what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backcare_desktop.store.pose_file import PoseFileError, read_poses

OURS = Path(__file__).parents[2] / "resources" / "figure" / "poses.json"
STAND: dict[str, object] = {"view": "side", "anchor": {"joint": "ankle_near", "at": [0, 0.042]}}


def written(folder: Path, **changes: object) -> Path:
    path = folder / "poses.json"
    pose = {key: value for key, value in (STAND | changes).items() if value is not None}
    path.write_text(json.dumps({"poses": {"stand": pose}}), encoding="utf-8")
    return path


def test_our_own_poses_are_sound() -> None:
    assert len(read_poses(OURS)) == 104


@pytest.mark.parametrize(
    ("field", "changes", "expected"),
    [
        ("view", {"view": "above"}, "one of side, front, back"),
        ("anchor.at", {"anchor": {"joint": "hip"}}, "2 numbers from -3 to 3"),
        ("near.hip", {"near": {"hip": "far"}}, "a number from -270 to 270"),
        ("near.hip", {"near": {"hip": 1000}}, "a number from -270 to 270"),
        ("near.hip", {"near": {"hip": float("nan")}}, "a number from -270 to 270"),
        ("near.hip", {"near": {"hip": True}}, "a number from -270 to 270"),
        ("far.upper_len", {"far": {"upper_len": 0}}, "a number from 0.1 to 1"),
        ("near", {"near": []}, "a table"),
        ("near.toe", {"near": {"toe": 1}}, "one of shoulder, elbow, wrist"),
        ("breath", {"breath": 2}, "a number from 0 to 1"),
        ("yaw", {"yaw": 10}, "one of view, anchor, spine"),
        ("highlight.1", {"highlight": ["hip", "nose"]}, "one of fist_R"),
        ("highlight", {"highlight": "hip"}, "a list"),
        ("props.0.type", {"props": [{"type": "sofa"}]}, "one of chair"),
        ("props.0.r", {"props": [{"type": "arrow", "at": [0, 0]}]}, "a number from 0 to 2"),
        ("reach.near.to", {"reach": {"near": {"to": "nose"}}}, "one of thigh_near"),
        ("reach.near.bend", {"reach": {"near": {"point": [0, 0], "bend": 0.5}}}, "1 or -1"),
        ("pin.near", {"pin": {"near": [1]}}, "2 numbers from -3 to 3"),
        ("grip.near", {"grip": {"near": "claw"}}, "one of hand, grip, wrap, fist"),
        ("ground", {"ground": 2}, "0 or 1"),
    ],
)
def test_a_wrong_field_is_named_with_file_pose_and_what_was_expected(
    tmp_path: Path, field: str, changes: dict[str, object], expected: str
) -> None:
    path = written(tmp_path, **changes)
    with pytest.raises(PoseFileError) as raised:
        read_poses(path)
    wrong = raised.value
    assert (wrong.file, wrong.pose, wrong.field) == (path, "stand", field)
    assert wrong.expected.startswith(expected)
    assert all(part in str(wrong) for part in (str(path), "stand", field, expected))


@pytest.mark.parametrize("text", ["", "{", "\xff", "[]", '{"poses": []}', '{"poses": {"a": 1}}'])
def test_what_is_no_table_of_poses_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "poses.json"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(PoseFileError, match=str(path)):
        read_poses(path)


def test_the_far_limb_is_as_the_near_one_where_nothing_is_said(tmp_path: Path) -> None:
    path = written(tmp_path, near={"hip": 30, "knee": 40}, far={"knee": 10})
    (pose,) = read_poses(path).values()
    assert pose.view == "side"
    far = getattr(pose, "far")  # noqa: B009 - a front pose has none
    assert (far.hip, far.knee) == (30, 10)
