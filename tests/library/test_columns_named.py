"""Columns that somebody names make a file a table: a wrong name is told, and no other format is tried."""

import pytest

from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish
from quizapp.library.reading_in import read_in

GLOSSARY = b"# Glossary\n\nHaus: a house, in German\nBaum: a tree, in German\n"


def named(data, name, *columns):
    return read_in(data, name, wish=ReadWish(columns=columns))


@pytest.mark.parametrize("name", ["a.csv", "a.txt", "standard input"])
def test_a_name_with_a_slip_is_told(name):
    for data in (b"term,definition\na,b\n", b"a\tb\nc\td\n", b"a - b\nc - d\n", GLOSSARY):
        with pytest.raises(Refused, match="did you mean definition"):
            named(data, name, "term", "defintion")


def test_what_is_no_table_is_not_read_as_something_else_against_the_wish():
    with pytest.raises(Refused):
        named(b"one\ntwo\nthree\n", "a.md", "term", "definition")


def test_ankis_text_has_its_columns_as_named():
    data = b"#separator:tab\n#html:true\nhouse\teasy\tHaus\tnoun\n"
    found = named(data, "a.txt", "definition", "tags", "term", "-")
    assert found.format.name == "anki-text"
    note = found.found.cards[0].note
    assert (note.prompt, note.answer, note.tags) == ("Haus", "house", ("easy",))
    with pytest.raises(Refused, match="did you mean term"):
        named(data, "a.txt", "definition", "termm")
