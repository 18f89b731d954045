"""Laws of the open microphone as sound drivers tell it, on a tree of files like the kernel's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from backcare_desktop.system.linux.alsa_capture import AlsaCapture
from tests.system.state_contract import StateContract


def card(proc: Path, number: int, state: str) -> Path:
    file = proc / "asound" / f"card{number}" / "pcm0c" / "sub0" / "status"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(state, encoding="ascii")
    return file


class AlsaStage:
    """Two sound cards, the second of which records."""

    def __init__(self, proc: Path) -> None:
        self._proc = proc
        self.end()

    def source(self) -> AlsaCapture:
        return AlsaCapture(self._proc)

    def begin(self) -> None:
        card(self._proc, 1, "state: RUNNING\nowner_pid   : 77\n")

    def end(self) -> None:
        for number in (0, 1):
            card(self._proc, number, "closed\n")

    def stop(self) -> None:
        shutil.rmtree(self._proc)


class TestAlsaCapture(StateContract):
    @pytest.fixture
    def stage(self, tmp_path: Path) -> AlsaStage:
        return AlsaStage(tmp_path / "proc")


def test_a_card_that_only_plays_is_not_asked(tmp_path: Path) -> None:
    playing = tmp_path / "asound" / "card0" / "pcm0p" / "sub0"
    playing.mkdir(parents=True)
    (playing / "status").write_text("state: RUNNING\n", encoding="ascii")
    with pytest.raises(OSError, match="no sound card"):
        AlsaCapture(tmp_path)


def test_cards_that_are_pulled_out_cannot_tell(tmp_path: Path) -> None:
    file = card(tmp_path, 0, "state: RUNNING\n")
    source = AlsaCapture(tmp_path)
    assert source.usable()
    file.unlink()
    assert source.on() is None
    assert not source.usable()
