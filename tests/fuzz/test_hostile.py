"""Hostile decks and archives: a seeded sample of the trials. `hostile.py` tries some thousand."""

import pytest
from fuzz.hostile import KINDS, SHARES
from helpers.trials import table, tried


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_hostile_is_shown_as_text_or_refused_in_a_line(kind):
    [tally] = tried(KINDS, 10, seed=8, only=kind, shares=SHARES)
    assert tally.is_well, table([tally])
