"""A quiz, test or practice under way: its items and the answers so far. Pure; changed by `apply` alone.

What happens is first made as a line of the log, then written, then applied; going on with an interrupted
quiz is applying its lines again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.questions.forms import form
from quizapp.questions.item import Item
from quizapp.study.lines import Answer, Line, Mark, MarkWord, Mode, Start, Undo


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who a line is and when: its id, its time (`at`), and the study day."""

    id: str
    at: str
    day: str


@dataclass(frozen=True, slots=True)
class Response:
    """What the learner gave: the place of an option or a text, None to skip; and how."""

    value: int | str | None
    guess: bool = False
    hint: bool = False
    ms: int = 0


def _said(item: Item, value: int | str | None) -> int | str | None:
    """A response as the log has it: a place among options, or a text."""
    return value if value is None or item.options else str(value)


class Quiz:
    """The state of one attempt. Items are numbered from 0 here, and from 1 (`n`) in the log."""

    def __init__(self, start: Start, items: Sequence[Item]) -> None:
        """`items` in the order they are asked."""
        self.start = start
        self.items = tuple(items)
        self._given: dict[int, list[Answer]] = {}
        self._standing: dict[int, Answer] = {}
        self._taken_back: set[str] = set()
        self._marks: dict[str, list[Mark]] = {}

    @property
    def mode(self) -> Mode:
        """Quiz, test or practice."""
        return self.start.mode

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self.items)

    @property
    def answered(self) -> int:
        """How many items have an answer that stands."""
        return len(self._standing)

    @property
    def position(self) -> int:
        """The first item without an answer; `total` when all have one."""
        return next((i for i in range(self.total) if i not in self._standing), self.total)

    @property
    def answers(self) -> list[Answer]:
        """All answers so far, also those that were taken back, by item."""
        return [answer for i in sorted(self._given) for answer in self._given[i]]

    def renew(self, items: Sequence[Item]) -> None:
        """Takes other items; in the place of one that was ever answered it stays."""
        last = max(self._given, default=-1)
        kept = self.items[: last + 1]
        self.items = tuple(
            kept[i] if i in self._given else item
            for i, item in enumerate([*items, *self.items[len(items) : last + 1]])
        )

    def standing(self, i: int) -> Answer | None:
        """The answer to item `i` as it stands now."""
        return self._standing.get(i)

    def counted(self, i: int) -> Answer | None:
        """The answer that counts for the score: the first in a quiz, the last in a test."""
        if self.mode == "test":
            return self._standing.get(i)
        given = self._given.get(i)
        return given[0] if given else None

    def mark_of(self, i: int) -> MarkWord:
        """The mark that counts for item `i`; without an answer it is skipped."""
        answer = self.counted(i)
        return self.holds(answer) if answer else "skipped"

    def holds(self, answer: Answer) -> MarkWord:
        """The mark of an answer: the latest that overrules the program's, if there is one."""
        overrules = self._overrules(answer)
        return overrules[-1].mark if overrules else answer.mark

    def _overrules(self, answer: Answer) -> list[Mark]:
        return [mark for mark in self._marks.get(answer.id, ()) if mark.id not in self._taken_back]

    def group(self, i: int) -> range:
        """The items that are answered together with item `i`: all pairs of its match, else it alone."""
        name, first, end = self.items[i].group, i, i + 1
        while name and first and self.items[first - 1].group == name:
            first -= 1
        while name and end < self.total and self.items[end].group == name:
            end += 1
        return range(first, end)

    @property
    def right(self) -> int:
        """How many items are right so far."""
        return sum(self.mark_of(i) == "right" for i in range(self.total))

    @property
    def guessing(self) -> float:
        """How many of the items guessing alone would be expected to get."""
        return sum(form(item.form).guessing(item) for item in self.items)

    @property
    def missed(self) -> list[int]:
        """The items not right, in order."""
        return [i for i in range(self.total) if self.mark_of(i) != "right"]

    @property
    def last(self) -> tuple[int, Answer] | None:
        """The latest answer that stands, with its item; of a match its first pair that is answered."""
        if not self._standing:
            return None
        i, answer = max(self._standing.items(), key=lambda pair: (pair[1].at, pair[1].id))
        first = next(each for each in self.group(i) if each in self._standing)
        return first, self._standing[first] if first != i else answer

    def undoable(self) -> tuple[int, list[Answer] | list[Mark]] | None:
        """What undo takes back next: the item, and its lines, the latest first.

        They are an overruled mark, or the answer to the item, or those to all pairs of its match.
        """
        last = self.last
        if last is None:
            return None
        first = last[0]
        answers = [answer for i in self.group(first) if (answer := self._standing.get(i))]
        answers.sort(key=_order, reverse=True)
        marks = [(mark, i) for i, each in self._standing.items() for mark in self._overrules(each)]
        mark, i = max(marks, key=lambda pair: _order(pair[0]), default=(None, 0))
        return (i, [mark]) if mark and _order(mark) > _order(answers[0]) else (first, answers)

    @property
    def spent(self) -> float:
        """Seconds spent on answers so far, also on those taken back and before an interruption."""
        return sum(max(0, answer.ms) for given in self._given.values() for answer in given) / 1000

    def marked(self, i: int, response: Response) -> MarkWord:
        """What a response to item `i` would be marked."""
        item = self.items[i]
        return "skipped" if response.value is None else form(item.form).mark(item, response.value)

    def line(self, i: int, response: Response, rating: int | None, stamp: Stamp) -> Answer:
        """The log's line for a response to item `i`; nothing changes yet."""
        item = self.items[i]
        return Answer(
            id=stamp.id,
            at=stamp.at,
            session=self.start.session,
            card=item.card.id,
            n=i + 1,
            item=item.group,
            form=item.form,
            stem=item.stem,
            answer=item.answer,
            options=tuple(option.text for option in item.options),
            key=item.key,
            response=_said(item, response.value),
            mark=self.marked(i, response),
            guess=response.guess,
            hint=response.hint,
            rating=rating,
            ms=response.ms,
            day=stamp.day,
        )

    def apply(self, line: Line) -> None:
        """Takes in a line of this sitting that is on the disk."""
        if isinstance(line, Answer) and 0 < line.n <= self.total:
            self._given.setdefault(line.n - 1, []).append(line)
            self._standing[line.n - 1] = line
        elif isinstance(line, Mark):
            self._marks.setdefault(line.line, []).append(line)
        elif isinstance(line, Undo):
            self.take_back(line.line)

    def take_back(self, line_id: str) -> None:
        """A line that no longer stands.

        After an answer its item is asked again, or the answer before it stands; after an overruled mark the
        program's holds.
        """
        self._taken_back.add(line_id)
        for i, answers in self._given.items():
            if any(answer.id == line_id for answer in answers):
                self._standing.pop(i, None)
                left = [answer for answer in answers if answer.id not in self._taken_back]
                if left:
                    self._standing[i] = left[-1]


def _order(line: Line) -> tuple[str, str]:
    return line.at, line.id
