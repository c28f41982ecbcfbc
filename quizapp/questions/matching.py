"""Which cards make a match: of one kind, and none whose answer would be right for another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from quizapp.cards.deck import Card
from quizapp.cards.markup import parse
from quizapp.questions.alike import says_the_same
from quizapp.questions.candidate import answer_of
from quizapp.questions.distractors import guard_of
from quizapp.questions.distractors.features import likeness_to
from quizapp.questions.fairness import Guard
from quizapp.questions.forms.match import LEAST, MOST, right_sides
from quizapp.questions.material import Material
from quizapp.questions.sides import answer_side, stem

LONGEST = 240  # characters of a side: six of them have to fit on a screen
SHORTLIST = 60  # cards of a side that are looked at for one match
TRIES = 30  # cards that found no company before no more are tried


def matches(cards: Sequence[Card], material: Material, most: int | None = None) -> list[list[Card]]:
    """Groups of 4 to 6 of the cards, in their order; what fits into none is left over.

    With `most` there are at most that many cards in all, in groups as even as can be.
    """
    sides: dict[tuple[str, str], list[tuple[int, Card]]] = {}
    for place, card in enumerate(cards):
        if _fits(card):
            sides.setdefault((card.note.kind, card.direction), []).append((place, card))
    out: list[list[Card]] = []
    room, tries = len(cards) if most is None else most, TRIES
    while room >= LEAST and tries and (full := [side for side in sides.values() if len(side) >= LEAST]):
        side = min(full, key=lambda each: each[0][0])
        size = _size(min(room, len(side))) if most is None else min(_size(room), len(side))
        group = _group([card for _, card in side[:SHORTLIST]], size, material)
        tries -= len(group) < LEAST
        gone = group if len(group) >= LEAST else [side[0][1]]
        side[:SHORTLIST] = [each for each in side[:SHORTLIST] if all(each[1] is not card for card in gone)]
        if gone is group:
            out.append(group)
            room -= len(group)
    return out


def _size(count: int) -> int:
    """How many pairs a match of `count` cards or a part of them has; under 4 it is none."""
    matches = -(-count // MOST)
    return -(-count // matches) if matches and count >= matches * LEAST else min(count, MOST)


def _fits(card: Card) -> bool:
    return all(
        len(text) <= LONGEST and len(lines := parse(text)) == 1 and not lines[0].bullet
        for text in (answer_side(card.note, card.direction, card.gap), stem(card))
    )


def _group(side: Sequence[Card], size: int, material: Material) -> list[Card]:
    """The first card of a side, and the `size` - 1 likest to it that can stand together with it."""
    side = _likest_first(side, material)
    group: list[Card] = []
    guards: list[Guard] = []
    for card in side:
        guard = guard_of(card, material)
        pairs = zip(group, guards, strict=True)
        if all(_apart(card, guard, other, its) for other, its in pairs) and _tell_apart(
            [*group, card], material
        ):
            group.append(card)
            guards.append(guard)
        if len(group) == size:
            break
    return group


def _likest_first(side: Sequence[Card], material: Material) -> list[Card]:
    """The first card, and the others the likest to it first: else a match would be solved by its topics."""
    first, *rest = side
    stock = material.stock(first.deck_id)
    if stock is None:
        return list(side)
    tell = likeness_to(material.traits(answer_of(first)), material.rarity(stock))
    scored = [(-tell(material.traits(answer_of(card))), card.id, card) for card in rest]
    return [first, *(card for *_, card in sorted(scored, key=lambda each: each[:2]))]


def _apart(one: Card, guard: Guard, other: Card, its: Guard) -> bool:
    """Whether neither answer would be right for the other card."""
    if one.note == other.note:
        return False
    same_deck = one.deck_id == other.deck_id
    mine, theirs = (answer_side(card.note, card.direction, card.gap) for card in (one, other))
    return guard.fair(theirs, other.note, same_deck) and its.fair(mine, one.note, same_deck)


def _tell_apart(cards: Sequence[Card], material: Material) -> bool:
    """Whether the right sides still differ when the names in them are masked."""
    texts = right_sides(cards, material)
    if len({material.alike.key(text) for text in texts}) < len(texts):
        return False
    return not any(says_the_same(one, other) for one, other in combinations(texts, 2))
