"""A made-up quiz or test: its items, what the learner answers, and now and then a mark overridden."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.questions.item import Item
from quizapp.study.card_state import CardState
from quizapp.study.hearing import heard, reheard
from quizapp.study.lines import Answer, Aside, Finish, Mark, Start
from quizapp.study.made_up_learner import MadeUpLearner
from quizapp.study.made_up_study import Pen
from quizapp.study.quiz import Quiz, Response


class MadeUpQuiz:
    """One quiz or test on one study day (an ordinal)."""

    def __init__(self, pen: Pen, learner: MadeUpLearner, day: int) -> None:
        self._pen = pen
        self._learner = learner
        self._day = day

    def take(self, start: Start, items: Sequence[Item], *, aside: bool = False) -> None:
        """Answers all items. `aside`: the attempt is then left out of trends."""
        pen, quiz = self._pen, Quiz(start, items)
        pen.write(start)
        for i, item in enumerate(items):
            self._answer(quiz, i, self._response(item))
        stamp = pen.stamp()
        right, total = quiz.right, quiz.total
        pen.write(Finish(id=stamp.id, at=stamp.at, session=start.session, right=right, total=total))
        if aside:
            pen.wait(30)
            stamp = pen.stamp()
            pen.write(Aside(id=stamp.id, at=stamp.at, session=start.session))

    def _response(self, item: Item) -> Response:
        ms = self._pen.think(4.0)
        if item.form == "flashcard":  # where no form that was wished for can ask the card
            return Response(3 if self._learner.knows(item.card, self._day) else 1, ms=ms)
        value, guess = self._learner.response(item, self._day)
        return Response(value, guess, ms=ms)

    def _answer(self, quiz: Quiz, i: int, response: Response) -> None:
        card, form = quiz.items[i].card.id, quiz.items[i].form
        memory = self._learner.memories.get(card)
        state = CardState(memory) if memory else None
        due = memory is not None and memory.due_day <= self._day
        mark = quiz.marked(i, response)
        rating = heard(form, mark, response.guess, state, due, quiz.mode, room=False)
        line = quiz.line(i, response, rating, self._pen.stamp())
        self._put(quiz, line)
        moment = self._pen.moment
        if mark == "wrong" and _is_a_slip(quiz.items[i], response):
            self._was_right(quiz, line)
            rating = reheard(rating, form, "right")
        if rating is not None:
            self._learner.hears(card, self._day, rating, moment)

    def _was_right(self, quiz: Quiz, line: Answer) -> None:
        self._pen.wait(2)
        stamp = self._pen.stamp()
        why = "I was right"
        mark = Mark(id=stamp.id, at=stamp.at, session=line.session, line=line.id, mark="right", why=why)
        self._put(quiz, mark)

    def _put(self, quiz: Quiz, line: Answer | Mark) -> None:
        self._pen.write(line)
        quiz.apply(line)


def _is_a_slip(item: Item, response: Response) -> bool:
    """Whether the right answer was meant and typed amiss."""
    typed = response.value
    return isinstance(typed, str) and not item.options and (typed[:2], typed[-2:]) == _ends(item.answer)


def _ends(text: str) -> tuple[str, str]:
    return text[:2], text[-2:]
