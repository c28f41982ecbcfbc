"""A sample of `crash.py`: whatever breaks off a write, no acknowledged answer is lost."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal, fork and kill -9", allow_module_level=True)

from faults.crash import crash
from helpers.trials import table


def test_whatever_breaks_off_a_write_no_acknowledged_answer_is_lost():
    tallies = crash(tries=1, seed=3, apps=1)
    assert all(each.is_well for each in tallies), table(tallies)
    assert sum(each.refused for each in tallies) > 0
