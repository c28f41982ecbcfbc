"""What a quiz in plain lines says around its questions: its head, each answer's mark, how far it came."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from quizapp.cards.markup import plain
from quizapp.cards.script import right_to_left
from quizapp.cli.output import say
from quizapp.cli.plain import plural, show_more, the_answer
from quizapp.library.quizzing import QuizSitting
from quizapp.questions.difference import Piece, letters
from quizapp.questions.feedback import Feedback
from quizapp.questions.item import Item
from quizapp.study.quiz import Response

_QUOTED = 200  # characters of what was written that may stand inside of a sentence
_COUNTED = 3  # with more letters that differ their number says nothing


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
    answer, below = ("", "") if given.mark == "right" or revealed else _right_one(item)
    noted = "Guess noted." if response.guess and given.mark != "right" else ""
    written = _written(given, item) if given.given else ("", "")
    say(
        _sentences(
            _verdict(given, response), written[0], answer, written[1], noted, "Saved." if saves else ""
        )
    )
    if below:
        say(plain(below))
    show_more(given.why, given.explanation, given.source)
    if given.mark == "wrong" and given.given:
        say("(:r if you were right)")


def _right_one(item: Item) -> tuple[str, str]:
    if item.form == "true-false" and item.key is not None:
        return f"The answer is {item.key + 1}: {item.options[item.key].text}.", ""
    return the_answer(item)


def _written(given: Feedback, item: Item) -> tuple[str, str]:
    """What was written, where that is not plainly right, and in how many letters it differs."""
    text = " ".join(given.given.split())
    if not given.difference or len(text) > _QUOTED or right_to_left(text):
        return "", ""
    differs = differing(given.difference)
    near = "".join(piece.text for piece in given.difference if piece.kind != "extra") == plain(item.answer)
    said = f"{plural(differs, 'letter')} {'differs' if differs == 1 else 'differ'}."
    told = near and 0 < differs <= _COUNTED and any(piece.kind == "same" for piece in given.difference)
    return f"You wrote “{text}”.", said if told else ""


def differing(pieces: Sequence[Piece]) -> int:
    """How many letters differ: one in the place of another counts once."""
    count = 0
    for same, run in groupby(pieces, key=lambda piece: piece.kind == "same"):
        told = list(run)
        if not same:
            count += max(
                sum(len(letters(piece.text)) for piece in told if piece.kind == kind)
                for kind in ("extra", "missing")
            )
    return count


def show_stopped(sitting: QuizSitting, go_on: str) -> None:
    """How far it came, and the command that goes on with it."""
    done, total = sitting.quiz.answered, sitting.quiz.total
    left = ", not handed in" if sitting.quiz.mode == "test" and done == total else ""
    kept = f"`{go_on}` goes on with it." if done and sitting.saves else "Nothing was saved."
    say(f"Stopped after {done} of {total}{left}. {kept}")


def _verdict(given: Feedback, response: Response) -> str:
    if given.nearly:
        return given.nearly
    if given.mark == "right":
        return "Right, and guessed." if response.guess else "Right."
    return "Skipped." if given.mark == "skipped" else "Wrong."


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
