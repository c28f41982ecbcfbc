"""Where two texts differ, letter by letter."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.alike import nfc
from quizapp.questions.difference import Piece, difference, distance, letters, within


def told(pieces):
    signs = {"same": "{}", "extra": "[-{}]", "missing": "[+{}]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("given", "wanted", "shown"),
    [
        ("Terbum", "Terbium", "Terb[+i]um"),
        ("Therbium", "Terbium", "T[-h]erbium"),
        ("Tarbium", "Terbium", "T[-a][+e]rbium"),
        ("terbium", "Terbium", "Terbium"),
        ("cafe", "café", "caf[-e][+é]"),
        ("nai\u0308ve", "na\u00efve", "na\u00efve"),
        ("Tokyo", "Berlin", "[-Tokyo][+Berlin]"),
        ("", "Tokyo", "[+Tokyo]"),
        ("👩\u200d👧 x", "👩\u200d👦 x", "[-👩\u200d👧][+👩\u200d👦] x"),
        ("हिन्दी", "हिन्दि", "हिन्[-दी][+दि]"),
    ],
)
def test_the_difference_in_signs(given, wanted, shown):
    assert told(difference(given, wanted)) == shown


def test_capitals_count_only_if_asked_for():
    assert told(difference("tokyo", "Tokyo", case=True)) == "[-t][+T]okyo"


def test_a_flag_and_a_letter_with_its_accents_are_one_letter_each():
    assert letters("e\u0301🇯🇵🇺🇸👍🏽a") == ["e\u0301", "🇯🇵", "🇺🇸", "👍🏽", "a"]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("acb", "abc", 1),
        ("ab", "abc", 1),
        ("axc", "abc", 1),
        ("ca", "abc", 3),
    ],
)
def test_slips(one, other, slips):
    assert distance(one, other) == slips == distance(other, one)


short = st.text(st.sampled_from("abcé \u0301👍🏽"), max_size=12)


@given(short, short)
def test_the_pieces_come_to_both_texts_again(one, other):
    one, other = "".join(letters(one.strip())), "".join(letters(other.strip()))
    pieces = difference(one, other, case=True)
    assert nfc("".join(p.text for p in pieces if p.kind != "missing")) == nfc(one)
    assert nfc("".join(p.text for p in pieces if p.kind != "extra")) == nfc(other)
    assert all(p.text for p in pieces)
    kinds = [p.kind for p in pieces]
    assert all(a != b for a, b in pairwise(kinds))


@given(short)
def test_a_text_differs_from_itself_in_nothing(text):
    assert all(p.kind == "same" for p in difference(text, text))


def test_a_long_text_is_not_compared_letter_by_letter():
    assert difference("a" * 5000, "b") == (Piece("a" * 5000, "extra"), Piece("b", "missing"))


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 3))
def test_within_is_a_quick_distance(one, other, most):
    assert within(one, other, most) is (distance(one, other) <= most)
