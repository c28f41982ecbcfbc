"""What the scheduler hears."""

import pytest

from quizapp.study.card_state import CardState
from quizapp.study.hearing import flashcard_rating, heard, reheard
from quizapp.study.lines import Mode
from quizapp.study.memory import remember
from quizapp.study.plan import Plan

OLD = CardState(remember("d#x:forward", [(739000, 3, 0), (739003, 3, 0)], Plan()), asked=2, right=2)
RECALL = ["typed", "cloze", "flashcard"]
FORMS = [*RECALL, "choice", "true-false", "match"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("state", [None, OLD])
def test_wrong_or_skipped_is_again_on_any_card(form: str, state: CardState | None) -> None:
    assert heard(form, "wrong", False, state, False, "quiz") == 1
    assert heard(form, "skipped", False, state, True, "quiz") == 1


@pytest.mark.parametrize("form", FORMS)
def test_right_by_guessing_is_again(form: str) -> None:
    assert heard(form, "right", True, OLD, True, "quiz") == 1


@pytest.mark.parametrize("form", RECALL)
def test_right_by_recall_is_good_if_new_or_due(form: str) -> None:
    assert heard(form, "right", False, None, False, "quiz") == 3
    assert heard(form, "right", False, CardState(asked=2), False, "quiz") == 3
    assert heard(form, "right", False, OLD, True, "quiz") == 3
    assert heard(form, "right", False, OLD, False, "quiz") is None


def test_right_by_choice_is_good_only_if_due() -> None:
    assert heard("choice", "right", False, OLD, True, "quiz") == 3
    assert heard("choice", "right", False, OLD, False, "quiz") is None
    assert heard("choice", "right", False, None, False, "quiz") is None


@pytest.mark.parametrize("form", ["true-false", "match"])
@pytest.mark.parametrize("state", [None, OLD])
def test_right_by_true_false_or_match_says_nothing(form: str, state: CardState | None) -> None:
    assert heard(form, "right", False, state, True, "quiz") is None


@pytest.mark.parametrize("mode", ["practice", "test"])
@pytest.mark.parametrize("form", FORMS)
def test_practice_and_a_test_under_way_say_nothing(mode: Mode, form: str) -> None:
    assert heard(form, "wrong", False, OLD, True, mode) is None


def test_without_room_in_the_days_limit_no_new_card_is_begun() -> None:
    assert heard("typed", "wrong", False, None, False, "quiz", room=False) is None
    assert heard("typed", "wrong", False, OLD, False, "quiz", room=False) == 1


def test_after_a_hint_a_flashcard_is_at_most_hard() -> None:
    assert [flashcard_rating(rating, True) for rating in (1, 2, 3, 4)] == [1, 2, 2, 2]
    assert [flashcard_rating(rating, False) for rating in (1, 2, 3, 4)] == [1, 2, 3, 4]


@pytest.mark.parametrize("rating", [0, 5])
def test_a_rating_that_does_not_exist_is_refused(rating: int) -> None:
    with pytest.raises(ValueError):
        flashcard_rating(rating, False)


@pytest.mark.parametrize("form", FORMS)
def test_after_an_override_the_rating_is_what_the_mark_says(form: str) -> None:
    assert reheard(1, form, "right") == (3 if form in RECALL else None)
    assert reheard(None, form, "right") is None
    assert reheard(3, form, "wrong") == 1
    assert reheard(None, form, "wrong") is None
