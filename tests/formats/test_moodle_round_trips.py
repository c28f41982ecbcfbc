"""Cards sent out as GIFT or Moodle XML and taken in again: nothing is lost without a word."""

import pytest
from formats_kit import NASTY, clozes, lines, new_notes, notes_of, texts, volume_of
from hypothesis import assume, given
from hypothesis import strategies as st
from moodle_kit import is_telling, outline, outlines

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats import gift, moodle_xml
from quizapp.formats.wishes import ReadWish, WriteWish

# Without marks: emphasis doesn't come back in what Moodle takes as plain text.
BARE = NASTY.replace("*", "").replace("_", "").replace("`", "").replace("->", "").replace(">", "")
FORMATS = pytest.mark.parametrize("form", [gift, moodle_xml])
SOME = new_notes(BARE).filter(is_telling)


@FORMATS
@given(notes=notes_of(SOME))
def test_cards_come_back_as_they_went(form, notes):
    volume = volume_of(notes)
    out = form.write([volume], WriteWish())
    found = form.read(out.data, ReadWish())
    hints = form is moodle_xml
    assert outlines(found) == {outline(note, hints) for note in volume.deck.notes}
    assert out.cards == len(volume.deck.notes)
    assert not [left for left in found.left if left.is_lost]
    assert found.title == "A deck"


@FORMATS
@given(notes=notes_of(st.builds(NewNote, st.just("term"), texts(BARE), lines(BARE)).filter(is_telling), 14))
def test_a_glossary_comes_back_as_terms_with_nothing_told(form, notes):
    volume = volume_of(notes)
    out = form.write([volume], WriteWish())
    found = form.read(out.data, ReadWish())
    assert outlines(found) == {outline(note) for note in volume.deck.notes}
    assert found.left == ()


@FORMATS
@given(notes=notes_of(clozes("abc dé漢~=#\\:\"<&'/[]").filter(lambda note: "___" not in note.prompt)))
def test_sentences_come_back_with_their_gaps(form, notes):
    notes = [note for note in notes if "::" not in note.prompt]
    if not notes:
        return
    volume = volume_of(notes)
    found = form.read(form.write([volume], WriteWish()).data, ReadWish())
    assert outlines(found) == {outline(note) for note in volume.deck.notes}


@FORMATS
@given(text=texts(), why=st.one_of(st.just(""), texts()), answer=lines())
def test_no_sign_in_a_choice_is_taken_for_the_formats_own(form, text, why, answer):
    assume("___" not in text)  # a blank is a gap
    note = NewNote(
        "question", text, answer, wrong=(Wrong("other", why), Wrong("third", "")), explanation=text
    )
    volume = volume_of([note])
    found = form.read(form.write([volume], WriteWish()).data, ReadWish())
    assert len(found.cards) == 1
    assert len(found.cards[0].note.wrong) == 2
    assert found.cards[0].note.kind == "question"


@FORMATS
def test_colons_in_gaps_and_braces_beside_them_come_back(form):
    sentences = ["It is {b}, not {{std::vector::}}.", "A *strong* {{wind}}\\\nblew **{{all}} night**."]
    notes = [NewNote("cloze", sentence) for sentence in sentences]
    found = form.read(form.write([volume_of(notes)], WriteWish()).data, ReadWish())
    assert [card.note.prompt for card in found.cards] == sentences
