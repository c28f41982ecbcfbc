"""Leeches: at which lapse it is said, and in which words."""

from quizapp.study.leech import explained, is_leech, leech_now


def test_it_is_said_at_eight_lapses_and_then_at_every_four():
    assert [lapses for lapses in range(30) if leech_now(lapses, 8)] == [8, 12, 16, 20, 24, 28]


def test_a_card_stays_a_leech_in_between():
    assert [is_leech(lapses, 8) for lapses in (7, 8, 9, 100)] == [False, True, True, True]


def test_with_a_threshold_of_one_every_lapse_is_said_and_with_none_no_lapse():
    assert [leech_now(lapses, 1) for lapses in range(3)] == [False, True, True]
    assert not any(leech_now(lapses, 0) or is_leech(lapses, 0) for lapses in range(50))


def test_the_words_say_how_often_and_what_helps():
    assert "9 times" in explained(9)
    assert "suspend" in explained(9)
