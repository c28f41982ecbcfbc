"""Nothing in a text can move a cursor, ring a bell or turn a line around."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.script import is_latin, right_to_left

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
HOSTILE = "\x00\x07\x08\x09\x0b\x0c\x0d\x1b\x7f\x80\x85\x9b"
HOSTILE += "\u2028\u2029\u202a\u202e\u2066\u2069\ufff9\ud800\U000e0041"

texts = st.text(st.characters(codec=None)) | st.text(st.sampled_from(HOSTILE + "a\r\n é"))


@given(texts)
def test_no_control_character_is_left_but_the_newline(text):
    for char in clean(text).replace("\n", ""):
        assert unicodedata.category(char) not in ("Cc", "Zl", "Zp", "Cs"), hex(ord(char))
        assert unicodedata.bidirectional(char) not in TURNING
        assert not 0xE0000 <= ord(char) <= 0xE007F


@given(texts)
def test_a_line_is_one_line_and_can_be_printed(text):
    line = clean_line(text)
    assert line.splitlines() in ([line], [])
    line.encode("utf-8")
    assert line == line.strip()


@given(texts)
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_line(clean(text)) == clean_line(text)


@given(st.text(st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"))))
def test_an_ordinary_text_is_left_to_the_letter(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"), ("a\x07", "a␇"), ("a\tb", "a    b"), ("a\r\nb", "a\nb"), ("a\rb", "a␍b"),
        ("\x7f", "␡"),
        ("\x9b31m", "\ufffd31m"), ("a\u202eb", "ab"), ("a\u2028b", "a\nb"),
        ("👩\u200d🚀", "👩\u200d🚀"), ("می\u200cروم", "می\u200cروم"),
    ],
)  # fmt: skip
def test_what_was_hidden_can_be_seen(text, shown):
    assert clean(text) == shown


def test_the_first_letter_with_a_direction_says_which_way_a_text_runs():
    assert right_to_left("17 مدرسة")
    assert right_to_left("«שלום» hello")
    assert not right_to_left("hello مدرسة")
    assert not right_to_left("123 …")


def test_latin_letters_are_told_from_others():
    assert all(is_latin(c) for c in "azéßø")
    assert not any(is_latin(c) for c in "яかع水")
