"""A match in a quiz: its pairs are answered together, and taken back together; and overruled marks."""

import pytest
from helpers.decks_for_tests import deck, question

from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish
from quizapp.study.lines import Mark, Start, Undo
from quizapp.study.quiz import Quiz, Response, Stamp

WORDS = ["Lima", "Bamako", "Suva", "Oslo", "Paris", "Tokyo", "Rome", "Madrid"]
DECK = deck(*(question(f"capital {n}?", word) for n, word in enumerate(WORDS)))
MATCHES = paper([DECK], Wish(count=8, forms=("match",)), "s")
TYPED = paper([DECK], Wish(count=3, forms=("typed",)), "s")


class Taker:
    """Writes lines with stamps that go up, and applies them."""

    def __init__(self, items, mode="quiz"):
        self.quiz = Quiz(Start(id="0", at="2026-11-22T10:00:00.000Z", session="0", mode=mode), items)
        self.n = 0

    def stamp(self):
        self.n += 1
        return Stamp(f"{self.n:026}", f"2026-11-22T10:00:{self.n:02}.000Z", "2026-11-22")

    def answer(self, i, value):
        line = self.quiz.line(i, Response(value), None, self.stamp())
        self.quiz.apply(line)
        return line

    def overrule(self, i):
        stamp = self.stamp()
        self.quiz.apply(Mark(id=stamp.id, at=stamp.at, line=self.quiz.standing(i).id, mark="right"))

    def undo(self):
        i, lines = self.quiz.undoable()
        for line in lines:
            stamp = self.stamp()
            self.quiz.apply(Undo(id=stamp.id, at=stamp.at, line=line.id))
        return i


def test_the_group_of_a_pair_is_its_match_and_of_any_other_item_itself():
    quiz = Taker(MATCHES).quiz
    assert [quiz.group(i) for i in (0, 3, 4, 7)] == [range(4)] * 2 + [range(4, 8)] * 2
    assert Taker(TYPED).quiz.group(1) == range(1, 2)


def test_the_lines_of_a_match_share_their_item_and_are_counted_pair_by_pair():
    taker = Taker(MATCHES)
    lines = [taker.answer(i, MATCHES[i].key if i else (MATCHES[0].key + 1) % 4) for i in range(4)]
    assert {line.item for line in lines} == {MATCHES[0].group}
    assert [line.n for line in lines] == [1, 2, 3, 4]
    assert [line.mark for line in lines] == ["wrong", "right", "right", "right"]
    assert (taker.quiz.right, taker.quiz.position) == (3, 4)
    assert taker.quiz.guessing == pytest.approx(8 / 4)


def test_undo_takes_back_a_whole_match_and_names_its_first_pair():
    taker = Taker(MATCHES)
    for i in range(6):
        taker.answer(i, 0)
    assert taker.quiz.last[0] == 4
    assert taker.undo() == 4
    assert taker.quiz.answered == 4
    assert taker.undo() == 0
    assert (taker.quiz.position, taker.quiz.undoable()) == (0, None)


def test_an_overruled_mark_counts_and_is_taken_back_before_its_answer():
    taker = Taker(TYPED)
    taker.answer(0, "nonsense")
    taker.overrule(0)
    assert (taker.quiz.mark_of(0), taker.quiz.right) == ("right", 1)
    assert taker.undo() == 0
    assert (taker.quiz.mark_of(0), taker.quiz.answered) == ("wrong", 1)
    taker.overrule(0)
    taker.answer(1, "nonsense")
    assert taker.undo() == 1
    assert taker.quiz.mark_of(0) == "right"
    assert [taker.undo(), taker.undo()] == [0, 0]
    assert taker.quiz.answered == 0


def test_an_overruled_mark_of_an_answer_taken_back_still_counts_for_the_score():
    taker = Taker(TYPED)
    taker.answer(0, "nonsense")
    taker.overrule(0)
    answer = taker.quiz.standing(0).id
    taker.quiz.apply(Undo(id="z", at="2026-11-22T11:00:00.000Z", line=answer))
    assert (taker.quiz.mark_of(0), taker.quiz.undoable()) == ("right", None)
