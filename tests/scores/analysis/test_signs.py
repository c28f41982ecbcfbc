"""Signs against items: found in a class whose bad items are known, and silent where all is well."""

from collections import Counter

import pytest
from simulated_class import Simulated, simulated

from quizapp.scores.analysis.item_figures import item_figures
from quizapp.scores.analysis.options import responses
from quizapp.scores.analysis.signs import FEWEST, Sign, signs
from quizapp.scores.analysis.strength import Strength, thirds
from quizapp.scores.analysis.table import Table, Totals

MEANT = {
    "wrong key": {"wrong key", "two right"},  # a wrong key is right for nobody, but the doubt is the same
    "two right": {"two right", "wrong key", "none right"},
    "idle distractor": {"idle distractor"},
    "giveaway": {"all right"},
}


def signs_of(table: Table, learner: list[int]) -> dict[int, tuple[Sign, ...]]:
    rows = table.first_tries(learner)
    strength = Strength.of(table, learner, rows)
    groups = table.rows_by(table.item, rows)
    figures = item_figures(table, Totals.of(table), groups)
    return signs({item: responses(table, learner, strength, of) for item, of in groups.items()}, figures)


def tried(learners: int, seeds: range) -> Counter[str]:
    count: Counter[str] = Counter()
    for seed in seeds:
        made: Simulated = simulated(learners, seed)
        found = signs_of(made.table, made.learner)
        for item, kind in enumerate(made.kinds):
            kinds = {each.kind for each in found.get(item, ())}
            if kind == "good":
                count["false"] += bool(kinds)
            elif kinds & MEANT[kind]:
                count["found"] += 1
            else:
                count["missed"] += 1
    return count


def test_of_a_hundred_learners_bad_items_are_found_and_good_ones_left_in_peace():
    count = tried(100, range(20))
    assert count["found"] / (count["found"] + count["missed"]) >= 0.9
    assert count["found"] / (count["found"] + count["false"]) >= 0.95


@pytest.mark.parametrize(("learners", "recall", "precision"), [(15, 0.3, 0.8), (30, 0.55, 0.85)])
def test_of_fewer_learners_less_is_found_but_it_is_still_mostly_so(learners, recall, precision):
    count = tried(learners, range(20))
    assert count["found"] / (count["found"] + count["missed"]) >= recall
    assert count["found"] / (count["found"] + count["false"]) >= precision


def test_under_so_many_answers_nothing_is_said():
    made = simulated(FEWEST - 1, 3)
    assert signs_of(made.table, made.learner) == {}


def test_a_wrong_answer_that_many_wrote_is_offered_once_and_rare_ones_are_not():
    table = Table()
    wrote = ["Tokyo"] * 5 + ["Tōkyō"] * 4 + ["Osaka"]
    for who, text in enumerate(wrote):
        table.add(who, 0, 1, float(text == "Tokyo"), 1.0, text)
        table.add(who, 1, 2, float(who % 2))
    (found,) = [each for each in signs_of(table, list(range(10)))[0] if each.kind == "to accept"]
    assert (found.option, found.times, found.of) == ("Tōkyō", 4, 10)


def test_only_the_first_try_counts():
    table = Table()
    for attempt, mark in enumerate([0.0, 1.0]):
        table.add(attempt, 0, 1, mark)
    assert table.first_tries([7, 7]) == [0]
    assert table.first_tries([7, 8]) == [0, 1]


def test_thirds_are_as_even_as_they_can_be_and_keep_the_like_together():
    assert thirds([1, 2, 3, 4, 5, 6]) == [0, 0, 1, 1, 2, 2]
    assert thirds([5, 5, 5]) == [1, 1, 1]
    assert thirds([0, 0, 0, 0, 9]) == [1, 1, 1, 1, 2]
    assert thirds([]) == []


def test_options_are_counted_by_third_with_the_key_first():
    made = simulated(60, 5)
    rows = made.table.first_tries(made.learner)
    strength = Strength.of(made.table, made.learner, rows)
    groups = made.table.rows_by(made.table.item, rows)
    for of in groups.values():
        found = responses(made.table, made.learner, strength, of)
        assert found.options[0].text == "A"
        assert found.options[0].is_key
        assert sum(found.of_third) == 60
        assert sum(use.times for use in found.options) == 60
        assert list(found.right_by_third) == found.options[0].taken
        assert all(use.shown == 60 for use in found.options)
