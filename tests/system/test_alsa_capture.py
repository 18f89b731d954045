"""Laws of the open microphone as sound drivers tell it, on a tree of files like the kernel's."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcare_desktop.system.linux.alsa_capture import AlsaCapture


def card(proc: Path, number: int, state: str) -> Path:
    file = proc / "asound" / f"card{number}" / "pcm0c" / "sub0" / "status"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(state, encoding="ascii")
    return file


def test_a_card_that_records_is_seen_to_begin_and_to_end(tmp_path: Path) -> None:
    card(tmp_path, 0, "closed\n")
    card(tmp_path, 1, "closed\n")
    source = AlsaCapture(tmp_path)
    assert source.on() is False
    card(tmp_path, 1, "state: RUNNING\nowner_pid   : 77\n")
    assert source.on() is True
    card(tmp_path, 1, "closed\n")
    assert source.on() is False


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
