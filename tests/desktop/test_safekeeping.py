"""A running program changes what is kept by itself, and begins anew from it."""

from __future__ import annotations

from stage.screen import Screen
from stage.waiting import until

from tests.desktop.driving import facts, resting


def test_a_backup_is_put_back_under_a_running_program_which_goes_on_from_it(
    desktop: Screen,
) -> None:
    with resting(desktop) as running:
        file = desktop.folder / "all.backcare"
        assert running.cli("backup", str(file)).code == 0
        assert running.cli("resume").code == 0
        assert facts(running, "resumed") != []
        pid = running.pid
        said = running.cli("restore", str(file))
        assert (said.code, "are back as they were" in said.out) == (0, True), said.err
        until("it answers again", lambda: running.cli("status").code == 0)
        assert facts(running, "resumed") == []
        assert facts(running, "paused") != []
        assert running.pid == pid
        assert running.cli("quit").code == 0
        assert running.wait_for_its_end() == 0
