"""A term is blanked where its own definition would give it away, and nothing else is."""

import time

import pytest
from helpers.decks_for_tests import question, term, texts
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.masking import masked, names

SHOWN = [
    ("Neodymium", "Neodymium is a metal.", "____ is a metal."),
    ("Neodymium", "A metal (neodymium).", "A metal (____)."),
    ("rare earth", "Rare earths, or RARE-EARTH metals", "____, or ____ metals"),
    ("Rare earth", "**Rare** *earths* and `rare earth`s", "**____* and `____`s"),
    ("Rare earth", "_Rare earth_ metals", "_____" + "_ metals"),
    ("rare\nearth", "a rare   earth", "a ____"),
    ("Supply-chain", "the supply chain and supply‑chain", "the ____ and ____"),
    ("supply chain", "the supply-chain's end", "the ____ end"),
    ("Process", "one of the processes", "one of the ____"),
    ("Processes", "A process runs.", "A ____ runs."),
    ("Company", "Companies trade.", "____ trade."),
    ("Companies", "A company trades.", "A ____ trades."),
    ("Boss", "Two bosses and a boss.", "Two ____ and a ____."),
    ("Gas", "A gas; gases fill rooms.", "A ____; ____ fill rooms."),
    ("Ion", "An ion is charged; ionic, ions.", "An ____ is charged; ionic, ____."),
    ("ion", "Ion: charged", "____: charged"),
    ("It", "It is a word; it is short.", "____ is a word; it is short."),
    ("A", "A is a letter, not a word.", "____ is a letter, not a word."),
    ("pi", "Pi, or pi, is 3.14", "____, or ____, is 3.14"),
    ("CPU", "The CPU; two CPUs.", "The ____; two ____."),
    ("WHO", "The WHO asks who.", "The ____ asks who."),
    ("C", "C came before C++ and C#.", "____ came before C++ and C#."),
    ("C++", "C++ came after C.", "____ came after C."),
    ("C#", "C# is not C.", "____ is not C."),
    (".NET", "The .NET runtime has a net.", "The ____ runtime has a net."),
    ("Node.js", "Node.js, or NodeJS, runs; node alone.", "____, or ____, runs; node alone."),
    ("TCP/IP", "Hosts speak TCP/IP.", "Hosts speak ____."),
    ("AT&T", "The firm AT&T.", "The firm ____."),
    ("U.S.", "The U.S. dollar", "The ____. dollar"),
    ("e-mail", "An email by e-mail", "An ____ by ____"),
    ("cat", "concatenate, cat, category", "concatenate, ____, category"),
    ("[x]", "The [x] box", "The [____] box"),
    ("Größe", "Die größe, viele Größen", "Die ____, viele ____"),
    ("Straße", "Eine straße; Straßenbahn.", "Eine ____; Straßenbahn."),
    ("Straße", "Eine STRASSE, Strasse", "Eine ____, ____"),
    ("Strasse", "Straße", "Straße"),
    ("Strasse", "Eine Straße", "Eine ____"),
    ("cafe\u0301", "Le caf\u00e9", "Le ____"),
    ("cafe", "Le café", "Le café"),
    ("かき", "かきは果物", "____は果物"),
    ("水", "水は水素と酸素", "____は水素と酸素"),
    ("は", "これは水", "これは水"),
    ("東京", "日本の東京です", "日本の____です"),
    ("アイス", "冷たいアイス", "冷たい____"),
    ("서울", "서울은 수도", "____은 수도"),
    ("كتاب", "قرأت الكتاب وكتاب آخر", "قرأت ____ ____ آخر"),
    ("مدرسة", "المدرسة كبيرة", "____ كبيرة"),
    ("हिन्दी", "यह हिन्दी है", "यह ____ है"),
    ("क", "कि और क", "कि और ____"),
    ("Foo (bar)", "A foo, a bar, a foo bar.", "A ____, a ____, a ____."),
    ("Gross domestic product", "GDP in short; gdp", "____ in short; gdp"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "shown"), SHOWN)
def test_a_term_is_blanked_in_its_definition(name, text, shown):
    assert masked(text, names(term(name, text))) == shown


@pytest.mark.parametrize(
    ("name", "text"),
    [("Foo", "Foo"), ("Foo", "**Foo**."), ("Foo", "foos (Foo)"), ("水", "水。"), ("X1", "X1")],
)
def test_a_text_that_would_be_all_blank_stays_as_it_was(name, text):
    assert masked(text, [name]) == text


def test_all_other_names_are_blanked_the_longest_first():
    note = term("NYC", "New York City, or NYC, is bigger than York", accept=("New York City", "New York"))
    assert masked(note.answer, names(note)) == "____, or ____, is bigger than York"


def test_the_names_of_a_term_are_those_in_parentheses_and_its_acronym_too():
    note = term("Return on investment (ROI)", "x", accept=("Yield（利回り）",))
    assert {"Return on investment (ROI)", "Return on investment", "ROI", "Yield", "利回り"} <= set(
        names(note)
    )
    assert names(question("Return on investment?", "x")) == ()


@given(texts | st.text(max_size=30), st.lists(texts | st.text(max_size=12), max_size=4))
def test_masking_never_fails_is_done_in_one_go_and_only_takes_away(text, hidden):
    out = masked(text, hidden)
    assert masked(text, hidden[::-1]) == out
    assert masked(text, []) == text
    assert any(c.isalnum() for c in out.replace("____", "")) or out == text


@given(st.text(min_size=1, max_size=20))
def test_a_text_without_the_term_is_left_to_the_letter(text):
    assert masked(text, ["quincunx"]) == text


@pytest.mark.parametrize(
    "text", ["a " * 50_000, "a-" * 50_000, "-" * 100_000, "a" * 100_000, "the" + " " * 100_000]
)
def test_masking_a_long_text_takes_no_longer_than_it_is_long(text):
    before = time.perf_counter()
    masked(text, ["a a a a a b", "the end", "a", "aaaa", "a-a-a-a-c"])
    assert time.perf_counter() - before < 1.5
