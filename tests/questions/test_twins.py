"""Cards that can't be told apart are found, however many there are, and others are left in peace."""

import time

import pytest
from helpers.decks_for_tests import cloze, notes, question, term
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.deck import Note
from quizapp.questions import masking
from quizapp.questions.fairness import meant, nearly_the_same
from quizapp.questions.masking import masked, names
from quizapp.questions.saying import Sayings, say_the_same
from quizapp.questions.twins import settled, twins

SMELTER = "A company that melts ore in a furnace and separates the metal from the slag."
AGAIN = "The company which melts the ore in furnaces, and separates metals from slag!"


def pairs(*made: Note, language: str = "en") -> list[tuple[str, str, str]]:
    return [(pair.first.prompt, pair.second.prompt, pair.name) for pair in twins(made, language)]


def test_two_definitions_in_nearly_the_same_words_say_the_same():
    made = [term("Smelter", SMELTER), term("Mine", "A hole."), term("Foundry", AGAIN)]
    assert pairs(*made) == [("Smelter", "Foundry", "")]


def test_a_definition_says_the_same_without_its_own_term():
    first = term("Smelter", "A smelter is a company that melts ore in a furnace.")
    assert pairs(first, term("Foundry", "A foundry is a company that melts ore in a furnace.")) == [
        ("Smelter", "Foundry", "")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Points that are true but predicted false.", "Points that are false but predicted true."),
        ("The side of a ship on the left of its bow.", "The side of a ship on the right of its bow."),
        ("The class with more examples in a data set.", "The class with less examples in a data set."),
        ("Its result matches what a test expects.", "Its result does not match what a test expects."),
        ("Source code management.", "Programs for source code management, with few tools of their own."),
        ("An ore.", "An ore."),
    ],
)  # fmt: skip
def test_definitions_that_differ_in_what_matters_are_told_apart(one, other):
    assert pairs(term("Xyz", one, directions=("forward",)), term("Qrs", other, directions=("forward",))) == []


def test_long_answers_that_say_the_same_are_told_and_names_that_many_ask_for_are_not():
    long = "Ships bring the ore to a smelter on the coast of Estonia."
    assert pairs(question("How?", long), question("Where to?", long.upper())) == [("How?", "Where to?", "")]
    name = "The European Coal and Steel Community"
    assert pairs(question("Who began?", name), question("Who signed?", name)) == []


def test_german_and_japanese_are_compared_by_their_own_words():
    one = term("Hütte", "Ein Betrieb, der Erz in einem Ofen schmilzt und das Metall von der Schlacke trennt.")
    two = term("Werk", "Der Betrieb, der Erz im Ofen schmilzt, und Metall von der Schlacke trennt.")
    assert pairs(one, two, language="de") == [("Hütte", "Werk", "")]
    ohne = two._replace(
        answer="Ein Betrieb, der Erz ohne einen Ofen schmilzt und das Metall von Schlacke trennt."
    )
    assert pairs(one, ohne, language="de") == []
    one = term("製錬所", "炉で鉱石を溶かして金属を取り出す工場です。")
    assert pairs(one, term("溶鉱所", "炉で鉱石を溶かして、金属を取り出す工場です"), language="ja")
    assert pairs(one, term("鉱山", "地面を掘って鉱石を取り出す場所です。"), language="ja") == []


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        (term("IoU", "a"), term("intersection over union (IoU)", "b"), "IoU"),
        (term("AUC (area under the curve)", "a"), term("Area under the curve", "b"), "Area under the curve"),
        (term("Recurrent neural network", "a"), term("RNN", "b"), "RNN"),
        (term("RNN", "b"), term("Recurrent neural network", "a"), "RNN"),
        (term("Priority fee", "a", accept=("Unit price",)), term("Unit Price", "b"), "Unit Price"),
        (term("Saga", "a", accept=("Phone",)), term("Seeker", "b", accept=("phone",)), "phone"),
        (term("国際労働機関", "a", accept=("ILO",)), term("ILO", "b"), "ILO"),
    ],
)
def test_one_term_that_goes_by_a_name_of_another_is_told(one, other, name):
    assert pairs(one, other) == [(one.prompt, other.prompt, name)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (term("deep learning", "a"), term("epoch (deep learning)", "b")),
        (term("rank (order)", "a"), term("rank (tensor)", "b")),
        (term("exploding gradient problem", "a"), term("epsilon greedy policy", "b")),
        (term("C", "a"), term("C++", "b")),
        (term("résumé", "a"), term("resume", "b")),
        (question("RNN", "a"), term("RNN", "b")),
    ],
)
def test_topics_in_parentheses_and_acronyms_by_chance_are_no_names(one, other):
    assert pairs(one, other) == []


def test_what_also_right_links_is_not_told():
    one, two = term("Smelter", SMELTER), term("Foundry", AGAIN)
    assert pairs(one._replace(also_right=(two.id,)), two) == []
    assert pairs(one, two._replace(also_right=(one.id,))) == []
    gan = term("GAN", "a", also_right=(term("generative adversarial network", "b").id,))
    assert pairs(gan, term("generative adversarial network", "b")) == []


def test_what_accept_links_is_told_for_its_name_alone():
    assert pairs(term("Smelter", SMELTER, accept=("Foundry",)), term("Foundry", AGAIN)) == [
        ("Smelter", "Foundry", "Foundry")
    ]


def test_what_reading_tells_already_and_retired_cards_are_not_told():
    assert pairs(term("Smelter", SMELTER), term("Foundry", SMELTER)) == []
    assert pairs(term("Smelter", SMELTER), term("SMELTER", AGAIN)) == []
    assert pairs(term("Smelter", SMELTER), term("Foundry", AGAIN, retired=True)) == []
    forward = [term(name, SMELTER, directions=("forward",)) for name in ("Smelter", "Foundry")]
    assert pairs(*forward) == [("Smelter", "Foundry", "")]


def test_gaps_are_left_out():
    assert pairs(cloze("{{Ore}} " + SMELTER), cloze("{{Slag}} " + SMELTER)) == []


# -- as comparing each with each ---------------------------------------------------------------------

_TEXT = "ore ores metal furnace slag the a not melts melt ship port left right coast deal"
WORDS = _TEXT.split()
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


@st.composite
def near_texts(draw: st.DrawFn) -> list[str]:
    """Sentences, most of them another one with a word or two changed."""
    out = [draw(sentences)]
    for _ in range(draw(st.integers(1, 9))):
        words = draw(st.sampled_from(out)).split()
        for _ in range(draw(st.integers(0, 2))):
            words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(WORDS)))
            words.pop(draw(st.integers(0, len(words) - 1)))
        out.append(" ".join(words) or "ore")
    return out


@given(near_texts())
def test_the_index_finds_what_comparing_each_with_each_finds(texts):
    sayings = Sayings(texts, "en")
    for place, text in enumerate(texts):
        wanted = next((i for i in range(place) if say_the_same(texts[i], text, "en")), None)
        assert sayings.first(place, lambda _other: True) == wanted
        sayings.add(place)


@given(near_texts(), st.randoms(use_true_random=False))
def test_twins_are_the_same_in_any_order_and_what_each_with_each_gives(texts, random):
    made = [question(f"{i}?", text) for i, text in enumerate(dict.fromkeys(texts))]
    random.shuffle(made)

    def alike(one: Note, other: Note) -> bool:
        many = min(len(meant(note.answer, "en")) for note in (one, other)) >= 6
        return many and say_the_same(one.answer, other.answer, "en")

    wanted = []
    for place, note in enumerate(made):
        first = next((other for other in made[:place] if alike(other, note)), None)
        wanted += [(first.prompt, note.prompt, "")] if first else []
    assert pairs(*made) == wanted


@given(notes())
def test_names_that_are_not_looked_for_are_not_there(note):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(masking, "_parts", lambda _name: ())
        every_one_tried = masked(note.answer, names(note))
    assert masked(note.answer, names(note)) == every_one_tried


@given(sentences, sentences)
def test_saying_the_same_is_symmetric_and_the_guard_keeps_such_apart(one, other):
    assert say_the_same(one, other, "en") == say_the_same(other, one, "en")
    if say_the_same(one, other, "en"):
        assert nearly_the_same(meant(one, "en"), meant(other, "en"))


@given(st.lists(notes(), min_size=2, max_size=8, unique_by=lambda note: note.id))
def test_every_pair_is_of_two_cards_of_one_kind_found_either_way_round(made):
    for pair in twins(made, "en"):
        assert pair.first.kind == pair.second.kind
        assert made.index(pair.first) < made.index(pair.second)
        assert not settled(pair.first, pair.second)
        assert twins([pair.second, pair.first], "en")


def test_ten_thousand_cards_take_a_moment_whether_all_say_the_same_or_each_a_little_else():
    signs = [format(i, "014b").translate({48: ",", 49: ";"}) for i in range(10_000)]
    begun = time.perf_counter()
    assert len(twins([term(f"Term {i}", SMELTER + signs[i]) for i in range(10_000)], "en")) == 9_999
    assert twins([term(f"Term {i}", f"{SMELTER} Its number: n{i}") for i in range(10_000)], "en") == []
    assert time.perf_counter() - begun < 20
