"""A sample of `terminals.py`: whatever the terminal does, no answer is lost, and it is left as it was."""

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("needs a pseudo-terminal, signals and /proc", allow_module_level=True)

from faults.terminals import SAMPLE, terminals
from helpers.trials import table


def test_whatever_the_terminal_does_nothing_is_lost_and_it_is_left_as_it_was():
    tallies = [each for kind in SAMPLE for each in terminals(tries=1, seed=5, only=kind)]
    assert all(each.is_well for each in tallies), table(tallies)
