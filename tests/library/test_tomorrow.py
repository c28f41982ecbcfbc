"""What comes once today is done: tomorrow's reviews and new cards within the limits, or a later day."""

from datetime import timedelta

import pytest

from quizapp.library.tomorrow import Tomorrow


def study(library, names=("letters",), new=None, rating=4):
    sitting = library.study(library.named(names), new=new)
    while sitting.current:
        sitting.rate(rating)


def test_new_cards_of_tomorrow_are_counted_within_the_limit_over_all_decks(house):
    library = house.open()
    library.set("new_per_day", 3)
    study(library)
    assert library.tomorrow(library.named(["letters"])) == (0, 3, library.tomorrow(library.volumes).next_in)
    assert library.tomorrow(library.volumes).new == 3
    library.set("new_per_day", 0)
    found = library.tomorrow(library.volumes)
    assert (found.due, found.new) == (0, 0)
    assert found.next_in > 1


def test_of_a_note_only_one_card_is_counted_for_tomorrow(house):
    library = house.open()
    library.set("new_per_day", 100)
    study(library, ["more/terms"], new=1)
    assert library.tomorrow(library.named(["more/terms"])).new == 3


def test_what_is_told_of_tomorrow_is_what_tomorrow_brings(house):
    library = house.open()
    library.set("learning_steps", [])
    library.set("new_per_day", 4)
    library.set("reviews_per_day", 1)
    study(library, ["letters", "more/terms"], rating=2)
    library.set_exam(library.named(["letters"])[0], (house.clock.now + timedelta(days=9)).date())
    told = library.tomorrow(library.volumes)
    house.clock.now += timedelta(days=1)
    now = library.today(library.rows())
    assert (told.due, told.new) == (now.due, now.new)
    assert told.due > 0
    assert told.new > 0


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Tomorrow(17, 10, 3), "Tomorrow: 17 to review, 10 new."),
        (Tomorrow(2, 0, 0), "Tomorrow: 2 to review."),
        (Tomorrow(0, 10, 0), "Tomorrow: 10 new."),
        (Tomorrow(0, 0, 2), "The next card comes in 2 days."),
        (Tomorrow(0, 0, 1329), "The next card comes in 3.6 years."),
        (Tomorrow(0, 0, 0), "No other card waits."),
    ],
)
def test_tomorrow_in_words(found, words):
    assert found.words == words
