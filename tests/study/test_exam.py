"""An exam date: what is expected, whether the plan gets there, and which cards it asks."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.exam import SAMPLE, Siblings, expected, prepare
from quizapp.study.memory import remember, retrievability
from quizapp.study.plan import Plan

TODAY = 740_000
PLAN = Plan()


def known(n, ago=5, rating=3):
    """A card learned some days ago."""
    return remember(str(n), [(TODAY - ago, rating, 0), (TODAY - ago, 3, 1)], PLAN)


def mixed(count):
    return [None if n % 3 == 0 else known(n, 1 + n % 40, 1 + n % 4) for n in range(count)]


def test_what_is_expected_is_the_retrievability_on_the_exam_day():
    card = known(1)
    assert expected(card, TODAY + 10, PLAN) == retrievability(card.stability, 15)
    assert expected(None, TODAY + 10, PLAN) == 0


def test_past_the_exam_there_is_nothing_to_prepare():
    assert prepare(mixed(9), TODAY, TODAY - 1, PLAN) is None


def test_on_the_exam_day_there_is_nothing_more_to_plan():
    found = prepare(mixed(9), TODAY, TODAY, PLAN)
    assert (found.new_a_day, found.reviews_a_day, found.today) == (0, 0, ())
    assert not found.reachable


def test_a_deck_that_is_known_well_enough_needs_nothing():
    found = prepare([known(n, 1, 4) for n in range(10)], TODAY, TODAY + 1, PLAN)
    assert (found.reviews_a_day, found.reachable, found.reached) == (0, True, found.share)


def test_an_empty_deck_has_no_plan():
    found = prepare([], TODAY, TODAY + 10, PLAN)
    assert (found.now, found.share, found.today) == ((), 0.0, ())


def test_the_share_is_the_mean_of_the_cards():
    found = prepare(mixed(30), TODAY, TODAY + 10, PLAN)
    assert len(found.now) == 30
    assert found.share == pytest.approx(sum(found.now) / 30)
    assert found.now[0] == 0


def test_new_cards_are_spread_over_all_days_but_the_last():
    found = prepare([None] * 90, TODAY, TODAY + 10, PLAN)
    assert found.new_a_day == 10
    assert found.today == tuple(range(10))


def test_on_the_only_day_left_new_cards_are_still_begun():
    found = prepare([None] * 40, TODAY, TODAY + 1, PLAN)
    assert 30 < found.new_a_day <= 40
    assert len(found.today) == found.new_a_day


def test_a_wish_too_high_for_the_time_is_said_to_be_out_of_reach():
    found = prepare([None] * 10, TODAY, TODAY + 1, PLAN, wished=0.99)
    assert not found.reachable
    assert found.share < found.reached < 0.99


def test_the_cards_that_gain_the_most_come_first():
    weak, weaker, strong = known(1, 20, 3), known(2, 40, 1), known(3, 2, 4)
    found = prepare([strong, weak, weaker], TODAY, TODAY + 5, PLAN, wished=0.95)
    assert found.today[0] == 2
    assert 0 not in found.today


def test_what_was_done_today_counts_for_today():
    cards = [None] * 40
    before = prepare(cards, TODAY, TODAY + 11, PLAN)
    done = [remember(str(n), [(TODAY, 3, 0), (TODAY, 3, 1)], PLAN) for n in range(before.new_a_day)]
    after = prepare([*done, *cards[len(done) :]], TODAY, TODAY + 11, PLAN)
    assert len(before.today) == before.new_a_day == 4
    assert after.today == ()


@given(st.integers(1, 60), st.integers(1, 90), st.floats(0.5, 0.99))
def test_a_higher_wish_never_takes_less(count, days, wished):
    cards = mixed(count)
    low, high = (prepare(cards, TODAY, TODAY + days, PLAN, wish) for wish in (wished - 0.1, wished))
    assert low.new_a_day <= high.new_a_day
    assert low.reviews_a_day <= high.reviews_a_day
    assert low.share <= low.reached <= high.reached + 1e-9
    assert high.reachable == (high.reached >= wished)


@given(st.integers(1, 60), st.integers(1, 90))
def test_today_has_no_more_than_the_plan_says_and_no_card_twice(count, days):
    cards = mixed(count)
    found = prepare(cards, TODAY, TODAY + days, PLAN)
    fresh = [n for n in found.today if cards[n] is None]
    assert len(set(found.today)) == len(found.today)
    assert len(fresh) <= found.new_a_day
    assert len(found.today) - len(fresh) <= found.reviews_a_day


def test_a_large_deck_is_reckoned_by_a_sample_that_is_like_it():
    small, large = mixed(SAMPLE - 1), mixed(SAMPLE - 1) * 4
    few, many = (prepare(cards, TODAY, TODAY + 30, PLAN) for cards in (small, large))
    assert (few.reckoned, many.reckoned <= SAMPLE) == (SAMPLE - 1, True)
    assert many.new_a_day == pytest.approx(4 * few.new_a_day, rel=0.1)
    assert many.reviews_a_day == pytest.approx(4 * few.reviews_a_day, rel=0.1)


@pytest.mark.parametrize(("count", "days", "wished"), [(120, 30, 0.9), (150, 8, 0.9), (100, 20, 0.96)])
def test_who_follows_the_plan_knows_the_wished_share_on_the_day(count, days, wished):
    """A learner who remembers just as FSRS says, by seeded chance, and asks each day what the plan asks."""
    rng = random.Random(count)
    reviews = [
        [] if n % 2 else [(TODAY - n % 30 - 1, 3, 0), (TODAY - n % 30 - 1, 3, 1)] for n in range(count)
    ]
    exam = TODAY + days
    first = prepare([remember(str(n), r, PLAN) for n, r in enumerate(reviews)], TODAY, exam, PLAN, wished)
    asked = 0
    for day in range(TODAY, exam):
        memories = [remember(str(n), r, PLAN) for n, r in enumerate(reviews)]
        for n in prepare(memories, day, exam, PLAN, wished).today:
            memory, asked = memories[n], asked + 1
            right = not memory or rng.random() < retrievability(memory.stability, day - memory.last_day)
            reviews[n] += [
                (day, rating, 0) for rating in ((3,) if memory and right else (1, 3) if memory else (3, 3))
            ]
    memories = [remember(str(n), r, PLAN) for n, r in enumerate(reviews)]
    assert first.reachable
    assert prepare(memories, exam, exam, PLAN).share == pytest.approx(wished, abs=0.02)
    assert asked / days <= 1.5 * (first.new_a_day + first.reviews_a_day)


def paired(count, *, free=True):
    """Siblings of so many notes with two cards each."""
    return Siblings([n // 2 for n in range(2 * count)], [free] * (2 * count))


def test_today_begins_as_many_cards_as_planned_each_of_another_note():
    found = prepare([None] * 80, TODAY, TODAY + 5, PLAN, siblings=paired(40))
    assert len(found.today) == found.new_a_day > 10
    assert found.today == tuple(2 * n for n in range(found.new_a_day))


def test_on_the_only_day_left_no_more_is_promised_than_one_card_of_each_note():
    found = prepare([None] * 80, TODAY, TODAY + 1, PLAN, siblings=paired(40))
    assert (found.new_a_day, len(found.today)) == (40, 40)
    assert not found.reachable
    assert found.reached < 0.5


def test_a_note_asked_today_is_neither_begun_nor_reviewed_once_more():
    cards = [remember("0", [(TODAY, 3, 0)], PLAN), None, None, None, known(4, 30, 1), known(5, 30, 1)]
    found = prepare(cards, TODAY, TODAY + 2, PLAN, 0.95, paired(3))
    assert {n // 2 for n in found.today} == {1, 2}
    assert len(found.today) == 2


def test_cards_begun_before_the_exam_was_set_count_toward_the_day():
    begun = [remember(str(n), [(TODAY, 3, 0), (TODAY, 3, 1)], PLAN) for n in range(10)]
    found = prepare([*begun, *[None] * 190], TODAY, TODAY + 11, PLAN)
    assert found.new_a_day == 20
    assert len(found.today) == 10


def test_a_card_that_may_not_be_asked_today_leaves_its_place_to_the_next():
    cards = Siblings(range(90), [n > 4 for n in range(90)])
    found = prepare([None] * 90, TODAY, TODAY + 10, PLAN, siblings=cards)
    assert found.today == tuple(range(5, 15))


@given(st.integers(1, 30), st.integers(1, 20), st.integers(1, 3), st.data())
def test_no_note_is_asked_twice_a_day_and_the_days_suffice_for_what_is_reached(count, days, size, data):
    kinds = st.sampled_from(
        [None, None, known(1, 3, 1), known(2, 20, 3), remember("t", [(TODAY, 3, 0)], PLAN)]
    )
    cards = data.draw(st.lists(kinds, min_size=count * size, max_size=count * size))
    free = data.draw(st.lists(st.booleans(), min_size=len(cards), max_size=len(cards)))
    notes = [n // size for n in range(len(cards))]
    found = prepare(cards, TODAY, TODAY + days, PLAN, 0.95, Siblings(notes, free))
    asked = [notes[n] for n in found.today]
    done = {notes[n] for n, card in enumerate(cards) if card and card.last_day == TODAY}
    assert len(set(asked)) == len(asked)
    assert not done.intersection(asked)
    assert all(free[n] for n in found.today)
    begun = sum(card is not None and card.first_day == TODAY for card in cards)
    fresh = sum(cards[n] is None for n in found.today)
    assert fresh == max(0, found.new_a_day - begun)


@pytest.mark.parametrize(("notes", "days"), [(60, 6), (50, 20)])
def test_with_siblings_too_who_follows_the_plan_gets_there(notes, days):
    """Two cards a note, all new, each remembered by seeded chance."""
    rng = random.Random(notes)
    reviews = [[] for _ in range(2 * notes)]
    exam = TODAY + days
    first = prepare([None] * (2 * notes), TODAY, exam, PLAN, siblings=paired(notes))
    for day in range(TODAY, exam):
        memories = [remember(str(n), r, PLAN) for n, r in enumerate(reviews)]
        found = prepare(memories, day, exam, PLAN, siblings=paired(notes))
        assert len({n // 2 for n in found.today}) == len(found.today)
        for n in found.today:
            memory = memories[n]
            right = not memory or rng.random() < retrievability(memory.stability, day - memory.last_day)
            reviews[n] += [
                (day, rating, 0) for rating in ((3,) if memory and right else (3, 3) if right else (1, 3))
            ]
    memories = [remember(str(n), r, PLAN) for n, r in enumerate(reviews)]
    assert prepare(memories, exam, exam, PLAN).share == pytest.approx(first.reached, abs=0.03)
