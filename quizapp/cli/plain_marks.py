"""What a quiz in plain lines says around its questions: its head, each answer's mark, how far it came."""

from __future__ import annotations

from quizapp.cards.markup import plain
from quizapp.cli.output import say
from quizapp.cli.plain import plural, show_more, the_answer
from quizapp.library.quizzing import QuizSitting
from quizapp.questions.feedback import Feedback
from quizapp.questions.item import Item
from quizapp.study.quiz import Response


def show_head(sitting: QuizSitting) -> None:
    """What is asked, how many questions there are, and what is special about it."""
    test = sitting.quiz.mode == "test"
    say(f"{'Test' if test else 'Quiz'}: {sitting.title}")
    say(f"{plural(sitting.quiz.total, 'question')}. Reply to each with a line; :? lists what is understood.")
    if not sitting.saves:
        say("Not saved: this is a trial.")
    if test:
        say("What is right is told at the end; until then :u changes your last answer.")


def show_noted(response: Response, *, saves: bool) -> None:
    """A test's answer: that it was taken in, and nothing of what it is worth."""
    noted = "Guess noted." if response.guess else "" if saves else "Noted."
    say(_sentences(noted, "Saved." if saves else ""))


def show_mark(item: Item, response: Response, given: Feedback, *, revealed: bool, saves: bool) -> None:
    """A quiz's answer: its mark, the right one unless it is known already (`revealed`), and why."""
    answer, below = ("", "") if given.mark == "right" or revealed else the_answer(item)
    noted = "Guess noted." if response.guess and given.mark != "right" else ""
    say(_sentences(_verdict(given, response), answer, noted, "Saved." if saves else ""))
    if below:
        say(plain(below))
    show_more(given.why, given.explanation, given.source)


def show_stopped(sitting: QuizSitting, go_on: str) -> None:
    """How far it came, and the command that goes on with it."""
    done, total = sitting.quiz.answered, sitting.quiz.total
    left = ", not handed in" if sitting.quiz.mode == "test" and done == total else ""
    kept = f"`{go_on}` goes on with it." if done and sitting.saves else "Nothing was saved."
    say(f"Stopped after {done} of {total}{left}. {kept}")


def _verdict(given: Feedback, response: Response) -> str:
    if given.mark == "right":
        return "Right, and guessed." if response.guess else "Right."
    return "Skipped." if given.mark == "skipped" else "Wrong."


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
