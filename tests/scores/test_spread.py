"""A deck's attempts with the mean of the latest and its interval."""

from hypothesis import given
from reviewing_kit import attempt, result, several

from quizapp.scores.spread import LATEST, interval_words, spread_words, spreads, tries
from quizapp.scores.trend import by_deck
from quizapp.scores.words import wilson

GOOD, BAD = result("d#a"), result("d#b", "wrong")


@given(several)
def test_the_points_are_the_trend(attempts):
    found = {deck: [point.share for point in points] for deck, points in spreads(attempts).items()}
    assert found == by_deck(attempts)


@given(several)
def test_the_band_has_the_mean_in_it(attempts):
    for points in spreads(attempts).values():
        for point in points:
            assert 0 <= point.low <= point.mean + 1e-9
            assert point.mean - 1e-9 <= point.high <= 1


def test_the_mean_is_that_of_all_questions_of_the_latest_attempts():
    attempts = [attempt(GOOD, GOOD, GOOD, BAD, session="new"), attempt(BAD, session="old", days_ago=1)]
    old, new = spreads(attempts)["d"]
    assert (old.share, old.mean) == (0, 0)
    assert (new.session, new.share, new.mean) == ("new", 0.75, 0.6)
    assert (new.low, new.high) == wilson(3, 5)


def test_what_is_long_ago_is_no_part_of_the_mean():
    attempts = [attempt(GOOD, days_ago=n) for n in range(LATEST)] + [attempt(BAD, days_ago=99)]
    assert [point.mean for point in spreads(attempts)["d"]][-2:] == [0.8, 1.0]


def test_unfinished_ones_and_those_set_aside_are_no_part_of_it():
    assert spreads([attempt(GOOD, finished=False), attempt(GOOD, aside=True)]) == {}


def test_it_is_told_in_words():
    points = spreads([attempt(GOOD, BAD), attempt(GOOD)])["d"]
    assert spread_words(points)[0] == "67 % in the last 2"
    assert interval_words(0.6149, 0.808) == "likely 61 to 81 %"
    assert (tries(points), tries(points[:1])) == ("2 tries", "1 try")
