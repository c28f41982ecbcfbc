"""A sample of `company.py`: programs and devices don't get in each other's way."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal, fork and signals", allow_module_level=True)

from faults.company import company
from helpers.trials import table


def test_programs_and_devices_do_not_get_in_each_others_way():
    tallies = company(tries=1, seed=5)
    assert all(each.is_well for each in tallies), table(tallies)
    assert sum(each.refused for each in tallies) > 0
