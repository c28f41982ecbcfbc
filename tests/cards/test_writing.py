"""The deck writer: what it writes is read as what was meant, and what was there stays."""

from formats.formats_kit import clozes, deck_of, new_notes, notes_of
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizapp.cards.new_note import NewNote, new_note_of
from quizapp.cards.reading import read_deck
from quizapp.cards.writing import new_deck, with_notes

any_notes = notes_of(st.one_of(new_notes(), clozes()))


def written(notes):
    return sorted(notes, key=repr)


@settings(max_examples=200, deadline=None)
@given(any_notes)
def test_every_card_is_read_as_it_was_given(notes):
    assume(len({note.prompt for note in notes}) == len(notes))
    assert written(map(new_note_of, deck_of(notes).notes)) == written(notes)


@settings(max_examples=100, deadline=None)
@given(any_notes, any_notes, st.sampled_from(["\n", "\r\n"]))
def test_added_cards_change_no_other_byte(first, more, end):
    there = {note.prompt for note in first}
    more = [note for note in more if note.prompt not in there]
    text = new_deck({"title": "A deck"}, first, ["made by hand"]).replace("\n", end)
    after = with_notes(text, more)
    left = iter(after)
    assert all(char in left for char in text), "every character that was there is there, in its order"
    deck = read_deck(after.encode(), "deck").deck
    assert deck
    assert len(deck.notes) == len(first) + len(more)
    assert {note.prompt for note in deck.notes} == there | {note.prompt for note in more}


def test_two_texts_of_a_line_stand_on_one_and_all_else_below_cards():
    notes = [NewNote("term", "a", "b"), NewNote("question", "c?", "d"), NewNote("term", "e", "f", hint="g")]
    assert new_deck({"title": "T", "language": ""}, notes, ["From a list."]) == (
        '# From a list.\n\n[deck]\ntitle = "T"\n\n[glossary]\n"a" = "b"\n\n[faq]\n"c?" = "d"\n\n'
        '[[cards]]\nterm = "e"\ndefinition = "f"\nhint = "g"\n'
    )
