"""Who needs help with what: decks where a learner stays clearly behind, and what they missed there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.scores.analysis.roll import ClassItem, Roll
from quizapp.scores.words import wilson

ENOUGH = 5  # first tries in a deck under which nothing is said
_SURE = 1.28  # one-sided: in nine of ten cases the share is really lower
_SHOWN = 5  # missed items that are named


@dataclass(frozen=True, slots=True)
class Need:
    """A learner who got `right` of `asked` in a deck, where the class got a share of `usual`."""

    learner: int
    deck: str
    right: int
    asked: int
    usual: float
    missed: tuple[ClassItem, ...]


def needs(roll: Roll, first: Sequence[int]) -> tuple[Need, ...]:
    """Whose share is below the class's, surely enough; the furthest behind first.

    `first`: the rows of first tries. What a learner got right later is not among what they missed.
    """
    table, learner = roll.table, roll.learner
    of_class: dict[str, list[float]] = {}
    own: dict[tuple[int, str], list[int]] = {}
    attempt, item, mark, most = table.attempt, table.item, table.mark, table.most
    decks = [each.deck for each in roll.items]
    for row in first:
        deck = decks[item[row]]
        of_class.setdefault(deck, []).append(mark[row] / most[row])
        own.setdefault((learner[attempt[row]], deck), []).append(row)
    later = {
        (learner[each], what)
        for each, what, got, could in zip(attempt, item, mark, most, strict=True)
        if got >= could
    }
    usual = {deck: sum(shares) / len(shares) for deck, shares in of_class.items()}
    found = []
    for (who, deck), rows in own.items():
        right = [mark[row] >= most[row] for row in rows].count(True)
        if len(rows) >= ENOUGH and wilson(right, len(rows), _SURE)[1] < usual[deck]:
            missed = [item[row] for row in rows if (who, item[row]) not in later]
            items = tuple(roll.items[each] for each in missed[:_SHOWN])
            found.append(Need(who, deck, right, len(rows), usual[deck], items))
    return tuple(sorted(found, key=lambda each: (each.right / each.asked - each.usual, each.learner)))
