"""What makes one answer a plausible wrong one where another is right: features, each with its reason.

Each is a whole number of thousandths, from 0 to 1000 unless it says otherwise: the same on every machine.
A new one is a function and a line of `FEATURES`. The weights were found on trivia whose wrong answers
teachers wrote, and tried on other decks (see the docs on wrong options).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from quizapp.questions.keys import WORD
from quizapp.questions.rarity import Rarity
from quizapp.questions.traits import DOUBLE, Traits, scaled

_E = 23  # a size that is larger by so much belongs to e times the length
_YEARS = 120  # months between two dates that halve their nearness


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its name, why it counts, how much (in tenths), and what tells it of two answers.

    `needs`: a trait without which it says nothing.
    """

    name: str
    reason: str
    weight: int
    of: Callable[[Traits, Traits, Rarity], int]
    needs: str = ""


def _topic(one: Traits, other: Traits, rarity: Rarity) -> int:
    """The cosine of their words, each by its rarity; one's own words are taken to be as rare as the other's.

    So only the words of one of the two need be looked up.
    """
    theirs = set(other.words)
    both = rarity.in_all(word for word in one.words if word in theirs)
    if not both:
        return 0
    mean = max(1, rarity.of_all(one.words) // len(one.words))
    return min(1000, 1000 * both // (mean * max(1, isqrt(len(one.words) * len(other.words)))))


def _spelling(one: Traits, other: Traits, _rarity: Rarity) -> int:
    return _shared(one.grams, other.grams)


def _shared(one: frozenset[str], other: frozenset[str]) -> int:
    """The cosine of two sets."""
    if not one or not other:
        return 0
    return 1000 * len(one & other) // (isqrt(len(one) * len(other)) or 1)


def _kind(one: Traits, other: Traits, _rarity: Rarity) -> int:
    return 1000 * (one.kind == other.kind)


def _capitals(one: Traits, other: Traits, _rarity: Rarity) -> int:
    return 1000 * (one.shape == other.shape)


def _length(one: Traits, other: Traits, _rarity: Rarity) -> int:
    """From -2000, where one is over seven times as long, to 0."""
    return -min(1000 * abs(one.size - other.size) // _E, 2000)


def _ending(one: Traits, other: Traits, _rarity: Rarity) -> int:
    """Two letters or more of the ends of two terms."""
    same = 0
    for mine, its in zip(reversed(one.ending), reversed(other.ending), strict=False):
        if mine != its:
            break
        same += 1
    return 1000 * max(0, same - 1) // 3


def _tag(one: Traits, other: Traits, _rarity: Rarity) -> int:
    return 1000 * (not one.tags.isdisjoint(other.tags))


def _sort(one: Traits, other: Traits, rarity: Rarity) -> int:
    """The same sort of thing, or one that is named beside; then a third for the same asking word. To 1333."""
    mine, its = rarity.sort(one.sorts), rarity.sort(other.sorts)
    out = 0
    if mine and its:
        out = 1000 if mine == its else 500 if mine in other.sorts or its in one.sorts else 0
    asking = [frozenset(word for word in each.sorts if word[0] == "?") for each in (one, other)]
    return out + _shared(*asking) // 3


def _sorts(one: Traits, other: Traits, _rarity: Rarity) -> int:
    """A thousand for each word by which both ask, 3000 at most."""
    return 1000 * min(3, sum(word in other.sorts for word in one.sorts))


def _template(one: Traits, other: Traits, rarity: Rarity) -> int:
    """The cosine of those words of two questions that are common in the deck; 0 where `sort` knows better."""
    if one.sorts and other.sorts:
        return 0
    mine, its = (frozenset(filter(rarity.is_common, each.asked)) for each in (one, other))
    return _shared(mine, its)


def _number(one: Traits, other: Traits, _rarity: Rarity) -> int:
    """How near two numbers of one unit are, as a part of the larger one; dates by their years."""
    if one.number is None or other.number is None or one.number[1] != other.number[1]:
        return 0
    mine, its = one.number[0], other.number[0]
    if one.number[1] == "date":
        return int(1000 / (1 + abs(mine - its) / _YEARS))
    larger = max(abs(mine), abs(its), Fraction(1))
    return int(1000 / (1 + 2 * abs(mine - its) / larger))


def _known(_one: Traits, other: Traits, rarity: Rarity) -> int:
    """How often the deck speaks of it: a thousand for each time that the notes are twice as many."""
    words = weighed(other)
    return 1000 * scaled(min(rarity.count(WORD + word) for word in words)) // DOUBLE if words else 0


def weighed(other: Traits) -> frozenset[str]:
    """The words of an answer whose rarity counts where another is right."""
    return other.said if other.kind != "long" else frozenset()


FEATURES = (
    Feature("topic", "they speak of the same matter", 100, _topic, "words"),
    Feature("spelling", "the answers look alike", 60, _spelling, "grams"),
    Feature("kind", "both are numbers, dates, names or sentences", 18, _kind),
    Feature("capitals", "as many words, with the same capitals", 10, _capitals),
    Feature("length", "they are about as long", 18, _length),
    Feature("ending", "the terms end alike", 15, _ending, "ending"),
    Feature("tag", "the author gave both the same tag", 50, _tag, "tags"),
    Feature("sort", "the questions ask for the same sort of thing", 40, _sort, "sorts"),
    Feature("sorts", "the questions ask by the same words", 10, _sorts, "sorts"),
    Feature("template", "the questions are put in the same way", 8, _template, "asked"),
    Feature("number", "the numbers are near each other", 120, _number, "number"),
    Feature("known", "the deck speaks of it elsewhere too", 6, _known),
)


def likeness_to(one: Traits, rarity: Rarity) -> Callable[[Traits], int]:
    """What tells how plausible another answer is where this one is right: more is better."""
    telling = [(each.weight, each.of) for each in FEATURES if not each.needs or getattr(one, each.needs)]
    return lambda other: sum([weight * of(one, other, rarity) for weight, of in telling])


def explained(one: Traits, other: Traits, rarity: Rarity) -> list[tuple[Feature, int]]:
    """What each feature has to say, as its part of `likeness`; what says nothing is left out."""
    parts = ((feature, feature.weight * feature.of(one, other, rarity)) for feature in FEATURES)
    return [(feature, part) for feature, part in parts if part]
