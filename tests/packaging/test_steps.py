"""A long step is told while it goes on, and its failure in a sentence."""

import sys
from pathlib import Path

import pytest
from steps import CannotGoOn, carry_out, complaint, latest


def test_a_step_says_what_it_does_and_that_it_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    carry_out("Baking bread", (sys.executable, "-c", "print('in the oven')"))
    first, last = capsys.readouterr().out.splitlines()
    assert first == "Baking bread …"
    assert "done in 0 s" in last


def test_a_failed_step_tells_its_reason_and_where_the_rest_is() -> None:
    script = "print('ERROR: no flour'); print('bye'); raise SystemExit(3)"
    with pytest.raises(CannotGoOn, match="Baking bread did not succeed: no flour") as failure:
        carry_out("Baking bread", (sys.executable, "-c", script))
    log = Path(str(failure.value).rsplit(" ", 1)[-1].removesuffix("."))
    assert log.read_text(encoding="utf-8").splitlines() == ["ERROR: no flour", "bye"]
    log.unlink()


def test_a_program_that_is_not_there_is_told_in_a_sentence() -> None:
    with pytest.raises(CannotGoOn, match="no-such-program could not be started"):
        carry_out("Baking bread", ("no-such-program",))


def test_the_last_named_error_is_the_reason() -> None:
    apt = "E: first\nReading…\nE: Unable to locate package flour\nsome more\n"
    assert complaint(apt) == "Unable to locate package flour."
    assert complaint("one\n\ntwo\n\n") == "two."
    assert complaint("") == "it said nothing."


def test_a_server_that_did_not_answer_is_told_besides() -> None:
    pip = "WARNING: Retrying (Retry(total=0)) after …\nERROR: No matching distribution found\n"
    assert complaint(pip).startswith("No matching distribution found. ")
    assert complaint(pip).endswith("is there a network?")
    assert "network" not in complaint("ERROR: No matching distribution found\n")


def test_the_newest_line_is_shown_and_cut(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("one\n" * 2000 + "  the newest one  \n\n", encoding="utf-8")
    assert latest(log) == "the newest one"
    assert latest(log, width=3) == "the"
    log.write_text("", encoding="utf-8")
    assert latest(log) == ""
