"""What there is to know of a class: its quizzes, its items, its learners. Every view shows these figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from quizapp.scores.analysis.gradebook import LearnerScore, QuizKey, gradebook, quiz_key
from quizapp.scores.analysis.item_figures import ItemFigures, item_figures
from quizapp.scores.analysis.needs import Need, needs
from quizapp.scores.analysis.options import Responses, responses
from quizapp.scores.analysis.quiz_figures import QuizFigures, quiz_figures
from quizapp.scores.analysis.roll import ClassAttempt, ClassItem, ClassLearner, Roll
from quizapp.scores.analysis.signs import Sign, signs
from quizapp.scores.analysis.strength import Strength
from quizapp.scores.analysis.table import Totals


@dataclass(frozen=True, slots=True)
class ItemReport:
    """An item, its figures, who chose what, and what is odd with it."""

    item: ClassItem
    figures: ItemFigures
    asked: Responses
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True)
class QuizReport:
    """One quiz: the same assignment, or the same decks and number of items. First attempts only.

    `attempts`: all of them; `size`: how many items it has, at most.
    """

    key: QuizKey
    figures: QuizFigures
    attempts: int
    size: int = 0


@dataclass(frozen=True, slots=True)
class Mixup:
    """What the class takes for the answer of a card: `times` by so many `learners`."""

    item: ClassItem
    text: str
    times: int
    learners: int


@dataclass(frozen=True, slots=True)
class ClassReport:
    """All of it. `scores`: by learner, in the order of `learners`. `mean`: of all first tries, a share."""

    learners: tuple[ClassLearner, ...]
    attempts: tuple[ClassAttempt, ...]
    quizzes: tuple[QuizReport, ...]
    items: tuple[ItemReport, ...]
    scores: tuple[LearnerScore, ...]
    needs: tuple[Need, ...]
    mixups: tuple[Mixup, ...]
    unfinished: int = 0
    aside: int = 0
    answers: int = 0
    mean: float | None = None


def class_report(roll: Roll) -> ClassReport:
    """The report on a class; items by deck, then as they were first met."""
    table, learner = roll.table, roll.learner
    first = table.first_tries(learner)
    totals, strength = Totals.of(table), Strength.of(table, learner, first)
    groups = table.rows_by(table.item, first)
    figures = item_figures(table, totals, groups)
    asked = {item: responses(table, learner, strength, rows) for item, rows in groups.items()}
    found = signs(asked, figures)
    items = [ItemReport(roll.items[item], figures[item], asked[item], found.get(item, ())) for item in groups]
    items.sort(key=lambda each: each.item.deck)
    return ClassReport(
        tuple(roll.learners),
        tuple(roll.attempts),
        _quizzes(roll, totals),
        tuple(items),
        gradebook(roll, totals),
        needs(roll, first),
        _mixups(roll, first),
        roll.unfinished,
        roll.aside,
        len(table),
        fmean([table.mark[row] / table.most[row] for row in first]) if first else None,
    )


def _quizzes(roll: Roll, totals: Totals) -> tuple[QuizReport, ...]:
    table = roll.table
    by_attempt = table.rows_by(table.attempt)
    met: set[tuple[int, QuizKey]] = set()
    first: dict[QuizKey, list[int]] = {}
    count: Counter[QuizKey] = Counter()
    size: Counter[QuizKey] = Counter()
    for number, attempt in enumerate(roll.attempts):
        key = quiz_key(attempt)
        count[key] += 1
        size[key] = max(size[key], attempt.total)
        if (attempt.learner, key) not in met:
            met.add((attempt.learner, key))
            first.setdefault(key, []).append(number)
    out = []
    for key, attempts in first.items():
        rows = [row for attempt in attempts for row in by_attempt.get(attempt, ())]
        places = item_figures(table, totals, table.rows_by(table.place, rows))
        out.append(
            QuizReport(key, quiz_figures([totals.mark[a] for a in attempts], places), count[key], size[key])
        )
    return tuple(sorted(out, key=lambda each: (-each.figures.attempts, each.key)))


MOST_MIXUPS = 50


def _mixups(roll: Roll, first: Sequence[int]) -> tuple[Mixup, ...]:
    """Wrong answers that several learners gave, the most frequent first."""
    table, learner = roll.table, roll.learner
    who: dict[tuple[int, str], list[int]] = {}
    option, mark, most, item, attempt = table.option, table.mark, table.most, table.item, table.attempt
    for row in first:
        if option[row] and mark[row] < most[row]:
            who.setdefault((item[row], option[row]), []).append(learner[attempt[row]])
    found = [
        Mixup(roll.items[number], text, len(given), len(set(given)))
        for (number, text), given in who.items()
        if len(set(given)) > 1
    ]
    found.sort(key=lambda each: (-each.learners, -each.times, each.item, each.text))
    return tuple(found[:MOST_MIXUPS])
