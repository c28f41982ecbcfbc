"""Aiken: options by letters, and a line with the answer."""

import pytest
from formats_kit import NASTY, new_notes, notes_of, volume_of
from hypothesis import given
from moodle_kit import flat, is_telling

from quizapp.cards.deck import Wrong
from quizapp.cards.new_note import NewNote
from quizapp.formats import aiken
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish, WriteWish


def read(text):
    return aiken.read(text.encode(), ReadWish())


def test_options_with_points_and_brackets_are_read():
    found = read("What is it?\nA. one\nB) two\nC. three\nANSWER: B\n\nAnd this?\na. x\nb. y\nAnswer: a")
    assert [(c.line, c.note.prompt, c.note.answer) for c in found.cards] == [
        (1, "What is it?", "two"),
        (7, "And this?", "x"),
    ]
    assert found.cards[0].note.wrong == (Wrong("one"), Wrong("three"))
    assert found.left == ()


def test_a_question_may_go_over_lines_and_follow_without_a_blank_one():
    found = read("What\nis it?\nA. 1\nB. 2\nANSWER: A\nNext?\nA. 3\nB. 4\nANSWER: B")
    assert [c.note.prompt for c in found.cards] == ["What\\\nis it?", "Next?"]


def test_a_text_is_plain_and_signs_of_html_are_kept():
    assert read("Is <b> a tag?\nA. <b> & <i>\nB. no\nANSWER: A").cards[0].note.answer == "<b> & <i>"


def test_several_letters_are_accepted_and_told():
    found = read("Which?\nA. x\nB. y\nC. z\nANSWER: A, C")
    assert (found.cards[0].note.answer, found.cards[0].note.accept) == ("x", ("z",))
    assert [left.is_lost for left in found.left] == [False]


def test_what_is_said_afterwards_explains():
    found = read("Which?\nA. x\nB. y\nANSWER: A\nFEEDBACK: Because.\n\nNext?\nA. x\nB. y\nANSWER: B")
    assert [c.note.explanation for c in found.cards] == ["Because.", ""]


def test_mistakes_are_told_with_their_lines():
    text = (
        "No answer\nA. x\nB. y\n\nWrong letter\nA. x\nB. y\nANSWER: D\nOne\nA. x\nANSWER: A\n"
        "\nNo letter\nA. x\nB. y\nANSWER: Lima\n\nJust a text"
    )
    found = read(text)
    assert found.cards == ()
    assert [(left.line, left.why) for left in found.left] == [
        (1, "it has no line with ANSWER:"),
        (5, "its answer is D, and it has no such option"),
        (9, "it has only one option"),
        (13, "its answer is no letter: “Lima”"),
        (18, "it has no options (A. …)"),
    ]


def test_nothing_is_refused():
    with pytest.raises(Refused):
        read("\n \n")


def test_how_much_a_file_looks_like_it():
    assert aiken.looks(b"Q?\nA. x\nB. y\nANSWER: A\n", "a.txt") > 0.9
    assert aiken.looks(b"A. Smith wrote a book.\nANSWER: to be seen\n", "a.txt") < 0.3
    assert aiken.looks(b"Term: definition\nA. x\nB. y\n", "a.txt") == 0


def test_only_choices_are_written_and_the_rest_is_told():
    notes = [
        NewNote("question", "Q1?", "yes", wrong=(Wrong("no", "why"), Wrong("maybe")), hint="h"),
        NewNote("question", "Q2?", "yes"),
        NewNote("cloze", "{{a}} b."),
    ]
    out = aiken.write([volume_of(notes)], WriteWish())
    assert out.cards == 1
    assert out.left == (
        "1 × card without wrong answers: Aiken has only choices; left out",
        "1 × cloze: Aiken has only choices; left out",
        "1 × hint: Aiken has no place for it",
        "1 × reasons why wrong answers are wrong, of a card: Aiken has no place for it",
        "The deck's own title: Aiken has no place for that.",
    )
    assert out.data.decode().startswith("Q1?\nA. ")


@given(notes=notes_of(new_notes(NASTY.replace("\\", "")).filter(is_telling)))
def test_choices_come_back(notes):
    volume = volume_of(notes)
    out = aiken.write([volume], WriteWish())
    expected = {
        (flat(n.prompt), flat(n.answer), frozenset(flat(w.text) for w in n.wrong))
        for n in volume.deck.notes
        if n.wrong
    }
    assert out.cards == len(expected)
    if expected:
        found = aiken.read(out.data, ReadWish())
        got = {
            (flat(c.note.prompt), flat(c.note.answer), frozenset(flat(w.text) for w in c.note.wrong))
            for c in found.cards
        }
        assert got == expected
        assert found.left == ()
