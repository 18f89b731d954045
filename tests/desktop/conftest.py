"""The stage for tests of the real program: a screen a test, a skip by name for a missing part."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from stage import panel, screen, tray_host
from stage.panel import Panel
from stage.parts import MissingPart
from stage.screen import Screen
from stage.tray_host import TrayHost

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("desktop")
            item.add_marker("slow")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """A part that a test finds missing while it runs is a reason to skip it, too."""
    if HERE not in item.path.parents:
        yield
        return
    try:
        yield
    except MissingPart as missing:
        pytest.skip(str(missing))


@pytest.fixture
def desktop() -> Iterator[Screen]:
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(screen.opened())
        except MissingPart as missing:
            pytest.skip(str(missing))
        yield opened


@pytest.fixture
def host(desktop: Screen) -> Iterator[TrayHost]:
    with ExitStack() as stack:
        try:
            running = stack.enter_context(tray_host.running(desktop))
        except MissingPart as missing:
            pytest.skip(str(missing))
        yield running


@pytest.fixture
def bar(desktop: Screen) -> Iterator[Panel]:
    with ExitStack() as stack:
        try:
            running = stack.enter_context(panel.running(desktop))
        except MissingPart as missing:
            pytest.skip(str(missing))
        yield running
