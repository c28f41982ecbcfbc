"""A class: its learners, what they sat, and all their answers in one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from quizapp.scores.analysis.table import Table
from quizapp.scores.attempt import Attempt, Result
from quizapp.scores.sat import Sat
from quizapp.study.effect import deck_of


class ClassItem(NamedTuple):
    """One item as it was asked; another wording is another item. `answer`: the right one's text."""

    card: str
    form: str
    stem: str
    answer: str

    @property
    def deck(self) -> str:
        """The deck's id."""
        return deck_of(self.card)


@dataclass(frozen=True, slots=True)
class ClassLearner:
    """Somebody of a class. `source`: the folder or file, by name; `id`: their random one, "" if not known."""

    source: str
    name: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class ClassAttempt:
    """One finished quiz or test. `learner`: by number. `at`: UTC; `assignment`: its name, "" for none."""

    learner: int
    session: str
    at: str
    mode: str
    decks: tuple[str, ...]
    assignment: str
    right: int
    total: int
    guessing: float
    seconds: float


@dataclass(slots=True)
class Roll:
    """Who is in the class, and what they did. `items` and `attempts` are meant by number in `table`.

    `unfinished` and `aside`: how many attempts were left out for that.
    """

    learners: list[ClassLearner] = field(default_factory=list)
    attempts: list[ClassAttempt] = field(default_factory=list)
    items: list[ClassItem] = field(default_factory=list)
    table: Table = field(default_factory=Table)
    unfinished: int = 0
    aside: int = 0

    @property
    def learner(self) -> list[int]:
        """The learner of each attempt."""
        return [attempt.learner for attempt in self.attempts]


@dataclass(slots=True)
class Columns:
    """Answers of one learner as columns, with the attempts that they are of: an engine's way of telling them.

    `sizes`: how many rows each attempt has. `items` by the engine's own numbers; the other columns are as in
    `Table`.
    """

    attempts: list[ClassAttempt] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    place: list[int] = field(default_factory=list)
    mark: list[float] = field(default_factory=list)
    option: list[str] = field(default_factory=list)
    shown: list[tuple[str, ...]] = field(default_factory=list)
    ms: list[int] = field(default_factory=list)
    chance: list[float] = field(default_factory=list)
    unfinished: int = 0
    aside: int = 0


class RollCall:
    """Puts a class together, learner by learner."""

    def __init__(self) -> None:
        self._roll = Roll()
        self._items: dict[ClassItem, int] = {}
        self._numbers: dict[int, int] = {}  # of an engine's items, in the roll

    def learner(self, learner: ClassLearner, sat: Sequence[Sat]) -> None:
        """Enters somebody with what they sat, in order of time."""
        roll = self._roll
        number = len(roll.learners)
        roll.learners.append(learner)
        for attempt, start in sat:
            if attempt.aside:
                roll.aside += 1
            elif not attempt.finished:
                roll.unfinished += 1
            else:
                _enter(roll, self._items, _attempt(number, attempt, start.assignment), attempt.answers)

    def columns(self, learner: ClassLearner, told: Columns, items: Mapping[int, ClassItem]) -> None:
        """Enters somebody with rows that an engine made; `items` are its items by number."""
        roll, table = self._roll, self._roll.table
        roll.learners.append(learner)
        roll.aside += told.aside
        roll.unfinished += told.unfinished
        for number, size in enumerate(told.sizes, len(roll.attempts)):
            table.attempt.extend([number] * size)
        roll.attempts.extend(told.attempts)
        for item in dict.fromkeys(told.items):
            if item not in self._numbers:
                self._numbers[item] = self._items.setdefault(items[item], len(self._items))
        table.item.extend(map(self._numbers.__getitem__, told.items))
        table.place.extend(told.place)
        table.mark.extend(told.mark)
        table.most.extend([1.0] * len(told.mark))
        table.option.extend(told.option)
        table.shown.extend(told.shown)
        table.ms.extend(told.ms)
        table.chance.extend(told.chance)

    def roll(self) -> Roll:
        """The class so far."""
        self._roll.items = list(self._items)
        return self._roll


def renamed(roll: Roll, end: Callable[[str], str]) -> Roll:
    """The class with its cards under the ids that `end` gives; items that are then the same are one."""
    items: dict[ClassItem, int] = {}
    numbers = [items.setdefault(each._replace(card=end(each.card)), len(items)) for each in roll.items]
    table = replace(roll.table, item=[numbers[item] for item in roll.table.item])
    return replace(roll, items=list(items), table=table)


def _attempt(learner: int, attempt: Attempt, assignment: str) -> ClassAttempt:
    return ClassAttempt(
        learner,
        attempt.session,
        attempt.at,
        attempt.mode,
        attempt.decks,
        assignment,
        attempt.right,
        attempt.total,
        attempt.guessing,
        attempt.seconds,
    )


def _enter(roll: Roll, items: dict[ClassItem, int], attempt: ClassAttempt, answers: Sequence[Result]) -> None:
    number = len(roll.attempts)
    roll.attempts.append(attempt)
    for place, each in enumerate(answers, 1):
        item = ClassItem(each.card, each.form, each.stem, each.answer)
        roll.table.add(
            number,
            items.setdefault(item, len(items)),
            place,
            float(each.mark == "right"),
            1.0,
            each.response,
            _shown(each),
            each.ms,
            _chance(each),
        )


def _shown(result: Result) -> tuple[str, ...]:
    """The options, the right one first."""
    if result.key is None or not 0 <= result.key < len(result.options):
        return ()
    rest = (text for place, text in enumerate(result.options) if place != result.key)
    return (result.options[result.key], *rest)


def _chance(result: Result) -> float:
    if result.form == "true-false":
        return 1 / 2
    return 1 / len(result.options) if result.options else 0.0
