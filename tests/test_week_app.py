"""Laws of the week's process: it reads, hears of changes, and says what it cannot read."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.check_in import Daily
from backcare_desktop.core.facts import CheckedIn
from backcare_desktop.paths import Places
from backcare_desktop.store.database import open_writer
from backcare_desktop.store.fact_log import FactLog
from backcare_desktop.store.in_mending import mending_alone
from backcare_desktop.store.sealing import Pair, new_pair, seal
from backcare_desktop.ui.felt_dots import FeltDots
from backcare_desktop.ui.week_delete import DeleteDialog
from backcare_desktop.ui.week_export import Export
from backcare_desktop.week_app import WeekProgram
from backcare_desktop.week_asked import Asked, draw_unseen
from backcare_desktop.wire.server import Reply, Server, listen
from tests.core.test_more import TODAY, WELCOME, answered
from tests.store.test_week_counts import MONDAY, day, session, write

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QPA_PLATFORMTHEME"] = "generic"

ROOT = Path(__file__).parents[1]


@pytest.fixture
def found(tmp_path: Path) -> Places:
    return Places(*(tmp_path / name for name in ("config", "data", "state", "cache", "run")))


@pytest.fixture
def server(found: Places) -> Iterator[Server]:
    with closing(listen(found.socket)) as server:
        yield server


@pytest.fixture(autouse=True)
def _british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def opened(qapp: QApplication, found: Places, today: date = MONDAY) -> WeekProgram:
    """Without the desktop's bus, as for a picture; the window is shown all the same."""
    return WeekProgram(qapp, found, Asked(None, today, Path("unused.png")))


def said(program: WeekProgram) -> str:
    return " ".join(label.text() for label in program._page.findChildren(QLabel))


def listeners(server: Server, qtbot: QtBot) -> list[Reply]:
    got: list[Reply] = []

    def came() -> bool:
        got.extend(reply for _, reply in server.drain())
        return bool(got)

    qtbot.waitUntil(came)
    return got


def test_a_session_appears_while_the_window_is_open(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server
) -> None:
    program = opened(qapp, found)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    assert "Your week starts here." in said(program)
    with closing(open_writer(found.database)) as database:
        FactLog(database).append(session(0, ("breathe",)))
        assert tell({"changed": True})
        qtbot.waitUntil(lambda: "You breathed once." in said(program))
    program._leave()


def test_when_the_program_ends_the_window_stays_and_hears_the_next_one(
    qapp: QApplication, qtbot: QtBot, found: Places
) -> None:
    write(found.database, session(0, ("move",)))
    program = opened(qapp, found)
    first = listen(found.socket)
    program._ears.listen()
    listeners(first, qtbot)
    first.close()
    qtbot.waitUntil(lambda: not program._ears.hears)
    assert program._ears._again.isActive()
    with closing(listen(found.socket)) as second:
        program._ears._again.timeout.emit()
        listeners(second, qtbot)
        assert "You moved on 1 day." in said(program)
    program._leave()


def test_the_running_program_may_say_which_day_it_is(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server
) -> None:
    write(found.database, session(8, ("move",)))
    program = opened(qapp, found)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    tell({"changed": True, "day": day(8).isoformat()})
    qtbot.waitUntil(lambda: "You moved on 1 day." in said(program))
    tell({"changed": True, "day": "nonsense"})
    qtbot.waitUntil(lambda: program._ears.hears)
    program._leave()


def test_asked_for_again_it_comes_to_the_front(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server
) -> None:
    program = opened(qapp, found)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    assert not program._page.isVisible()
    tell({"front": True})
    qtbot.waitUntil(program._page.isVisible)
    program._page.close()
    program._leave()


def offers(program: WeekProgram) -> dict[str, QPushButton]:
    """The answers to the offer of more breaks that can be pressed."""
    labels = ("Every 30 minutes", "Keep 45", "Undo")
    buttons = program._page.findChildren(QPushButton)
    return {
        one.text(): one
        for one in buttons
        if one.text() in labels and one.isVisibleTo(program._page)
    }


@contextmanager
def answering(server: Server, answer: dict[str, object]) -> Iterator[list[dict[str, object]]]:
    """The running program in a thread, for who asks waits; what it was asked."""
    got: list[dict[str, object]] = []
    ended = threading.Event()

    def loop() -> None:
        while not ended.is_set():
            if not select.select([server.fileno()], [], [], 0.02)[0]:
                continue
            for message, reply in server.drain():
                got.append(dict(message))
                reply(answer)

    thread = threading.Thread(target=loop)
    thread.start()
    try:
        yield got
    finally:
        ended.set()
        thread.join()


def test_a8_more_is_offered_where_a_program_runs_that_can_take_the_answer(
    qapp: QApplication, qtbot: QtBot, found: Places
) -> None:
    write(found.database, WELCOME)
    program = opened(qapp, found, TODAY)
    assert not offers(program)
    server = listen(found.socket)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    tell({"changed": False, "day": TODAY.isoformat()})
    qtbot.waitUntil(lambda: set(offers(program)) == {"Every 30 minutes", "Keep 45"})
    program._turn("earlier")
    assert not offers(program)
    program._turn("now")
    assert offers(program)
    server.close()
    qtbot.waitUntil(lambda: not offers(program))
    program._leave()


def test_a8_the_answer_goes_to_the_running_program_and_that_nothing_came_of_it_is_said(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server
) -> None:
    write(found.database, WELCOME)
    program = opened(qapp, found, TODAY)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    tell({"changed": False, "day": TODAY.isoformat()})
    qtbot.waitUntil(lambda: bool(offers(program)))
    with answering(server, {"error": "Not just now."}) as asked:
        offers(program)["Every 30 minutes"].click()
    assert asked == [{"do": "come-closer", "change": "every-30"}]
    assert "Nothing was changed: BackCare could not be asked just now." in said(program)
    program._page.note.hide()
    offers(program)["Keep 45"].click()
    assert program._page.note.isVisibleTo(program._page)
    program._leave()


def test_a8_what_was_agreed_to_today_has_its_undo_on_the_page(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server
) -> None:
    write(found.database, [*WELCOME, answered(TODAY, "every-30")])
    found.settings.parent.mkdir(parents=True)
    found.settings.write_text("[breaks]\nspacing = 30\n", encoding="utf-8")
    program = opened(qapp, found, TODAY)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    tell({"changed": False, "day": TODAY.isoformat()})
    qtbot.waitUntil(lambda: set(offers(program)) == {"Undo"})
    assert "after 30 minutes of sitting" in said(program)
    program._leave()


def test_without_a_log_the_week_starts_here_and_none_is_made(
    qapp: QApplication, found: Places
) -> None:
    assert "Your week starts here." in said(opened(qapp, found))
    assert not found.database.exists()


def test_a_damaged_log_is_said_so_and_left_as_it_is(qapp: QApplication, found: Places) -> None:
    found.data.mkdir(parents=True)
    found.database.write_bytes(b"nonsense" * 1000)
    with mending_alone(found):
        assert "was damaged and is being mended" in said(opened(qapp, found))
    assert "is damaged: BackCare mends it by itself" in said(opened(qapp, found))
    assert found.database.read_bytes() == b"nonsense" * 1000


def test_a_newer_log_is_said_so(qapp: QApplication, found: Places) -> None:
    with closing(open_writer(found.database)) as database:
        database.connection.execute("PRAGMA user_version = 99")
    assert "newer version of this program" in said(opened(qapp, found))


def test_weeks_turn_back_and_on_again(qapp: QApplication, found: Places) -> None:
    write(found.database, [*session(-7, ("stretch",)), *session(0, ("move",))])
    program = opened(qapp, found)
    program._page.turned.emit("earlier")
    assert "9 – 15 November 2026" in said(program)
    assert "You stretched once." in said(program)
    program._page.turned.emit("later")
    assert "You moved on 1 day." in said(program)
    program._page.turned.emit("earlier")
    program._page.turned.emit("now")
    assert "16 – 22 November 2026" in said(program)


def test_another_day_shows_its_week(qapp: QApplication, found: Places) -> None:
    asked = Asked(date(2026, 10, 7), MONDAY, Path("unused.png"))
    assert "5 – 11 October 2026" in said(WeekProgram(qapp, found, asked))


def test_what_is_exported_lies_there_and_what_is_imported_is_seen(
    qapp: QApplication, qtbot: QtBot, found: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCARE_HOME", str(tmp_path))
    file = tmp_path / "all.json"
    write(found.database, session(0, ("move",)))
    program = opened(qapp, found)
    program._page.exported.emit(Export("json", file))
    qtbot.waitUntil(lambda: f"Written to {file}." in said(program), timeout=30_000)
    for one in found.data.iterdir():
        one.unlink()
    program._show()
    assert "Your week starts here." in said(program)
    program._page.imported.emit(file)
    qtbot.waitUntil(lambda: "2 entries were taken in" in said(program), timeout=30_000)
    assert "You moved on 1 day." in said(program)
    program._leave()


def test_everything_goes_into_one_file_and_comes_back(
    qapp: QApplication, qtbot: QtBot, found: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCARE_HOME", str(tmp_path))
    file = tmp_path / "all.backcare"
    write(found.database, session(0, ("move",)))
    program = opened(qapp, found)
    program._page.backed_up.emit(file)
    qtbot.waitUntil(lambda: f"Everything is in {file}" in said(program), timeout=30_000)
    write(found.database, session(1, ("breathe",)))
    program._page.restored.emit(file)
    qtbot.waitUntil(lambda: f"All is as it was in {file}" in said(program), timeout=30_000)
    assert "You breathed" not in said(program)
    file.write_bytes(b"nonsense")
    program._page.restored.emit(file)
    qtbot.waitUntil(lambda: "Nothing was changed." in said(program), timeout=30_000)
    assert "You moved on 1 day." in said(program)
    program._leave()


def test_an_errand_that_is_told_is_run_and_nonsense_is_none(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server
) -> None:
    program = opened(qapp, found)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    tell({"front": True, "errand": "nonsense"})
    tell({"front": True, "errand": "delete"})
    qtbot.waitUntil(lambda: bool(program._page.findChildren(DeleteDialog)))
    program._page.findChildren(DeleteDialog)[0].close()
    program._page.close()
    program._leave()


def test_a_picture_is_written_at_once_or_it_says_why_not(
    qapp: QApplication, found: Places, tmp_path: Path
) -> None:
    program = opened(qapp, found)
    program._page.exported.emit(Export("png", tmp_path / "week.png"))
    assert (tmp_path / "week.png").read_bytes().startswith(b"\x89PNG")
    program._page.exported.emit(Export("png", tmp_path / "nowhere" / "week.png"))
    assert "could not be written" in said(program)


@pytest.fixture
def sealed(tmp_path: Path, found: Places, monkeypatch: pytest.MonkeyPatch) -> Pair:
    """A check-in of that Monday, of which no keyring here has the key."""
    monkeypatch.setenv("BACKCARE_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    pair = new_pair()
    at = datetime(2026, 11, 16, 17, tzinfo=UTC)
    text = seal(Daily(stress=4), pair.public)
    with closing(FactLog(open_writer(found.database))) as log:
        log.append([CheckedIn(id=uuid4(), at=at, day=MONDAY, kind="daily", sealed=text)])
    return pair


def shown(qapp: QApplication, found: Places) -> WeekProgram:
    """As a window; it looks for the desktop's bus, and does without."""
    return WeekProgram(qapp, found, Asked(None, MONDAY, None))


def dots(program: WeekProgram) -> str:
    return " ".join(one.accessibleName() for one in program._page.findChildren(FeltDots))


def test_a_key_that_is_entered_opens_the_check_ins_and_the_program_is_told_of_it(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server, sealed: Pair
) -> None:
    program = shown(qapp, found)
    qtbot.waitUntil(lambda: "no keyring here keeps the key" in said(program), timeout=30_000)
    program._page.key_asked.emit()
    window = program._key_window
    assert window is not None
    window.field.setText(sealed.private[:-1])
    window.take.click()
    qtbot.waitUntil(lambda: "This is not a key" in words(window), timeout=30_000)
    window.field.setText(sealed.private.lower())
    with answering(server, {"said": ""}) as asked:
        window.take.click()
        qtbot.waitUntil(lambda: "Stress: 4" in dots(program), timeout=30_000)
    assert program._key_window is None
    assert asked == [{"do": "hold", "key": sealed.private.lower()}]
    program._leave()


def test_a_key_that_the_program_holds_opens_the_check_ins_unasked(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server, sealed: Pair
) -> None:
    program = shown(qapp, found)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    tell({"changed": False, "keys": [sealed.private]})
    qtbot.waitUntil(lambda: "Stress: 4" in dots(program), timeout=30_000)
    program._leave()


def test_what_is_exported_has_what_the_key_that_was_entered_opens(
    qapp: QApplication, qtbot: QtBot, found: Places, sealed: Pair, tmp_path: Path
) -> None:
    program, file = shown(qapp, found), tmp_path / "all.csv"
    program._hold([sealed.private])
    program._page.exported.emit(Export("csv", file))
    qtbot.waitUntil(lambda: f"Written to {file}." in said(program), timeout=30_000)
    assert "stress 4" in file.read_text(encoding="utf-8")
    program._leave()


def words(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel))


def test_only_without_a_screen_is_it_drawn_unseen() -> None:
    bare: dict[str, str] = {}
    draw_unseen(bare)
    assert bare == {"QT_QPA_PLATFORM": "offscreen"}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        environ = {name: ":0"}
        draw_unseen(environ)
        assert environ == {name: ":0"}


def test_another_look_in_the_settings_is_taken_on_with_the_next_word(
    qapp: QApplication, qtbot: QtBot, found: Places, server: Server
) -> None:
    program = opened(qapp, found)
    program._ears.listen()
    (tell,) = listeners(server, qtbot)
    assert program._appearance.theme.name == "light"
    found.config.mkdir(parents=True)
    found.settings.write_text('[look]\ntheme = "dark"\n', encoding="utf-8")
    tell({"changed": True})
    qtbot.waitUntil(lambda: program._appearance.theme.name == "dark")
    program._leave()


@pytest.mark.slow
def test_without_a_screen_a_window_is_refused_in_one_sentence(tmp_path: Path) -> None:
    done = drawn(tmp_path, None)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no screen for a window here")
    assert done.stderr.count("\n") == 1


def drawn(home: Path, file: Path | None) -> subprocess.CompletedProcess[str]:
    keep = {"PATH", "HOME", "LANG"}
    environ = {name: value for name, value in os.environ.items() if name in keep}
    code = "import sys; from backcare_desktop.week_app import main; sys.exit(main(sys.argv[1:]))"
    into = ("--png", str(file)) if file else ()
    command = (sys.executable, "-c", code, "--today", "2026-11-17", *into)
    return subprocess.run(
        command,
        env={**environ, "BACKCARE_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_picture_needs_no_screen(tmp_path: Path) -> None:
    write(tmp_path / "data" / "log.sqlite3", session(0, ("move",)))
    done = drawn(tmp_path, tmp_path / "week.png")
    assert (done.returncode, done.stderr) == (0, "")
    picture = QImage(str(tmp_path / "week.png"))
    assert (picture.width(), picture.height()) == (1640, 1120)


@pytest.mark.slow
def test_a_picture_that_cannot_be_written_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = drawn(tmp_path, tmp_path / "nowhere" / "week.png")
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert done.stderr.count("\n") == 1
