"""Which attempts, in which order, and summed up by card, deck and tag."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reviewing_kit import NOW, attempt, one, result, several

from quizapp.scores.review import (
    COLUMNS,
    STANDING_COLUMNS,
    Sieve,
    Standing,
    by_card,
    by_deck,
    by_tag,
    in_order,
    last_days,
    standings_in_order,
)

days = st.none() | st.dates(date(2025, 9, 1), date(2026, 12, 1))
sieves = st.builds(
    Sieve,
    st.frozensets(st.sampled_from(["d", "e", "f"])),
    st.sampled_from(["", "choice", "typed"]),
    days,
    days,
)


@given(one)
def test_a_sieve_without_wishes_keeps_everything(each):
    assert Sieve().is_open
    assert Sieve().keeps(each, UTC)


@given(one, sieves)
def test_a_sieve_keeps_what_each_of_its_wishes_keeps(each, sieve):
    alone = [
        Sieve(decks=sieve.decks),
        Sieve(form=sieve.form),
        Sieve(since=sieve.since),
        Sieve(until=sieve.until),
    ]
    assert sieve.keeps(each, UTC) == all(wish.keeps(each, UTC) for wish in alone)


def test_the_last_seven_days_begin_six_days_before_today():
    sieve = Sieve(since=last_days(7, NOW))
    assert sieve.keeps(attempt(result("d#a"), days_ago=6.4), UTC)
    assert not sieve.keeps(attempt(result("d#a"), days_ago=6.6), UTC)


def test_a_day_is_the_learners_own():
    late = attempt(result("d#a"), days_ago=-0.45)  # 22:48 in UTC
    there = timezone(timedelta(hours=2))
    assert Sieve(until=date(2026, 11, 22)).keeps(late, UTC)
    assert not Sieve(until=date(2026, 11, 22)).keeps(late, there)
    assert Sieve(since=date(2026, 11, 23)).keeps(late, there)


def test_a_form_is_found_among_several_but_not_as_a_part_of_a_word():
    both = attempt(result("d#a"), form="choice, typed")
    assert Sieve(form="typed").keeps(both, UTC)
    assert not Sieve(form="type").keeps(both, UTC)


@given(several, st.sampled_from(COLUMNS), st.booleans())
def test_sorting_loses_nothing_and_turns_round(found, column, turned):
    listed = in_order(found, column, {}, turned=turned)
    assert Counter(map(id, listed)) == Counter(map(id, found))
    other = in_order(found, column, {}, turned=not turned)
    keys = [_value(each, column) for each in listed]
    assert keys == [_value(each, column) for each in other][::-1]


def _value(each, column):
    return {
        "when": each.at,
        "deck": " + ".join(each.decks),
        "form": each.form,
        "right": each.right / each.asked,
        "guess": each.guessing / each.asked,
        "time": each.seconds,
    }[column]


def test_the_first_order_is_newest_first_worst_first_and_longest_first():
    bad = attempt(result("d#a", "wrong"), session="bad", days_ago=3, seconds=5)
    good = attempt(result("e#a"), session="good", days_ago=1, seconds=50)
    titles = {"d": "zebra", "e": "Apes"}
    first = {column: in_order([bad, good], column, titles)[0].session for column in COLUMNS}
    assert first == {
        "when": "good",
        "deck": "good",
        "form": "bad",
        "right": "bad",
        "guess": "bad",
        "time": "good",
    }


def test_a_column_that_is_none_is_refused():
    with pytest.raises(KeyError):
        in_order([], "colour", {}) or standings_in_order([], "colour")


@given(several)
def test_sums_by_card_deck_and_tag_agree(found):
    cards, decks = by_card(found), by_deck(found, {})
    one_each = by_tag(cards, lambda card: [card.partition("#")[0]])
    for sums in (decks, one_each):
        assert sum(s.asked for s in sums) == sum(s.asked for s in cards)
        assert sum(s.right for s in sums) == sum(s.right for s in cards)
    assert {(s.key, s.right, s.asked) for s in decks} == {(s.key, s.right, s.asked) for s in one_each}
    assert sum(s.asked for s in cards) == sum(a.asked for a in found if not a.aside)


@given(several)
def test_an_interval_has_the_share_in_it(found):
    for each in by_card(found):
        low, high = each.interval
        assert 0 <= low <= each.share + 1e-9
        assert each.share - 1e-9 <= high <= 1


def test_a_card_is_told_in_its_latest_words_with_its_latest_mark():
    new = attempt(result("d#a", "wrong"), days_ago=1)
    old = attempt(result("d#a"), result("d#a"), days_ago=9)
    (standing,) = by_card([new, old])
    assert (standing.right, standing.asked, standing.last, standing.last_at) == (2, 3, "wrong", new.at)
    assert standing.title == "What is d#a?"


def test_a_card_with_two_tags_counts_in_both_and_one_without_in_none():
    cards = by_card([attempt(result("d#a"), result("d#b", "wrong"))])
    tags = {"d#a": ["x", "y", "x"]}
    found = {s.key: (s.right, s.asked, s.cards) for s in by_tag(cards, lambda card: tags.get(card, ()))}
    assert found == {"x": (1, 1, 1), "y": (1, 1, 1), "": (0, 1, 1)}


def test_the_worst_comes_first_and_of_equals_the_one_asked_more_often():
    def standing(key: str, right: int, asked: int) -> Standing:
        return Standing(key, key, right, asked, "2026-11-22T10:00:00.000Z")

    listed = [standing("a", 3, 4), standing("b", 0, 1), standing("c", 0, 5), standing("d", 1, 2)]
    assert [s.key for s in standings_in_order(listed, "right")] == ["c", "b", "d", "a"]
    assert [s.key for s in standings_in_order(listed, "asked")] == ["c", "a", "d", "b"]


@given(several, st.sampled_from(STANDING_COLUMNS))
def test_standings_are_all_kept_when_they_are_sorted(found, column):
    cards = by_card(found)
    assert Counter(standings_in_order(cards, column)) == Counter(cards)


def test_a_card_is_not_called_by_a_statement_that_may_be_false():
    stated = replace(result("d#a", form="true-false"), stem="Gold is Ag")
    (standing,) = by_card([attempt(stated, days_ago=1), attempt(result("d#a"), days_ago=2)])
    assert (standing.title, standing.asked) == ("What is d#a?", 2)
    assert by_card([attempt(stated)])[0].title == "Gold is Ag"
