"""A deck's notes, a few at a time: the same as the deck has that is read whole."""

import pytest

from quizapp.library.leaves import Leaves


@pytest.fixture
def library(house):
    cards = "".join(f'[[cards]]\nquestion = "q{n}"\nanswer = "a{n}"\n' for n in range(100))
    retired = '[[cards]]\nterm = "old"\ndefinition = "x"\nretired = true\n'
    house.write({"many": cards + retired, "broken": "[glossary]\nx\n"})
    return house.open()


def test_the_notes_are_those_of_the_deck(library):
    [volume] = library.named(["many"])
    leaves, deck = Leaves(library, volume), volume.deck
    assert leaves.count == len(deck.notes) == 101
    assert leaves.about == deck._replace(notes=(), cards=(), aliases={})
    assert leaves.notes(0, 1000) == list(deck.notes)
    assert [leaves.note(place) for place in range(101)] == list(deck.notes)
    assert leaves.note(101) is None
    assert [leaves.place(note.id) for note in deck.notes] == list(range(101))
    assert [card for note in deck.notes for card in leaves.cards(note)] == list(deck.cards)


def test_what_is_not_there_has_no_place(library):
    [volume] = library.named(["many"])
    assert Leaves(library, volume).place("nothing") is None


def test_a_deck_that_cant_be_read_has_none(library):
    [volume] = library.named(["broken"])
    leaves = Leaves(library, volume)
    assert (leaves.about, leaves.count, leaves.notes(0, 9), leaves.note(0)) == (None, 0, [], None)
    assert leaves.place("x") is None
