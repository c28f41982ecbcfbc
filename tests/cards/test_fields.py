"""A note's fields as an author fills them in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.deck import Note, Wrong
from quizapp.cards.fields import fields_of, toml_of

some = st.lists(st.sampled_from(["a", "b", "::", "\\", " ", ":", "\\::", "x :: y"]), min_size=1, max_size=7)
texts = some.map("".join).map(str.strip).filter(bool)


def back(wrong: Wrong) -> object:
    """A wrong answer as a form has it, and as a file has it then."""
    note = Note("id", "question", "Q", "A", wrong=(wrong,))
    (again,) = toml_of("wrong", fields_of(note)["wrong"])
    return again


@pytest.mark.parametrize(
    ("option", "wrong"),
    [
        ("e", "e"),
        ("e :: x", {"text": "e", "why": "x"}),
        ("e :: x :: y", {"text": "e", "why": "x :: y"}),
        ("std::vector", "std::vector"),
        ("a \\:: b :: why", {"text": "a :: b", "why": "why"}),
        ("a \\:: b", "a :: b"),
        (":: c", ":: c"),
    ],
)
def test_the_first_sign_parts_a_wrong_answer_from_its_reason(option, wrong):
    assert toml_of("wrong", [option]) == [wrong]


@settings(max_examples=300)
@given(texts, st.one_of(st.just(""), texts))
def test_a_wrong_answer_comes_back_from_its_field_whatever_colons_it_has(text, why):
    assert back(Wrong(text, why)) == ({"text": text, "why": why} if why else text)
