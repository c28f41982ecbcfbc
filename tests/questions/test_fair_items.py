"""A paper is fair: no option repeats another or is right as well, and no term is given away."""

import re
from collections import Counter
from itertools import combinations

import pytest
from helpers.decks_for_tests import cloze, deck, decks, question, term
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import contains_word, right_answers, same, spellings

from quizapp.cards.deck import Deck, Note
from quizapp.questions.item import Item
from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish

ALL = Wish(count=1000)


def choices(*made: Deck, wish: Wish = ALL, seed: str = "s") -> list[Item]:
    return paper(made, wish, seed)


def texts(item: Item) -> list[str]:
    return [option.text for option in item.options]


def item_of(card: str, *made: Deck, seed: str = "s", wish: Wish = ALL) -> Item:
    return next(item for item in paper(made, wish, seed) if item.card.id.endswith(card))


@st.composite
def papers(draw: st.DrawFn) -> tuple[list[Deck], list[Item]]:
    made = draw(decks())
    wish = Wish(count=1000, choices=draw(st.integers(3, 6)))
    return made, paper(made, wish, draw(st.sampled_from("abc")))


slow = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slow
@given(papers())
def test_every_item_has_its_right_option_and_another_or_is_a_flashcard_that_says_why(made):
    decks, items = made
    assert len(items) == sum(len(deck.cards) for deck in decks)
    for item in items:
        if item.form == "flashcard":
            assert item.remark
            assert item.key is None
            assert not item.options
        else:
            assert len(item.options) >= 2
            shown = item.options[item.key].text
            assert shown == item.answer or "____" in shown
            assert item.answer in (
                item.card.note.prompt,
                item.card.note.answer,
                *(g.text for g in item.card.note.gaps),
            )


@slow
@given(papers())
def test_no_two_options_are_the_same_to_a_learner(made):
    decks, items = made
    for item in items:
        written = {w.text for w in (*item.card.note.wrong, *item.card.note.wrong_terms)}
        for one, other in combinations(texts(item), 2):
            assert one != other
            if one not in written and other not in written and not masks(one, other):
                assert not same(one, other, decks), (one, other)


@slow
@given(papers())
def test_no_option_beside_the_key_is_right_as_well(made):
    decks, items = made
    for item in items:
        written = {w.text for w in (*item.card.note.wrong, *item.card.note.wrong_terms)}
        for option in item.options:
            if option.text == item.answer or option.text in written or "____" in option.text:
                continue
            for right in right_answers(item.card):
                assert not same(option.text, right, decks), (option, right)
            for note in owners(decks, item, option.text):
                assert note.id not in item.card.note.also_right


def owners(decks: list[Deck], item: Item, text: str) -> list[Note]:
    """The notes of the card's own deck that an option can only have come from."""
    found = [n for d in decks for n in d.notes if text in spellings(n)]
    own = next(d for d in decks if d.id == item.card.deck_id)
    return found if len(found) == 1 and found[0] in own.notes else []


def masks(*shown: str) -> bool:
    return any("____" in text for text in shown)


def gives_nothing_else(text: str, note: Note) -> bool:
    """Nothing readable is left when the names of the term are taken out."""
    text = text.casefold()
    for name in sorted((note.prompt, *note.accept, "of", "NYC"), key=len, reverse=True):
        text = re.sub(re.escape(name.casefold().strip(" .*_`")) + "(s|es)?", "", text)
    return not any(c.isalnum() for c in text)


simple = re.compile(r"[^\W_]+(?: [^\W_]+)*|C\+\+|C#|\.NET|Node\.js")


@slow
@given(papers())
def test_a_definition_never_contains_its_own_term(made):
    for item in made[1]:
        note = item.card.note
        if note.kind != "term" or not simple.fullmatch(note.prompt):
            continue
        shown = [item.stem] if item.card.direction == "reverse" else texts(item)
        written = {w.text for w in note.wrong}
        for text in shown:
            if text not in written and not gives_nothing_else(text, note):
                assert not contains_word(text, note.prompt), (text, note.prompt)


@slow
@given(papers())
def test_the_authors_own_distractors_come_first(made):
    for item in made[1]:
        note = item.card.note
        if item.form != "choice" or len(note.gaps) > 1:
            continue
        reverse = item.card.direction == "reverse"
        written = note.wrong_terms if reverse and note.kind == "term" else () if reverse else note.wrong
        shown = set(texts(item))
        right = {form for text in right_answers(item.card) for form in (text, text.strip())}
        fit = {w.text for w in written if "____" not in w.text} - right
        if not masks(*shown) and not fit <= shown:
            assert all(text in fit or text == item.answer for text in shown), (fit, shown)


def test_spellings_that_differ_by_a_sign_stand_together():
    item = item_of(
        "#c:reverse",
        deck(*(term(n, f"language {i}", id=n.lower()) for i, n in enumerate(["C", "C++", "C#"]))),
    )
    assert sorted(texts(item)) == ["C", "C#", "C++"]


def test_accents_count_only_where_two_cards_differ_by_them_alone():
    cv, go_on = term("résumé", "an account of a career"), term("resume", "go on after a pause")
    third = term("Third", "something else", id="third")
    assert sorted(texts(item_of("third:reverse", deck(cv, go_on, third)))) == ["Third", "resume", "résumé"]
    one = term("résumé", "an account of a career", accept=("resume",), id="cv")
    card = term("Resume", "going on after a pause", id="go-on")
    both = deck(one, card, third)
    assert set(texts(item_of("#third:reverse", both))) in ({"Resume", "Third"}, {"résumé", "Third"})


def test_a_kana_with_and_without_its_dots_is_two_answers():
    made = deck(question("ka?", "か", id="ka"), question("ga?", "が", id="ga"))
    assert sorted(texts(item_of("ka:forward", made))) == ["か", "が"]


def test_a_synonym_by_accept_is_no_distractor_in_either_direction():
    made = deck(
        question("Biggest city of the USA?", "New York City", accept=("NYC",), id="big"),
        question("Where is the Met?", "NYC", id="met"),
        question("Seat of the UN?", "New York", accept=("NYC",), id="un"),
        question("Capital of Japan?", "Tokyo", id="tokyo"),
    )
    assert sorted(texts(item_of("big:forward", made))) == ["New York City", "Tokyo"]
    shown = texts(item_of("tokyo:forward", made))
    assert len(shown) == 2, "two names of one city are one distractor"


@pytest.mark.parametrize("whose", ["a", "b"])
def test_a_card_that_would_be_right_too_is_no_distractor_whichever_of_the_two_says_so(whose):
    made = deck(
        question("Who signed?", "Trump", id="a", also_right=("b",) * (whose == "a")),
        question("Which leader signed in Tokyo?", "Takaichi", id="b", also_right=("a",) * (whose == "b")),
        question("Who was away?", "Xi", id="c"),
    )
    assert sorted(texts(item_of("#a:forward", made))) == ["Trump", "Xi"]
    assert sorted(texts(item_of("#b:forward", made))) == ["Takaichi", "Xi"]
    assert len(texts(item_of("#c:forward", made))) == 3


def test_two_definitions_that_the_mask_makes_equal_are_not_set_against_each_other():
    made = deck(
        term("Foo", "Foo metal", id="foo"), term("Bar", "Bar metal", id="bar"), term("Baz", "gas", id="baz")
    )
    item = item_of("foo:reverse", made)
    assert item.stem == "____ metal"
    assert sorted(texts(item)) == ["Baz", "Foo"]


def test_questions_made_on_one_pattern_are_distractors_for_each_other():
    lands = {"France": "Paris", "Spain": "Madrid", "Italy": "Rome", "Japan": "Tokyo"}
    made = deck(*(question(f"What is the capital of {land}?", city) for land, city in lands.items()))
    for item in choices(made):
        assert sorted(texts(item)) == sorted(lands.values())


def test_a_question_that_only_says_more_is_the_same_question():
    made = deck(
        question("Who signed the rare earths deal?", "Trump and Takaichi", id="who"),
        question("Who signed the rare earths deal in Tokyo?", "The two leaders", id="who-2"),
        question("When?", "In autumn", id="when"),
    )
    assert sorted(texts(item_of("who:forward", made))) == ["In autumn", "Trump and Takaichi"]


def test_two_gaps_of_one_sentence_are_not_distractors_for_each_other_nor_of_its_twin():
    made = deck(
        cloze("It was signed in {{Tokyo}} by {{Takaichi}}.", id="one"),
        cloze("It was signed in {{Japan}} by Takaichi.", id="two"),
        cloze("The sky is {{blue}}.", id="three"),
    )
    by_key = {item.answer: sorted(texts(item)) for item in choices(made)}
    assert by_key["Tokyo"] == ["Tokyo", "blue"]
    assert by_key["Japan"] == ["Japan", "blue"]
    assert by_key["Takaichi"] == ["Japan", "Takaichi", "blue"]


def test_one_date_in_two_spellings_is_one_option():
    made = deck(
        question("Signed?", "28 October 2025", id="a"),
        question("Begun?", "2025-10-28", id="b"),
        question("Over?", "October 29, 2025", id="c"),
    )
    assert texts(item_of("a:forward", made)) == ["28 October 2025", "October 29, 2025"]


def test_numbers_and_dates_stand_in_order():
    numbers = deck(
        *(question(f"q{n}?", f"{n:,} years".replace("1 years", "1 year")) for n in (1, 20, 300, 4000))
    )
    for item in choices(numbers):
        assert texts(item) == ["1 year", "20 years", "300 years", "4,000 years"]
    dates = deck(*(question(f"q{d}?", d) for d in ("May 1999", "3 June 1999", "2001-01-05", "1812-02-03")))
    for item in choices(dates):
        assert texts(item) == ["1812-02-03", "May 1999", "3 June 1999", "2001-01-05"]


def test_the_place_of_the_right_option_is_evenly_spread():
    made = deck(*(question(f"q{c}?", c) for c in "abcdefgh"))
    places = Counter(item.key for n in range(100) for item in paper([made], ALL, f"seed {n}"))
    assert sorted(places) == [0, 1, 2, 3]
    assert all(150 < count < 250 for count in places.values()), places


def test_every_fair_answer_gets_its_turn_as_a_distractor():
    made = deck(*(question(f"q{c}?", c, id=c) for c in "abcdefgh"))
    seen = Counter(t for n in range(200) for t in texts(item_of("#a:forward", made, seed=str(n))) if t != "a")
    assert set(seen) == set("bcdefgh")
    assert min(seen.values()) > 50


def test_a_deck_of_one_card_is_asked_as_a_flashcard_that_says_so():
    (item,) = choices(deck(question("Who?", "Me")))
    assert item.form == "flashcard"
    assert "no fair wrong answer" in item.remark


def test_retired_notes_are_neither_asked_nor_used():
    made = deck(question("a?", "a"), question("b?", "b"), question("c?", "c", retired=True))
    assert {text for item in choices(made) for text in texts(item)} == {"a", "b"}
    assert len(choices(made)) == 2


def test_only_the_named_decks_give_distractors():
    one, other = deck(question("a?", "a")), deck(question("b?", "b"), question("c?", "c"), id="e")
    assert choices(one)[0].form == "flashcard"
    assert sorted(texts(item_of("d#" + one.notes[0].id + ":forward", one, other))) == ["a", "b", "c"]


def test_what_is_like_the_answer_of_a_twin_is_no_distractor():
    """Two terms share a definition; a third differs from one of them by its case alone."""
    made = deck(
        term("Osmosis", "Movement of water."),
        term("osmosis", "Water again."),
        term("Film", "Movement of water."),
        term("Root", "A part of a plant."),
    )
    for seed in map(str, range(30)):
        for item in paper([made], ALL, seed):
            if item.stem == "Movement of water.":
                assert "osmosis" not in [o.text for i, o in enumerate(item.options) if i != item.key]
