"""The fixtures of `app_kit` for all tests of the app."""

import pytest
import textual._wait
from app_kit import home

__all__ = ["home"]


@pytest.fixture(autouse=True)
def _brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks more often whether the app is idle."""
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 1 / 500, raising=False)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 1 / 1000, raising=False)
