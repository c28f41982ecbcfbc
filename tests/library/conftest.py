"""The fixtures of the library's tests."""

import pytest
from helpers.decks_for_tests import House
from kit import DECK, TERMS, BrokenDisk


@pytest.fixture
def house(tmp_path):
    made = House(tmp_path)
    made.write({"letters": DECK, "more/terms": TERMS})
    return made


@pytest.fixture
def disk(monkeypatch):
    return BrokenDisk(monkeypatch)
