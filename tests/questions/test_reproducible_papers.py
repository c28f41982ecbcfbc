"""The same decks, wish and seed give the same paper anywhere, and nothing else enters into it."""

import json
import os
import subprocess
import sys
import time
from collections import Counter

import pytest
from helpers.decks_for_tests import deck, decks, question, term
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.chance import Chance, place
from quizapp.questions.drawing import draw, eligible
from quizapp.questions.paper import paper
from quizapp.questions.stock import Listed
from quizapp.questions.wish import Wish

SCRIPT = """
import json, sys
sys.path[:0] = ["tests"]
from helpers.decks_for_tests import WORDS, deck, question, term
from quizapp.questions.paper import paper
from quizapp.questions.stock import Listed
from quizapp.questions.wish import Wish
both = enumerate(WORDS)
made = deck(*(term(w, f"{w} or {WORDS[-i]}", accept=(WORDS[i // 2],), tags=("t", "u")) for i, w in both))
other = deck(*(question(f"{w}?", w) for w in WORDS), id="e")
items = paper([made, other], Wish(count=200, choices=6, tags=("u",)), "seed")
print(json.dumps([[i.card.id, i.stem, [o.text for o in i.options], i.key] for i in items]))
"""


def shape(items):
    return [(i.card.id, i.stem, [(o.text, o.why) for o in i.options], i.key, i.remark) for i in items]


def test_another_hash_seed_gives_the_same_paper():
    outs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT], env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(outs) == 1
    assert len(json.loads(outs.pop())) > 30


def test_a_paper_is_the_same_for_years():
    made = deck(*(question(f"q{n}?", f"answer {chr(97 + n)}", id=f"n{n}") for n in range(6)))
    items = paper([made], Wish(count=3, choices=3), "2026")
    assert [(i.card.note.id, [o.text[-1] for o in i.options], i.key) for i in items] == [
        ("n0", ["e", "d", "a"], 2),
        ("n5", ["f", "a", "d"], 0),
        ("n4", ["a", "e", "d"], 1),
    ]


@settings(max_examples=60, deadline=None)
@given(decks(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_and_of_the_decks_changes_nothing(made, rng):
    def mixed(one):
        notes = list(one.notes)
        rng.shuffle(notes)
        return deck(*notes, id=one.id)

    wish = Wish(count=1000)
    again = [mixed(one) for one in made]
    rng.shuffle(again)
    assert [d.digest for d in sorted(again, key=lambda d: d.id)] == [d.digest for d in made]
    assert shape(paper(again, wish, "s")) == shape(paper(made, wish, "s"))


def drawn(made, count):
    return draw([Listed(one) for one in made], Wish(), count, "s")


@settings(max_examples=60, deadline=None)
@given(decks(), decks(), st.integers(1, 6))
def test_more_cards_leave_the_order_of_the_others(made, more, count):
    new = deck(*more[0].notes, id="new")
    longer = [c.id for c in drawn([*made, new], 10_000)]
    before = [c.id for c in drawn(made, None)]
    firsts = set(before[: sum(len(one.notes) for one in made)])
    assert [c for c in longer if c in firsts] == [c for c in before if c in firsts]
    assert [c for c in longer if c in set(before)] == before
    assert [c.id for c in drawn(made, count)] == before[:count]


@settings(max_examples=60, deadline=None)
@given(decks(), st.integers(0, 30), st.sampled_from("abc"))
def test_no_note_is_asked_twice_before_every_note_was_asked_once(made, count, seed):
    cards = eligible(made, Wish())
    stocks = [Listed(one) for one in made]
    notes = [(c.deck_id, c.note.id) for c in draw(stocks, Wish(), count, seed)]
    every = len({(c.deck_id, c.note.id) for c in cards})
    assert len(set(notes)) == min(count, every)
    assert len(notes) == min(count, len(cards))


def test_directions_and_tags_are_as_wished():
    made = deck(
        term("a", "A a", tags=("Chemie",)), term("b", "B b", directions=("forward",)), question("c?", "C")
    )
    assert {c.direction for c in eligible([made], Wish(direction="reverse"))} == {"reverse"}
    assert len(eligible([made], Wish(direction="forward"))) == 3
    assert len(eligible([made], Wish())) == 4
    assert {c.note.prompt for c in eligible([made], Wish(tags=("chemie",)))} == {"a"}
    assert eligible([made], Wish(tags=("none",))) == []
    tagged = deck(question("x?", "X"), id="e", tags=("CHEMIE",))
    assert len(eligible([made, tagged], Wish(tags=("chemie", "none")))) == 3


wishes = st.builds(
    Wish,
    count=st.integers(1, 99_999),
    forms=st.lists(st.sampled_from(["choice", "flashcard"]), min_size=1, max_size=2, unique=True).map(tuple),
    direction=st.sampled_from(["both", "forward", "reverse"]),
    choices=st.integers(2, 6),
    tags=st.lists(st.text(max_size=5), max_size=3).map(tuple),
)
rubbish = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@given(wishes)
def test_a_wish_comes_back_from_the_log_as_it_was(wish):
    assert Wish.from_options(json.loads(json.dumps(wish.options()))) == wish


@given(st.dictionaries(st.sampled_from(["form", "direction", "count", "choices", "tags"]), rubbish))
def test_rubbish_options_make_a_wish_that_can_be_asked(options):
    wish = Wish.from_options(options)
    assert type(wish.count) is int
    assert 0 < wish.count < 100_000
    assert type(wish.choices) is int
    assert 2 <= wish.choices <= 6
    paper([deck(term("a", "A a"), term("b", "B b"))], wish, "s")


def test_a_paper_of_20_from_2000_cards_takes_under_a_second():
    made = deck(
        *(
            term(f"Term {n} of many", f"The term {n} is the {n * 7} th in a list of terms")
            for n in range(2000)
        )
    )
    before = time.process_time()
    assert len(paper([made], Wish(count=20), "s")) == 20
    assert time.process_time() - before < 1


def test_chance_is_even_and_its_keys_do_not_run_together():
    draws = [Chance("s", str(n)).below(6) for n in range(6000)]
    assert all(850 < draws.count(side) < 1150 for side in range(6))
    assert Chance("a", "b").shuffled(range(50)) != Chance("ab").shuffled(range(50))
    assert sorted(Chance("x").shuffled(range(50))) == list(range(50))
    assert sorted(set(Chance("x").sample(range(50), 20))) == sorted(Chance("x").sample(range(50), 20))
    assert Chance("x").sample(range(3), 9) == Chance("x").shuffled(range(3))


@pytest.mark.parametrize("seed", ["", "a", "ä", "\ud800"])
def test_any_text_can_be_a_seed(seed):
    assert place(seed, "x") == place(seed, "x")
    assert len(Chance(seed).shuffled("abc")) == 3


def test_out_of_many_every_card_gets_its_turn_and_rare_ones_are_found():
    tags = {7: ("rare",), 2900: ("rare",)}
    stocks = [
        Listed(deck(*(question(f"q{n}?", f"a{n}", tags=tags.get(n, ())) for n in range(3000)), id=name))
        for name in "ab"
    ]
    turns = Counter(card.id for n in range(300) for card in draw(stocks, Wish(), 40, str(n)))
    assert sum(turns.values()) == 300 * 40
    assert len(turns) > 4900  # of 6,000, each twice on average
    assert max(turns.values()) < 12
    found = draw(stocks, Wish(tags=("rare",)), 40, "s")
    assert sorted(card.note.prompt for card in found) == ["q2900?", "q2900?", "q7?", "q7?"]
