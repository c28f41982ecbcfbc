"""Nothing that can be seen of the options tells which is right; the same seed always gives the same item."""

import random
from collections import Counter
from fractions import Fraction

import pytest
from helpers.decks_for_tests import cloze, deck, decks, question, term
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.questions.chance import Chance
from quizapp.questions.distractors.choosing import chosen
from quizapp.questions.distractors.looks import Look, Stem, nearness
from quizapp.questions.material import Material
from quizapp.questions.paper import make_item, paper
from quizapp.questions.wish import Wish

DRAWS = 400
LETTERS = [chr(0x4E00 + n) for n in range(40)]


def look(*, overlap: int = 0, letters: str = "", value: int | None = None) -> Look:
    worth = None if value is None else Fraction(value)
    return Look(frozenset(), frozenset(letters), overlap, worth)


def ranks(key: Look, pool: list[Look], rank_of) -> Counter[int]:
    """How often the key had which rank among four."""
    found: Counter[int] = Counter()
    for seed in range(DRAWS):
        places = chosen(key, [], pool, 3, Chance(str(seed)))
        assert len(set(places)) == 3
        found[rank_of(key, [pool[place] for place in places])] += 1
    return found


def is_even(found: Counter[int]) -> bool:
    return all(0.15 * DRAWS <= found[rank] <= 0.35 * DRAWS for rank in range(4))


def by_overlap(key: Look, others: list[Look]) -> int:
    return sum(other.overlap > key.overlap for other in others)


def by_value(key: Look, others: list[Look]) -> int:
    return sum(other.value > key.value for other in others)


def by_centre(key: Look, others: list[Look]) -> int:
    options = [key, *others]
    near = [sum(nearness(a, b) for b in options if b is not a) for a in options]
    return sum(each > near[0] for each in near[1:])


def leans_low(found: Counter[int]) -> bool:
    """Any rank, and the lower the oftener: 1, 3, 5 and 7 times in sixteen."""
    return all(abs(found[rank] / DRAWS - (2 * rank + 1) / 16) < 0.08 for rank in range(4))


def test_the_words_shared_with_the_stem_rank_the_key_anywhere_and_rather_low():
    """In real decks few answers share as much with the stem as the right one, so it comes out even there."""
    pool = [look(overlap=n) for n in (7, 3, 9, 1, 8, 2, 0, 6, 10, 4)]
    found = ranks(look(overlap=5), pool, by_overlap)
    assert leans_low(found), found


def test_the_key_is_as_often_the_largest_number_as_one_in_the_middle():
    pool = [look(value=n) for n in (90, 110, 95, 105, 80, 120, 70, 130, 99, 101)]
    assert is_even(ranks(look(value=100), pool, by_value))


def near_ones(seed: int) -> tuple[Look, list[Look]]:
    """A right answer and ten others, all more or less like a neighbour of theirs."""
    rng = random.Random(seed)
    neighbour = rng.sample(LETTERS, 12)
    texts = []
    for _ in range(11):
        kept = rng.sample(neighbour, rng.randrange(3, 10))
        texts.append("".join({*kept, *rng.sample(LETTERS, 12 - len(kept))}))
    pool = [look(overlap=2 * rng.randrange(6), letters=each, value=rng.randrange(100)) for each in texts[1:]]
    return look(overlap=5, letters=texts[0], value=50), pool


def test_the_key_is_as_often_the_odd_one_as_the_most_central():
    found: Counter[int] = Counter()
    for seed in range(DRAWS):
        key, pool = near_ones(seed % 20)
        plain = [each._replace(overlap=0, value=None) for each in pool]
        places = chosen(key._replace(overlap=0, value=None), [], plain, 3, Chance(str(seed)))
        found[by_centre(key, [pool[place] for place in places])] += 1
    assert is_even(found), found


def test_all_three_are_fairly_even_at_once():
    found = {rank_of: Counter() for rank_of in (by_overlap, by_centre, by_value)}
    for seed in range(DRAWS):
        key, pool = near_ones(seed % 20)
        taken = [pool[place] for place in chosen(key, [], pool, 3, Chance(str(seed)))]
        for rank_of, ranks_of in found.items():
            ranks_of[rank_of(key, taken)] += 1
    for rank_of, ranks_of in found.items():
        least = 0.02 if rank_of is by_overlap else 0.1
        assert all(least * DRAWS <= ranks_of[rank] <= 0.5 * DRAWS for rank in range(4)), found


def test_the_likest_are_taken_where_nothing_else_tells_them_apart():
    assert chosen(look(), [], [look()] * 9, 3, Chance("s")) == [0, 1, 2]


@pytest.mark.parametrize(("there", "wanted", "taken"), [(0, 3, 0), (2, 3, 2), (5, 0, 0), (5, 3, 3)])
def test_as_many_are_taken_as_there_are(there, wanted, taken):
    assert len(chosen(look(), [], [look(overlap=n) for n in range(there)], wanted, Chance("s"))) == taken


def test_those_that_stand_already_count():
    """Two of the author's share more with the stem than the key does: it can't be first any more."""
    pool = [look(overlap=n) for n in (0, 9, 1, 8)]
    fixed = [look(overlap=6), look(overlap=7)]
    thirds = Counter(
        pool[chosen(look(overlap=5), fixed, pool, 1, Chance(str(n)))[0]].overlap for n in range(200)
    )
    assert sum(thirds[n] for n in (0, 1)) > 100, "three draws in four ask for a rank above the last"
    assert sum(thirds[n] for n in (8, 9)) > 20


def test_numbers_do_not_always_leave_the_right_one_in_the_middle():
    made = deck(*(question(f"How many {n}?", f"{n * 13} metres", id=f"n{n}") for n in range(2, 14)))
    places = Counter(item.key for n in range(25) for item in paper([made], Wish(count=12), str(n)))
    assert all(0.12 < places[place] / places.total() < 0.4 for place in range(4)), places


OVERLAPS = [
    ("Who measured the speed of light?", "a measure of light", 4),
    ("Who measured the speed of light?", "the moon", 0),
    ("What is an electron?", "electronic noise", 1),
]


@pytest.mark.parametrize(("stem", "option", "halves"), OVERLAPS)
def test_what_an_option_shares_with_its_stem_is_counted_in_halves_of_a_word(stem, option, halves):
    assert Stem(stem, "en").look(option).overlap == halves


# -- properties --------------------------------------------------------------------------------------

slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def shape(items):
    return [(i.card.id, i.stem, [(o.text, o.why, o.origin) for o in i.options], i.key) for i in items]


@slow
@given(decks(), st.integers(3, 6), st.sampled_from("abc"))
def test_the_options_of_an_item_never_repeat(made, choices, seed):
    for item in paper(made, Wish(count=1000, choices=choices), seed):
        shown = [option.text for option in item.options]
        assert len(shown) == len(set(shown)) <= choices


@slow
@given(decks(), decks(), st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_item_whatever_was_asked_before_and_in_any_order(made, other, rng):
    first = shape(paper(made, Wish(count=1000), "s"))
    paper([deck(*one.notes, id=f"other {one.id}") for one in other], Wish(count=50), "t")
    mixed = [deck(*rng.sample(one.notes, len(one.notes)), id=one.id) for one in made]
    rng.shuffle(mixed)
    assert shape(paper(mixed, Wish(count=1000), "s")) == first


@slow
@given(decks(), st.randoms(use_true_random=False))
def test_an_item_alone_is_the_same_whatever_else_is_known(made, rng):
    """What was counted and remembered for other cards plays no part, only which distractors were used."""
    items = paper(made, Wish(count=1000), "s")
    cards = [item.card for item in items]
    rng.shuffle(cards)
    material, alone = Material(made), {}
    for card in cards:
        material.used.clear()
        alone[card.id] = make_item(card, material, Wish(), "s")
    for card in cards:
        assert shape([alone[card.id]]) == shape([make_item(card, Material(made), Wish(), "s")])


def test_an_answer_is_shown_the_same_where_it_is_right_and_where_it_is_wrong():
    """Else what is blanked would tell."""
    told = {
        "Reliability": "How often reliable machines work as they should over some years.",
        "Elasticity": "An elastic spring goes back to its form after somebody pulled it.",
        "Conductivity": "Metals that are conductive let current through without much heat.",
        "Solubility": "So much of a soluble salt goes into a litre of warm water.",
        "Flexibility": "Whoever has flexible hours begins when the children are at school.",
        "Visibility": "The farthest hill that is visible in fog tells pilots whether to land.",
    }
    made = deck(
        *(term(name, text) for name, text in told.items()),
        *(cloze(f"It rains in {{{{town {n}}}}} on {n} days.") for n in range(5)),
    )
    shown: dict[str, set[str]] = {}
    for seed in map(str, range(10)):
        for item in paper([made], Wish(count=100, direction="forward"), seed):
            for i, option in enumerate(item.options):
                whose = f"d#{item.card.note.id}" if i == item.key else option.origin
                shown.setdefault(f"{whose} {item.card.direction}", set()).add(option.text)
    assert len(shown) == 11
    assert all(len(texts) == 1 for texts in shown.values()), shown
    assert any("____" in text for texts in shown.values() for text in texts)
