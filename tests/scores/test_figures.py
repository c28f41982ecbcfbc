"""All figures together, as values and as JSON."""

import json
from dataclasses import replace

from helpers.made_up_history import TODAY, made_up

from quizapp.scores.figures import figures
from quizapp.scores.retention import Share
from quizapp.scores.stats import DayTally, FormTally, StatsInput
from quizapp.scores.stats_json import to_json

EMPTY = StatsInput(today=TODAY, wish=0.9)


def test_without_an_answer_everything_is_nought() -> None:
    found = figures(EMPTY)
    assert not found.begun
    assert found.trend == ()
    assert found.by_deck == []
    assert found.cards == {"new": 0, "learning": 0, "young": 0, "mature": 0}
    assert json.loads(json.dumps(to_json(found)))["retention"]["all"]["both"]["share"] is None


def test_recall_and_recognition_are_never_added_up() -> None:
    forms = [
        FormTally("flashcard", 10, 8),
        FormTally("typed", 5, 3),
        FormTally("cloze", 1, 1),
        FormTally("choice", 20, 19),
        FormTally("true-false", 4, 2),
        FormTally("match", 6, 6),
    ]
    found = figures(replace(EMPTY, forms=forms))
    assert found.recall == Share(12, 16)
    assert found.recognition == Share(27, 30)


def test_decks_are_those_of_the_last_thirty_days_most_answers_first() -> None:
    days = [
        DayTally(TODAY - 40, "old", "young", 99, 99, 0),
        DayTally(TODAY - 29, "a", "young", 10, 9, 0),
        DayTally(TODAY, "b", "new", 30, 9, 0),
        DayTally(TODAY, "a", "learning", 5, 5, 0),
    ]
    rows = figures(replace(EMPTY, days=days)).by_deck
    assert [(row.deck, row.answers, row.share) for row in rows] == [
        ("b", 30, Share()),
        ("a", 15, Share(9, 10)),
    ]


def test_cards_are_told_by_age_and_an_age_that_is_not_known_comes_last() -> None:
    cards = figures(replace(EMPTY, maturity={"odd": 2, "suspended": 3, "young": 1})).cards
    assert list(cards.items()) == [
        ("new", 0),
        ("learning", 0),
        ("young", 1),
        ("mature", 0),
        ("suspended", 3),
        ("odd", 2),
    ]


def test_a_day_after_today_counts_in_all_alone() -> None:
    found = figures(replace(EMPTY, days=[DayTally(TODAY + 1, "a", "young", 10, 9, 1000)]))
    assert found.effort["all"].answers == 10
    assert found.effort["month"].answers == 0
    assert found.streak.longest == 0
    assert found.calendar.active == 0


def test_made_up_months_hold_together() -> None:
    given = made_up()
    found = figures(given)
    assert found.effort["all"].answers == sum(tally.count for tally in given.days)
    assert found.days["all"] == len({tally.day for tally in given.days}) == found.calendar.active
    for shorter, longer in (("day", "week"), ("week", "month"), ("month", "all")):
        assert found.retention[shorter].both.count <= found.retention[longer].both.count
        assert found.effort[shorter].ms <= found.effort[longer].ms


def test_the_json_has_the_fields_of_the_page_on_statistics() -> None:
    data = json.loads(json.dumps(to_json(figures(made_up()))))
    assert list(data) == [
        "today",
        "decks",
        "desired_retention",
        "due",
        "retention",
        "retention_trend",
        "recall",
        "recognition",
        "streak",
        "days_studied",
        "time",
        "calendar",
        "cards",
        "by_deck",
        "hardest",
        "confusions",
    ]
    assert data["today"] == "2026-11-22"
    assert len(data["due"]["days"]) == 30
    assert data["due"]["days"][0] == {"day": "2026-11-22", "cards": data["due"]["today"]}
    assert data["retention"]["month"]["both"].keys() == {"right", "count", "share", "low", "high"}
    assert data["retention"]["month"]["both"]["low"] < data["retention"]["month"]["both"]["share"]
    assert data["calendar"][-1]["day"] == data["today"]
    assert data["hardest"][0]["prompt"] == "Praseodymium"
    assert data["confusions"][0]["chosen"] == "Rare earths"


def test_a_card_that_is_gone_is_told_by_its_id() -> None:
    found = figures(replace(made_up(), prompts={}, titles={}))
    assert found.prompt("elements#c0:forward") == "elements#c0:forward"
    assert found.title("rare") == "rare"


def test_a_prompt_that_comes_twice_is_told_with_its_direction() -> None:
    given = made_up()
    row = given.hardest[0]
    rows = [replace(row, card=f"d#{id}") for id in ("ree:forward", "ree:reverse", "min:reverse", "tin:gap")]
    prompts = {each.card: "Rare earths" for each in rows[:2]} | {"d#min:reverse": "Critical minerals"}
    found = figures(replace(given, hardest=[*rows, replace(row, lapses=0)], prompts=prompts)).hardest
    words = ["forward: Rare earths", "reverse: Rare earths", "Critical minerals", "d#tin:gap"]
    assert [prompt for _, prompt in found] == words
