"""Whether a typed answer is right: forgiving where that is a matter of spelling, never of knowledge.

The ways in which two texts may be the same stand in a row, from strict to forgiving. At the first one where
the response meets an answer it is decided: it is right, unless it meets another card's answer there too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from quizapp.cards.markup import plain
from quizapp.questions.alike import nfc
from quizapp.questions.difference import distance, letters
from quizapp.questions.languages import article, bare, fold, primary, spelled_out, without_end
from quizapp.questions.values import date, number

SLIP_FROM = 6  # letters that a word needs for a slip in it to be forgiven
MOST_TYPED = 400  # characters; nothing that long is a slip of anything that is asked for


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a typed answer is held against.

    `right`: the answer, then what else is right, without markup. `others`: answers of other cards that are
    so near that a slip could be one of them, each with what it belongs to. `exact`: nothing is forgiven.
    """

    right: tuple[str, ...]
    others: tuple[tuple[str, str], ...] = ()
    exact: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of it. `wanted`: the right text that is nearest to the response.

    `forgiven`: it is right, but not written so. `belongs`: what the other card's answer belongs to, where
    the response is one.
    """

    right: bool
    wanted: str
    forgiven: bool = False
    belongs: str = ""


@lru_cache(maxsize=64)  # marking a response, rating it and telling why each ask the same
def judge(given: str, accepts: Accepts) -> Judged:
    """What a response is worth; it may be written with Markdown's marks, as the card is, or without."""
    verdict = _judge(given, accepts)
    if not verdict.right and (unmarked := plain(given)) != given:
        again = _judge(unmarked, accepts)
        return again if again.right or again.belongs else verdict
    return verdict


def _judge(given: str, accepts: Accepts) -> Judged:
    if accepts.exact:
        found = next((text for text in accepts.right if _outer(text) == _outer(given)), "")
        return Judged(bool(found), found or _nearest(given, accepts))
    if len(given) > MOST_TYPED:
        return Judged(False, accepts.right[0])
    for place, way in enumerate(_WAYS):
        mine = way(given, accepts.language)
        if not mine:
            continue
        found = next((text for text in accepts.right if way(text, accepts.language) == mine), "")
        other = next((why for text, why in accepts.others if way(text, accepts.language) == mine), None)
        if found and (other is None or not place):
            return Judged(True, found, forgiven=place >= _TOLD)
        if other is not None:
            return Judged(False, _nearest(given, accepts), belongs=other)
    found = next((text for text in accepts.right if _slip(given, text, accepts.language)), "")
    if found and not any(_near(given, text, accepts.language) for text, _ in accepts.others):
        return Judged(True, found, forgiven=True)
    return Judged(False, _nearest(given, accepts))


# -- the ways to be the same, each forgiving what the one before does ---------------------------------


def _outer(text: str) -> str:
    return nfc(text).strip()


def _ended(text: str, language: str) -> str:
    return without_end(fold(text, language))


def _value(text: str, language: str) -> str:
    """A number or a date whatever its spelling; "" for any other text."""
    text = without_end(fold(text, language))
    if day := date(text):
        return f"{day}"
    value = number(text)
    return "" if value is None else f"{value[0]} {value[1]}"


def _spelled(text: str, language: str) -> str:
    return spelled_out(_ended(text, language), language)


def _bare(text: str, language: str) -> str:
    return bare(_ended(text, language), language)


def _bare_spelled(text: str, language: str) -> str:
    return bare(_spelled(text, language), language)


def loose(text: str, language: str = "") -> str:
    """A text without case, accents, article and final punctuation: what slips are looked for in."""
    folded = _bare(text, language)
    return folded[len(article(folded, language)) :].strip()


def _spaceless(text: str, language: str) -> str:
    """A text without blanks and hyphens; "" where there are digits, which would run into one number."""
    text = _bare(text, language)
    return "" if any(c.isdigit() for c in text) else "".join(c for c in text if c not in " -")


_WAYS: tuple[Callable[[str, str], str], ...] = (
    fold, _ended, _value, _spelled, _bare, _bare_spelled, _spaceless,
)  # fmt: skip
_TOLD = 3  # from this way on it is said how the answer is written


# -- slips and what is near ---------------------------------------------------------------------------


def _slip(given: str, right: str, language: str) -> bool:
    """Whether the two differ by an article that one of them lacks, and by one slip in one longer word."""
    mine, theirs = loose(given, language).split(), loose(right, language).split()
    if len(mine) != len(theirs) or not _articles_fit(given, right, language):
        return False
    unlike = [(a, b) for a, b in zip(mine, theirs, strict=True) if a != b]
    return not unlike or (len(unlike) == 1 and _slip_in(*unlike[0]))


def _articles_fit(given: str, right: str, language: str) -> bool:
    """An article may be missing or too many; another one is a mistake where it tells the gender."""
    mine, theirs = (article(_bare(text, language), language) for text in (given, right))
    return mine == theirs or not mine or not theirs or primary(language) in ("", "en")


def _slip_in(given: str, right: str) -> bool:
    if sum(c.isalpha() for c in right) < SLIP_FROM or any(c.isdigit() for c in given + right):
        return False
    if any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" for c in right):  # each is a word's part
        return False
    return distance(letters(given), letters(right)) == 1


def _near(given: str, other: str, language: str) -> bool:
    """Whether the response is at most one slip from another card's answer."""
    one, two = loose(given, language), loose(other, language)
    return abs(len(one) - len(two)) <= 2 and distance(letters(one), letters(two)) <= 1


def _nearest(given: str, accepts: Accepts) -> str:
    """The right text to hold against a response: the card's own, unless another is clearly meant."""
    if len(accepts.right) == 1 or len(given) > MOST_TYPED:
        return accepts.right[0]
    mine = letters(loose(given, accepts.language))
    far = [distance(mine, letters(loose(text, accepts.language))) for text in accepts.right]
    best = min(range(len(far)), key=lambda i: (far[i], i))
    return accepts.right[best if 2 * far[best] < len(mine) else 0]
