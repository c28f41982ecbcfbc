"""Ids are permanent: the same text has the same id for ever, another text another."""

import hashlib
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.identity import card_id, deck_id, encode, note_id, split

TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=100)


def test_ids_are_what_the_contract_says() -> None:
    six = hashlib.sha256(b"Rare earths").hexdigest()[:6]
    assert note_id("Rare earths") == f"rare-earths~{six}" == "rare-earths~" + six
    assert note_id("Rare earths", "ree: 100 %") == "ree%3A 100 %25"
    assert deck_id("folder/rare#1") == "folder/rare%231"
    assert deck_id("folder/rare", "my:deck") == "my%3Adeck"
    tokyo = hashlib.sha256(b"Tokyo").hexdigest()[:6]
    assert card_id("d", "n", "reverse") == "d#n:reverse"
    assert card_id("d", "n", "gap", "Tokyo") == f"d#n:gap~{tokyo}"
    assert card_id("d", "n", "gap", "Tokyo", 3) == f"d#n:gap~{tokyo}.3"


def test_a_slug_keeps_the_letters_of_every_script_with_their_marks() -> None:
    for text, slug in [
        ("Straße: Größe!", "strasse-grösse"),
        ("図書館", "図書館"),
        ("كِتَاب", "كِتَاب"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("C++ / C#", "c-c"),
        ("???", ""),
        ("a_b--c", "a-b-c"),
    ]:
        assert note_id(text).rpartition("~")[0] == slug


def test_a_slug_is_cut_at_whole_letters_and_never_ends_in_a_dash() -> None:
    assert note_id("a" * 59 + " bcd").rpartition("~")[0] == "a" * 59
    assert note_id("é" * 59 + " bcd").rpartition("~")[0] == "é" * 59
    marked = "क" * 59 + "कि" + "क" * 9  # the 61st character is the vowel sign of the 60th
    assert note_id(marked).rpartition("~")[0] == "क" * 59


@given(TEXT)
def test_composed_and_decomposed_texts_have_one_id(text: str) -> None:
    assert note_id(normalize("NFD", text)) == note_id(normalize("NFC", text))
    assert deck_id(normalize("NFD", text)) == deck_id(text)
    assert card_id("d", "n", "gap", normalize("NFD", text)) == card_id(
        "d", "n", "gap", normalize("NFC", text)
    )
    assert len(note_id(text).rpartition("~")[0]) <= 60


@given(TEXT, TEXT, st.sampled_from(["forward", "reverse", "gap"]))
def test_an_id_is_split_into_what_it_was_made_from(deck: str, note: str, direction: str) -> None:
    whole = card_id(deck_id(deck), note_id(note), direction, note, 2)
    assert split(whole)[:2] == (deck_id(deck), note_id(note))
    assert split(whole)[2].startswith(direction)
    assert split(card_id(deck_id("x", deck), note_id("x", note), direction))[:2] == (
        encode(deck),
        encode(note),
    )


@given(TEXT)
def test_splitting_never_fails(text: str) -> None:
    assert len(split(text)) == 3
