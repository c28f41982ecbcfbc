"""When two texts are the same to a learner."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.alike import (
    Alike,
    apart_by_accents,
    folded,
    says_the_same,
    unaccented,
    without_accents,
)

NONE = Alike()


def among(notes):
    found = apart_by_accents(notes)
    return Alike(lambda text: unaccented(text) in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tokyo", "tokyo"), ("Tokyo", " Tokyo. "), ("New  York", "new york"), ("**Tokyo**", "Tokyo"),
        ("`x`", "x"), ("São Paulo", "sao paulo"), ("Größe", "GROSSE"), ("1,000", "1000"), ("17", "17.0"),
        ("e\u0301", "é"), ("28 October 2025", "2025-10-28"), ("one\ntwo", "one two"), ("か\u3099", "が"),
    ],
)  # fmt: skip
def test_these_are_the_same(one, other):
    assert NONE.same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"), ("C", "C#"), ("C++", "C#"), ("か", "が"), ("カ", "ガ"), ("17", "17 km"), ("5", "-5"),
        ("5", "−5"),
        ("x = y", "x ≠ y"), ("كَتَبَ", "كُتُب"), ("й", "и"), ("1 m", "1 km"), ("a", "b"),
        ("12345678901234567890123456789", "12345678901234567890123456788"),
    ],
)  # fmt: skip
def test_these_are_not(one, other):
    assert not NONE.same(one, other)


def test_accents_count_where_two_notes_differ_by_them_alone():
    two = among([["résumé", "a life"], ["resume", "go on"]])
    assert not two.same("Résumé", "resume")
    assert two.same("cafe", "café")
    one = among([["résumé", "resume"], ["Resume", "go on"]])
    assert one.same("Résumé", "resume")


@given(st.permutations([["résumé", "resume"], ["resume"], ["résumé"], ["Résumé", "x"]]))
def test_the_order_of_the_notes_does_not_matter(notes):
    assert not among(notes).same("résumé", "resume")


@given(st.text(max_size=20))
def test_case_and_spacing_never_tell_two_texts_apart(text):
    assert folded(f"  {text} ") == folded(text)
    assert unaccented(text) == unaccented(unaccented(text)) or any(c in text for c in "*_`-+•\\.。\n")
    assert NONE.same(text, text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a light metal that is soft", "A metal that is light and soft", True),
        ("What is the capital of France?", "What is the capital of Spain?", False),
        ("too few words", "too few words", False),
        ("one two three four", "one two three five", False),
    ],
)
def test_one_text_says_the_same_as_another_that_only_says_more(one, other, same):
    assert says_the_same(one, other) is same is says_the_same(other, one)


@given(st.text(alphabet="ab. \n-éàñçßøǘ\u0301\u0308\u0327がぎハ\u3099مُ한\u1100\u1161😀\u200dά", max_size=10))
def test_accents_come_off_as_if_the_whole_text_were_taken_apart(text: str) -> None:
    out, base_is_latin = "", False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char) and base_is_latin:
            continue
        if not unicodedata.combining(char):
            base_is_latin = char.isalpha() and unicodedata.name(char).startswith("LATIN ")
        out += char
    assert without_accents(text) == unicodedata.normalize("NFC", out)
