"""A made-up class whose items are known: Rasch's model, with some items made bad on purpose."""

from __future__ import annotations

import random
from dataclasses import dataclass
from math import exp

from quizapp.scores.analysis.table import Table

BAD = ("wrong key", "two right", "idle distractor", "giveaway")
OPTIONS = tuple("ABCD")  # the first is the key


@dataclass(frozen=True)
class Simulated:
    """What each item is made to be, and everybody's answers."""

    kinds: list[str]
    table: Table
    learner: list[int]


def simulated(learners: int, seed: int, items: int = 30, bad: int = 8) -> Simulated:
    """Everybody answers every item once."""
    dice = random.Random(seed)
    able = [dice.gauss(0, 1) for _ in range(learners)]
    kinds = ["good"] * (items - bad) + [BAD[n % len(BAD)] for n in range(bad)]
    dice.shuffle(kinds)
    columns = [_answers(dice, kind, able) for kind in kinds]
    table = Table()
    for who in range(learners):
        for item, column in enumerate(columns):
            choice = column[who]
            table.add(who, item, item + 1, float(choice == 0), 1.0, OPTIONS[choice], OPTIONS, 4000, 0.25)
    return Simulated(kinds, table, list(range(learners)))


def _answers(dice: random.Random, kind: str, able: list[float]) -> list[int]:
    hard = dice.uniform(-0.8 if kind == "idle distractor" else -1.5, 1.5)
    draws = [dice.uniform(0.5, 1.5) for _ in range(3)]
    if kind == "idle distractor":
        draws[0] = 0.0
    out = []
    for theta in able:
        knows = dice.random() < (0.99 if kind == "giveaway" else 1 / (1 + exp(hard - theta)))
        if kind == "wrong key":
            out.append(1 if knows else dice.choices((0, 2, 3), draws)[0])
        elif kind == "two right":
            out.append(dice.choice((0, 1)) if knows else dice.choices((1, 2, 3), draws)[0])
        else:
            out.append(0 if knows else dice.choices((1, 2, 3), draws)[0])
    return out
