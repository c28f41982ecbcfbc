"""What real answers say against an item: signs, each with how sure it is. The words are elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Literal

from quizapp.scores.analysis.doubts import Doubt, Group, doubt, grouped, grouped_in_order, slope_of
from quizapp.scores.analysis.few import FEWEST
from quizapp.scores.analysis.item_figures import ItemFigures
from quizapp.scores.analysis.options import OptionUse, Responses
from quizapp.scores.analysis.table import part
from quizapp.scores.words import wilson

__all__ = ["FEWEST", "Sign", "SignKind", "Sure", "signs"]

SignKind = Literal[
    "wrong key", "two right", "idle distractor", "all right", "none right", "backwards", "to accept"
]
Sure = Literal["sure", "likely", "perhaps"]

_ODDS = 3.0  # a story must be so many times as likely as that all is well, for each option it could be about
_TAKEN = 0.08  # of the answers: what fewer took is no second key
_IDLE = 0.05  # how unlikely it must be that nobody takes a distractor which takes half its even share
_ALL, _NONE = 0.75, 0.2  # beyond these Wilson's interval must lie, where all are right, or hardly any
_MOST = 0.85  # and beyond this where not quite all are
_AGAINST = -2.33  # standard errors: one in a hundred items without fault is so far below nothing
_SAME = 0.1  # of the learners, and three at least, who wrote the same


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that is odd with an item. `option`: with which option or answer.

    `times` of `of` answers are so (of an idle distractor: of those that missed the item); `strongest` of
    `of_strongest` in the strongest third, where it is about an option.
    """

    kind: SignKind
    times: int
    of: int
    sure: Sure = "likely"
    option: str = ""
    strongest: int = 0
    of_strongest: int = 0


def signs(asked: Mapping[int, Responses], figures: Mapping[int, ItemFigures]) -> dict[int, tuple[Sign, ...]]:
    """The signs of each item, by its number; of items with enough answers."""
    enough = {item: each for item, each in asked.items() if len(each.rows) >= FEWEST}
    slope = slope_of([_by_key(each) for each in enough.values()]) if enough else 1.0
    return {item: tuple(_signs(each, figures[item], slope)) for item, each in enough.items()}


def _signs(asked: Responses, figures: ItemFigures, slope: float) -> list[Sign]:
    right, count = sum(asked.right_by_third), len(asked.rows)
    found = []
    if doubted := _doubted(asked, slope):
        found.append(doubted)
    elif _is_backwards(figures):
        found.append(Sign("backwards", right, count))
    low, high = wilson(right, count)
    if low >= _MOST or (right == count and low >= _ALL):
        found.append(Sign("all right", right, count, "likely" if low >= _MOST else "perhaps"))
    elif high <= _NONE and not doubted:
        found.append(Sign("none right", right, count, "likely" if high <= 0.12 else "perhaps"))
    found += [
        Sign("idle distractor", 0, use.missed, "likely", use.text)
        for use in asked.options
        if _is_idle(use, asked.said.shown[0])
    ]
    return found + _to_accept(asked)


def _is_backwards(figures: ItemFigures) -> bool:
    along = figures.discrimination
    return along is not None and along / 100 * sqrt(figures.answers - 1) < _AGAINST


def _is_idle(use: OptionUse, shown: Sequence[str]) -> bool:
    """Whether nobody takes a distractor although so many were wrong that somebody should have."""
    if use.is_key or not use.shown or use.times:
        return False
    even = 1 / max(1, len(shown) - 1)
    return (1 - even / 2) ** use.missed < _IDLE


def _by_key(asked: Responses) -> list[Group]:
    return grouped(asked.strength, [0 if is_right else 2 for is_right in asked.said.right])


def _doubted(asked: Responses, slope: float) -> Sign | None:
    """The likeliest doubt about the key, if there is one that is likely enough."""
    best: tuple[float, Sign] | None = None
    could = [use for use in asked.options if use.shown and not use.is_key]
    least = log(_ODDS * max(1, len(could)))
    taken = [use for use in could if use.times >= max(3, _TAKEN * use.shown)]
    order = sorted(range(len(asked.rows)), key=asked.strength.__getitem__) if taken else []
    for use in taken:
        found = _doubt(asked, order, use.text, slope)
        odds = max(found.is_wrong, found.are_both_right)
        if odds > max(least, best[0] if best else 0):
            kind: SignKind = "wrong key" if found.is_wrong >= found.are_both_right else "two right"
            sure: Sure = "sure" if odds > least + 4 else "likely" if odds > least + 1 else "perhaps"
            sign = Sign(kind, use.times, use.shown, sure, use.text, use.taken[2], asked.of_third[2])
            best = odds, sign
    return best[1] if best else None


def _doubt(asked: Responses, order: Sequence[int], text: str, slope: float) -> Doubt:
    """How the stories of one distractor compare; `order`: the places of the answers, by strength."""
    shown, option, right, _ = asked.said
    where = [place for place in order if text in shown[place]]
    taken = [0 if right[place] else 1 if option[place] == text else 2 for place in where]
    choices = sum([len(shown[place]) for place in where]) / len(where)
    return doubt(grouped_in_order(part(asked.strength, where), taken), slope, choices)


def _to_accept(asked: Responses) -> list[Sign]:
    """Answers that many wrote, all marked wrong; where there were options, none."""
    count = len(asked.rows)
    if any(asked.said.shown):
        return []
    return [
        Sign("to accept", use.times, count, "perhaps", use.text, use.taken[2], asked.of_third[2])
        for use in asked.options
        if not use.is_key and use.times >= max(3, _SAME * count)
    ]
