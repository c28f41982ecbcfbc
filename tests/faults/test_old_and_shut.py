"""Old libraries, and places that can't be written: a seeded sample. `old_and_shut.py` tries more."""

import sys

import pytest
from faults.damaged_ground import ground
from faults.old_and_shut import KINDS
from faults.old_samples import NAMES, expected, put, said_of
from helpers.trials import table, tried

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, and a system that is only simulated")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_old_is_read_and_what_is_shut_is_said(kind):
    [tally] = tried(KINDS, 2 if kind == "no home" else 5, seed=8, only=kind)
    assert tally.is_well, table([tally])


@pytest.mark.parametrize("index", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_every_old_library_comes_to_what_was_written_down(name, index):
    with ground() as here:
        put(here, name, index=index)
        assert said_of(here.open()) == expected(name)
