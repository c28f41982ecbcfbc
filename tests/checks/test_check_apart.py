"""The quick look for cards that can't be told apart leaves out no pair that the exact one finds."""

import pytest
from helpers.decks_for_tests import deck, decks, question, term
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.deck import Deck, Note
from quizapp.checks.apart import apart, likely
from quizapp.checks.rule import Subject
from quizapp.questions.twins import twins

LANGUAGES = st.sampled_from(["", "en", "de", "fr", "ja"])

# Names and words that meet only by their endings, accents, signs, first letters or as dates and numbers.
_NAMES = """sky|skies|Sky|e-mail|email|part-of-speech tag|POS tag|New York City|NYC|box|boxes|Straße|strasse
Größe|Erz|status|gate (computing)|May 1999|1999-05|C++|random access memory|RAM|ram|state machine|x 12
flies|fly|résumé|1,000|1000"""
_BITS = """sky skies fly flies e-mail email the of a not boxes box gates gate Straßen strasse Größen Erzes
POS tags memory RAM left right light metals metal strong magnets statuses 状態機械 C++ machines state
before Straße ____"""
NAMES = _NAMES.replace("\n", "|").split("|")
BITS = _BITS.split()
sentences = st.lists(st.sampled_from(BITS), min_size=3, max_size=12).map(" ".join)


@st.composite
def wordy(draw: st.DrawFn) -> list[Note]:
    """Notes with few different words, so that many say nearly the same."""
    base = draw(sentences)
    saying = sentences | st.just(base) | st.sampled_from(BITS).map(lambda bit: f"{base} {bit}")
    each = st.builds(
        lambda name, text, accept: term(name, text, accept=tuple(accept)),
        st.sampled_from(NAMES),
        saying,
        st.lists(st.sampled_from(NAMES), max_size=1),
    ) | st.builds(lambda name, text: question(f"{name}?", text), st.sampled_from(NAMES), saying)
    return list(deck(*draw(st.lists(each, min_size=2, max_size=9))).notes)


@given(wordy(), LANGUAGES)
def test_notes_of_few_words_have_the_same_pairs(notes: list[Note], language: str):
    assert twins(likely(notes, language or "en"), language) == twins(notes, language)


@given(decks(), LANGUAGES)
def test_notes_of_any_kind_have_the_same_pairs(drawn: list[Deck], language: str):
    for each in drawn:
        found = likely(each.notes, language or "en")
        assert twins(found, language) == twins(each.notes, language)


def test_of_many_that_have_nothing_in_common_none_is_looked_at_closely():
    notes = [term(f"name{n}", f"what word{n} and thing{n} say of sort{n} in place{n}") for n in range(500)]
    assert likely(notes, "en") == []


@pytest.mark.parametrize(
    ("notes", "message"),
    [
        (
            (term("RAM", "a b"), term("Random access memory", "c d")),
            '"Random access memory" and "RAM" in line 1 are both called "RAM"; '
            "a quiz never shows both as options",
        ),
        (
            (term("ore", "rock worth mining for metal"), term("lode", "the rock worth mining for a metal")),
            'the definition of "lode" says the same as that of "ore" in line 1; '
            "a quiz never shows both as options",
        ),
    ],
)
def test_a_pair_is_told_at_the_second(notes: tuple[Note, ...], message: str):
    (hit,) = apart(Subject(deck(*notes), ""))
    assert hit.note == notes[1]
    assert hit.message == message
