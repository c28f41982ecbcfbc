"""Finds the distractors of a card, from the nearest source to the farthest."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.cards.deck import Card, Direction
from quizapp.questions.chance import Chance
from quizapp.questions.distractors.choosing import chosen
from quizapp.questions.distractors.looks import Stem
from quizapp.questions.distractors.plausible import Plausible, Search, plausible
from quizapp.questions.distractors.written import confused, written
from quizapp.questions.fairness import Guard
from quizapp.questions.feedback import belongs
from quizapp.questions.item import Option
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, stem_text
from quizapp.questions.stock import Stock

# Sides whose answers are of the same sort, for decks too small to have enough of one.
_RELATED: dict[tuple[str, Direction], tuple[tuple[str, Direction], ...]] = {
    ("question", "forward"): (("cloze", "gap"),),
    ("cloze", "gap"): (("question", "forward"), ("term", "reverse")),
}


def distractors(card: Card, material: Material, count: int, chance: Chance) -> list[Option]:
    """At most `count` fair distractors for a card; fewer where the decks have no more.

    First the author's own, then what this learner took for the answer before if the material knows of it,
    then plausible answers of the card's deck, of its siblings, and of related sides.
    """
    guard = guard_of(card, material)
    out = written(card, material, guard, count, chance)
    out += confused(card, material, guard, count - len(out))
    stem, key = Stem(stem_text(card, material), material.language(card)), key_text(card, material)
    for stock, kind, direction in _sources(card, material):
        if len(out) >= count:
            break
        search = Search(card, (stock, kind, direction), material, guard, stem, chance)
        pool = plausible(search, count - len(out))
        fixed = [stem.look(option.text) for option in out]
        looks = [each.look for each in pool]
        for place in chosen(stem.look(key), fixed, looks, count - len(out), chance):
            guard.take(pool[place].text, pool[place].answer.note)
            out.append(_option(pool[place]))
    material.used.update(option.origin for option in out if option.origin)
    return out


def _sources(card: Card, material: Material) -> Iterator[tuple[Stock, str, Direction]]:
    kind, direction = card.note.kind, card.direction
    own = [stock for stock in material.stocks if stock.deck.id == card.deck_id]
    siblings = [stock for stock in material.stocks if stock.deck.id != card.deck_id]
    for stock in (*own, *siblings):
        yield stock, kind, direction
    for other_kind, other_direction in _RELATED.get((kind, direction), ()):
        for stock in own:
            yield stock, other_kind, other_direction


def _option(found: Plausible) -> Option:
    why = belongs(found.answer.note, found.answer.direction)
    return Option(found.text, why, found.answer.origin)


def guard_of(card: Card, material: Material) -> Guard:
    """Tells what may stand beside the right answer of a card."""
    guard = Guard(card, key_text(card, material), material.alike, material.language(card))
    for twin in material.twins(card):
        guard.right_too(twin.text, twin.note)
    return guard
