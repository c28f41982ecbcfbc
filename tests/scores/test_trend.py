"""Trends and confusions."""

from dataclasses import replace

from quizapp.scores.attempt import Attempt, Result
from quizapp.scores.trend import by_deck, confused, trend
from quizapp.study.lines import MarkWord


def result(card: str, mark: MarkWord = "right", response: str = "", form: str = "choice") -> Result:
    return Result(1, card, form, "", "", (), None, response, None, mark, False, False, 0, False)


def attempt(*results: Result) -> Attempt:
    return Attempt(
        session="s",
        at="",
        mode="quiz",
        decks=("d",),
        form="choice",
        direction="forward",
        right=0,
        total=len(results),
        asked=len(results),
        count=len(results),
        guessing=0,
        seconds=0,
        finished=True,
        aside=False,
        answers=results,
    )


GOOD = attempt(result("d#a"), result("d#b"))
HALF = attempt(result("d#a"), result("d#b", "wrong"))


def test_a_decks_trend_runs_from_the_oldest_to_the_newest() -> None:
    assert trend([GOOD, HALF], "d") == [0.5, 1.0]
    assert trend([GOOD], "e") == []


def test_unfinished_attempts_and_those_set_aside_are_left_out() -> None:
    assert by_deck([replace(GOOD, finished=False), replace(GOOD, aside=True), HALF]) == {"d": [0.5]}


def test_in_an_attempt_on_two_decks_each_has_its_own_share() -> None:
    mixed = attempt(result("d#a"), result("e#a", "skipped"), result("d#b", "wrong"))
    assert by_deck([mixed]) == {"d": [0.5], "e": [0.0]}


def test_what_a_card_is_taken_for_comes_most_often_first() -> None:
    def took(text: str, form: str = "choice") -> Attempt:
        return attempt(result("d#a", "wrong", text, form))

    past = [took("Gold"), took("Rare earths"), took("Rare earths", "match"), took("Tin")]
    assert confused(past, "d#a") == [("Rare earths", 2), ("Gold", 1), ("Tin", 1)]
    assert confused(past, "d#b") == []


def test_skips_right_answers_and_typed_texts_are_no_confusions() -> None:
    past = [
        attempt(
            result("d#a", "skipped"),
            result("d#a", "right", "Gold"),
            result("d#a", "wrong", "Gld", "typed"),
            result("d#a", "wrong", "true", "true-false"),
        )
    ]
    assert confused(past, "d#a") == []
