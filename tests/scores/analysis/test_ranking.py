"""The order in which items, signs and options are told."""

from quizapp.scores.analysis.class_report import ClassReport, ItemReport
from quizapp.scores.analysis.item_figures import ItemFigures
from quizapp.scores.analysis.options import OptionUse, Responses
from quizapp.scores.analysis.ranking import by_gravity, name_key, options_told, worst_first
from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.signs import Sign


def item(facility, *signs, answers=20, options=()):
    figures = ItemFigures(answers, facility=facility)
    asked = Responses(range(answers), (), (), (answers, 0, 0), (0, 0, 0), tuple(options))
    return ItemReport(ClassItem("d#x", "choice", "What?", "a"), figures, asked, tuple(signs))


IDLE, KEY, MAYBE = Sign("idle distractor", 0, 9), Sign("wrong key", 9, 9, "sure"), Sign("wrong key", 5, 9)


def test_what_marks_learners_wrongly_comes_first_and_then_what_fewest_got_right():
    items = (
        item(0.9),
        item(0.2),
        item(0.1, answers=3),
        item(0.5, IDLE),
        item(0.8, MAYBE),
        item(0.9, IDLE, KEY),
    )
    report = ClassReport((), (), (), items, (), (), ())
    assert worst_first(report) == (5, 4, 3, 1, 0, 2)
    assert by_gravity([IDLE, MAYBE, KEY]) == [KEY, MAYBE, IDLE]


def test_the_right_option_and_those_that_signs_are_about_are_told_before_the_rest():
    taken = {"a": 0, "b": 9, "c": 1, "d": 5, "never shown": 0}
    uses = [
        OptionUse(text, is_key=text == "a", shown=9 * (text != "never shown"), taken=[number, 0, 0])
        for text, number in taken.items()
    ]
    told, rest = options_told(item(0.1, Sign("two right", 1, 9, option="c"), options=uses), 3)
    assert [use.text for use in told] == ["a", "c", "b"]
    assert [use.text for use in rest] == ["d"]


def test_names_stand_with_their_numbers_in_order():
    names = ["Learner 10", "learner 9", "Ada", "Learner 1", "٣", "9" * 40, "Zoe²"]
    assert sorted(names, key=name_key)[:4] == ["9" * 40, "Ada", "Learner 1", "learner 9"]
