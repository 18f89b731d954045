"""What holds for every test: a busy machine is no fault of the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from backcare_desktop.paths import HOME, places
from tests.at_home import Home

settings.register_profile(
    "ours", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("ours")


@pytest.fixture
def home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Home:
    """One user's, and the command line over it."""
    monkeypatch.setenv(HOME, str(tmp_path / "home"))
    return Home(places(), capsys, monkeypatch)
