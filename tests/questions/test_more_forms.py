"""True-false, cloze, match and mixed: fair, reproducible, and in the form that was wished for."""

from collections import Counter
from itertools import groupby

import pytest
from helpers.decks_for_tests import cloze, deck, decks, question, term
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle import right_answers, same

from quizapp.questions.feedback import feedback
from quizapp.questions.forms import FORMS, form, match
from quizapp.questions.item import Item
from quizapp.questions.material import Material
from quizapp.questions.paper import make_item, paper, to_json
from quizapp.questions.wish import FORM_NAMES, MIXED, Wish

LANDS = {
    "France": "Paris",
    "Spain": "Madrid",
    "Italy": "Rome",
    "Japan": "Tokyo",
    "Peru": "Lima",
    "Mali": "Bamako",
}
CAPITALS = deck(
    *(question(f"What is the capital of {land}?", city, id=land.lower()) for land, city in LANDS.items())
)
METALS = deck(
    *(
        term(name, f"{name} is a metal with the number {n}", id=name.lower())
        for n, name in enumerate(("Iron", "Gold", "Zinc", "Lead", "Tin", "Nickel", "Silver"), 20)
    ),
    id="m",
)
GAPS = deck(
    cloze("It was signed in {{Tokyo::city}} by {{Takaichi}} and Trump.", id="deal"),
    cloze("The sky is {{blue}}.", id="sky"),
    id="g",
)


def asked(*made, wish=MIXED, count=1000, seed="s", **how) -> list[Item]:
    forms = (wish,) if isinstance(wish, str) else wish
    return paper(made, Wish(count=count, forms=forms), seed, **how)


def shape(items):
    return [
        (
            i.card.id,
            i.form,
            i.stem,
            i.answer,
            [(o.text, o.why) for o in i.options],
            i.key,
            i.group,
            i.remark,
            i.accepts,
        )
        for i in items
    ]


def test_the_names_that_can_be_wished_for_are_those_of_the_forms():
    assert {each.name for each in FORMS} == set(FORM_NAMES)
    assert {each.name: each.entry for each in FORMS} == {
        "choice": "options", "true-false": "options", "match": "options", "typed": "text", "cloze": "text",
        "flashcard": "reveal",
    }  # fmt: skip


slow = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
any_wish = st.lists(st.sampled_from(FORM_NAMES), min_size=1, max_size=3, unique=True).map(tuple) | st.just(
    (MIXED,)
)


@slow
@given(decks(), any_wish, st.integers(1, 12), st.sampled_from("abc"), st.randoms(use_true_random=False))
def test_every_paper_is_the_same_whatever_the_order_of_decks_and_notes(made, forms, count, seed, rng):
    items = asked(*made, wish=forms, count=count, seed=seed)
    assert len(items) == min(count, sum(len(d.cards) for d in made))
    assert len({item.card.id for item in items}) == len(items)
    again = []
    for one in made:
        notes = list(one.notes)
        rng.shuffle(notes)
        again.append(deck(*notes, id=one.id))
    rng.shuffle(again)
    assert shape(asked(*again, wish=forms, count=count, seed=seed)) == shape(items)


@slow
@given(decks(), any_wish)
def test_every_item_can_be_answered_rightly_and_says_so_if_it_is_not_as_wished(made, forms):
    for item in asked(*made, wish=forms):
        entry = form(item.form).entry
        assert bool(item.options) is (entry == "options") is (item.key is not None)
        answer = item.key if entry == "options" else item.answer if entry == "text" else 3
        assert form(item.form).mark(item, answer) == "right"
        assert 0 <= form(item.form).guessing(item) <= 1 / 2
        assert bool(item.group) is (item.form == "match")
        assert bool(item.accepts) is (entry == "text")
        if item.form not in forms and MIXED not in forms:
            assert item.remark.startswith("Asked ")


# -- true or false -------------------------------------------------------------------------------------


def test_half_of_the_pairings_are_true():
    keys = Counter(
        item.key for n in range(100) for item in asked(CAPITALS, METALS, wish="true-false", seed=str(n))
    )
    assert abs(keys[0] - keys[1]) < 0.08 * keys.total()


@slow
@given(decks(), st.sampled_from("abc"))
def test_what_is_shown_as_false_is_false_and_what_is_shown_as_true_is_the_cards_own(made, seed):
    for item in asked(*made, wish="true-false", seed=seed):
        if item.form != "true-false":
            continue
        assert [option.text for option in item.options] == ["True", "False"]
        if item.key == 0:
            assert item.answer.strip() in item.stem or "____" in item.stem
            continue
        note = item.card.note
        written = {w.text for w in (*note.wrong, *note.wrong_terms)}
        if item.card.direction == "gap" or written or "____" in item.stem:
            continue
        for right in right_answers(item.card):
            for part in (*item.stem.split(" — "), *item.stem.split("  \n")):
                prompt = note.answer if item.card.direction == "reverse" else note.prompt
                assert part in (item.stem, prompt) or not same(part, right, made) or same(part, prompt, made)


def test_the_feedback_on_a_false_pairing_tells_whose_it_is_and_what_is_right():
    items = [item for n in range(9) for item in asked(CAPITALS, wish="true-false", seed=str(n))]
    item = next(item for item in items if item.key == 1)
    for response, mark in ((0, "wrong"), (1, "right"), (None, "skipped")):
        said = feedback(item, response, mark)
        assert "That answers: What is the capital of" in said.why
        assert f"The right answer: {item.answer}" in said.why
        assert said.answer == item.answer
    true = next(item for item in items if item.key == 0)
    assert feedback(true, 0, "right").why == ""
    assert feedback(true, 1, "wrong").why == "It is the right answer."


def test_a_gap_is_shown_filled():
    for item in asked(GAPS, wish="true-false"):
        assert "____" not in item.stem
        assert "{{" not in item.stem


# -- cloze and typed -----------------------------------------------------------------------------------


def test_a_gap_is_asked_with_its_hint_in_place_and_the_others_filled():
    by_answer = {item.answer: item for item in asked(GAPS, wish="cloze")}
    assert by_answer["Tokyo"].stem == "It was signed in ____ (city) by Takaichi and Trump."
    assert by_answer["Takaichi"].stem == "It was signed in Tokyo by ____ and Trump."
    item = by_answer["Takaichi"]
    marks = [form("cloze").mark(item, text) for text in ("takaichi", "Takaich", "Tokyo", "Kishida")]
    assert marks == ["right", "right", "wrong", "wrong"]


def test_cloze_and_typed_ask_first_what_they_can():
    assert {item.card.deck_id for item in asked(CAPITALS, GAPS, wish="cloze", count=3)} == {"g"}
    items = asked(METALS, wish="typed", count=7)
    assert {(item.form, item.card.direction) for item in items} == {("typed", "reverse")}
    more = asked(METALS, wish="typed", count=9)
    assert [item.form for item in more[7:]] == ["choice", "choice"]
    assert "no short one" in more[8].remark
    assert "no sentence with a gap" in asked(CAPITALS, wish="cloze", count=1)[0].remark


# -- match ---------------------------------------------------------------------------------------------


def groups(items):
    return [list(run) for name, run in groupby(items, key=lambda item: item.group) if name]


@slow
@given(decks(), st.sampled_from([("match",), ("match", "choice"), (MIXED,)]), st.sampled_from("abc"))
def test_the_pairs_of_a_match_are_of_one_kind_and_each_has_one_right_side(made, forms, seed):
    items = asked(*made, wish=forms, seed=seed)
    found = groups(items)
    assert len({pairs[0].group for pairs in found}) == len(found), "the pairs of a match follow each other"
    for pairs in found:
        assert 4 <= len(pairs) <= 6
        assert len({(i.card.note.kind, i.card.direction) for i in pairs}) == 1
        assert len({i.options for i in pairs}) == 1
        assert sorted(i.key for i in pairs) == list(range(len(pairs)))
        for item in pairs:
            assert item.answer == (shown := item.options[item.key].text) or "____" in shown
            assert form("match").guessing(item) == 1 / len(pairs)
            for other in pairs:
                if other is item:
                    continue
                assert (
                    other.card.note.id not in item.card.note.also_right
                    or other.card.deck_id != item.card.deck_id
                )
                if "____" not in other.options[other.key].text:
                    assert not any(same(other.answer, right, made) for right in right_answers(item.card))


@pytest.mark.parametrize(
    ("count", "sizes"), [(6, [6]), (5, [5]), (4, [4]), (3, []), (10, [5, 5]), (12, [6, 6])]
)
def test_matches_are_as_even_as_can_be(count, sizes):
    items = asked(CAPITALS, METALS, wish="match", count=count)
    assert len(items) == count
    assert sorted(len(pairs) for pairs in groups(items)) == sizes


def test_cards_whose_answers_could_be_swapped_never_meet_in_a_match():
    made = deck(
        question("Big city of the USA?", "New York", id="a", accept=("NYC",)),
        question("Where is the Met?", "NYC", id="b"),
        question("Capital of Japan?", "Tokyo", id="c"),
        question("Capital of Peru?", "Lima", id="d"),
        question("Capital of Mali?", "Bamako", id="e"),
    )
    for n in range(20):
        (pairs,) = groups(asked(made, wish="match", seed=str(n)))
        assert not {"a", "b"} <= {item.card.note.id for item in pairs}
    left = [item for item in asked(made, wish="match") if not item.group]
    assert left
    assert all(item.form == "choice" and "fair match" in item.remark for item in left)


def test_no_definition_in_a_match_names_a_term_of_it():
    (pairs, *_) = groups(asked(METALS, wish="match"))
    if pairs[0].card.direction == "forward":
        assert all("____" in option.text for option in pairs[0].options)


def test_a_wrong_pairing_says_what_the_side_belongs_to():
    pairs = groups(asked(CAPITALS, wish="match"))[0]
    other = pairs[1]
    assert feedback(pairs[0], other.key, "wrong").why == f"That answers: {other.card.note.prompt}"
    assert match.mark(pairs[0], pairs[0].key) == "right"


def test_the_pairs_are_items_of_a_paper_like_all_others():
    rows = [to_json(item) for item in asked(CAPITALS, wish="match")]
    assert {tuple(row) for row in rows} == {
        ("card", "deck", "form", "direction", "stem", "options", "key", "answer")
    }
    assert all(row["options"][row["key"]] == row["answer"] for row in rows)
    assert [to_json(item)["options"] for item in asked(GAPS, wish="cloze")] == [[]] * 3


# -- mixed ---------------------------------------------------------------------------------------------


def test_without_knowledge_of_the_learner_the_dice_choose_among_all_that_is_possible():
    forms = Counter(
        item.form for n in range(40) for item in asked(CAPITALS, METALS, GAPS, seed=str(n), count=12)
    )
    assert set(forms) == {"choice", "true-false", "typed", "cloze", "match"}
    assert min(forms.values()) > 10


@pytest.mark.parametrize(
    ("level", "forms"),
    [
        (0, {"choice", "true-false"}),
        (1, {"choice", "match", "cloze"}),
        (2, {"typed", "cloze", "flashcard"}),
    ],
)
def test_recognition_comes_first_and_recall_later(level, forms):
    found = Counter(
        item.form
        for n in range(20)
        for item in asked(CAPITALS, METALS, GAPS, seed=str(n), count=30, known=lambda _: level)
    )
    assert set(found) == forms
    items = asked(CAPITALS, METALS, GAPS, known=lambda _: level)
    assert not any(item.remark.startswith("Asked") for item in items)


def test_what_is_known_is_asked_only_for_mixed_forms():
    assert shape(asked(CAPITALS, wish="choice", known=lambda _: 2)) == shape(asked(CAPITALS, wish="choice"))


# -- what was confused ---------------------------------------------------------------------------------


def test_what_was_taken_for_the_answer_before_comes_first_among_the_distractors():
    france = next(card for card in CAPITALS.cards if card.note.id == "france")
    for n in range(10):
        material = Material([CAPITALS], {france.id: ("lima", "Quito", "Paris")})
        item = make_item(france, material, Wish(choices=3), str(n))
        assert {"Paris", "Lima"} < {option.text for option in item.options}
        assert [option.why for option in item.options if option.text == "Lima"] == [
            "That answers: What is the capital of Peru?"
        ]
    false = asked(CAPITALS, wish="true-false", confused={france.id: ("Lima",)}, seed="1")
    shown = next(item for item in false if item.card.id == france.id)
    assert shown.key == 0 or "Lima" in shown.stem


def test_a_confusion_that_would_be_unfair_or_belongs_to_nobody_is_left_out():
    made = deck(
        question("Big city of the USA?", "New York", id="a", accept=("NYC",)),
        question("Where is the Met?", "NYC", id="b"),
        question("Capital of Japan?", "Tokyo", id="c"),
        question("Capital of Peru?", "Lima", id="d", wrong=("Quito",)),
    )
    (a, *_, d) = made.cards
    plain = Material([made])
    odd = Material([made], {a.id: ("NYC", "Kyoto", "new york"), d.id: ("quito",)})
    wish = Wish(choices=6)
    texts = {option.text for option in make_item(a, odd, wish, "s").options}
    assert (
        texts
        == {option.text for option in make_item(a, plain, wish, "s").options}
        == {"New York", "Tokyo", "Lima"}
    )
    assert "Quito" in {option.text for option in make_item(d, odd, Wish(choices=2), "s").options}
