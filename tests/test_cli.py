"""Laws of the command line: each command works as a child of its own, or says one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest

from backcare_desktop.core.facts import SessionEnded
from backcare_desktop.core.hours import lived_day
from backcare_desktop.core.reply import Adapt
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from tests.core.desk import Desk
from tests.core.test_adapting import skip_the_first
from tests.store.test_week_counts import session, write


def said(
    home: Path, *words: str, locale: str = "C.UTF-8", zone: str = ""
) -> subprocess.CompletedProcess[str]:
    """What the command line answers, with everything of its own under `home`."""
    env = {**os.environ, "BACKCARE_HOME": str(home), "LC_ALL": locale}
    env |= {"TZ": zone} if zone else {}
    command = (sys.executable, "-m", "backcare_desktop", *words)
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_each_command_that_asks_the_program_says_that_it_does_not_run(tmp_path: Path) -> None:
    for words in (("status",), ("start", "walk-and-water"), ("pause",), ("skip",), ("quit",)):
        answer = said(tmp_path, *words)
        assert answer.returncode == 1
        assert answer.stderr.count("\n") == 1
        assert "not running" in answer.stderr


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("dance",),
        ("plan", "--date", "soon"),
        ("plan", "--date", "9999-12-31"),
        ("week", "--date", "0001-01-01"),
        ("log", "--days", "0"),
        ("week", "--png", ""),
        ("week", "--json", "--svg", "week.svg"),
        ("restore", ""),
        ("start",),
    ],
)
def test_what_is_not_understood_is_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    answer = said(tmp_path, *words)
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "Traceback" not in answer.stderr


def test_the_plan_of_a_day_names_time_routine_and_reason(tmp_path: Path) -> None:
    planned = json.loads(said(tmp_path, "plan", "--date", "2026-11-24", "--json").stdout)
    assert len(planned) > 8
    assert all(set(one) == {"at", "slot", "routines", "why"} for one in planned)
    lines = said(tmp_path, "plan", "--date", "2026-11-24").stdout.splitlines()
    assert len(lines) == len(planned)
    assert "sitting for 45 minutes" in lines[1]


@pytest.mark.parametrize(("day", "offset"), [("2026-01-15", "+01:00"), ("2026-07-15", "+02:00")])
def test_a_day_is_planned_in_the_local_time_of_that_day_whatever_the_season_is_now(
    tmp_path: Path, day: str, offset: str
) -> None:
    words = ("plan", "--date", day, "--json")
    planned = json.loads(said(tmp_path, *words, zone="Europe/Berlin").stdout)
    assert planned[0]["at"] == f"{day}T09:00:00{offset}"


def test_nothing_is_offered_that_holds_the_breath_or_folds_while_unasked(tmp_path: Path) -> None:
    planned = json.loads(said(tmp_path, "plan", "--date", "2026-11-24", "--json").stdout)
    offered = {name for one in planned for name in one["routines"]}
    assert offered >= {"breathe-long-exhale", "hamstring-seated", "walk-and-water"}
    assert not offered & {"breathe-4-7-8", "hamstring-standing"}


def test_a_slip_in_the_settings_is_told_beside_the_plan_that_goes_without_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("[breaks]\nspacing = 3\n")
    answer = said(tmp_path, "plan", "--date", "2026-11-24")
    assert "breaks.spacing should be a whole number of minutes from 30 to 60" in answer.stderr
    assert "sitting for 45 minutes" in answer.stdout


def test_a_day_off_says_so(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text('plan = "gentle"\n[hours]\nbed = "22:30"\n')
    answer = said(tmp_path, "plan", "--date", "2026-11-28")
    assert answer.returncode == 0
    assert "Walk" not in answer.stdout


def test_the_log_is_empty_at_first_and_then_tells_what_was_done(tmp_path: Path) -> None:
    assert "Nothing has been logged" in said(tmp_path, "log").stdout
    now = datetime.now().astimezone()
    fact = SessionEnded(
        id=uuid4(),
        at=now,
        day=lived_day(now),
        session=uuid4(),
        routines=("walk-and-water",),
        outcome="completed",
        done=1,
        units=1,
        seconds=120.0,
        blocks=("move",),
    )
    (tmp_path / "data").mkdir()
    with closing(FactLog(open_writer(tmp_path / "data" / "log.sqlite3"))) as log:
        log.append([fact])
    assert "Done: Walk and water (1 of 1, 2:00)" in said(tmp_path, "log").stdout
    (row,) = json.loads(said(tmp_path, "log", "--json").stdout)
    assert (row["kind"], row["outcome"], row["seconds"]) == ("session_ended", "completed", 120.0)
    week = json.loads(said(tmp_path, "week", "--json").stdout)
    assert week["counts"]["move"] == 1


@pytest.mark.parametrize(
    ("locale", "first"),
    [("de_DE.UTF-8", "2026-11-23"), ("en_US.UTF-8", "2026-11-22"), ("ar_EG.UTF-8", "2026-11-21")],
)
def test_a_week_begins_where_the_locale_has_it(tmp_path: Path, locale: str, first: str) -> None:
    week = said(tmp_path, "week", "--json", "--date", "2026-11-27", locale=locale)
    assert json.loads(week.stdout)["first"] == first


def test_the_changes_of_the_rules_are_told_with_their_reason(tmp_path: Path) -> None:
    assert "Nothing was changed by itself" in said(tmp_path, "log", "--changes").stdout
    desk = Desk(wall=datetime.now().astimezone().replace(hour=9, minute=0))
    for _ in range(2):
        skip_the_first(desk)
    desk.say(Adapt("slot-skipped", "dropped", "second"))
    write(tmp_path / "data" / "log.sqlite3", desk.facts)
    lines = said(tmp_path, "log", "--changes").stdout.splitlines()
    assert "less often (movement)" in lines[0]
    assert "why: two in a row were left out" in lines[0]
    assert "left out (second); why: your answer" in lines[1]
    found = json.loads(said(tmp_path, "log", "--changes", "--json").stdout)
    assert [one["rule"] for one in found] == ["skipped-twice", "slot-skipped"]
    assert found[1]["stands"]


def test_what_is_exported_is_imported_elsewhere_and_nothing_comes_twice(tmp_path: Path) -> None:
    ours, theirs, file = tmp_path / "ours", tmp_path / "theirs", tmp_path / "out.json"
    write(ours / "data" / "log.sqlite3", [*session(0, ("move",)), *session(1, ("heat",))])
    assert said(ours, "export", "--json", str(file)).stdout == f"4 facts were written to {file}.\n"
    assert said(theirs, "import", str(file)).stdout.startswith("4 facts were taken in; 0 ")
    assert said(theirs, "import", str(file)).stdout.startswith("0 facts were taken in; 4 ")
    table = tmp_path / "out.csv"
    words = ("--from", "2026-11-17", "--to", "2026-11-30")
    assert said(theirs, "export", "--csv", str(table), *words).returncode == 0
    assert "Walk and water" in table.read_text(encoding="utf-8-sig").splitlines()[1]


def test_a_page_for_a_clinician_is_written_without_a_screen(tmp_path: Path) -> None:
    write(tmp_path / "data" / "log.sqlite3", session(0, ("move",)))
    file = tmp_path / "page.pdf"
    words = ("--from", "2026-11-16", "--to", "2026-11-22")
    answer = said(tmp_path, "export", "--pdf", str(file), *words)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert file.read_bytes().startswith(b"%PDF-")
    assert file.stat().st_mode & 0o077 == 0
    answer = said(tmp_path, "export", "--pdf", str(tmp_path / "nowhere" / "page.pdf"))
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)


def test_a_running_program_takes_an_import_in_at_once_and_nothing_lies_about(
    tmp_path: Path,
) -> None:
    ours, theirs, file = tmp_path / "ours", tmp_path / "theirs", tmp_path / "out.json"
    write(ours / "data" / "log.sqlite3", [f for n in range(90) for f in session(n, ("move",))])
    said(ours, "export", "--json", str(file))
    taken: list[int] = []
    with server_at(theirs, taken):
        answer = said(theirs, "import", str(file))
    assert answer.stdout.startswith("180 facts were taken in; 0 ")
    assert taken == [180]
    assert not (theirs / "data").exists()
    assert list((theirs / "run").glob("import-*")) == []


def test_a_broken_export_and_a_crooked_range_are_sentences(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("{", encoding="utf-8")
    answer = said(tmp_path, "import", str(file))
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert answer.stderr.startswith("In out.json, line 1, column 2 is no JSON")
    assert not (tmp_path / "data").exists()
    words = ("--from", "2026-11-17", "--to", "2026-11-16")
    answer = said(tmp_path, "export", "--csv", str(file), *words)
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert said(tmp_path, "export", "--csv", str(file)).returncode == 1


@contextmanager
def server_at(home: Path, taken: list[int]) -> Iterator[None]:
    """A program that takes in whatever it is given, in a child of its own."""
    script = (
        "import select, sqlite3; from backcare_desktop.paths import places;"
        "from backcare_desktop.wire.server import listen;"
        "server = listen(places().socket); print(flush=True)\n"
        "while True:\n"
        "    select.select([server.fileno()], [], [])\n"
        "    for request, answer in server.drain():\n"
        "        if request['do'] == 'status': answer({}); continue\n"
        "        log = sqlite3.connect(request['file'])\n"
        "        count = log.execute('SELECT count(*) FROM facts').fetchone()[0]\n"
        "        print(count, flush=True)\n"
        "        answer({'added': count})\n"
    )
    env = {**os.environ, "BACKCARE_HOME": str(home)}
    command = (sys.executable, "-c", script)
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            child.stdout.readline()
            yield
        finally:
            child.terminate()
        taken += map(int, child.stdout)


def test_the_week_is_drawn_as_picture_and_as_lines_or_it_says_why_not(tmp_path: Path) -> None:
    svg, png = tmp_path / "week.svg", tmp_path / "week.png"
    for option, file in (("--svg", svg), ("--png", png)):
        assert said(tmp_path, "week", option, str(file)).returncode == 0
    assert "<title>Your week</title>" in svg.read_text(encoding="utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")
    answer = said(tmp_path, "week", "--svg", str(tmp_path / "nowhere" / "week.svg"))
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)


def test_routines_are_told_with_length_and_name(tmp_path: Path) -> None:
    found = json.loads(said(tmp_path, "routines", "--json").stdout)
    by_id = {one["id"]: one for one in found}
    assert by_id["breathe-4-7-8"]["seconds"] == 102
    assert by_id["hamstring-standing"]["units"] == 4
    assert "2:28" in said(tmp_path, "routines").stdout


def test_the_doctor_names_every_sense_its_source_and_what_was_passed_over(tmp_path: Path) -> None:
    found = json.loads(said(tmp_path, "doctor", "--json").stdout)
    assert {"idle", "lock", "microphone", "camera", "full-screen"} <= {
        one["sense"] for one in found
    }
    assert all({"source", "value", "passed_over"} <= set(one) for one in found)
    assert all(one["why"] for sense in found for one in sense["passed_over"])
    assert "idle: " in said(tmp_path, "doctor").stdout


def test_the_doctor_says_what_plays_our_sounds_and_what_speaks(tmp_path: Path) -> None:
    found = {one["sense"]: one for one in json.loads(said(tmp_path, "doctor", "--json").stdout)}
    for sense, candidates in (("sounds", 3), ("voice", 2)):
        outlet = found[sense]
        assert outlet["value"] == (outlet["source"] != "nothing")
        assert outlet["value"] or len(outlet["passed_over"]) == candidates


def test_a_broken_routine_costs_only_itself_and_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "routines"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("id = 7\n")
    answer = said(tmp_path, "routines")
    assert answer.returncode == 0
    assert "mine.toml" in answer.stderr
    assert "walk-and-water" in answer.stdout


def test_a_routine_of_ones_own_that_names_no_pose_of_ours_is_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "routines"
    folder.mkdir(parents=True)
    ours = Path(__file__).parent.parent / "resources" / "routines" / "walk-and-water.toml"
    text = ours.read_text(encoding="utf-8").replace('"walk-and-water"', '"my-walk"')
    (folder / "walk.toml").write_text(text, encoding="utf-8")
    assert "my-walk" in said(tmp_path, "routines").stdout
    (folder / "walk.toml").write_text(text.replace('"walk_1"', '"moonwalk"'), encoding="utf-8")
    answer = said(tmp_path, "routines")
    assert "my-walk" not in answer.stdout
    assert "moonwalk" in answer.stderr


def test_a_damaged_log_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "log.sqlite3").write_bytes(b"this is no database at all" * 200)
    answer = said(tmp_path, "log")
    assert answer.returncode == 1
    assert "log.sqlite3" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("command", ["status", "log", "routines", "plan"])
def test_what_only_tells_loads_no_qt(tmp_path: Path, command: str) -> None:
    script = (
        "import sys; from backcare_desktop.cli import main; main([sys.argv[1]]);"
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    env = {**os.environ, "BACKCARE_HOME": str(tmp_path)}
    run = subprocess.run(
        (sys.executable, "-c", script, command), env=env, capture_output=True, check=False
    )
    assert run.returncode == 0


def test_settings_are_told_chosen_and_taken_back_also_while_nothing_runs(tmp_path: Path) -> None:
    assert said(tmp_path, "settings", "set", "breaks.spacing", "40").stdout == (
        "breaks.spacing = 40\n"
    )
    assert said(tmp_path, "settings", "get", "breaks.spacing").stdout == "40\n"
    planned = json.loads(said(tmp_path, "plan", "--date", "2026-11-24", "--json").stdout)
    assert {"sat_for_minutes": 40} in [one["why"] for one in planned]
    assert said(tmp_path, "settings", "reset").returncode == 0
    told = json.loads(said(tmp_path, "settings", "get", "--json").stdout)
    assert told["breaks.spacing"] is None
    assert told["hours.monday"] == ["09:00-12:30", "13:15-17:30"]


def test_a_setting_that_cannot_be_is_one_sentence_with_field_and_bounds(tmp_path: Path) -> None:
    for words, sentence in (
        (("set", "breaks.away", "99"), "breaks.away should be a whole number of minutes from 2"),
        (("get", "breaks.awey"), "“breaks.awey” is no setting; perhaps breaks.away"),
        (("reset", "aura"), "“aura” is no setting"),
    ):
        answer = said(tmp_path, "settings", *words)
        assert answer.returncode == 1
        assert answer.stderr.startswith(sentence)
        assert answer.stderr.count("\n") == 1


def test_doctor_tells_what_is_ignored(tmp_path: Path) -> None:
    said(tmp_path, "settings", "set", "senses.ignored", "camera")
    told = json.loads(said(tmp_path, "doctor", "--json").stdout)
    assert [line["sense"] for line in told if line["ignored"]] == ["camera"]


def test_a_routine_of_one_s_own_is_written_checked_and_found_wrong_by_its_line(
    tmp_path: Path,
) -> None:
    written = said(tmp_path, "routines", "new")
    path = tmp_path / "data" / "routines" / "my-routine.toml"
    assert written.stdout.startswith(f"{path} is written.")
    right = said(tmp_path, "routines", "check", str(path))
    assert (right.returncode, right.stdout) == (0, f"{path} is a routine: Shoulder pause, 0:53.\n")
    assert "my-routine" in said(tmp_path, "routines").stdout
    path.write_text(path.read_text().replace('pillar = "move"', 'pillar = "jump"'))
    wrong = said(tmp_path, "routines", "check", str(path))
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert wrong.stderr.startswith(f"In {path}, line 8, pillar should be one of")
    assert wrong.stderr.count("\n") == 1


def test_the_name_of_a_file_may_be_no_text(tmp_path: Path) -> None:
    file = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.json")
    env = {**os.environ, "BACKCARE_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8:strict"}
    command = (sys.executable, "-m", "backcare_desktop")
    open_writer(tmp_path / "data" / "log.sqlite3").close()
    for words in (("export", "--json", file), ("import", file), ("import", f"{file}.gone")):
        done = subprocess.run((*command, *words), env=env, capture_output=True, check=False)
        assert b"Traceback" not in done.stderr
        assert done.returncode == (1 if words[1].endswith("gone") else 0)
