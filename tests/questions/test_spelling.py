"""Typed answers: forgiving in spelling, never in what was meant."""

import unicodedata

import pytest
from helpers.decks_for_tests import WORDS, cloze, deck, question, term
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizapp.questions.answers import accepts, can_be_typed, short
from quizapp.questions.feedback import feedback
from quizapp.questions.forms import typed
from quizapp.questions.material import Material
from quizapp.questions.paper import paper
from quizapp.questions.spelling import Accepts, judge
from quizapp.questions.wish import Wish


def right(given: str, *wanted: str, others=(), language="en", exact=False) -> bool:
    return judge(given, Accepts(wanted, tuple((o, "") for o in others), exact, language)).right


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("tokyo", "Tokyo"), ("  TOKYO. ", "Tokyo"), ("rare  earths!", "Rare earths"),
        ("sao paulo", "São Paulo"),
        ("e\u0301te\u0301", "été"), ("Ohm's law", "Ohm’s law"), ("1,000", "1000"), ("17", "17.0"),
        ("28 October 2025", "2025-10-28"), ("rareearths", "Rare earths"), ("supply-chain", "Supply chain"),
        ("the Hague", "Hague"), ("Hague", "The Hague"), ("Lodz", "Łódź"), ("H2O", "H₂O"), ("ＡＢＣ", "ABC"),
        ("Terbum", "Terbium"), ("Terbiumm", "Terbium"), ("Tebrium", "Terbium"), ("Tarbium", "Terbium"),
        ("Yokosukka Naval Base", "Yokosuka Naval Base"),
        ("Boing 747", "Boeing 747"), ("who am I", "Who am I?"), ("سلام\u200f", "سلام"), ("?", "?"),
    ],
)  # fmt: skip
def test_these_are_forgiven(given, wanted):
    assert right(given, wanted)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("Tokio", "Tokyo"), ("C", "C++"), ("C#", "C++"), ("27", "17"), ("170", "17"), ("1001", "1000"),
        ("Boeing 748", "Boeing 747"), ("Terbm", "Terbium"), ("Trbum", "Terbium"), ("kyoto", "Tokyo"),
        ("", "Tokyo"), ("the", "The Hague"), ("1 2", "12"), ("か", "が"), ("5", "-5"),
        ("29 October 2025", "2025-10-28"),
        ("東京都庁所在地", "東京都庁所有地"), ("Unitde Staets", "United States"), ("x" * 10_000, "Tokyo"),
    ],
)  # fmt: skip
def test_these_are_not(given, wanted):
    assert not right(given, wanted)


def test_a_slip_that_is_another_cards_answer_or_as_near_to_it_is_wrong():
    assert not right("Erbium", "Terbium", others=("Erbium",))
    assert not right("Trbium", "Terbium", others=("Erbium",)), "one slip from either"
    assert right("Terbum", "Terbium", others=("Erbium",))
    assert not right("cerium", "Curium", others=("Cerium",))


def test_accents_count_where_another_card_differs_by_them_alone():
    assert not right("resume", "résumé", others=("resume",))
    assert not right("resumé", "résumé", others=("resume",))
    assert right("RÉSUMÉ", "résumé", others=("resume",))


@pytest.mark.parametrize(
    ("given", "wanted", "language", "is_right"),
    [
        ("ISPARTA", "Isparta", "tr", True), ("istanbul", "İSTANBUL", "tr", True), ("kiz", "kız", "tr", False),
        ("kiz", "kız", "en", True), ("istanbul", "İstanbul", "en", True),
        ("STRASSE", "Straße", "de", True), ("strasse", "Straße", "", True),
        ("Koeln", "Köln", "de-AT", True), ("Koeln", "Köln", "en", False),
        ("Hund", "der Hund", "de", True), ("die Hund", "der Hund", "de", False),
        ("a Hague", "The Hague", "en", True),
        ("l'eau", "eau", "fr", True), ("de bank", "bank", "nl", True), ("der Hund", "Hund", "en", False),
    ],
)  # fmt: skip
def test_the_language_matters_where_it_does(given, wanted, language, is_right):
    assert right(given, wanted, language=language) is is_right


def test_exact_forgives_composition_and_outer_blanks_alone():
    assert right(" e\u0301t\u00e9 ", "\u00e9te\u0301", exact=True)
    for text in ("Été", "ete", "été.", "é té"):
        assert not right(text, "été", exact=True)


def test_what_was_forgiven_is_told():
    one = judge("Terbum", Accepts(("Terbium",)))
    assert (one.right, one.forgiven, one.wanted) == (True, True, "Terbium")
    assert not judge("terbium.", Accepts(("Terbium",))).forgiven


words = st.text(st.sampled_from("abcdefgéüßøñ0123 -'"), min_size=1, max_size=14).filter(
    lambda text: any(c.isalnum() for c in text)
) | st.sampled_from(
    ["Tokyo", "São Paulo", "Rare earths", "Łódź", "Straße", "C++", "17 km", "résumé", "Ohm’s law"]
)


@given(words, st.sampled_from([str.upper, str.lower, str.title, str.casefold, str.swapcase]))
def test_case_spacing_and_end_punctuation_never_make_a_right_answer_wrong(text, change):
    assert right(f"  {change(text).replace(' ', '   ')} . ", text)


@given(words)
def test_accents_never_make_a_right_answer_wrong(text):
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    assert right(bare, text)
    assert right(unicodedata.normalize("NFD", text), text)


@given(st.text(st.sampled_from("abcdef"), min_size=2, max_size=5), st.data())
def test_a_slip_in_a_short_word_is_wrong(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("ghijk"))
    assert not right(word[:place] + letter + word[place + 1 :], word)
    assert not right(word[:place] + letter + word[place:], word)


@given(st.text(st.sampled_from("bcdefg"), min_size=6, max_size=12), st.data())
def test_one_slip_in_a_long_word_is_right_and_said(word, data):
    place = data.draw(st.integers(0, len(word) - 1))
    slip = data.draw(
        st.sampled_from([word[:place] + "x" + word[place + 1 :], word[:place] + "x" + word[place:]])
    )
    judged = judge(slip, Accepts((word,), language="en"))
    assert (judged.right, judged.forgiven) == (True, True)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_no_number_is_another(one, other):
    assert right(f"{one:,}", str(one))
    assert right(str(other), str(one)) is (one == other)


NAMES = [
    *WORDS[:40], "Terbium", "Erbium", "Ytterbium", "Cerium", "Curium", "Thulium", "Thallium",
    "Gallium", "abcd",
    "a b c d", "der Hund", "Hund", "The Hund", "naïve", "naive", "Koeln", "Köln", "Koln", "n!", "n",
]  # fmt: skip
names = st.lists(st.sampled_from(NAMES), min_size=2, max_size=8, unique=True)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names, st.sampled_from(["", "en", "de", "tr"]))
def test_another_cards_exact_answer_is_never_right(texts, language):
    made = deck(*(question(f"which is number {n}?", text) for n, text in enumerate(texts)), language=language)
    material = Material([made])
    for card in made.cards:
        if not can_be_typed(card):
            continue
        held = accepts(card, material)
        for other in made.cards:
            same = material.alike.same(other.note.answer, card.note.answer)
            if same or other is card:
                continue
            assert not judge(other.note.answer, held).right, (other.note.answer, card.note.answer)
        assert judge(card.note.answer, held).right


@given(st.text(max_size=50), st.sampled_from(NAMES), names)
def test_no_text_makes_judging_fail(text, wanted, others):
    for exact in (False, True):
        judge(text, Accepts((wanted,), tuple((o, "") for o in others), exact))
    assume(text)


def card(made, end):
    return next(card for card in made.cards if card.id.endswith(end))


def test_what_else_is_right():
    made = deck(
        term("Rare earths (REE)", "seventeen metals", accept=("Rare earth elements",), id="ree"),
        question("Who signed?", "Trump", id="who", accept=("Donald Trump",), also_right=("lead",)),
        question("Who led?", "Takaichi (Japan)", id="lead"),
        question("Where?", "Tokyo", id="a"),
        question("where?", "Akasaka", id="b"),
    )
    material = Material([made])
    assert set(accepts(card(made, "ree:reverse"), material).right) >= {
        "Rare earths (REE)", "Rare earths", "REE", "Rare earth elements",
    }  # fmt: skip
    assert "Rare earths" not in accepts(card(made, "ree:forward"), material).right
    who = accepts(card(made, "who:forward"), material).right
    assert {"Trump", "Donald Trump", "Takaichi (Japan)", "Takaichi"} <= set(who)
    assert "Akasaka" in accepts(card(made, "a:forward"), material).right, "it answers the same question"


def test_the_answer_of_another_card_is_told_as_that():
    made = deck(term("Terbium", "element 65", id="tb"), term("Erbium", "element 68", id="er"), language="en")
    item = typed.make(card(made, "tb:reverse"), Material([made]), 4, None)
    said = feedback(item, "erbium", typed.mark(item, "erbium"))
    assert (said.mark, said.why) == ("wrong", "Erbium: element 68")
    assert (said.given, said.answer) == ("erbium", "Terbium")
    assert said.difference
    nearly = feedback(item, "Terbum", typed.mark(item, "Terbum"))
    assert (nearly.mark, nearly.nearly) == ("right", "Right; it is written Terbium.")
    assert feedback(item, "terbium", "right").difference == ()
    overruled = feedback(item, "element Tb", "right")
    assert (overruled.nearly, overruled.why, overruled.verdict) == ("", "", "✓ Right")


def test_only_short_answers_are_typed():
    assert short("Yokosuka Naval Base")
    assert short("**" + "x" * 40 + "**")
    for text in ("x" * 41, "one two three four five six", "- a\n- b", "- a", "one\\\ntwo"):
        assert not short(text), text
    made = deck(
        question("Who?", "Me", directions=("forward", "reverse"), id="w"),
        cloze("It is {{a gap of more than five words in all::hint}} here.", id="c"),
    )
    assert [can_be_typed(each) for each in made.cards] == [True, False, True]


def test_typing_exact_is_the_decks_word():
    made = deck(question("Which command?", "ls -l", id="q"), typing="exact")
    (item,) = paper([made], Wish(forms=("typed",)), "s")
    assert [typed.mark(item, text) for text in ("ls -l", " ls -l ", "LS -l", "ls  -l")] == [
        "right", "right", "wrong", "wrong",
    ]  # fmt: skip
