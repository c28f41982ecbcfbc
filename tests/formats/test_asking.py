"""Which texts ask, by the sign at their end."""

import pytest

from quizapp.formats.asking import asks


@pytest.mark.parametrize(
    "text",
    [
        "Why?",
        "**Why?**",
        "Why *now?*",
        "`why?`",
        "He asked “why?”",
        "Why (and how?)",
        "Pourquoi ? ",
        "なぜ？」",
        "لماذا؟\u200f",
        "Γιατί;",
        "Ինչո՞ւ",
        "Why‽",
        "What ❓",
        "A list\\\nof what?",
    ],
)
def test_a_question_mark_of_any_script_at_the_end_asks(text):
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["", "?a", "Why? Because.", "Why", "a;", "x = 1;", "Ինչո՞ւ այո այդպես", "***", "a ? b : c", "«»"]
)
def test_others_do_not_ask(text):
    assert not asks(text)


def test_a_long_text_of_signs_that_are_passed_over_takes_no_time():
    assert not asks("x" + "* " * 500_000)
