"""What a flagged card said when it was flagged, as far as answers tell."""

from quizapp.study.flags import said_of_flags
from quizapp.study.lines import Answer, Flag

CARD = "d#x:forward"


def _at(minute):
    return f"2026-11-20T10:{minute:02}:00.000Z"


def answer(minute, stem, *, card=CARD, session="s", form="flashcard"):
    shown = {"stem": stem, "answer": stem.upper()}
    return Answer(
        id=f"a{minute}", at=_at(minute), session=session, card=card, form=form, mark="right", **shown
    )


def flag(minute, *, session="s", digest=""):
    return Flag(id=f"f{minute}", at=_at(minute), session=session, card=CARD, digest=digest)


def said(*lines):
    found = said_of_flags(lines, [line for line in lines if isinstance(line, Flag)])
    return {id: stem for id, (stem, _) in found.items()}


def test_the_last_answer_before_a_flag_tells():
    assert said(answer(1, "old"), answer(2, "new"), flag(3), answer(4, "later")) == {"f3": "new"}


def test_without_one_the_first_after_it_in_the_same_sitting_tells():
    assert said(flag(1), answer(2, "this"), answer(3, "later")) == {"f1": "this"}
    assert said(flag(1), answer(2, "this", session="another")) == {}


def test_what_shows_another_pairing_or_card_tells_nothing():
    assert said(answer(1, "a: b", form="true-false"), answer(2, "other", card="d#y:forward"), flag(3)) == {}


def test_a_flag_that_tells_it_itself_needs_no_answer():
    assert said(answer(1, "old"), flag(2, digest="00")) == {}
