"""Each feature prefers what it is meant to prefer, in whole numbers, and few notes are compared at all."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from helpers.decks_for_tests import deck, decks, question, term
from hypothesis import given, settings

from quizapp.cards.deck import Note
from quizapp.questions.candidate import Candidate, candidates_of
from quizapp.questions.distractors.features import FEATURES, explained, likeness_to
from quizapp.questions.distractors.shortlist import LENGTH, shortlist
from quizapp.questions.material import Material
from quizapp.questions.stock import Listed, place_of
from quizapp.questions.traits import DOUBLE, kind_of, scaled

BY_NAME = {feature.name: feature for feature in FEATURES}
FILL = [question(f"Is there anything under rock {n}?", f"A worm number {n}") for n in range(120)]


def asked(text: str, answer: str = "x", **more) -> Note:
    return question(text, answer, id=f"{text} {answer}", **more)


def said(answer: str) -> Note:
    return asked("What?", answer)


# Of each feature: a note, one that it prefers beside it, and one that it does not.
PREFERRED = {
    "topic": (asked("Who found copper ore?"), asked("Who sells copper ore?"), asked("Who sings opera?")),
    "spelling": (said("mitosis"), said("meiosis"), said("a chair")),
    "kind": (said("17"), said("23"), said("a small dog")),
    "capitals": (said("Marie Curie"), said("Lise Meitner"), said("some person")),
    "length": (said("four letters"), said("some letters"), said("a text that goes on and on and on")),
    "ending": (term("Oxidation", "a"), term("Reduction", "b"), term("Hydrogen", "c")),
    "tag": (asked("a?", tags=("Ores",)), asked("b?", tags=("ores", "x")), asked("c?", tags=("x",))),
    "sort": (asked("Which river is it?"), asked("Which river is long?"), asked("Which king is old?")),
    "sorts": (asked("Which blue bird sings?"), asked("Which blue bird flies?"), asked("Which bird swims?")),
    "template": (asked("Is gold a rock?"), asked("Is tin a rock?"), asked("Is gold a tree?")),
    "number": (said("100 metres"), said("90 metres"), said("4 metres")),
    "known": (said("a bee"), said("worm"), said("zebra")),
}


def side(note: Note) -> Candidate:
    return candidates_of(note, "d", "reverse" if note.kind == "term" else "forward")[0]


@pytest.mark.parametrize("name", BY_NAME)
def test_a_feature_prefers_what_is_plausible(name):
    notes = PREFERRED[name]
    material = Material([deck(*FILL, *notes)])
    rarity = material.rarity(material.stocks[0])
    mine, better, worse = (material.traits(side(note)) for note in notes)
    of = BY_NAME[name].of
    assert of(mine, better, rarity) > of(mine, worse, rarity)


DATES = [("May 1999", "July 1999", "May 1812"), ("3 %", "4 %", "4 metres"), ("-5", "−6", "900")]


@pytest.mark.parametrize(("mine", "near", "far"), DATES)
def test_numbers_and_dates_are_near_by_what_they_are_worth(mine, near, far):
    material = Material([deck(said(mine), said(near), said(far))])
    rarity = material.rarity(material.stocks[0])
    one, close, other = (material.traits(side(said(text))) for text in (mine, near, far))
    number = BY_NAME["number"].of
    assert number(one, close, rarity) > number(one, other, rarity)


# From what to what each feature goes; `known` has no end.
BOUNDS = {"length": (-2000, 0), "sort": (0, 1333), "sorts": (0, 3000), "known": (0, 1_000_000)}
ONE_WAY = ("known", "topic")  # what they say of one and the other they needn't say of the other and the one


@settings(max_examples=60, deadline=None)
@given(decks())
def test_all_features_are_whole_numbers_within_their_bounds_and_most_the_same_both_ways(made):
    material = Material(made)
    for stock in material.stocks:
        rarity = material.rarity(stock)
        notes = stock.notes(range(len(stock.spots)))
        sides = [c for n in notes for d in ("forward", "reverse") for c in candidates_of(n, stock.deck.id, d)]
        for one, other in pairwise(sides):
            mine, its = material.traits(one), material.traits(other)
            for feature in FEATURES:
                value = feature.of(mine, its, rarity)
                least, most = BOUNDS.get(feature.name, (0, 1000))
                assert type(value) is int, feature.name
                assert least <= value <= most, feature.name
                if feature.name not in ONE_WAY:
                    assert value == feature.of(its, mine, rarity), feature.name


@settings(max_examples=30, deadline=None)
@given(decks())
def test_what_is_told_of_two_answers_adds_up_to_their_likeness(made):
    material = Material(made)
    stock = material.stocks[0]
    rarity = material.rarity(stock)
    sides = [c for n in stock.notes(range(len(stock.spots))) for c in candidates_of(n, "d", "forward")]
    for one, other in pairwise(map(material.traits, sides)):
        parts = explained(one, other, rarity)
        assert sum(part for _, part in parts) == likeness_to(one, rarity)(other)
        assert all(part for _, part in parts)


def test_every_feature_has_a_name_of_its_own_and_a_reason():
    assert len(BY_NAME) == len(FEATURES)
    assert all(feature.reason and feature.weight > 0 for feature in FEATURES)


def test_a_size_that_doubles_is_one_doubling_more():
    for n in (16, 48, 100, 1000, 77_777):
        assert scaled(2 * n) == scaled(n) + DOUBLE
    assert all(a <= b for a, b in pairwise(map(scaled, range(1, 5000))))
    assert scaled(0) == scaled(1)


KINDS = [
    ("28 October 2025", "date"),
    ("3.5 %", "number"),
    ("Marie Curie", "name"),
    ("Statue of Liberty", "name"),
    ("a small dog", "common"),
    ("It is a text with more words than a name has", "long"),
    ("", "common"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_an_answer(text, kind):
    assert kind_of(text, "en") == kind


# -- which notes are compared ------------------------------------------------------------------------


class Watched(Sequence):
    """Places that count how many of them are looked at."""

    def __init__(self, places: Sequence[int]) -> None:
        self.places, self.looked = places, 0

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, at):
        found = self.places[at]
        self.looked += len(found) if isinstance(at, slice) else 1
        return found


class WatchedStock(Listed):
    """A stock that remembers what was looked at, by key."""

    def __init__(self, made) -> None:
        super().__init__(made)
        self.watched: dict[str, Watched] = {}

    def places(self, key: str) -> Sequence[int]:
        return self.watched.setdefault(key, Watched(super().places(key)))


def many(count: int) -> list[Note]:
    return [term(f"Term {n}", f"All of them speak of water, and of number {n}.") for n in range(count)]


def test_of_a_key_that_all_notes_have_only_so_many_places_are_looked_at():
    made = deck(*many(5000))
    stock = WatchedStock(made)
    rarity = Material([stock]).rarity(stock)
    note = made.notes[77]
    found = shortlist(note, place_of(stock, note.id), stock, rarity)
    assert len(found) == LENGTH == len(set(found))
    assert any(len(watched) == 5000 for watched in stock.watched.values())
    assert max(watched.looked for watched in stock.watched.values()) < 450


def test_where_all_have_the_same_not_all_are_compared_with_the_same_few():
    stock = Listed(deck(*many(1500)))
    rarity = Material([stock]).rarity(stock)
    one, other = (shortlist(stock.notes([at])[0], at, stock, rarity) for at in (100, 700))
    assert 100 not in one
    assert 700 not in other
    assert not set(one) & set(other)


def test_what_shares_the_rarest_words_comes_first():
    made = deck(
        *many(200),
        term("Kiln", "An oven for clay that speaks of water.", id="kiln"),
        term("Pottery", "Things of clay out of an oven.", id="pottery"),
    )
    stock = Listed(made)
    place = place_of(stock, "kiln")
    first = shortlist(stock.notes([place])[0], place, stock, Material([stock]).rarity(stock))[0]
    assert stock.notes([first])[0].id == "pottery"


def test_a_note_of_another_deck_is_compared_too():
    stock = Listed(deck(*many(50), term("Kiln", "An oven for clay.", id="kiln")))
    rarity = Material([stock]).rarity(stock)
    found = shortlist(term("Pottery", "Clay out of an oven."), None, stock, rarity)
    assert stock.notes([found[0]])[0].id == "kiln"
