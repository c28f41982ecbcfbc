"""Versions of a paper: the same items, another order, and each its own key."""

from helpers.decks_for_tests import WORDS, deck, question, term
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.item import Item
from quizapp.questions.paper import paper
from quizapp.questions.stock import Listed
from quizapp.questions.versions import blocks, version
from quizapp.questions.wish import FORM_NAMES, Wish

SHORT = deck(*(term(word, f"the meaning of {WORDS[-n]}") for n, word in enumerate(WORDS[:24])), id="a")
YEARS = deck(*(question(f"When was {WORDS[n]}?", str(1950 + 7 * n)) for n in range(8)), id="y")


def right(item: Item) -> object:
    """What an item's key comes to, wherever it stands."""
    chosen = item.options[item.key].text if item.key is not None else None
    return item.card.id, item.form, item.stem, chosen, sorted(option.text for option in item.options)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([*((name,) for name in FORM_NAMES), FORM_NAMES]),
    st.text("abc", min_size=1, max_size=3),
    st.sampled_from(["A", "B", "12"]),
)
def test_a_version_has_the_same_items_and_its_keys_point_at_the_same_texts(
    forms: tuple[str, ...], seed: str, letter: str
):
    items = paper([Listed(SHORT)], Wish(count=9, forms=forms), seed)
    made = version(items, letter, seed)
    assert sorted(map(repr, map(right, made.items))) == sorted(map(repr, map(right, items)))
    assert version(items, letter, seed) == made


def test_versions_differ_in_order_and_in_options():
    items = paper([Listed(SHORT)], Wish(count=10), "seed")
    one, other = version(items, "A", "seed"), version(items, "B", "seed")
    assert [item.card.id for item in one.items] != [item.card.id for item in other.items]
    keys = [{item.card.id: item.key for item in each.items} for each in (one, other)]
    assert keys[0] != keys[1]


def test_numbers_stay_in_order_and_true_stays_first():
    for forms in (("choice",), ("true-false",)):
        items = paper([Listed(YEARS)], Wish(count=6, forms=forms), "seed")
        for item in version(items, "B", "seed").items:
            texts = [option.text for option in item.options]
            assert texts == (["True", "False"] if forms == ("true-false",) else sorted(texts))


def test_the_pairs_of_a_match_stay_together_with_the_same_options():
    items = paper([Listed(SHORT)], Wish(count=12, forms=("match",)), "seed")
    made = version(items, "B", "seed")
    matches = [block for block in blocks(made.items) if block[0].group]
    assert sum(map(len, matches)) == len({item.card.id for block in matches for item in block}) >= 8
    for block in matches:
        assert len({item.options for item in block}) == 1
        assert len({item.key for item in block}) == len(block)
        assert len({item.group for item in block}) == 1
