"""A quiz under way: what counts, what stands, what comes next."""

import pytest
from helpers.decks_for_tests import deck, question
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish
from quizapp.study.lines import Answer, Flag, Mark, Start, Undo
from quizapp.study.quiz import Quiz, Response, Stamp

ITEMS = paper([deck(*(question(f"q{c}?", c) for c in "abcdef"))], Wish(count=4), "s")


def quiz(mode="quiz"):
    return Quiz(Start(id="0", at="2026-11-22T10:00:00.000Z", session="0", mode=mode, seed="s"), ITEMS)


class Taker:
    """Answers and takes back, with stamps that go up."""

    def __init__(self, mode="quiz"):
        self.quiz = quiz(mode)
        self.lines = []

    def _stamp(self):
        n = len(self.lines) + 1
        return Stamp(f"{n:026}", f"2026-11-22T10:{n // 60:02}:{n % 60:02}.000Z", "2026-11-22")

    def _take(self, line):
        self.lines.append(line)
        self.quiz.apply(line)

    def right(self, i):
        self._take(self.quiz.line(i, Response(self.quiz.items[i].key), 3, self._stamp()))

    def wrong(self, i):
        place = (self.quiz.items[i].key + 1) % len(self.quiz.items[i].options)
        self._take(self.quiz.line(i, Response(place), 1, self._stamp()))

    def skip(self, i):
        self._take(self.quiz.line(i, Response(None), 1, self._stamp()))

    def undo(self):
        _, last = self.quiz.last
        stamp = self._stamp()
        self._take(Undo(id=stamp.id, at=stamp.at, session="0", line=last.id))


def test_a_new_quiz_asks_its_first_item():
    new = quiz()
    assert (new.position, new.answered, new.total, new.right, new.last) == (0, 0, 4, 0, None)
    assert new.guessing == pytest.approx(4 * 1 / 4)
    assert new.mark_of(0) == "skipped"


def test_after_an_undo_the_item_is_asked_again_and_the_first_mark_stays_the_score():
    taker = Taker()
    taker.wrong(0)
    taker.undo()
    assert (taker.quiz.position, taker.quiz.standing(0)) == (0, None)
    taker.right(0)
    assert taker.quiz.mark_of(0) == "wrong"
    assert taker.quiz.standing(0).mark == "right"
    assert (taker.quiz.right, taker.quiz.missed) == (0, [0, 1, 2, 3])


def test_in_a_test_the_last_answer_counts():
    taker = Taker("test")
    taker.wrong(0)
    taker.right(2)
    taker.right(0)
    assert (taker.quiz.right, taker.quiz.position, taker.quiz.answered) == (2, 1, 2)
    taker.wrong(2)
    assert taker.quiz.mark_of(2) == "wrong"


def test_in_a_test_an_undo_brings_the_answer_before_it_back():
    taker = Taker("test")
    taker.wrong(0)
    taker.right(0)
    taker.undo()
    assert taker.quiz.mark_of(0) == "wrong"
    taker.undo()
    assert taker.quiz.standing(0) is None
    assert taker.quiz.mark_of(0) == "skipped"


def test_a_skip_is_answered_and_not_right():
    taker = Taker()
    taker.skip(0)
    assert (taker.quiz.position, taker.quiz.mark_of(0), taker.quiz.right) == (1, "skipped", 0)
    assert taker.lines[0].response is None


def test_a_line_says_all_that_was_shown():
    one = quiz()
    item = ITEMS[1]
    line = one.line(
        1,
        Response(2, guess=True, hint=True, ms=1234),
        None,
        Stamp("1", "2026-11-22T10:00:01.000Z", "2026-11-22"),
    )
    assert line == Answer(
        id="1", at="2026-11-22T10:00:01.000Z", session="0", card=item.card.id, n=2, form="choice",
        stem=item.stem,
        answer=item.answer, options=tuple(o.text for o in item.options), key=item.key, response=2,
        mark="right" if item.key == 2 else "wrong",
        guess=True, hint=True, rating=None, ms=1234, day="2026-11-22",
    )  # fmt: skip
    assert one.answered == 0, "making a line changes nothing"


def test_an_overridden_mark_counts():
    taker = Taker()
    taker.wrong(0)
    taker.quiz.apply(Mark(id="m", at="2026-11-22T11:00:00.000Z", line=taker.lines[0].id, mark="right"))
    assert taker.quiz.right == 1


def test_lines_of_other_kinds_and_of_no_item_change_nothing():
    taker = Taker()
    taker.right(0)
    at = "2026-11-22T11:00:00.000Z"
    taker.quiz.apply(Flag(id="f", at=at, card="x"))
    taker.quiz.apply(Undo(id="u", at=at, line="nothing"))
    for n in (0, 5, 2**53):
        taker.quiz.apply(Answer(id=f"a{n}", at=at, card="x", form="choice", mark="right", n=n))
    assert (taker.quiz.answered, taker.quiz.right) == (1, 1)


moves = st.lists(
    st.tuples(st.sampled_from(["right", "wrong", "skip", "undo"]), st.integers(0, 3)), max_size=14
)


@given(moves, st.sampled_from(["quiz", "test", "practice"]))
def test_any_answers_and_undos_come_to_what_a_simple_count_says(moves, mode):
    taker = Taker(mode)
    given: dict[int, list[str]] = {}
    stack: list[int] = []
    firsts: dict[int, str] = {}
    for what, i in moves:
        if what == "undo":
            if stack:
                taker.undo()
                given[stack.pop()].pop()
            continue
        if mode != "test":
            i = taker.quiz.position
            if i == taker.quiz.total:
                continue
        getattr(taker, what)(i)
        mark = "skipped" if what == "skip" else what
        given.setdefault(i, []).append(mark)
        stack.append(i)
        firsts.setdefault(i, mark)
    standing = {i: marks[-1] for i, marks in given.items() if marks}
    counted = standing if mode == "test" else firsts
    assert {i: a.mark for i in range(4) if (a := taker.quiz.standing(i))} == standing
    assert [taker.quiz.mark_of(i) for i in range(4)] == [counted.get(i, "skipped") for i in range(4)]
    assert taker.quiz.right == list(counted.values()).count("right")
    assert taker.quiz.position == next((i for i in range(4) if i not in standing), 4)
    again = quiz(mode)
    for line in taker.lines:
        again.apply(line)
    assert [again.standing(i) for i in range(4)] == [taker.quiz.standing(i) for i in range(4)]
    assert again.last == taker.quiz.last
