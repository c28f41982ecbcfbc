"""A title read from a file's first bytes is the title that reading it whole gives."""

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.reading import read_deck
from quizapp.source.peek import title

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
HEADS = [
    ('[deck]\ntitle = "A"', "A"),
    ('\ufeff[deck]\r\nid = "b"\r\ntitle = " A "\r\n', "A"),
    ("[ deck ] # x\ntitle = 'A'", "A"),
    ('["deck"]\n"title" = "A"', "A"),
    ('deck.title = "A"', "A"),
    ('deck = { title = "A" }', "A"),
    ('[deck]\ntitle = """\nA\n"""\n[glossary]', "A"),
    ("[deck]\ndescription = '''\n[faq]\ntitle = \"B\"\n'''\ntitle = \"A\"", "A"),
    ('[glossary]\ntitle = "B"\n[deck]\ntitle = "A"', "A"),
    ("x = '''\n[deck]\ntitle = \"B\"'''\n[deck]\ntitle = \"A\"", "A"),
    ('[deck]\nid = "a"\n[faq]\ntitle = "B"', ""),
    ('[[deck]]\ntitle = "B"', ""),
    ('title = "B"', ""),
    ("[deck]\ntitle = 5", ""),
    ('[deck]\ntitle = "Unfinish', ""),
    ('[deck]\ntitle.x = "B"', ""),
    ("", ""),
]


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_the_title_is_found_where_it_is_one(head: str, expected: str) -> None:
    assert title(head) == expected


@given(TEXT, TEXT, st.dictionaries(TEXT, TEXT, max_size=3), st.booleans())
def test_it_agrees_with_reading_the_whole_file(
    name: str, description: str, faq: dict[str, str], first: bool
) -> None:
    deck = {"deck": {"description": description, "title": name}}
    tables = {**deck, "faq": faq} if first else {"faq": faq, **deck}
    text = tomli_w.dumps(tables, multiline_strings=True)
    read = read_deck(text.encode(), "folder/file").deck
    assert read
    assert (title(text) or "file") == read.title


@given(TEXT, st.integers(0, 60))
def test_a_head_that_ends_anywhere_never_fails(name: str, end: int) -> None:
    assert title(tomli_w.dumps({"deck": {"title": name}})[:end]) in (name.strip(), "")
