"""The stage for tests of the real program: a screen a test, a skip by name for a missing part."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from stage import panel, screen, tray_host
from stage.panel import Panel
from stage.parts import MissingPart
from stage.screen import Screen
from stage.tray_host import TrayHost

T = TypeVar("T")

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


@contextmanager
def or_skipped(part: AbstractContextManager[T]) -> Iterator[T]:
    """What runs here, where its programs are; else the test is skipped by the name of one."""
    with ExitStack() as stack:
        try:
            running = stack.enter_context(part)
        except MissingPart as missing:
            pytest.skip(str(missing))
        yield running


@pytest.fixture
def desktop() -> Iterator[Screen]:
    with or_skipped(screen.opened()) as opened:
        yield opened


@pytest.fixture
def host(desktop: Screen) -> Iterator[TrayHost]:
    with or_skipped(tray_host.running(desktop)) as running:
        yield running


@pytest.fixture
def bar(desktop: Screen) -> Iterator[Panel]:
    with or_skipped(panel.running(desktop)) as running:
        yield running
