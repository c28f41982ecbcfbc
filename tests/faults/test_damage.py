"""Damaged files: a seeded sample of the trials. `damage.py` tries 10,000."""

import pytest
from faults.damage import KINDS
from helpers.trials import table, tried


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_damaged_is_named_and_what_is_intact_is_used(kind):
    [tally] = tried(KINDS, 6, seed=8, only=kind)
    assert tally.is_well, table([tally])
