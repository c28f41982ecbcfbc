"""Finds distractors: the author's own first, then fair answers of other cards."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.deck import Card, Note, Wrong
from quizapp.questions import values
from quizapp.questions.chance import Chance
from quizapp.questions.fairness import Guard
from quizapp.questions.feedback import belongs
from quizapp.questions.item import Option
from quizapp.questions.masking import BLANK, masked
from quizapp.questions.material import Candidate
from quizapp.questions.material import Material as Material
from quizapp.questions.sides import answer_side, hidden

SHORTLIST = 60  # candidates looked at before the first fair ones are taken as good enough


def _kind(text: str) -> str:
    if values.date(text):
        return "date"
    if values.number(text):
        return "number"
    count = len(text.split())
    return "short" if count <= 5 and len(text) <= 60 else "long"


def _shown(text: str, note: Note, card: Card) -> str:
    """An option's text: no definition names its own term or the one that is asked for."""
    if card.direction == "forward" and card.note.kind == "term":
        return masked(text, (*hidden(note), *hidden(card.note)))
    if card.direction == "reverse" and card.note.kind == "question":
        return masked(text, hidden(card.note))
    return text


def key_text(card: Card) -> str:
    """The right answer as it is shown among the options."""
    return _shown(answer_side(card.note, card.direction, card.gap), card.note, card)


def distractors(card: Card, material: Material, count: int, chance: Chance) -> list[Option]:
    """At most `count` fair distractors for a card; fewer where the decks have no more.

    First what this learner took for the answer before, if the material knows of it, then the author's own.
    """
    guard = guard_of(card, material)
    out = _confused(card, material, guard, count)
    out += _authored(card, guard, count - len(out), chance)
    for tier in material.tiers(card):
        if len(out) < count:
            out += _generated(tier, card, guard, count - len(out), chance)
    return out


def shown_for(other: Card, card: Card) -> str:
    """The answer of another card as it is shown among the options of this one."""
    return _shown(answer_side(other.note, other.direction, other.gap), other.note, card)


def guard_of(card: Card, material: Material) -> Guard:
    """Tells what may stand beside the right answer of a card."""
    guard = Guard(card, key_text(card), material.alike)
    for twin in material.twins(card):
        guard.right_too(twin.text, twin.note)
    return guard


def _confused(card: Card, material: Material, guard: Guard, count: int) -> list[Option]:
    """What was taken for the answer before, if it is the author's or another card's, and fair."""
    out: list[Option] = []
    for text in material.confused.get(card.id, ()):
        if len(out) < count and (option := _taken_before(text, card, material, guard)):
            out.append(option)
    return out


def _taken_before(text: str, card: Card, material: Material, guard: Guard) -> Option | None:
    wanted = material.alike.key(text)
    for wrong in _written(card):
        shown = _shown(wrong.text, card.note, card)
        if material.alike.key(shown) == wanted and guard.authored(shown):
            guard.take(shown)
            return Option(shown, wrong.why)
    tiers = material.tiers(card)
    # A masked text is found only by masking; that is done for the card's own deck alone.
    candidates = tiers[0] if BLANK in text else material.named(card, text)
    for each in candidates:
        shown = _shown(each.text, each.note, card)
        if material.alike.key(shown) == wanted and _fair(each, shown, card, guard):
            guard.take(shown, each.note)
            return Option(shown, belongs(each.note, card.direction))
    return None


def _fair(candidate: Candidate, shown: str, card: Card, guard: Guard) -> bool:
    if candidate.note is card.note and card.direction != "gap":
        return False
    return guard.fair(shown, candidate.note, candidate.deck_id == card.deck_id)


def _written(card: Card) -> tuple[Wrong, ...]:
    """The author's own distractors for a card."""
    note = card.note
    if card.direction == "reverse":
        return note.wrong_terms if note.kind == "term" else ()
    # A sentence with several gaps can't say whose its distractors are.
    return note.wrong if len(note.gaps) < 2 else ()


def _authored(card: Card, guard: Guard, count: int, chance: Chance) -> list[Option]:
    out: list[Option] = []
    for wrong in chance.shuffled(_written(card)):
        text = _shown(wrong.text, card.note, card)
        if len(out) < count and guard.authored(text):
            guard.take(text)
            out.append(Option(text, wrong.why))
    return out


def _generated(
    tier: Sequence[Candidate], card: Card, guard: Guard, count: int, chance: Chance
) -> list[Option]:
    order = chance.shuffled(tier) if len(tier) <= SHORTLIST * 4 else chance.sample(tier, SHORTLIST * 4)
    wanted, tags = _kind(answer_side(card.note, card.direction, card.gap)), set(card.note.tags)

    def rank(c: Candidate) -> tuple[bool, bool]:
        return not tags.isdisjoint(c.note.tags) if tags else True, _kind(c.text) == wanted

    out: list[Option] = []
    for candidate in sorted(order[:SHORTLIST], key=rank, reverse=True) + order[SHORTLIST:]:
        if len(out) == count:
            break
        text = _shown(candidate.text, candidate.note, card)
        if _fair(candidate, text, card, guard):
            guard.take(text, candidate.note)
            out.append(Option(text, belongs(candidate.note, card.direction)))
    return out
