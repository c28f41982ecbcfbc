"""The table of trials: each can be tried again alone, and what goes wrong is counted."""

import random

from helpers.trials import Tally, table, tried


def test_a_trial_has_the_same_dice_alone_as_among_others():
    seen: list[float] = []

    def trial(dice: random.Random, _tally: Tally) -> None:
        seen.append(dice.random())

    tried({"one": trial, "two": trial}, 3, seed=7)
    among = list(seen)
    seen.clear()
    tried({"one": trial, "two": trial}, 3, seed=7, only="two", at=1)
    assert seen == [among[4]]
    assert len(set(among)) == 6


def test_what_is_lost_or_fails_is_counted_and_says_how_to_see_it_again():
    def loses(_dice: random.Random, tally: Tally) -> None:
        tally.lost += 2

    def fails(_dice: random.Random, _tally: Tally) -> None:
        raise AssertionError("it hangs")

    def is_refused(_dice: random.Random, tally: Tally) -> None:
        tally.refused += 1

    tallies = tried({"loses": loses, "fails": fails, "refused": is_refused}, 2, seed=1)
    assert [(each.tried, each.lost, each.failed, each.refused) for each in tallies] == [
        (2, 4, 0, 0), (2, 0, 2, 0), (2, 0, 0, 2),
    ]  # fmt: skip
    assert [each.is_well for each in tallies] == [False, False, True]
    shown = table(tallies)
    assert "fails: it hangs (--seed 1 --only 'fails' --at 0)" in shown
    assert shown.splitlines()[0].split() == ["tried", "lost", "damaged", "refused", "failed", "slowest"]
