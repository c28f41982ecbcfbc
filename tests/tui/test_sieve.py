"""Keys, reports and pastes are told apart, in whatever pieces they come."""

import random

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from quizapp.tui.terminal.sieve import BEGIN, END, HALF, MANY, PAUSE, Sieve

REPORTS = ("\x1b[?62;1;4c", "\x1b[24;80R", "\x1bP>|XTerm(388)\x1b\\", "\x1b]11;rgb:12/12/12\x07", "\x1b[49~",
           "\x1b[8;24;80t", "\x1b[?1u", "\x1b[M !!")  # fmt: skip
KEYS = (
    "\x1b[A",
    "\x1bOP",
    "\x1b[1;5C",
    "\x1b[Z",
    "\x1b[3~",
    "\x1b[97;5u",
    "\x1b[<0;5;5M",
    "\x1b[I",
    "\x1b[15;2~",
)


@pytest.mark.parametrize("report", REPORTS)
def test_a_report_is_no_key_wherever_it_is_cut(report):
    for cut in range(2, len(report)):
        sieve = Sieve()
        assert sieve.feed(report[:cut].encode(), 0) == ""
        assert sieve.late(1) == ""
        assert sieve.feed(report[cut:].encode(), 1) == ""
        assert sieve.feed(b"1", 1) == "1"


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_passed_on_wherever_it_is_cut(key):
    for cut in range(2, len(key) + 1):
        sieve = Sieve()
        assert sieve.feed(key[:cut].encode(), 0) + sieve.feed(key[cut:].encode(), 0.01) == key


def test_an_escape_is_a_key_once_nothing_follows():
    sieve = Sieve()
    assert sieve.feed(b"\x1b", 0) == ""
    assert sieve.wait(0) == pytest.approx(0.1)
    assert sieve.late(0.2) == "\x1b[27u"


def test_what_is_broken_off_is_forgotten():
    sieve = Sieve()
    assert sieve.feed(b"\x1b[<0;1", 0) == ""
    assert sieve.late(HALF + 1) == ""
    assert sieve.feed(b"2", HALF + 1) == "2"


def test_a_paste_stays_one_whatever_is_in_it():
    sieve = Sieve()
    assert sieve.feed(f"{BEGIN}1\x1b[A\x03{END}2".encode(), 0) == f"{BEGIN}1␛[A␃{END}2"


def test_a_paste_without_marks_gets_them():
    sieve = Sieve()
    text = "one\n2 " * MANY
    assert sieve.feed(text.encode(), 0) == BEGIN + text
    assert sieve.feed(b"1", 0.01) == "1"
    assert sieve.late(0.02 + PAUSE) == END


def test_bytes_that_are_no_letters_are_left_out():
    assert Sieve().feed(b"\xff\xe91\x80", 0) == "1"


def test_what_is_passed_on_is_what_textual_knows():
    dice = random.Random(3)
    for _ in range(3000):
        middle = "".join(dice.choice("0123456789;<?[OMABRcut~$y") for _ in range(dice.randint(1, 7)))
        passed = Sieve().feed(f"\x1b[{middle}".encode(), 0)
        heard = [each for each in XTermParser().feed(passed) if isinstance(each, events.Key)]
        assert not any(each.key == "circumflex_accent" for each in heard), middle
