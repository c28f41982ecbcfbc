"""How each form of question is answered in plain lines, in words."""

from __future__ import annotations

from quizapp.cli.plain import answers_for
from quizapp.questions.forms import form
from quizapp.questions.item import Item

TYPE = "(Type the answer)"


def answers_to(item: Item) -> tuple[str, ...]:
    """How this item is answered."""
    if item.form == "true-false":
        return (
            "1 or t says that it is true, 2 or f that it is false",
            "t? says so and that you are guessing",
        )
    if form(item.form).entry == "text":
        right = ":r, after an answer that was marked wrong, says that it was right; :r 3 in question 3"
        return (*answers_for(item), right)
    return answers_for(item)
