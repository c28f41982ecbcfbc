"""What is said of a deck as a whole is changed in its place; every other byte of the file stays."""

import tomllib

import pytest
from helpers.deck_texts import TEXTS, deck_texts
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards import deck_fields
from quizapp.cards.reading import read_deck
from quizapp.source.outline import Outline

LISTED = st.lists(TEXTS.map(str.strip).filter(bool), max_size=2)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXTS | st.just(""),
        "language": st.sampled_from(["", "en", "de-AT"]),
        "description": TEXTS | st.just(""),
        "tags": LISTED,
        "typing": st.sampled_from(["", "exact", "forgiving"]),
        "directions": st.sampled_from(["", "forward", "both", "reverse, forward"]),
        "ignore": st.lists(st.sampled_from(["A005", "A101"]), max_size=2),
    },
)


def fields(text):
    return deck_fields.read(Outline(text))


@given(deck_texts(), FIELDS)
def test_what_is_written_is_read_again_and_the_rest_stays_to_the_byte(text, new):
    made = deck_fields.changed(text, new)
    before, after = (read_deck(each.encode(), "d").deck for each in (text, made))
    there = fields(made)
    for name, value in fields(text).items():
        wanted = new.get(name, value)
        if name == "directions":
            wanted = "forward, reverse" if wanted == "both" else wanted
        assert there[name] == (wanted.strip() if isinstance(wanted, str) else wanted)
    assert [note.id for note in after.notes] == [note.id for note in before.notes]
    # All that stands below the deck's own table, and the lines above it, are as they were.
    body = text.removeprefix("\ufeff")
    below = body.partition("# of it")[2] if "# of it" in body else body.lstrip("\r\n")
    assert below.rstrip("\r\n") in made or body.startswith(("#", "\n", "\r"))
    pos = 0
    for line in body.split("\n"):
        if not line.startswith("title"):
            pos = made.index(line.rstrip("\r"), pos) + len(line.rstrip("\r"))
    assert made.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r\n" in text[: text.find("\n") + 1]:
        assert "\n" not in made.replace("\r\n", "")


@given(deck_texts(), TEXTS)
def test_what_is_written_and_emptied_again_leaves_the_lines_as_they_were(text, author):
    once = deck_fields.changed(text, {"author": author})
    again = deck_fields.changed(once, {"author": ""})
    assert deck_fields.changed(again, {"author": author}) == once
    if "[deck]" in text and not text.endswith("# of it"):
        assert again == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", '[deck]\ntitle = "T"\n'),
        ("# mine", '# mine\n[deck]\ntitle = "T"\n'),
        ("format = 1\n", 'format = 1\n\n[deck]\ntitle = "T"\n'),
        ('#:schema x\n[faq]\n"a" = "b"\n', '#:schema x\n[deck]\ntitle = "T"\n\n[faq]\n"a" = "b"\n'),
        ("#:schema x\n\n# of b\n[faq]\n", '#:schema x\n\n[deck]\ntitle = "T"\n\n# of b\n[faq]\n'),
        ("format = 1\n# of b\n[faq]\n", 'format = 1\n# of b\n[deck]\ntitle = "T"\n\n[faq]\n'),
        ("[deck]\n# none\n\n[faq]\n", '[deck]\ntitle = "T"\n# none\n\n[faq]\n'),
        ("[faq]\n[deck]", '[faq]\n[deck]\ntitle = "T"\n'),
        ('deck.language = "en"\n[faq]\n', 'deck.language = "en"\ndeck.title = "T"\n[faq]\n'),
    ],
)
def test_a_deck_without_the_table_gets_one_above_all_others(text, made):
    assert deck_fields.changed(text, {"title": "T"}) == made
    assert tomllib.loads(made)["deck"]["title"] == "T"


def test_a_table_in_one_line_is_left_to_its_author():
    with pytest.raises(ValueError, match="only edited as text"):
        deck_fields.changed('deck = { title = "a" }\n', {"language": "en"})
