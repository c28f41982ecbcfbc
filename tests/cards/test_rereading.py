"""A text that is read again after an edit comes to what it comes to when it is read for the first time."""

import os
import random
import tomllib
from pathlib import Path

import pytest
from helpers.deck_texts import deck_texts
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.reading import read_deck
from quizapp.cards.rereading import read_again
from quizapp.source.pieces import Sheet

DECKS = sorted((Path(__file__).parents[2] / "decks").rglob("*.toml"))
EDITS = int(os.environ.get("QUIZAPP_MUTATIONS", "1500")) // 5
SNIPPETS = [
    *("\n", '"', "'", '"""', "#", "[", "]", "{", "}", "\\", "=", ".", "\r\n", "\ufeff", "\x00", "", ""),
    *('[glossary]\n"new" = "one"\n', '[faq]\na.b = "c"\n', "[cards]\n", '[[cards]]\nterm = "x"\n'),
    *('[[cards.wrong]]\ntext = "z"\n', '[renamed]\n"a" = "b"\n', "[cards.x]\n", "[[foo]]\n", "[a.b]\n"),
    *('directions = ["reverse"]\n', 'glossary = { a = "b" }\n', 'hint = 3\nid = "x"\n', "[deck]\n"),
    'cards = [{ a = "b" }]\n',
    *('glossary."a" = "b"\n', '"a" = "b"\n', "format = 9\n", "retired = true\n", 'also_right = ["a"]\n'),
]


def edited(text, rng):
    """The text with a piece of it gone or moved, and a snippet put in, often at the start of a line."""
    for _ in range(rng.choice([1, 1, 2])):
        at = rng.randrange(len(text) + 1)
        if rng.random() < 0.7:
            at = text.rfind("\n", 0, at) + 1
        end = min(len(text), at + rng.choice([0, 0, 1, 5, 40, 400]))
        gone, new = text[at:end], rng.choice(SNIPPETS)
        text = text[:at] + new + text[end:]
        if rng.random() < 0.3:
            there = rng.randrange(len(text) + 1)
            text = text[:there] + gone + text[there:]
    return text


def assert_same(text, before):
    read = read_again(text, "d", before)
    first = read_deck(text.encode(), "d")
    assert read.findings == first.findings
    assert read.deck == first.deck
    assert "".join(piece.text for piece in read.sheet.pieces) == text.removeprefix("\ufeff")
    return read


def parsed(text):
    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return None


@given(deck_texts(), st.randoms(use_true_random=False))
def test_any_edits_of_any_deck(text, rng):
    read = assert_same(text, None)
    for _ in range(3):
        read = assert_same(edited(read.sheet.text, rng), read)


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_many_edits_of_a_deck_as_authors_write_them(path):
    rng = random.Random(2026)
    text = path.read_text("utf-8")
    good = read = assert_same(text, None)
    for _ in range(max(4, EDITS // len(DECKS))):
        read = assert_same(edited(text, rng), read)
        read = read if rng.random() < 0.5 else good


@given(deck_texts(), st.randoms(use_true_random=False))
def test_what_the_pieces_come_to_is_what_the_parser_reads(text, rng):
    sheet = Sheet(text)
    assert sheet.tables == parsed(text)
    for _ in range(4):
        sheet = Sheet(edited(sheet.text, rng), sheet)
        assert sheet.tables is None or sheet.tables == parsed(sheet.text)
        fresh = Sheet(sheet.text)
        assert fresh.tables is None or fresh.tables == parsed(sheet.text)


def test_only_what_an_edit_touched_is_read_again():
    text = "[glossary]\n" + "".join(f'"t{n}" = "d{n}"\n' for n in range(500))
    text += "".join(f'\n[[cards]]\nterm = "c{n}"\ndefinition = "e{n}"\n' for n in range(200))
    read = read_again(text, "d")
    new = text.replace('"d300"', '"""\nanother\n"""').replace('"e7"', '"changed"')
    again = read_again(new, "d", read)
    first = read_deck(new.encode(), "d")
    assert (again.deck, again.findings) == (first.deck, first.findings)
    one = read_again(text.replace('"e7"', '"changed"'), "d", read)
    assert len([piece for piece in one.sheet.pieces if piece not in read.sheet.pieces]) <= 2
