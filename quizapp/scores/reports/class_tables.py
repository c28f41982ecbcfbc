"""A class's quizzes, grades and items as tables."""

from __future__ import annotations

from quizapp.scores.analysis import ranking
from quizapp.scores.analysis.class_report import ItemReport, QuizReport
from quizapp.scores.analysis.few import FEWEST, sayable_item, sayable_quiz
from quizapp.scores.analysis.gradebook import LearnerScore, QuizKey
from quizapp.scores.analysis.sign_words import shortened
from quizapp.scores.reports.class_told import ClassTold
from quizapp.scores.reports.sections import Column, Table
from quizapp.scores.reports.shown import NONE, count, index, interval, number, seconds, share
from quizapp.scores.words import wilson

_QUIZ_NOTE = (
    "Of each learner's first attempt, in right answers. Consistency: how well the items measure one thing; "
    "over 70 % is good for a test. Error ratio: the part of the spread that is chance. Standard error: how "
    f"far a score may be off by chance. Under {FEWEST} attempts there are too few for these."
)
_ITEM_NOTE = (
    "First answers only. Facility: the share that got it right, and where the true share likely lies. "
    "Discrimination: whether those who do well in the rest get it right; near 0 it tells nobody apart, below "
    "0 it goes the wrong way. Efficiency: the same beside what would be possible. "
    f"Under {FEWEST} answers there are too few for these."
)


def quiz_table(told: ClassTold) -> Table:
    """The quizzes with their figures, numbered as in the gradebook."""
    columns = (
        Column("No."),
        Column("Quiz", is_number=False),
        *map(Column, ("Items", "Attempts", "Learners", "Mean", "Median", "Standard deviation")),
        *map(Column, ("Consistency", "Error ratio", "Standard error")),
    )
    names = told.quizzes()
    rows = [
        (str(place), names[each.key], *_quiz_row(each)) for place, each in enumerate(told.report.quizzes, 1)
    ]
    empty = "No quiz or test was finished."
    return Table("quizzes", "Quizzes", columns, tuple(rows), _QUIZ_NOTE, empty=empty, text=1)


def _quiz_row(report: QuizReport) -> tuple[str, ...]:
    found = sayable_quiz(report.figures)
    few = found.attempts < FEWEST
    return (
        str(report.size),
        str(report.attempts),
        str(found.attempts),
        number(found.mean),
        number(found.median),
        number(found.sd, few=few),
        index(found.consistency, few=few),
        index(found.error_ratio, few=few),
        number(found.standard_error, few=few),
    )


def grade_table(told: ClassTold, most: int) -> Table:
    """Learner by quiz, at most so many quizzes; by name."""
    names = told.quizzes()
    keys = list(names)[:most]
    columns = (
        Column("Learner", is_number=False),
        *(Column(f"No. {place}") for place in range(1, len(keys) + 1)),
        Column("Right"),
    )
    order = sorted(told.report.scores, key=lambda each: ranking.name_key(told.learner(each.learner)))
    rows = tuple((told.learner(each.learner), *_grade_row(told, each, keys), _right(each)) for each in order)
    which = {"best": "best", "last": "latest", "first": "first"}[told.which]
    note = f"The {which} attempt of each quiz, in percent; {NONE}: none. Quizzes by their numbers above."
    rest = len(names) - len(keys)
    more = f"{count(rest, 'quiz')} more: --csv has them" if rest > 0 else ""
    empty = "No learner."
    return Table("grades", "Gradebook", columns, rows, note, more, empty, is_spread=True)


def _grade_row(told: ClassTold, score: LearnerScore, keys: list[QuizKey]) -> tuple[str, ...]:
    return tuple(share(score.grades[key].share(told.which)) if key in score.grades else NONE for key in keys)


def _right(score: LearnerScore) -> str:
    return f"{score.right} of {score.answers}" if score.attempts else NONE


def item_table(told: ClassTold, most: int) -> Table:
    """The items, those that need a look first; at most so many."""
    columns = (
        Column("No."),
        Column("Item", is_number=False),
        Column("Answers"),
        Column("Facility"),
        Column("Discrimination"),
        Column("Efficiency"),
        Column("Weight", is_wide=True),
        Column("By guessing", is_wide=True),
        Column("Time", is_wide=True),
        Column("Deck", is_number=False, is_wide=True),
    )
    items = worst_first(told)
    rows = tuple(_item_row(told, place, each) for place, each in enumerate(items[:most], 1))
    rest = len(items) - len(rows)
    more = f"{count(rest, 'item')} more: --csv-items has them" if rest > 0 else ""
    empty = "No answer yet."
    return Table("items", "Items, worst first", columns, rows, _ITEM_NOTE, more, empty, text=1)


def _item_row(told: ClassTold, place: int, report: ItemReport) -> tuple[str, ...]:
    found = sayable_item(report.figures)
    few = found.answers < FEWEST
    low, high = wilson(sum(report.asked.right_by_third), len(report.asked.rows))
    return (
        str(place),
        shortened(report.item.stem) or shortened(report.item.card),
        str(found.answers),
        f"{share(found.facility)} ({interval(low, high).removesuffix(' %')})",
        index(found.discrimination, few=few),
        index(found.efficiency, few=few),
        index(found.effective_weight, few=few),
        share(found.guess_score),
        seconds(found.seconds),
        told.deck(report.item.deck),
    )


def worst_first(told: ClassTold) -> list[ItemReport]:
    """The items in the order in which they are numbered."""
    return [told.report.items[place] for place in ranking.worst_first(told.report)]
