"""Laws of keeping safe: one file and back, a broken one changes nothing, what goes is gone."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
import zipfile
from argparse import Namespace
from collections.abc import Callable
from contextlib import ExitStack, closing
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_desktop.carrying import Refused, Shown, carried
from backcare_desktop.cli import main
from backcare_desktop.core.facts import KeyMade
from backcare_desktop.core.outcome import Outcome
from backcare_desktop.core.request import Delete, Restore
from backcare_desktop.core.stages import Progress
from backcare_desktop.paths import HOME, places
from backcare_desktop.safekeeping import KEY_REFUSALS
from backcare_desktop.store.backups import Backups
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.fact_rows import row_of
from backcare_desktop.store.mending import mend
from backcare_desktop.store.outbox import Outbox
from backcare_desktop.store.private_answers import asked, make_key
from backcare_desktop.store.rewriting import rewritten
from backcare_desktop.store.sealing import new_pair
from backcare_desktop.store.whole_backup import BadBackup, unpacked, write_whole
from backcare_desktop.wire.server import listen
from tests.at_home import ZONE, Home, fact
from tests.store import rings


def test_everything_of_the_users_goes_into_one_file_and_comes_back(
    home: Home, tmp_path: Path
) -> None:
    home.remember(1, 2)
    home.found.config.mkdir()
    home.found.settings.write_text("version = 1\n")
    home.found.routines.mkdir()
    (home.found.routines / "mine.toml").write_text("id = 'mine'\n")
    file = tmp_path / "all.backcare"
    code, said, _ = home.say("backup", str(file))
    assert (code, said.startswith("2 entries")) == (0, True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    home.remember(3)
    home.found.settings.write_text("version = 1\n# another\n")
    shutil.rmtree(home.found.routines)
    code, said, _ = home.say("restore", str(file))
    assert (code, said.startswith("2 entries are back")) == (0, True)
    assert home.days() == [1, 2]
    assert home.found.settings.read_text() == "version = 1\n"
    assert (home.found.routines / "mine.toml").read_text() == "id = 'mine'\n"
    (before,) = home.found.backups.glob("before-*")
    assert str(before) in said
    assert home.say("restore", str(before))[0] == 0
    assert home.days() == [1, 2, 3]


def test_a_backup_comes_back_to_where_there_is_nothing(home: Home, tmp_path: Path) -> None:
    home.remember(1)
    file = tmp_path / "all.backcare"
    home.say("backup", str(file))
    shutil.rmtree(home.found.data.parent)
    assert home.say("restore", str(file))[0] == 0
    assert home.days() == [1]


def test_where_the_settings_cannot_be_put_back_the_log_stays_as_it_is(
    home: Home, tmp_path: Path
) -> None:
    home.remember(1)
    home.found.config.mkdir()
    home.found.settings.write_text("version = 1\n")
    home.say("backup", str(tmp_path / "all"))
    home.remember(2)
    shutil.rmtree(home.found.config)
    home.found.config.write_text("in the way")
    assert home.say("restore", str(tmp_path / "all"))[0] == 1
    assert home.days() == [1, 2]


def test_a_backup_replaces_a_damaged_log(home: Home, tmp_path: Path) -> None:
    home.remember(1)
    file = tmp_path / "all.backcare"
    home.say("backup", str(file))
    home.found.database.write_bytes(b"nonsense " * 3000)
    assert home.say("restore", str(file))[0] == 0
    assert home.days() == [1]


def test_no_file_is_written_over_and_none_half_written(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("mine")
    home.remember(1)
    assert home.say("backup", str(file))[::2] == (
        1,
        f"There is a file {file} already: please choose another name.\n",
    )
    assert home.say("backup", str(tmp_path / "no" / "folder"))[0] == 1
    home.found.database.write_bytes(b"nonsense " * 3000)
    code, _, wrong = home.say("backup", str(tmp_path / "all"))
    assert (code, "is damaged" in wrong) == (1, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "mine.txt"]


def repacked(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def newer(parts: dict[str, bytes]) -> None:
    parts["about.json"] = json.dumps({"program": "backcare-desktop", "format": 2}).encode()


def of_others(parts: dict[str, bytes]) -> None:
    parts["about.json"] = b'{"program": "other"}'


def sly(parts: dict[str, bytes]) -> None:
    about = json.loads(parts["about.json"])
    about["parts"]["../evil"] = "00"
    parts["about.json"], parts["../evil"] = json.dumps(about).encode(), b"evil"


def torn(parts: dict[str, bytes]) -> None:
    parts["log.sqlite3"] = parts["log.sqlite3"][:-1] + b"?"


def logless(parts: dict[str, bytes]) -> None:
    del parts["log.sqlite3"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (newer, "newer version"),
        (of_others, "no backup of ours"),
        (sly, "no backup of ours"),
        (torn, "is damaged"),
        (logless, "is no backup of ours, or is damaged"),
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing_and_is_told_in_a_sentence(
    home: Home, tmp_path: Path, change: Callable[[dict[str, bytes]], None], why: str
) -> None:
    home.remember(1)
    file = tmp_path / "all.backcare"
    home.say("backup", str(file))
    home.remember(2)
    repacked(file, change)
    code, _, wrong = home.say("restore", str(file))
    left = list(home.found.data.iterdir())
    assert (code, wrong.count("\n"), why in wrong) == (1, 1, True)
    assert home.days() == [1, 2]
    assert {path.name.removesuffix("-wal").removesuffix("-shm") for path in left} == {"log.sqlite3"}


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A good backup."""
    folder = tmp_path_factory.mktemp("packed")
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv(HOME, str(folder / "home"))
        with closing(FactLog(open_writer(places().database))) as log:
            log.append(map(fact, range(1, 5)))
        assert main(["backup", str(folder / "all")]) == 0
    return (folder / "all").read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(st.data())
def test_whatever_is_in_a_file_it_is_whole_or_refused_in_a_sentence(
    tmp_path: Path, packed: bytes, data: st.DataObject
) -> None:
    if data.draw(st.booleans()):
        spoiled = data.draw(st.binary(max_size=300))
    else:
        begin = data.draw(st.integers(0, len(packed)))
        end = data.draw(st.integers(begin, min(len(packed), begin + 40)))
        spoiled = packed[:begin] + data.draw(st.binary(max_size=40)) + packed[end:]
    file = tmp_path / "file"
    file.write_bytes(spoiled)
    with ExitStack() as undo:
        try:
            facts = undo.enter_context(unpacked(file, tmp_path)).facts
            said = ""
        except BadBackup as refusal:
            facts, said = 0, str(refusal)
        assert facts == 4 or said.startswith(f"The backup {file} ")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("blocked", "why"),
    [
        ("data", "The log {}/data/log.sqlite3 cannot be opened: "),
        ("data/backups", "The backup {}/data/backups/before-"),
    ],
)
def test_a_folder_that_cannot_be_made_is_named_in_a_sentence_and_nothing_is_changed(
    home: Home, tmp_path: Path, blocked: str, why: str
) -> None:
    home.remember(1)
    file, place = tmp_path / "all.backcare", tmp_path / "home"
    home.say("backup", str(file))
    folder = place / blocked
    if folder.exists():
        shutil.rmtree(folder)
    folder.write_text("no folder")
    code, said, wrong = home.say("restore", str(file))
    assert (code, said, wrong.count("\n")) == (1, "", 1)
    assert wrong.startswith(why.format(place))
    assert folder.read_text() == "no folder"


def test_a_range_is_really_gone_and_the_rest_stays(home: Home) -> None:
    home.remember(*range(1, 11))
    Outbox(home.found.outbox).put([row_of(fact(4)), row_of(fact(12))])
    days = ("--from", "2026-11-03", "--to", "2026-11-05")
    code, said, asked = home.say("delete", *days, typed="DELETE\n")
    assert (code, said) == (0, "4 entries are deleted.\n")
    assert "cannot be taken back" in asked
    assert home.days() == [1, 2, *range(6, 11)]
    assert home.holds("secret-04") == []
    assert home.holds("secret-02") != []
    assert [row.id for row in Outbox(home.found.outbox).rows()] == [str(UUID(int=12))]
    home.remember(20)


def test_without_the_word_nothing_is_deleted(home: Home) -> None:
    home.remember(1)
    for typed in ("", "delete\n", "yes\n"):
        code, _, wrong = home.say("delete", "--everything", typed=typed)
        assert (code, wrong.endswith("Nothing was deleted.\n")) == (1, True)
    assert home.days() == [1]


def test_who_has_confirmed_it_already_is_not_asked_once_more(home: Home) -> None:
    home.remember(1)
    assert home.say("delete", "--everything", "--confirmed") == (0, "1 entry is deleted.\n", "")
    assert home.days() == []


def test_copies_are_deleted_when_that_is_asked_for_and_told_of_when_not(
    home: Home, tmp_path: Path
) -> None:
    home.remember(1, 2)
    Backups(home.found.backups).keep(home.found.database, date(2026, 11, 2))
    home.say("backup", str(tmp_path / "all"))
    home.say("restore", str(tmp_path / "all"))
    shutil.copy(home.found.database, home.found.data / "log-damaged-2026-11-02T101010.sqlite3")
    code, said, _ = home.say("delete", "--everything", typed="DELETE\n")
    assert code == 0
    assert said.startswith("2 entries are deleted. 3 copies may still hold some of")
    assert len(home.holds("secret-01")) == 2
    code, said, _ = home.say("delete", "--everything", "--backups", typed="DELETE\n")
    assert (code, said) == (0, "0 entries are deleted.\n")
    assert home.holds("secret-01") == []
    assert list(home.found.backups.glob("before-*")) == []
    assert home.days() == []


@pytest.mark.parametrize("words", [("delete", "--everything", "--confirmed"), ("restore",)])
def test_of_a_mending_that_was_broken_off_nothing_stays(
    home: Home, tmp_path: Path, words: tuple[str, ...]
) -> None:
    if words == ("restore",):
        home.remember(9)
        home.say("backup", str(tmp_path / "all"))
        words = ("restore", str(tmp_path / "all"))
    home.remember(1)
    for side in ("", "-wal"):
        shutil.copy(home.found.database, home.found.data / f"log.sqlite3.mended{side}")
    assert home.say(*words)[0] == 0
    assert list(home.found.data.glob("*.mended*")) == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--everything", "--from", "2026-11-01"),
        ("--from", "2026-11-02", "--to", "2026-11-01"),
    ],
)
def test_it_must_be_clear_what_is_to_be_deleted(home: Home, words: tuple[str, ...]) -> None:
    code, _, wrong = home.say("delete", *words, typed="DELETE\n")
    assert (code, wrong.count("\n")) == (1, 1)


def test_while_a_program_is_starting_nothing_is_changed(home: Home, tmp_path: Path) -> None:
    home.remember(1)
    home.say("backup", str(tmp_path / "all"))
    running = listen(home.found.socket)
    home.found.socket.unlink()
    assert home.say("restore", str(tmp_path / "all"))[::2] == (
        1,
        "The program is just starting: please try again.\n",
    )
    running.close()


def test_check_tells_of_each_file_whether_it_is_whole(home: Home) -> None:
    code, _, wrong = home.say("check")
    assert code == 1
    home.remember(1, 2)
    Backups(home.found.backups).keep(home.found.database, date(2026, 11, 2))
    code, said, _ = home.say("check")
    assert (code, said.count("whole, 2 entries")) == (0, 2)
    (home.found.backups / "log-2026-11-02.sqlite3").write_bytes(b"nonsense")
    code, said, _ = home.say("check")
    assert (code, "log-2026-11-02.sqlite3: damaged; where a backup" in said) == (1, True)
    assert wrong == ""


def test_what_is_broken_off_is_not_said_to_be_undone() -> None:
    def broken_off(_shown: Progress) -> Outcome:
        raise KeyboardInterrupt

    with pytest.raises(Refused, match="Broken off before its end was told"):
        carried(Namespace(progress=False), "Deleting", broken_off)


def test_the_recovery_key_is_shown_and_taken_back(home: Home, tmp_path: Path) -> None:
    root = Path(__file__).parents[1]
    home.monkeypatch.setenv("PYTHONPATH", str(root))
    home.monkeypatch.setenv(rings.KEPT_IN, str(tmp_path / "ring.json"))
    home.monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.store.rings.FileRing")
    home.remember(1)
    code, _, wrong = home.say("recovery-key", "show")
    assert (code, "no key yet" in wrong) == (1, True)
    public = asked(make_key(), 40).public
    at = datetime(2026, 11, 2, 9, tzinfo=ZONE)
    with closing(FactLog(open_writer(home.found.database))) as log:
        log.append([KeyMade(id=UUID(int=99), at=at, day=at.date(), public=public)])
    code, key, _ = home.say("recovery-key", "show")
    assert (code, len(key.strip().split("-"))) == (0, 14)
    (tmp_path / "ring.json").unlink()
    code, _, wrong = home.say("recovery-key", "show")
    assert (code, "recovery-key enter" in wrong) == (1, True)
    assert home.say("recovery-key", "enter", typed="nonsense\n")[0] == 1
    assert home.say("recovery-key", "enter", typed=key.lower())[0] == 0
    assert home.say("recovery-key", "show")[1] == key


def test_a_key_that_no_keyring_keeps_is_held_by_the_running_program(home: Home) -> None:
    home.monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    key = new_pair().private
    code, _, wrong = home.say("recovery-key", "enter", typed=key)
    assert (code, wrong) == (1, KEY_REFUSALS["none"] + "\n")
    answers = (
        "import select; from backcare_desktop.paths import places\n"
        "from backcare_desktop.wire.server import listen\n"
        "server = listen(places().socket); print(flush=True)\n"
        "while not (asked := server.drain()): select.select([server], [], [])\n"
        "for message, answer in asked: answer({'said': ''}); print(message['key'], flush=True)\n"
    )
    command = (sys.executable, "-c", answers)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        program.stdout.readline()
        code, said, _ = home.say("recovery-key", "enter", typed=key)
        assert (code, "the program holds it" in said) == (0, True)
        assert program.stdout.readline().strip() == key


def test_with_everything_the_key_goes_when_that_is_asked_for(home: Home, tmp_path: Path) -> None:
    root, ring = Path(__file__).parents[1], tmp_path / "ring.json"
    home.monkeypatch.setenv("PYTHONPATH", str(root))
    home.monkeypatch.setenv(rings.KEPT_IN, str(ring))
    home.monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.store.rings.FileRing")
    ring.write_text('{"another-program key": "secret"}')
    at = datetime(2026, 11, 2, 9, tzinfo=ZONE)
    for number in (98, 99):
        public = asked(make_key(), 40).public
        with closing(FactLog(open_writer(home.found.database))) as log:
            log.append([KeyMade(id=UUID(int=number), at=at, day=at.date(), public=public)])
    words = ("--from", "2026-11-01", "--key", "--confirmed")
    assert home.say("delete", *words)[0] == 1
    assert ring.read_text().count("backcare-desktop") == 2
    code, said, _ = home.say("delete", "--everything", "--key", "--confirmed")
    assert (code, "out of your keyring" in said) == (0, True)
    assert ring.read_text() == '{"another-program key": "secret"}'
    assert home.say("delete", "--everything", "--key", "--confirmed")[0] == 0


def test_progress_is_silent_for_a_second_and_where_nobody_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter((0.0, 0.5, 1.5, 2.0))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    shown = Shown("Copying", clock=lambda: next(seconds))
    shown(2, 10)
    assert capsys.readouterr().err == ""
    shown(5, 10)
    shown(10, 10)
    assert capsys.readouterr().err == "\rCopying:  50 %\rCopying: 100 %"
    shown.end()
    assert capsys.readouterr().err.strip() == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    nobody = Shown("Copying", clock=iter((0.0, 9.0)).__next__)
    nobody(5, 10)
    nobody.end()
    assert capsys.readouterr().err == ""


def test_what_may_take_long_tells_how_far_it_is_and_never_goes_back(
    home: Home, tmp_path: Path
) -> None:
    home.remember(*range(1, 31))
    file, now = tmp_path / "all.backcare", datetime(2026, 11, 30, tzinfo=ZONE)
    told: dict[str, list[float]] = {}

    def watch(name: str) -> Progress:
        return lambda done, whole: told.setdefault(name, []).append(done / whole)

    write_whole(home.found, file, watch("backup"))
    rewritten(home.found, Restore(str(file)), now, watch("restore"))
    some = Delete(date(2026, 11, 1), date(2026, 11, 2), copies=True)
    rewritten(home.found, some, now, watch("delete"))
    home.found.database.write_bytes(home.found.database.read_bytes()[:-4096])
    mend(home.found.database, Backups(home.found.backups), now, watch("mend"))
    assert told.keys() == {"backup", "restore", "delete", "mend"}
    for steps in told.values():
        assert steps == sorted(steps)
    assert told["backup"][-1] == told["restore"][-1] == told["mend"][-1] == 1
