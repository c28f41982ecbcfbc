"""What signs and figures say in words."""

from typing import get_args

import pytest

from quizapp.scores.analysis.class_report import ItemReport, QuizReport
from quizapp.scores.analysis.gradebook import QuizKey
from quizapp.scores.analysis.item_figures import ItemFigures
from quizapp.scores.analysis.options import Responses, Said
from quizapp.scores.analysis.quiz_figures import QuizFigures
from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.signs import FEWEST, SignKind
from quizapp.tui.class_words import SHORT
from quizapp.tui.figure_words import consistency_of, discrimination, item_lines, mean_of, quiz_lines

ITEM = ClassItem("d#x:forward", "choice", "What?", "Key")


@pytest.mark.parametrize("kind", get_args(SignKind))
def test_every_sign_fits_its_column(kind):
    assert 0 < len(SHORT[kind]) <= 10


def _item(answers: int, discriminates: float | None) -> ItemReport:
    figures = ItemFigures(answers, facility=0.5, discrimination=discriminates, seconds=3.0)
    third = (answers - answers // 2, answers // 2, 0)
    return ItemReport(ITEM, figures, Responses(range(answers), Said((), (), (), ()), (), third, third, ()))


def test_under_the_stated_number_of_answers_there_is_no_index():
    few = _item(FEWEST - 1, 40.0)
    assert discrimination(few) == "too few"
    assert not any("40" in line.number for line in item_lines(few))
    assert discrimination(_item(FEWEST, 40.0)) == "40 %"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "all got the same"),
        (-3.0, "weak learners get it right"),
        (0.0, "hardly"),
        (20.0, "a little"),
        (30.0, "from weak ones well"),
        (50.0, "very well"),
    ],
)
def test_a_discrimination_is_told_in_words(value, said):
    line = next(line for line in item_lines(_item(FEWEST, value)) if line.name == "Discrimination")
    assert said in line.words


def test_a_quiz_that_few_sat_has_a_mean_but_no_consistency():
    key = QuizKey("", ("d",), 20)
    few = QuizReport(key, QuizFigures(FEWEST - 1, 9.25, 9.0, 2.0, consistency=71.0), 12, 20)
    assert mean_of(few) == "9.2 of 20"
    assert consistency_of(few) == "too few"
    assert not any("71" in line.number for line in quiz_lines(few))
    many = QuizReport(key, QuizFigures(FEWEST, 9.25, 9.0, 2.0, consistency=71.0), 12, 20)
    assert consistency_of(many) == "71 %"
