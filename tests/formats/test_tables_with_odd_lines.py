"""Pasted tables in which some line is none of a table's; and texts that only seem to be tables."""

import pytest

from quizapp.formats.tables.odd_lines import seems_a_list
from quizapp.formats.wishes import ReadWish
from quizapp.library.reading_in import Incoming, read_in

SIGNS = ["\t", ";", ",", ", ", " - ", " – ", "|"]
PAIRS = [("chat", "cat"), ("chien", "dog"), ("bon", "good"), ("maison", "house")]


def read(text: str, name: str = "") -> Incoming:
    return read_in(text.encode(), name)


def pairs(incoming: Incoming) -> list[tuple[str, str]]:
    return [(card.note.prompt, card.note.answer) for card in incoming.found.cards]


def rows(sign: str) -> list[str]:
    return [sign.join(pair) for pair in PAIRS]


@pytest.mark.parametrize("name", ["", "a.txt"])
@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_one_line_without_the_sign_is_told_and_the_others_come_in(sign: str, at: int, name: str):
    lines = rows(sign)
    lines.insert(at, "seul")
    incoming = read("\n".join(lines), name)
    assert incoming.format.name == "csv"
    assert pairs(incoming) == PAIRS
    assert [(left.line, left.what, left.is_lost) for left in incoming.found.left] == [(at + 1, "seul", True)]


@pytest.mark.parametrize("sign", SIGNS)
def test_a_title_on_top_is_told_or_read_as_the_heading_that_it_is(sign: str):
    incoming = read("\n".join(["Vocabulary week 3", "", *rows(sign)]))
    assert pairs(incoming) == PAIRS
    told = [left.what for left in incoming.found.left]
    assert told == ([] if incoming.format.name == "article" else ["Vocabulary week 3"])


def test_two_lines_of_three_with_a_tab_are_enough():
    assert pairs(read("chat\tcat\nseul\nbon\tgood")) == [("chat", "cat"), ("bon", "good")]


def test_a_line_break_in_a_definition_leaves_the_other_rows_whole():
    incoming = read("aller\tto go\nje vais, tu vas\nêtre\tto be\nfaire\tto do\n")
    assert pairs(incoming) == [("aller", "to go"), ("être", "to be"), ("faire", "to do")]
    assert [left.what for left in incoming.found.left] == ["je vais, tu vas"]


PROSE = """Rare earths, as they are called, are metals - and not rare ones - that
everybody needs. In 2010, prices rose, and mines reopened; some closed again.
The deal, signed in Tokyo, helps - for a while - those who make magnets.
"""
ONE_COMMA_EACH = (
    "After the war, trade grew.\nIn the north, mines opened.\nBy 1950, most had closed.\nNothing else.\n"
)
POEM = (
    "Roses are red, violets are blue\nSugar is sweet, and so are you\nThe end\nNobody knows, nobody cares\n"
)
DIALOGUE = "Anna: Hello, Bob\nBob: Hi, Anna\nAnna: How are you, Bob?\nBob: Fine\n"
DASHED_TALK = "- Hello - he said.\n- Hi - she said.\n- Come in.\n- Thanks - he said.\n"
ADDRESSES = "Main Street 5, Berlin\nHigh Street 12, London\nAcme\nRue Haute 7, Paris\n"
LETTER = "Dear Anna,\n\nthanks for your letter, it was nice - I liked it.\nSee you, soon.\n\nBest,\nBob\n"
PYTHON = "def f(a, b):\n    return g(a, b)\n\nx = f(1, 2)\nprint(x, y)\n"
C = "int a = 1;\nint b = 2;\nfor (i = 0; i < 3; i++) {\n  f(a, b);\n}\nreturn a;\n"
GO = "type T struct {\n\tname\tstring\n\tage\tint\n\tsize\tint\n}\n"
MAKEFILE = "all: a b\n\tgcc -o a a.c\n\tgcc -o b b.c\nclean:\n\trm a b\n"
CSS = "a { color: red; width: 3px; }\nb { color: blue; width: 4px; }\nc { color: red; }\n"
NUMBERS = "1,5\n2,25\nrest\n3,75\n4,5\n"
HOURS = "09:00 - 10:00\n10:00 - 11:00\nbreak\n12:00 - 13:00\n"
MINUTES = "Present: Anna, Bob\nAbsent: Carl, Dora\nNext: Monday, 10 am\nRoom 5\n"
SENTENCES = """The first thing - he said.
Then she came - and he left.
They met again.
He was glad - she was not.
"""
HEADLINES = """Markets fell on Monday after the bank's surprising news - what comes next for savers
Snow closes schools in the north of the country - and the trains do not run either
Nothing happened
A long road home for the last of the great travelling circuses - a visit
"""
NOT_TABLES = [
    PROSE,
    ONE_COMMA_EACH,
    POEM,
    DIALOGUE,
    DASHED_TALK,
    ADDRESSES,
    LETTER,
    PYTHON,
    C,
    GO,
    MAKEFILE,
    CSS,
    NUMBERS,
    HOURS,
    MINUTES,
    SENTENCES,
    HEADLINES,
]


@pytest.mark.parametrize("text", NOT_TABLES)
@pytest.mark.parametrize("sign", ["\t", ";", ",", " - ", " – ", "|"])
def test_prose_talk_addresses_and_code_are_no_list(text: str, sign: str):
    assert not seems_a_list(text, sign)


@pytest.mark.parametrize("text", NOT_TABLES)
@pytest.mark.parametrize("name", ["", "a.txt"])
def test_prose_talk_addresses_and_code_do_not_come_in_as_tables(text: str, name: str):
    assert read(text, name).format.name == "article"


@pytest.mark.parametrize("name", ["", "a.txt", "a.md"])
@pytest.mark.parametrize("sign", ["colon", ":"])
def test_a_sign_that_is_named_makes_a_table_of_any_text(sign: str, name: str):
    incoming = read_in(b"chat: cat\nchien: dog: hound\n", name, None, ReadWish(delimiter=sign))
    assert incoming.format.name == "csv"
    assert pairs(incoming) == [("chat", "cat"), ("chien", "dog: hound")]


def test_a_sign_that_is_named_makes_no_table_of_what_is_plainly_something_else():
    incoming = read_in(b"::a:: One? {=Apple ~Pear}\n", "a.gift", None, ReadWish(delimiter=";"))
    assert incoming.format.name == "gift"
