"""A learner's answers as columns: which of a sitting count, and what guessing would get of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.table import part

_TAKEN_BACK = 2  # in `standing`; 1 is for right
_BY_OPTIONS = (
    "choice",
    "true-false",
)  # forms whose guesses the attempt's own figure has as the table has them


class _Shares(dict[int, float]):
    """One in so many; none in none."""

    def __missing__(self, count: int) -> float:
        share = self[count] = 1 / count if count else 0.0
        return share


_SHARES = _Shares()


def chances(forms: Sequence[str], choices: Sequence[int]) -> list[float]:
    """How likely guessing is right, as the table has it, of each answer."""
    found = [_SHARES[count] for count in choices]
    if "true-false" in forms:
        return [0.5 if form == "true-false" else share for form, share in zip(forms, found, strict=True)]
    return found


@dataclass(slots=True)
class Answers:
    """Columns in order of sitting, place and time; see `rows` in tables.sql.

    `asked` is the item as its line says it, `item` as it is today; `chance` as in the table.
    """

    sitting: Sequence[int]
    n: Sequence[int]
    asked: Sequence[int]
    item: Sequence[int]
    standing: Sequence[int]
    mark: Sequence[float]
    shown: Sequence[tuple[str, ...]]
    choices: Sequence[int]
    chance: Sequence[float]
    forms: Sequence[str]
    option: Sequence[str]
    pair: Sequence[str | None]
    ms: Sequence[int]
    items: Mapping[int, ClassItem]

    def counted(self, rows: range, is_quiz: bool) -> Sequence[int]:
        """The rows of a sitting that count, as `scores.attempt` has it: the first, or in a test the last."""
        left: Sequence[int] = rows
        if not is_quiz and max(part(self.standing, rows)) >= _TAKEN_BACK:
            left = [row for row in rows if not self.standing[row] & _TAKEN_BACK]
        if len(set(part(self.n, left))) == len(left):
            return left
        by_item: dict[tuple[int, str], int] = {}
        for row in left:
            item = self.items[self.asked[row]]
            what = self.n[row], item.card if item.form == "match" or not self.n[row] else ""
            if is_quiz:
                by_item.setdefault(what, row)
            else:
                by_item[what] = row
        return list(by_item.values())

    def guessing(self, rows: Sequence[int]) -> float:
        """What guessing alone would get of these, as `scores.attempt` has it."""
        forms, chance = part(self.forms, rows), part(self.chance, rows)
        if forms.count("choice") == len(forms):
            return sum(chance)
        pairs = Counter(part(self.pair, rows))
        return sum(
            [
                share
                if form in _BY_OPTIONS
                else 1 / max(pairs[self.pair[row]], self.choices[row])
                if form == "match"
                else 0.0
                for row, form, share in zip(rows, forms, chance, strict=True)
            ]
        )
