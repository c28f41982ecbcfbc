"""Attempts and what guessing would get."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.attempt import Attempt, attempt_of
from quizapp.storage.index.history import fold
from quizapp.study.effect import Sitting
from quizapp.study.lines import Answer, Aside, DeckUse, Finish, Line, Mark, MarkWord, Mode, Move, Start, Undo

OPTIONS = ("Tokyo", "Kyoto", "Osaka", "Nara")


def at(minute: int) -> str:
    return f"2026-11-22T10:{minute:02}:00.000Z"


def start(mode: Mode = "quiz", session: str = "q", minute: int = 0, **options: Any) -> Start:
    return Start(
        id=session, at=at(minute), session=session, mode=mode, decks=(DeckUse("d", "0"),), options=options
    )


def answer(name: str, n: int, mark: MarkWord = "right", minute: int = 1, **more: Any) -> Answer:
    fields: dict[str, Any] = {
        "session": "q", "card": f"d#card{n}:forward", "form": "choice", "stem": "Where?", "answer": "Tokyo",
        "options": OPTIONS, "key": 0, "response": 0 if mark == "right" else 1, "ms": 1500,
    }  # fmt: skip
    return Answer(id=name, at=at(minute), n=n, mark=mark, **(fields | more))


def only(*lines: Line) -> Attempt:
    (attempt,) = fold(lines).attempts()
    return attempt


FINISH = Finish(id="z", at=at(50), session="q", right=99, total=99)


def test_an_attempt_says_what_was_right_and_what_guessing_would_get() -> None:
    attempt = only(start(count=2), answer("a", 1), answer("b", 2, "wrong"), FINISH)
    assert (attempt.right, attempt.total, attempt.asked, attempt.guessing) == (1, 2, 2, 0.5)
    assert (attempt.decks, attempt.form, attempt.direction) == (("d",), "choice", "forward")
    assert (attempt.seconds, attempt.finished, attempt.aside) == (3.0, True, False)


def test_a_quiz_counts_first_answers_also_those_taken_back() -> None:
    attempt = only(
        start(),
        answer("a", 1, "wrong"),
        Undo(id="u", at=at(2), session="q", line="a"),
        answer("b", 1, minute=3),
    )
    assert (attempt.right, attempt.asked) == (0, 1)
    assert attempt.answers[0].response == "Kyoto"


def test_a_test_counts_the_last_answers_that_stand() -> None:
    lines = [
        start("test"),
        answer("a", 1, "wrong"),
        answer("b", 1, minute=2),
        answer("c", 1, "wrong", minute=3),
    ]
    assert only(*lines).right == 0
    assert only(*lines, Undo(id="u", at=at(4), session="q", line="c")).right == 1


def test_a_test_with_every_answer_taken_back_is_no_attempt() -> None:
    lines = [start("test"), answer("a", 1), Undo(id="u", at=at(4), session="q", line="a")]
    assert fold(lines).attempts() == []


def test_a_skip_counts_as_wrong() -> None:
    attempt = only(start(), answer("a", 1, "skipped", response=None), FINISH)
    assert (attempt.right, attempt.total) == (0, 1)
    assert (attempt.answers[0].response, attempt.answers[0].response_index) == ("", None)


def test_an_overridden_mark_counts_only_on_the_answer_that_counts() -> None:
    wrong, second = answer("a", 1, "wrong"), answer("b", 1, "wrong", minute=2)
    mark = Mark(id="m", at=at(5), session="q", line="a", mark="right")
    attempt = only(start(), wrong, second, mark)
    assert (attempt.right, attempt.answers[0].overridden) == (1, True)
    other = Mark(id="m", at=at(5), session="q", line="b", mark="right")
    assert only(start(), wrong, second, other).right == 0
    assert only(start(), wrong, mark, Undo(id="u", at=at(6), session="q", line="m")).right == 0


def test_an_unfinished_attempt_knows_how_many_were_to_come() -> None:
    attempt = only(start(count=20), *(answer(str(n), n) for n in range(1, 8)))
    assert (attempt.asked, attempt.count, attempt.total, attempt.finished) == (7, 20, 20, False)


def test_a_finished_attempt_counts_what_was_asked_whatever_the_log_says() -> None:
    attempt = only(start(count=20), answer("a", 1), FINISH)
    assert (attempt.right, attempt.total) == (1, 1)


@pytest.mark.parametrize("mode", ["study", "practice"])
def test_study_and_practice_are_no_attempts(mode: Mode) -> None:
    assert fold([start(mode), answer("a", 1)]).attempts() == []


def test_answers_whose_start_is_lost_are_no_attempt() -> None:
    assert fold([answer("a", 1), FINISH]).attempts() == []


def test_a_start_taken_back_takes_its_attempt_along() -> None:
    lines: list[Line] = [start(), answer("a", 1), FINISH, Undo(id="u", at=at(55), session="r", line="q")]
    assert fold(lines).attempts() == []
    assert len(fold([*lines, Undo(id="v", at=at(56), line="u")]).attempts()) == 1


def test_a_start_without_answers_is_no_attempt() -> None:
    assert fold([start(), FINISH]).attempts() == []


def test_attempts_are_newest_first() -> None:
    lines = [start(session=s, minute=m) for m, s in enumerate("abc")]
    answers = [answer(f"{s}1", 1, minute=9 - m, session=s) for m, s in enumerate("abc")]
    assert [each.session for each in fold([*lines, *answers]).attempts()] == ["c", "b", "a"]


def test_an_attempt_set_aside_says_so() -> None:
    assert only(start(), answer("a", 1), Aside(id="x", at=at(9), session="q")).aside


def test_forms_are_named_in_order_of_appearance() -> None:
    typed = answer("b", 2, form="typed", options=(), key=None, response="Tokio", minute=2)
    attempt = only(start(), answer("c", 3, minute=3), typed, answer("a", 1))
    assert attempt.form == "choice, typed"
    assert attempt.answers[1].response == "Tokio"


def test_a_moved_deck_and_card_go_by_their_names_of_today() -> None:
    attempt = only(start(), answer("a", 1), Move(id="m", at=at(9), source="d", target="e"))
    assert (attempt.decks, attempt.answers[0].card) == (("e",), "e#card1:forward")


@pytest.mark.parametrize(
    ("form", "options", "expected"),
    [
        ("choice", OPTIONS, 0.25),
        ("choice", (), 0),
        ("true-false", (), 0.5),
        ("typed", (), 0),
        ("cloze", (), 0),
        ("flashcard", (), 0),
    ],
)
def test_guessing_goes_by_the_form(form: str, options: tuple[str, ...], expected: float) -> None:
    attempt = only(start(), answer("a", 1, form=form, options=options, key=None, response=None))
    assert attempt.guessing == expected


@pytest.mark.parametrize("positions", [(1, 1, 1, 1), (1, 2, 3, 4)])
def test_a_match_is_guessed_one_pair_in_all_whether_its_pairs_share_a_position(
    positions: tuple[int, ...],
) -> None:
    pairs = [
        answer(str(i), n, form="match", item="m", card=f"d#{i}:forward", options=(), key=None, response="x")
        for i, n in enumerate(positions)
    ]
    attempt = only(start(), *pairs)
    assert attempt.asked == 4
    assert attempt.guessing == pytest.approx(1)


@pytest.mark.parametrize("response", [7, -1])
def test_a_position_outside_the_options_has_no_text(response: int) -> None:
    sitting = Sitting(start(), [answer("a", 1, response=response)])
    attempt = attempt_of(sitting, str, frozenset())
    assert attempt
    assert attempt.answers[0].response == ""


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["right", "wrong", "skipped"])), min_size=1))
def test_the_first_marks_are_the_score_of_a_quiz(given_marks: list[tuple[int, MarkWord]]) -> None:
    lines = [answer(f"{i:03}", n, mark, minute=i % 60) for i, (n, mark) in enumerate(given_marks[:60])]
    first: dict[int, MarkWord] = {}
    last: dict[int, MarkWord] = {}
    for n, mark in given_marks[:60]:
        first.setdefault(n, mark)
        last[n] = mark
    quiz, test = only(start(), *lines), only(start("test"), *lines)
    assert {each.n: each.mark for each in quiz.answers} == first
    assert {each.n: each.mark for each in test.answers} == last
    assert quiz.right == list(first.values()).count("right")
    assert [each.n for each in quiz.answers] == sorted(first)
