"""Laws of what the day goes by: each change counts at once, and the plan follows from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from backcare_desktop.core.chosen import Chosen
from backcare_desktop.core.facts import Adapted, Change, Rule
from backcare_desktop.core.sense import Ignoring, Sense
from backcare_desktop.in_use import InUse
from backcare_desktop.store.plan_in_force import InForce
from tests.ui.look import RESOURCES

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


class Used:
    """Somebody's files, what was told of them and what was refused."""

    def __init__(self, folder: Path) -> None:
        self.settings_file, self.routines = folder / "settings.toml", folder / "routines"
        self.told: list[InForce] = []
        self.refused: list[str] = []
        self.in_use = InUse(
            RESOURCES, self.settings_file, self.routines, self.told.append, self.refused.append
        )


@pytest.fixture
def used(tmp_path: Path) -> Used:
    return Used(tmp_path)


def agreed(rule: Rule, change: Change) -> Adapted:
    return Adapted(id=UUID(int=1), at=NOW, day=NOW.date(), rule=rule, change=change)


def test_the_plan_follows_from_what_is_chosen(used: Used) -> None:
    before = used.in_use.plan.spacing
    used.in_use.choose(replace(used.in_use.settings, spacing=30))
    assert (before, used.in_use.plan.spacing, used.told[-1].plan.spacing) == (None, 30, 30)
    assert used.in_use.plan_with(replace(used.in_use.settings, spacing=60)).spacing == 60
    assert used.in_use.plan.spacing == 30, "asking what would be changes nothing"


def test_what_cannot_be_saved_is_told_in_a_sentence_and_counts_all_the_same(
    tmp_path: Path,
) -> None:
    no_folder = tmp_path / "file"
    no_folder.touch()
    used = Used(no_folder)
    used.in_use.choose(replace(used.in_use.settings, spacing=30))
    assert used.in_use.plan.spacing == 30
    assert len(used.refused) == 1
    assert str(used.settings_file) in used.refused[0]


def test_a_sense_that_is_ignored_is_heeded_again(used: Used) -> None:
    used.in_use.ignore(Ignoring(Sense.FULL_SCREEN, on=True))
    assert used.told[-1].settings.ignored == {Sense.FULL_SCREEN}
    used.in_use.ignore(Ignoring(Sense.FULL_SCREEN, on=False))
    assert used.told[-1].settings.ignored == frozenset()


def test_what_is_chosen_in_a_routine_stays(used: Used) -> None:
    used.in_use.choose_in_routine(Chosen("hamstring-standing", "hold_s", 10.0))
    assert used.in_use.settings.routines == {"hamstring-standing": {"hold_s": 10.0}}


def test_only_an_answer_about_spacing_is_a_setting(used: Used) -> None:
    assert used.in_use.settle(agreed("gentle-start", "every-30"))
    assert used.in_use.plan.spacing == 30
    assert not used.in_use.settle(agreed("gentle-start", "every-30")), "it is so already"
    assert not used.in_use.settle(agreed("slot-skipped", "dropped"))


def test_a_file_of_ones_own_is_a_routine_once_it_is_there_and_none_once_it_is_gone(
    used: Used,
) -> None:
    ours = (RESOURCES / "routines" / "shoulder-rolls.toml").read_text(encoding="utf-8")
    used.in_use.renew()
    assert used.told == [], "nothing has changed"
    used.routines.mkdir()
    file = used.routines / "mine.toml"
    file.write_text(ours.replace("shoulder-rolls", "mine"), encoding="utf-8")
    used.in_use.renew()
    assert "mine" in used.in_use.library.routines
    assert "mine" in used.told[-1].plan.routines
    file.unlink()
    used.in_use.renew()
    assert "mine" not in used.in_use.library.routines
