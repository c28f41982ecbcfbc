"""The result of a quiz in plain lines: the score, the time, and what was missed."""

from __future__ import annotations

from quizapp.cards.markup import plain
from quizapp.cli.output import labelled, say
from quizapp.cli.plain import RATINGS
from quizapp.library.quizzing import QuizSitting
from quizapp.questions.forms import true_false
from quizapp.questions.item import Item
from quizapp.scores.words import duration, score_line
from quizapp.study.lines import Answer


def show_result(sitting: QuizSitting) -> None:
    """Says what came of it and what to do next."""
    quiz = sitting.quiz
    attempt = sitting.attempt()
    say()
    say(f"Result: {score_line(quiz.right, quiz.total, quiz.guessing)}")
    if attempt:
        say(f"Time: {duration(attempt.seconds)}")
    if quiz.missed:
        say()
        say("Missed:")
    for i in quiz.missed:
        _missed(i, quiz.items[i], quiz.counted(i))
    if back := _coming_back(len(quiz.missed), sitting.coming_back() if sitting.saves else 0):
        say()
        say(back)


def _missed(i: int, item: Item, given: Answer | None) -> None:
    say(labelled(f"Question {i + 1}:", plain(item.stem)))
    if item.form == "flashcard" and given and given.response is not None:
        say(f"You rated it {RATINGS.get(given.rating or 1, 'Again')}.")
    else:
        say(labelled("Your answer:", _given(item, given)))
    if item.form != true_false.name:
        say(labelled("The right one:", plain(item.answer)))
    elif item.key == 0:
        say("It is true.")
    else:
        say(labelled(f"It is false. {true_false.right_words(item.card)}", plain(item.answer)))


def _given(item: Item, given: Answer | None) -> str:
    response = given.response if given else None
    if response is None:
        return "none"
    if isinstance(response, int) and item.options:
        guess = " (guessed)" if given and given.guess else ""
        return plain(item.options[response].text) + guess
    return str(response)


def _coming_back(missed: int, back: int) -> str:
    if not back:
        return ""
    if back == missed:
        return (
            f"The {back} you missed come back in Study."
            if back > 1
            else "The one you missed comes back in Study."
        )
    return f"{back} of the {missed} you missed {'come' if back > 1 else 'comes'} back in Study."
