"""The commands of this checkout: each does all its set-up, on a fresh machine as well."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - this is what tells the person so
    sys.exit("BackCare Desktop needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pins
import system_packages
from steps import CannotGoOn, say
from virtual_environment import VirtualEnvironment

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "packaging"
ENVIRONMENT = VirtualEnvironment(ROOT)

USAGE = """\
usage: python3 packaging/dev.py COMMAND

  run [ARGUMENT…]           start the program; where there is no screen, the same as demo
  test [--all] [ARGUMENT…]  run the tests, with --all also the slow ones and the big real parts;
                            the arguments are those of pytest
  lint                      ruff, mypy and the import contracts
  bench [--json] [NAME…]    measure the program: start, memory, wake-ups and the like
  demo [--into FOLDER]      a day with the program in a few minutes, with pictures in build/demo
  pin [--upgrade]           remake packaging/constraints.txt from pyproject.toml (needs uv)
"""

INTERRUPTED = 130
WORKERS = min(8, (os.cpu_count() or 1) + 1)
"""So many tests run at a time."""

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-logo"),
)

Command = Callable[[Sequence[str]], int]


def main(words: Sequence[str]) -> int:
    """Carry out one command; its exit code. What stands in the way is told in a sentence."""
    command = commands().get(words[0]) if words else None
    if command is None:
        asked = words[:1] in (["-h"], ["--help"], ["help"])
        print(USAGE, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        return command(words[1:])
    except CannotGoOn as error:
        print(f"\n{error}", file=sys.stderr)
    except OSError as error:
        print(f"\n{error.strerror}: {error.filename}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    return 1


def commands() -> Mapping[str, Command]:
    """What is offered."""
    return {"run": run, "test": test, "lint": lint, "bench": bench, "demo": demo, "pin": pin}


def run(words: Sequence[str]) -> int:
    """Start the program; where there is no screen, demonstrate it on a virtual one."""
    if not has_screen(sys.platform, os.environ):
        say("There is no screen here, so this is a demonstration on a virtual one.")
        return demo(words)
    system_packages.provide(("venv", "program"))
    ENVIRONMENT.provide("run")
    return _child((str(ENVIRONMENT.python), "-m", "backcare_desktop", "run", *words))


def test(words: Sequence[str]) -> int:
    """Run the tests; without --all not the slow ones."""
    thorough = "--all" in words
    real = ("desktop", "reader", "real") if thorough else ()
    system_packages.provide(("venv", "program", "screen", *real))
    ENVIRONMENT.provide("test")
    arguments = pytest_arguments(words)
    return _child((str(ENVIRONMENT.python), "-m", "pytest", *arguments), test_env(os.environ))


def lint(words: Sequence[str]) -> int:
    """Run every check, also after one has failed."""
    _none_but((), words)
    system_packages.provide(("venv",))
    ENVIRONMENT.provide("lint")
    failed = []
    for program, *arguments in CHECKS:
        say(f"\n$ {' '.join((program, *arguments))}")
        if _child((str(ENVIRONMENT.program(program)), *arguments)):
            failed.append(program)
    if failed:
        raise CannotGoOn(f"Not in order: {', '.join(dict.fromkeys(failed))}.")
    return 0


def bench(words: Sequence[str]) -> int:
    """Hand over to the measurements in packaging/bench."""
    if not (HERE / "bench" / "__main__.py").is_file():
        raise CannotGoOn("There are no measurements in packaging/bench yet.")
    system_packages.provide(("venv", "program", "screen"))
    ENVIRONMENT.provide("test")
    env = {**os.environ, "PYTHONPATH": str(HERE)}
    return _child((str(ENVIRONMENT.python), "-m", "bench", *words), env)


def demo(words: Sequence[str]) -> int:
    """Hand over to the demonstration."""
    system_packages.provide(("venv", "program", "screen", "desktop", "reader"))
    ENVIRONMENT.provide("run")
    return _child((str(ENVIRONMENT.python), str(HERE / "demo.py"), *words))


def pin(words: Sequence[str]) -> int:
    """Remake the file of pinned packages."""
    _none_but(("--upgrade",), words)
    pins.remake(ROOT, ENVIRONMENT.constraints, upgrade="--upgrade" in words)
    return 0


def has_screen(platform: str, env: Mapping[str, str]) -> bool:
    """Whether a window can be shown: on Linux an X or a Wayland display must be named."""
    return platform != "linux" or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def pytest_arguments(words: Sequence[str]) -> list[str]:
    """What pytest is given for `test words…`: the slow tests only with --all, skips by name.

    The whole suite is shared out: a test of a real screen mostly waits.
    """
    chosen = [] if "--all" in words else ["-m", "not slow"]
    told = ["-rs", "--no-fold-skipped"]
    asked = [word for word in words if word not in {"--all", "--"}]
    shared = [] if asked else ["-n", str(WORKERS), "--dist", "worksteal"]
    return [*told, *chosen, *shared, *asked]


def test_env(env: Mapping[str, str]) -> dict[str, str]:
    """The surroundings of the tests: widgets need no screen, and open no window on yours.

    What is started a hundred times is compiled once, whatever the surroundings say.
    """
    kept = {name: value for name, value in env.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "QT_QPA_PLATFORM": env.get("QT_QPA_PLATFORM") or "offscreen"}


def _none_but(known: Sequence[str], words: Sequence[str]) -> None:
    strange = [word for word in words if word not in known]
    if strange:
        raise CannotGoOn(f"This command does not know {strange[0]}; see --help.")


def _child(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run a program in the foreground; Ctrl+C reaches it as well, and we wait for its end."""
    with subprocess.Popen(command, cwd=ROOT, env=env) as process:
        while True:
            try:
                code = process.wait()
            except KeyboardInterrupt:
                continue
            return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
