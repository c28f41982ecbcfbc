"""In which order items, signs, options and names are told: in every view the same, the gravest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from quizapp.scores.analysis.class_report import ClassReport, ItemReport
from quizapp.scores.analysis.few import FEWEST
from quizapp.scores.analysis.options import OptionUse
from quizapp.scores.analysis.signs import Sign, SignKind, Sure

_GRAVITY: dict[SignKind, int] = {  # 0: learners are marked wrongly; 2: the question could be better
    "wrong key": 0,
    "two right": 0,
    "backwards": 0,
    "none right": 1,
    "to accept": 1,
    "all right": 2,
    "idle distractor": 2,
}
_KINDS = list(_GRAVITY)
_SURE_FIRST: tuple[Sure, ...] = get_args(Sure)
_NO_SIGN = 9, 0, 0
_NUMBER = re.compile(r"([0-9]+)")


def by_gravity(signs: Sequence[Sign]) -> list[Sign]:
    """The signs, what concerns the key before what is merely idle, the surest first."""
    return sorted(signs, key=_rank)


def worst_first(report: ClassReport) -> tuple[int, ...]:
    """The places of the items in the report: the gravest sign first, then the hardest.

    Those with too few answers for their indices come last.
    """
    return tuple(sorted(range(len(report.items)), key=lambda place: _badness(report.items[place])))


def name_key(name: str) -> list[tuple[int, str]]:
    """What names are sorted by: their letters, with numbers in their order, 2 before 10."""
    parts = _NUMBER.split(name.casefold())
    return [(int(part), "") if part.isdecimal() and len(part) < 10 else (-1, part) for part in parts]


def options_told(report: ItemReport, most: int) -> tuple[Sequence[OptionUse], Sequence[OptionUse]]:
    """At most so many options: the right one, those that signs are about, those taken most; and the rest."""
    meant = {sign.option for sign in report.signs}
    order = sorted(
        (use for use in report.asked.options if use.shown or use.is_key or use.times),
        key=lambda use: (not use.is_key, use.text not in meant, -use.times, use.text),
    )
    return order[:most], order[most:]


def _rank(sign: Sign) -> tuple[int, int, int]:
    return _GRAVITY[sign.kind], _SURE_FIRST.index(sign.sure), _KINDS.index(sign.kind)


def _badness(item: ItemReport) -> tuple[bool, tuple[int, int, int], float]:
    facility = item.figures.facility if item.figures.facility is not None else 1.0
    rank = min(map(_rank, item.signs), default=_NO_SIGN)
    return item.figures.answers < FEWEST, rank, facility
