"""A sample of `terminals.py`: whatever the terminal does, no answer is lost, and it is left as it was."""

import sys

import pyte
import pytest

if sys.platform != "linux":
    pytest.skip("needs a pseudo-terminal, signals and /proc", allow_module_level=True)

from faults.terminal.glass import picture
from faults.terminals import SAMPLE, terminals
from helpers.trials import table


def test_whatever_the_terminal_does_nothing_is_lost_and_it_is_left_as_it_was():
    tallies = [each for kind in SAMPLE for each in terminals(tries=1, seed=5, only=kind)]
    assert all(each.is_well for each in tallies), table(tallies)


def _picture(painted: str) -> list[str]:
    screen = pyte.Screen(40, 1)
    pyte.Stream(screen).feed(painted)
    return list(picture(screen))


def test_a_time_that_goes_on_makes_no_other_picture_in_colours_too():
    dimmed = "Mali   \x1b[44;30mstep\x1b[40m {} \x1b[44;30mmin\x1b[0m"
    assert _picture(dimmed.format(8)) == _picture(dimmed.format(9))
    assert _picture(dimmed.format(8)) != _picture(dimmed.format(8).replace("Mali", "Oman"))
    assert _picture("Mali") != _picture("\x1b[31mMali")
