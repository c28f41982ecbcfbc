"""Is the key right? What learners of different strength choose is more likely under one story than another.

Three stories of an item and one of its distractors are compared by their likelihood: who knows the answer
takes the key (the distractor is only wrong); takes the distractor (the key is the wrong one); takes one or
the other (both are right). Whoever doesn't know takes one of what is wrong, whichever it is. How many know it
grows with strength by a logistic curve, whose slope is one for all items of a deck, as in Rasch's model.
Where both are right, who of them knew is not seen; it is estimated by expectation and maximisation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, fsum, log
from operator import add
from statistics import fmean

SLOPES = (0.4, 0.6, 0.8, 1.0, 1.25, 1.6, 2.0)
_GROUPS = 12  # of learners of like strength
_EVEN = 3.0  # how firmly distractors are thought to be taken alike before it is seen: Dirichlet's alpha
_WIDE = 0.1  # one over the variance of how hard an item is thought to be, before it is seen
_ROUNDS = 15
_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Group:
    """Learners of about one `strength`: how many took the key, the distractor, and another."""

    strength: float
    key: float
    distractor: float
    other: float

    @property
    def all(self) -> float:
        """How many they are."""
        return self.key + self.distractor + self.other

    def swapped(self) -> Group:
        """As if the distractor were the key."""
        return Group(self.strength, self.distractor, self.key, self.other)


@dataclass(frozen=True, slots=True)
class Doubt:
    """How much more likely two stories are than that the key alone is right: logarithms of the ratio."""

    is_wrong: float
    are_both_right: float


def grouped(strength: Sequence[float], taken: Sequence[int]) -> list[Group]:
    """Learners put together by strength; `taken`: 0 the key, 1 the distractor, 2 another."""
    order = sorted(range(len(strength)), key=strength.__getitem__)
    return grouped_in_order([strength[place] for place in order], [taken[place] for place in order])


def grouped_in_order(strength: Sequence[float], taken: Sequence[int]) -> list[Group]:
    """The same for learners who come in order of strength."""
    count = len(strength)
    number = min(_GROUPS, max(3, count // 4))
    bounds = [part * count // number for part in range(number + 1)]
    out = []
    for begin, end in pairwise(bounds):
        if begin < end:
            part = taken[begin:end]
            counts = [float(part.count(what)) for what in range(3)]
            out.append(Group(fmean(strength[begin:end]), *counts))
    return out


def slope_of(items: Iterable[Sequence[Group]]) -> float:
    """The slope under which all items are likeliest, if all keys are right."""
    found = list(items)
    return max(SLOPES, key=lambda slope: fsum(_only_key(groups, slope, 3) for groups in found))


def doubt(groups: Sequence[Group], slope: float, options: float) -> Doubt:
    """How the stories compare; `options`: how many there were to choose from, the key among them."""
    usual = _only_key(groups, slope, options)
    swapped = _only_key([group.swapped() for group in groups], slope, options)
    return Doubt(swapped - usual, _both(groups, slope, options) - usual)


def _only_key(groups: Sequence[Group], slope: float, options: float) -> float:
    """The logarithm of how likely it is if who knows takes the key and no other does."""
    pulls, counts = [slope * group.strength for group in groups], [group.all for group in groups]
    ease = _ease(pulls, [group.key for group in groups], counts)
    taken = fsum([group.distractor for group in groups])
    others = fsum([group.other for group in groups])
    share = _share(taken, others, options)
    out = _prior(ease, share, options)
    for group, know in zip(groups, _knowing(pulls, ease), strict=True):
        out += group.key * log(know + _LEAST) + (group.all - group.key) * log(1 - know + _LEAST)
    return out + taken * log(share + _LEAST) + others * log(1 - share + _LEAST)


def _both(groups: Sequence[Group], slope: float, options: float) -> float:
    """The same if who knows takes either; `half` of them the key."""
    keys, distractors = [group.key for group in groups], [group.distractor for group in groups]
    pulls, counts = [slope * group.strength for group in groups], [group.all for group in groups]
    key, taken = fsum(keys), fsum(distractors)
    others = fsum([group.other for group in groups])
    half, share = 0.5, _share(taken / 3, others, options)
    ease = _ease(pulls, [own + 0.7 * more for own, more in zip(keys, distractors, strict=True)], counts)
    for _ in range(_ROUNDS):
        knew = []
        for distractor, know in zip(distractors, _knowing(pulls, ease), strict=True):
            either = know * (1 - half) + (1 - know) * share
            knew.append(distractor * know * (1 - half) / (either + _LEAST))
        all_knew = fsum(knew)
        half = (key + 1) / (key + all_knew + 2)
        share = _share(taken - all_knew, others, options)
        ease = _ease(pulls, list(map(add, keys, knew)), counts, ease)
    out = _prior(ease, share, options) + log(4 * half * (1 - half))
    for group, know in zip(groups, _knowing(pulls, ease), strict=True):
        out += group.key * log(know * half + _LEAST)
        out += group.distractor * log(know * (1 - half) + (1 - know) * share + _LEAST)
        out += group.other * log((1 - know) * (1 - share) + _LEAST)
    return out


def _share(taken: float, others: float, options: float) -> float:
    """The distractor's likeliest share of what the unknowing take."""
    more = _EVEN - 1
    return (taken + more) / (taken + others + more * max(1.0, options - 1) + _LEAST)


def _prior(ease: float, share: float, options: float) -> float:
    more = _EVEN - 1
    rest = max(0.0, options - 2)
    return -_WIDE / 2 * ease * ease + more * log(share + _LEAST) + more * rest * log(1 - share + _LEAST)


def _ease(
    pulls: Sequence[float], knew: Sequence[float], counts: Sequence[float], start: float = 0.0
) -> float:
    """How easy an item likeliest is, by Newton's method.

    `pulls`: strength by slope of each group; `knew` of `counts`: how many of them knew the answer.
    """
    ease = start
    for _ in range(8):
        up, bend = -_WIDE * ease, _WIDE
        for own, count, know in zip(knew, counts, _knowing(pulls, ease), strict=True):
            sure = count * know
            up += own - sure
            bend += sure * (1 - know)
        step = max(-1.5, min(1.5, up / bend))
        ease += step
        if abs(step) < 1e-3:
            break
    return ease


def _knowing(pulls: Sequence[float], ease: float) -> list[float]:
    """What share of each group knows: the logistic curve."""
    # Written out, without a call for each: this is where the time goes.
    return [
        1 / (1 + exp(-value if -30.0 < (value := pull + ease) < 30.0 else -30.0 if value > 0 else 30.0))
        for pull in pulls
    ]
