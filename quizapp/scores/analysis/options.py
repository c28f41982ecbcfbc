"""Who chose what: how often each option was shown and taken, by the strength of the learners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain, compress
from operator import ge
from typing import NamedTuple

from quizapp.scores.analysis.strength import Strength, standardised, thirds
from quizapp.scores.analysis.table import Table, part


@dataclass(slots=True)
class OptionUse:
    """One option of an item, or one written answer.

    `shown`: how often it could be chosen; `missed`: how often of these the answer was wrong; `taken` by
    thirds of learners, the weakest first.
    """

    text: str
    is_key: bool
    shown: int = 0
    missed: int = 0
    taken: list[int] = field(default_factory=lambda: [0, 0, 0])

    @property
    def times(self) -> int:
        """How often it was taken."""
        return sum(self.taken)


class Said(NamedTuple):
    """The rows of one item as columns; see `Table`. `third`: which third of the learners each is of."""

    shown: Sequence[tuple[str, ...]]
    option: Sequence[str]
    right: Sequence[bool]
    third: Sequence[int]


@dataclass(frozen=True, slots=True)
class Responses:
    """What was answered to an item: the rows, what is said in them, and how strong the learner of each is.

    `strength` is standardised. `of_third`: how many learners are in each third. `options`: the right one
    first, then those that were taken most. `right_by_third`: how many were right in each.
    """

    rows: Sequence[int]
    said: Said
    strength: Sequence[float]
    of_third: tuple[int, int, int]
    right_by_third: tuple[int, int, int]
    options: tuple[OptionUse, ...]

    @property
    def unanswered(self) -> tuple[int, int, int]:
        """How many in each third took no option and wrote nothing."""
        taken = [sum(use.taken[third] for use in self.options) for third in range(3)]
        weak, middle, strong = (of - got for of, got in zip(self.of_third, taken, strict=True))
        return weak, middle, strong


def responses(table: Table, learner: Sequence[int], strength: Strength, rows: Sequence[int]) -> Responses:
    """What is said in these rows, all of one item; `learner`: by the attempt's number."""
    mark, most = part(table.mark, rows), part(table.most, rows)
    raw = list(map(strength.without, part(learner, part(table.attempt, rows)), mark, most))
    third = thirds(raw)
    said = Said(part(table.shown, rows), part(table.option, rows), list(map(ge, mark, most)), third)
    ordered = sorted(_uses(said).values(), key=lambda use: (not use.is_key, -use.times, use.text))
    counts = (third.count(0), third.count(1), third.count(2))
    right = Counter(compress(third, said.right))
    return Responses(rows, said, standardised(raw), counts, (right[0], right[1], right[2]), tuple(ordered))


def _uses(said: Said) -> dict[str, OptionUse]:
    """The options by their texts. Counted text by text: an item of a school has a hundred thousand rows."""
    shown = Counter(chain.from_iterable(said.shown))
    in_front = Counter(texts[0] for texts in said.shown if texts)
    if any(shown[text] != count for text, count in in_front.items()) or not all(
        text in texts or not text for text, texts in zip(said.option, said.shown, strict=True)
    ):
        return _uses_one_by_one(said)
    missed = Counter(chain.from_iterable(compress(said.shown, [not each for each in said.right])))
    uses = {text: OptionUse(text, text in in_front, count, missed[text]) for text, count in shown.items()}
    for (text, third), count in Counter(zip(said.option, said.third, strict=True)).items():
        if text:
            uses[text].taken[third] = count
    return uses


def _uses_one_by_one(said: Said) -> dict[str, OptionUse]:
    """Where there were no options, or one text was right here and wrong there: as it was first met."""
    uses: dict[str, OptionUse] = {}
    for shown, chosen, is_right, third in zip(*said, strict=True):
        for place, text in enumerate(shown):
            use = uses.setdefault(text, OptionUse(text, place == 0))
            use.shown += 1
            use.missed += not is_right
        if chosen:
            use = uses.setdefault(chosen, OptionUse(chosen, is_right and not shown))
            use.taken[third] += 1
    return uses
