"""Where two short texts differ, letter by letter: what was written and what is right."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from quizapp.questions.alike import nfc

Kind = Literal["same", "extra", "missing"]

MOST = 200  # letters; longer texts are not compared letter by letter
_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters: in both texts, too many in the one that was given, or missing from it."""

    text: str
    kind: Kind


def letters(text: str) -> list[str]:
    """The text as its reader sees letters: none parted from its accents, no emoji taken apart."""
    if text.isascii():
        return list(text)
    out: list[str] = []
    for char in text:
        if out and _clings(out[-1], char):
            out[-1] += char
        else:
            out.append(char)
    return out


def _clings(before: str, char: str) -> bool:
    code = ord(char)
    if unicodedata.category(char)[0] == "M" or char == _JOINER or before.endswith(_JOINER):
        return True
    if 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F:  # a skin's tone, the tags of a flag
        return True
    flag = 0x1F1E6 <= code <= 0x1F1FF
    return flag and len(before) == 1 and 0x1F1E6 <= ord(before) <= 0x1F1FF


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many slips lie between two texts: a letter more, less, another one, or two that changed places.

    Optimal string alignment: no letter is touched twice.
    """
    rows = _table(one, other)
    return rows[-1][-1]


def within(one: Sequence[str], other: Sequence[str], most: int) -> bool:
    """Whether at most `most` slips lie between two texts: quick where they are more."""
    start, end = 0, 0
    shorter = min(len(one), len(other))
    while start < shorter and one[start] == other[start]:
        start += 1
    while end < shorter - start and one[-1 - end] == other[-1 - end]:
        end += 1
    one, other = one[start : len(one) - end], other[start : len(other) - end]
    if abs(len(one) - len(other)) > most:
        return False
    return max(len(one), len(other)) <= most or _narrow(one, other, most)


def _narrow(one: Sequence[str], other: Sequence[str], most: int) -> bool:
    """As `distance`, but only along the diagonal, where few slips stay, and no further than they do."""
    far = most + 1
    above: list[int] = []
    row = [min(j, far) for j in range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        before, above = above, row
        row = [min(i, far)] + [far] * len(other)
        for j in range(max(1, i - most), min(len(other), i + most) + 1):
            b = other[j - 1]
            best = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + 1)
            row[j] = min(best, far)
        if min(row) > most and min(above) >= most:
            return False
    return row[-1] <= most


def _table(one: Sequence[str], other: Sequence[str], swaps: bool = True) -> list[list[int]]:
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row, above = [i], rows[-1]
        for j, b in enumerate(other, 1):
            best = min(above[j] + 1, row[-1] + 1, above[j - 1] + (a != b))
            if swaps and i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2] != a:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows


def difference(given: str, wanted: str, *, case: bool = False) -> tuple[Piece, ...]:
    """`given` against `wanted`, in pieces: the same and the missing ones together are `wanted`.

    The same and the extra ones together are `given`, but for capitals, which count only with `case`. Where
    less than half is the same, all of the one is extra and all of the other missing.
    """
    mine, right = letters(nfc(given.strip())), letters(nfc(wanted.strip()))
    if max(len(mine), len(right)) > MOST:
        return _apart(mine, right)
    one, other = ([x if case else nfc(x.casefold()) for x in each] for each in (mine, right))
    steps = _steps(one, other, mine, right)
    same = sum(kind == "same" for kind, _ in steps)
    if 2 * same < max(len(mine), len(right)):
        return _apart(mine, right)
    return tuple(
        Piece("".join(text for _, text in run), kind) for kind, run in groupby(steps, lambda s: s[0])
    )


def _apart(mine: list[str], right: list[str]) -> tuple[Piece, ...]:
    both: tuple[tuple[str, Kind], ...] = (("".join(mine), "extra"), ("".join(right), "missing"))
    return tuple(Piece(text, kind) for text, kind in both if text)


def _steps(
    one: Sequence[str], other: Sequence[str], mine: list[str], right: list[str]
) -> list[tuple[Kind, str]]:
    """The way from one text to the other, with what is extra before what is missing at each place."""
    rows = _table(one, other, swaps=False)
    back: list[tuple[Kind, str]] = []
    i, j = len(one), len(other)
    while i or j:
        here = rows[i][j]
        if i and j and one[i - 1] == other[j - 1] and here == rows[i - 1][j - 1]:
            i, j = i - 1, j - 1
            back.append(("same", right[j]))
        elif i and j and here == rows[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
            back += [("missing", right[j]), ("extra", mine[i])]
        elif i and here == rows[i - 1][j] + 1:
            i -= 1
            back.append(("extra", mine[i]))
        else:
            j -= 1
            back.append(("missing", right[j]))
    return _ordered(back[::-1])


def _ordered(steps: list[tuple[Kind, str]]) -> list[tuple[Kind, str]]:
    out: list[tuple[Kind, str]] = []
    for same, run in groupby(steps, lambda step: step[0] == "same"):
        told = list(run)
        out += told if same else sorted(told, key=lambda step: step[0] == "missing")
    return out
