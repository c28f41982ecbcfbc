"""Decks are read whole, and what is in them comes out right."""

import random
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.deck import Deck, Gap, Wrong
from quizapp.cards.identity import note_id
from quizapp.cards.reading import read_deck

DATA = Path(__file__).parents[1] / "data" / "decks"
TEXT = st.text(st.characters(codec="utf-8"), max_size=20).filter(str.strip)
PLAIN = TEXT.filter(lambda text: "{{" not in text and "}}" not in text)


def read(text: str, name: str = "a/b") -> Deck:
    reading = read_deck(text.encode(), name)
    assert not reading.findings
    assert reading.deck
    return reading.deck


def _told_apart(text: str) -> str:
    return " ".join(normalize("NFC", normalize("NFC", text).casefold()).split())


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    """A deck as tables, with no mistake in it."""
    prompts = draw(st.lists(PLAIN, unique_by=(note_id, _told_apart), min_size=1, max_size=12))
    answers = iter(draw(st.lists(TEXT, unique_by=_told_apart, min_size=12, max_size=12)))
    deck: dict[str, Any] = {
        "deck": {"title": draw(TEXT), "language": "de"},
        "glossary": {},
        "faq": {},
        "cards": [],
    }
    for prompt in prompts:
        kind = draw(st.sampled_from(["glossary", "faq", "term", "question", "cloze"]))
        if kind in ("glossary", "faq"):
            deck[kind][prompt] = next(answers)
            continue
        card: dict[str, Any] = {"tags": draw(st.lists(TEXT, max_size=2)), "hint": draw(st.text(max_size=5))}
        card["hint"] = "".join(c for c in card["hint"] if not 0xD800 <= ord(c) < 0xE000)
        if kind == "cloze":
            card["cloze"] = "{{" + prompt + "::hint}}"
        else:
            answer = next(answers)
            card |= {kind: prompt, ("definition" if kind == "term" else "answer"): answer}
            card["wrong"] = [{"text": answer + "1", "why": "x"}, answer + "2"]
        deck["cards"].append(card)
    return deck


@given(tables())
def test_a_deck_reads_back_whole(deck: dict[str, Any]) -> None:
    reading = read_deck(tomli_w.dumps(deck, multiline_strings=True).encode(), "d")
    assert reading.findings == ()
    assert reading.deck
    written = {p.strip(): a.strip() for t in ("glossary", "faq") for p, a in deck[t].items()}
    for card in deck["cards"]:
        prompt = card.get("cloze") or card.get("term") or card.get("question")
        answer = card.get("definition") or card.get("answer")
        prompt = prompt.replace("\r\n", "\n")  # as in any text over several lines
        written[prompt.strip()] = (answer or card["cloze"][2:].removesuffix("::hint}}")).strip()
    assert {note.prompt: note.answer for note in reading.deck.notes} == {
        prompt: answer.replace("\r\n", "\n") for prompt, answer in written.items()
    }
    assert len({card.id for card in reading.deck.cards}) == len(reading.deck.cards)
    assert [note.line for note in reading.deck.notes] == sorted(note.line for note in reading.deck.notes)


@given(tables(), st.randoms(use_true_random=False))
def test_ids_and_digest_stay_when_the_order_changes_and_ids_when_the_answers_do(
    deck: dict[str, Any], shuffler: random.Random
) -> None:
    first = read_deck(tomli_w.dumps(deck).encode(), "d").deck
    for table in ("glossary", "faq"):
        pairs = list(deck[table].items())
        shuffler.shuffle(pairs)
        deck[table] = dict(pairs)
    shuffler.shuffle(deck["cards"])
    again = read_deck(tomli_w.dumps(deck).encode(), "elsewhere").deck
    assert first
    assert again
    assert {note.id for note in first.notes} == {note.id for note in again.notes}
    assert first.digest == again.digest
    for table in ("glossary", "faq"):
        deck[table] = {key: value + "!" for key, value in deck[table].items()}
    mended = read_deck(tomli_w.dumps(deck).encode(), "d").deck
    assert mended
    assert {card.id for card in mended.cards} == {card.id for card in first.cards}
    assert (mended.digest == first.digest) == (not deck["glossary"] and not deck["faq"])


def test_the_least_deck_works() -> None:
    deck = read('[glossary]\n"Rare earths" = "Seventeen elements."\n[faq]\n"Who?" = "They."\n')
    assert (deck.id, deck.name, deck.title) == ("a/b", "a/b", "b")
    rare, who = note_id("Rare earths"), note_id("Who?")
    assert [card.id for card in deck.cards] == [
        f"a/b#{rare}:forward",
        f"a/b#{rare}:reverse",
        f"a/b#{who}:forward",
    ]
    assert [note.line for note in deck.notes] == [2, 4]


def test_every_field_arrives() -> None:
    deck = read(
        """
format = 1
[deck]
id = "x:y"
title = " T "
language = "en"
description = "d"
author = "a"
license = "l"
source = "s"
tags = ["t"]
typing = "exact"
directions = ["reverse", "forward"]
ignore = ["A101"]
[[cards]]
id = "n"
question = " Q "
answer = '''
A
'''
accept = ["B"]
wrong = ["C", { text = "D", why = "E" }]
also_right = ["m", "Other"]
hint = "h"
explanation = "e"
source = "s"
tags = ["u"]
[[cards]]
id = "m"
cloze = "{{a}} b {{a::h}} {{c}}"
[[cards]]
term = "Other"
definition = "F"
wrong_terms = ["G"]
directions = ["reverse"]
[[cards]]
term = "Old"
definition = "H"
retired = true
"""
    )
    assert (deck.id, deck.title, deck.typing, deck.tags, deck.ignore) == (
        "x%3Ay",
        "T",
        "exact",
        ("t",),
        ("A101",),
    )
    assert (deck.language, deck.description, deck.author, deck.license, deck.source) == (
        "en",
        "d",
        "a",
        "l",
        "s",
    )
    first, second, third, old = deck.notes
    assert (first.prompt, first.answer, first.accept, first.hint) == ("Q", "A", ("B",), "h")
    assert first.wrong == (Wrong("C"), Wrong("D", "E"))
    assert first.also_right == ("m", note_id("Other"))
    assert (first.explanation, first.source, first.tags) == ("e", "s", ("u",))
    assert first.directions == ("forward", "reverse")
    assert second.gaps == (Gap("a"), Gap("a", "h"), Gap("c"))
    assert second.answer == "a b a c"
    assert third.wrong_terms == (Wrong("G"),)
    assert old.retired
    aspects = [card.id.partition(":")[2] for card in deck.cards]
    assert aspects[:2] == ["forward", "reverse"]
    assert aspects[3] == aspects[2] + ".2"
    assert aspects[5:] == ["reverse"]
    assert [card.gap for card in deck.cards] == [0, 0, 0, 1, 2, 0]


def test_a_renamed_note_keeps_its_history_through_every_wording() -> None:
    deck = read(
        '[glossary]\n"C" = "x"\n[renamed]\n"C" = "B"\n"B" = "A"\n'
        '[[cards]]\ncloze = "in {{Rome}} now"\nrenamed_from = "in {{Rome::city}}"\n'
        '[[cards]]\nid = "k"\nquestion = "K?"\nanswer = "l"\nrenamed_from = "K?"\n'
    )
    assert deck.notes[0].former_ids == (note_id("B"), note_id("A"))
    assert deck.aliases[f"a/b#{note_id('A')}:reverse"] == f"a/b#{note_id('C')}:reverse"
    gap = deck.cards[2].id
    assert deck.aliases[gap.replace(note_id("in Rome now"), note_id("in Rome"))] == gap
    assert deck.aliases[f"a/b#{note_id('K?')}:forward"] == "a/b#k:forward"


def test_a_circle_of_wordings_ends_and_a_live_wording_stays_its_own_note() -> None:
    circle = read('[glossary]\n"A" = "x"\n[renamed]\n"A" = "B"\n"B" = "A"\n')
    assert circle.notes[0].former_ids == (note_id("B"),)
    swapped = read('[glossary]\n"A" = "x"\n"B" = "y"\n[renamed]\n"A" = "B"\n"B" = "A"\n')
    assert swapped.aliases == {}


def test_composed_and_decomposed_keys_make_one_id() -> None:
    composed = read('[glossary]\n"Größe" = "x"\n')
    decomposed = read(normalize("NFD", '[glossary]\n"Größe" = "x"\n'))
    assert composed.notes[0].id == decomposed.notes[0].id


@pytest.mark.parametrize(
    ("name", "notes", "cards"), [("japanese", 8, 14), ("arabic", 8, 15), ("german", 8, 13)]
)
def test_decks_in_other_languages_read_through(name: str, notes: int, cards: int) -> None:
    reading = read_deck((DATA / f"{name}.toml").read_bytes(), name)
    assert reading.findings == ()
    assert reading.deck
    assert (len(reading.deck.notes), len(reading.deck.cards)) == (notes, cards)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    reading = read_deck(data, "x")
    assert reading.deck or reading.findings


@settings(max_examples=300)
@given(st.data())
def test_no_damage_to_a_deck_makes_it_fail(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["japanese", "arabic", "german"]))
    text = (DATA / f"{name}.toml").read_text(encoding="utf-8")
    bits = [
        '"',
        "'",
        "[",
        "]",
        "[[cards]]\n",
        "\n",
        "=",
        "\\",
        ".",
        "{",
        "}",
        "# ",
        "a.b = 1\n",
        "5",
        "{{",
        '"""',
    ]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 8)))
        text = text[:start] + data.draw(st.sampled_from(["", *bits])) + text[end:]
    reading = read_deck(text.encode(), name)
    lines = text.count("\n") + 1
    assert all(1 <= found.line <= lines and found.col >= 1 for found in reading.findings)
    assert list(reading.findings) == sorted(reading.findings)


JSONISH = st.recursive(
    st.one_of(
        st.text(st.characters(codec="utf-8"), max_size=5), st.integers(-9, 9), st.booleans(), st.dates()
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "why", "a.b"]), inner)
    ),
    max_leaves=4,
)
FIELD = st.sampled_from(
    ["id", "term", "definition", "cloze", "wrong", "accept", "directions", "retired", "tags", "x"]
)


@settings(max_examples=300)
@given(st.lists(st.dictionaries(FIELD, JSONISH), max_size=3), st.dictionaries(FIELD, JSONISH), JSONISH)
def test_no_value_in_a_wrong_place_makes_it_fail(cards: list[Any], about: dict[str, Any], odd: Any) -> None:
    text = tomli_w.dumps({"format": 1, "deck": about, "glossary": {"a": odd}, "faq": about, "cards": cards})
    assert read_deck(text.encode(), "x").deck
