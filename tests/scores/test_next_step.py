"""What to do next, from what the scores say."""

from hypothesis import given
from hypothesis import strategies as st
from reviewing_kit import NOW, attempt, result, several

from quizapp.scores.next_step import Mixed, NextStep, Sight, missed_again, next_step, taken_again

WRONG = result("d#a", "wrong", "Gold")


def _next(*attempts, due=0, seen=None, mixed=None) -> NextStep | None:
    known = {r.card: a.session for a in reversed(attempts) for r in a.answers} | (seen or {})
    pair = (mixed or {}).get
    return next_step(Sight(attempts, NOW, due, lambda card: known.get(card, ""), pair))


def _words(step: NextStep | None) -> str:
    assert step
    return step.words


def test_a_card_missed_twice_is_to_be_practised():
    step = _next(attempt(WRONG, session="2"), attempt(WRONG, session="1", days_ago=1))
    assert step == NextStep("practise", "1 card you missed twice: practise it", ("d#a",))
    other = result("d#b", "skipped")
    step = _next(attempt(WRONG, other, session="2"), attempt(WRONG, other, session="1", days_ago=1))
    assert _words(step) == "2 cards you missed twice: practise them"


def test_a_card_that_was_right_lately_is_not():
    assert _next(attempt(result("d#a"), session="3"), attempt(WRONG), attempt(WRONG)) is None


def test_a_card_that_was_practised_since_or_is_gone_is_not():
    missed = (attempt(WRONG, session="2"), attempt(WRONG, session="1"))
    assert _next(*missed, seen={"d#a": "practice"}) is None
    assert _next(*missed, seen={"d#a": ""}) is None


def test_what_was_set_aside_says_nothing():
    assert _next(attempt(WRONG, aside=True, days_ago=90), attempt(WRONG, aside=True, days_ago=91)) is None


def test_two_cards_that_are_mixed_up_are_to_be_drilled():
    mixed = {"d#a": Mixed("d#a", "d#b", "Slag", "Ore")}
    step = _next(attempt(WRONG, session="2"), attempt(WRONG, session="1"), mixed=mixed)
    assert step == NextStep("drill", "Ore is taken for Slag: drill the pair", ("d#a", "d#b"))


def test_a_slip_is_no_confusion():
    mixed = {"d#a": Mixed("d#a", "d#b", "Slag", "Ore")}
    assert _next(attempt(WRONG), mixed=mixed) is None


def test_what_is_due_comes_before_another_quiz():
    assert _words(_next(attempt(result("d#a"), days_ago=40), due=7)) == "7 due today: study"


def test_after_weeks_without_an_attempt_it_is_time_for_one():
    step = _next(attempt(result("d#a"), days_ago=22))
    assert step == NextStep("quiz", "No attempt for 3 weeks: quiz again", decks=("d",))
    assert _next(attempt(result("d#a"), days_ago=13)) is None
    assert _next() is None


@given(several, st.integers(0, 3))
def test_cards_named_are_those_that_were_wrong_the_last_time(attempts, due):
    step = _next(*attempts, due=due)
    if step and step.kind == "practise":
        last = {}
        for each in attempts:
            for r in each.answers if not each.aside else ():
                last.setdefault(r.card, r.mark)
        assert all(last[card] != "right" for card in step.cards)
    if due:
        assert step


@given(several)
def test_only_what_was_wrong_more_than_once_is_told(attempts):
    answers = [r for each in attempts for r in each.answers]
    for card in missed_again(attempts):
        assert sum(r.card == card and r.mark != "right" for r in answers) > 1
    for card in taken_again(attempts):
        assert sum(r.card == card and r.mark == "wrong" for r in answers) > 1
