"""Distractors that are known to mislead: the author's, and what the learner took for the answer before."""

from __future__ import annotations

from quizapp.cards.deck import Card
from quizapp.questions.candidate import Candidate, candidates_of
from quizapp.questions.chance import Chance
from quizapp.questions.fairness import Guard
from quizapp.questions.feedback import belongs
from quizapp.questions.item import Option
from quizapp.questions.keys import SIDE
from quizapp.questions.masking import BLANK
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, masked_for, own_text, shown_for, wrong_ones

_MASKED = 1000  # notes among which a masked text is looked for


def written(card: Card, material: Material, guard: Guard, count: int, chance: Chance) -> list[Option]:
    """At most `count` of the author's own; those that the learner took for the answer before come first."""
    taken = {material.alike.key(text) for text in material.confused.get(card.id, ())}
    shown = [(_shown(wrong.text, card, material), wrong.why) for wrong in chance.shuffled(wrong_ones(card))]
    shown.sort(key=lambda each: material.alike.key(each[0]) not in taken)
    out: list[Option] = []
    for text, why in shown:
        if len(out) < count and guard.authored(text):
            guard.take(text)
            out.append(Option(text, why))
    return out


def _shown(text: str, card: Card, material: Material) -> str:
    """One of the author's own: whole, if blanks would leave numbers alone and the right one has none."""
    shown = own_text(text, card, material)
    if BLANK not in shown or any(map(str.isalpha, shown.replace(BLANK, ""))):
        return shown
    return shown if BLANK in key_text(card, material) else text


def confused(card: Card, material: Material, guard: Guard, count: int) -> list[Option]:
    """What was taken for the answer before, as far as it is another card's answer, and fair."""
    out: list[Option] = []
    for text in material.confused.get(card.id, ()):
        if len(out) < count and (option := _option(text, card, material, guard)):
            out.append(option)
    return out


def _option(text: str, card: Card, material: Material, guard: Guard) -> Option | None:
    wanted = material.alike.key(text)
    for each in _meant(text, card, material):
        same_deck = each.deck_id == card.deck_id
        if same_deck and each.note.id == card.note.id and (card.direction != "gap" or each.gap == card.gap):
            continue
        shown = shown_for(each, card, material)
        said = {material.alike.key(text) for text in (shown, each.text, masked_for(each, card))}
        if wanted in said and guard.fair(shown, each.note, same_deck):
            guard.take(shown, each.note)
            return Option(shown, belongs(each.note, each.direction), each.origin)
    return None


def _meant(text: str, card: Card, material: Material) -> list[Candidate]:
    """Whose answer a text may be. A masked one is found by masking alone: among notes of the card's deck."""
    if BLANK not in text:
        return material.named(card, text)
    stock = material.stock(card.deck_id)
    places = stock.places(SIDE + card.note.kind)[:_MASKED] if stock else ()
    notes = stock.notes(places) if stock else []
    return [each for note in notes for each in candidates_of(note, card.deck_id, card.direction)]
