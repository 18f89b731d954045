"""The commands of a checkout: what is offered, and with what the programs behind them start."""

import subprocess
import sys

import dev
import pytest


def test_without_a_command_the_usage_is_told_as_a_mistake(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("usage: ")


def test_an_unknown_command_does_nothing_but_tell_the_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["tset"]) == 2
    assert capsys.readouterr().err.startswith("usage: ")


@pytest.mark.parametrize("word", ["-h", "--help", "help"])
def test_who_asks_for_help_gets_it_and_no_error(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main([word]) == 0
    assert capsys.readouterr().out.startswith("usage: ")


def test_the_usage_names_every_command() -> None:
    told = [line.split()[0] for line in dev.USAGE.splitlines() if line.startswith("  ")]
    assert set(dev.commands()) <= set(told)


@pytest.mark.parametrize("command", ["lint", "pin"])
def test_a_word_that_a_command_does_not_know_stops_it(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main([command, "--fast"]) == 1
    assert "does not know --fast" in capsys.readouterr().err


def test_on_linux_a_screen_is_a_named_display_and_elsewhere_always_there() -> None:
    assert not dev.has_screen("linux", {})
    assert not dev.has_screen("linux", {"DISPLAY": "", "WAYLAND_DISPLAY": ""})
    assert dev.has_screen("linux", {"DISPLAY": ":0"})
    assert dev.has_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert dev.has_screen("darwin", {})
    assert dev.has_screen("win32", {})


def test_the_whole_suite_is_shared_out_and_what_is_asked_for_is_not() -> None:
    assert "-n" in dev.pytest_arguments([])
    assert "-n" in dev.pytest_arguments(["--all"])
    assert "-n" not in dev.pytest_arguments(["--all", "tests/core"])


def test_slow_tests_run_with_all_only() -> None:
    assert "not slow" in dev.pytest_arguments([])
    assert "not slow" not in dev.pytest_arguments(["--all"])


def test_what_was_said_to_pytest_reaches_it_and_all_does_not() -> None:
    arguments = dev.pytest_arguments(["--all", "--", "-k", "breath"])
    assert arguments[-2:] == ["-k", "breath"]
    assert "--all" not in arguments
    assert "--" not in arguments


def test_skipped_tests_are_told_by_name() -> None:
    assert {"-rs", "--no-fold-skipped"} <= set(dev.pytest_arguments([]))


def test_widgets_are_tested_off_screen_unless_said_otherwise() -> None:
    assert dev.test_env({"A": "b"}) == {"A": "b", "QT_QPA_PLATFORM": "offscreen"}
    assert dev.test_env({"QT_QPA_PLATFORM": "xcb"})["QT_QPA_PLATFORM"] == "xcb"


def test_what_the_tests_start_again_and_again_is_compiled_once() -> None:
    assert "PYTHONDONTWRITEBYTECODE" not in dev.test_env({"PYTHONDONTWRITEBYTECODE": "1"})


def test_only_the_standard_library_is_needed_to_start() -> None:
    command = (sys.executable, "-S", "-E", dev.__file__, "--help")
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
