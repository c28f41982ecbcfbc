"""What falls due on the next days."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.scores.forecast import DAYS, forecast

DUE = st.dictionaries(st.integers(900, 1100), st.integers(0, 500))


def test_overdue_cards_count_today() -> None:
    ahead = forecast({990: 3, 999: 2, 1000: 10, 1001: 4}, 1000)
    assert ahead.today == 15
    assert ahead.overdue == 5
    assert ahead.days[1] == 4


def test_the_thirtieth_day_is_the_last_and_what_follows_is_later() -> None:
    ahead = forecast({1029: 7, 1030: 5, 1400: 1}, 1000)
    assert ahead.days[29] == 7
    assert ahead.total == 7
    assert ahead.later == 6


def test_a_pile_for_today_does_not_flatten_the_other_days() -> None:
    assert forecast({1000: 800, 1003: 20}, 1000).scale == 40
    assert forecast({1000: 30, 1003: 20}, 1000).scale == 30
    assert forecast({1000: 800}, 1000).scale == 800
    assert forecast({}, 1000).scale == 1


@given(DUE)
def test_every_card_is_counted_once(due: dict[int, int]) -> None:
    ahead = forecast(due, 1000)
    assert ahead.total + ahead.later == sum(due.values())
    assert len(ahead.days) == DAYS
    assert max(ahead.days[1:]) <= ahead.scale
