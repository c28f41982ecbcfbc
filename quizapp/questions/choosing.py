"""In which form a card is asked: as wished, by the seeded dice, or by how well it is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quizapp.cards.deck import Card
from quizapp.questions.chance import Chance
from quizapp.questions.forms import choice, cloze, flashcard, match, true_false, typed
from quizapp.questions.wish import MIXED, Wish

AS = {
    choice.name: "as a choice",
    typed.name: "by typing",
    flashcard.name: "as a flashcard",
}

# What is asked instead where a form can't, and why it can't.
_OTHERWISE = {
    choice.name: (flashcard.name,),
    flashcard.name: (),
    true_false.name: (typed.name, flashcard.name),
    typed.name: (choice.name, flashcard.name),
    cloze.name: (typed.name, choice.name, flashcard.name),
    match.name: (choice.name, typed.name, flashcard.name),
}
_UNFAIR = "these decks have no fair wrong answer for it."
_WHY = {
    choice.name: _UNFAIR,
    flashcard.name: "",
    true_false.name: _UNFAIR,
    typed.name: "its answer is no short one to type.",
    cloze.name: "it is no sentence with a gap.",
    match.name: "no four cards here make a fair match with it.",
}
_NONE_FITS = "none of the wished forms fits it."


@dataclass(frozen=True, slots=True)
class Plan:
    """How one card is to be asked: its forms in the order they are tried, then what is asked instead.

    `remark` says why it was not asked as wished; `{form}` stands for how it was. `chance` goes on with the
    draws for this card.
    """

    card: Card
    forms: tuple[str, ...]
    otherwise: tuple[str, ...]
    remark: str
    chance: Chance
    wants_match: bool


def planned(card: Card, wish: Wish, seed: str, known: Callable[[Card], int] | None = None) -> Plan:
    """The forms for a card; `known` (0 new or shaky, 1 getting there, 2 well) is asked for mixed ones."""
    chance = Chance(seed, card.id)
    if MIXED in wish.forms:
        forms = _mixed(card, chance, known)
        return Plan(card, forms, (flashcard.name,), "", chance, match.name in forms[:2])
    start = chance.below(len(wish.forms)) if len(wish.forms) > 1 else 0
    forms = wish.forms[start:] + wish.forms[:start]
    only = forms[0] if len(forms) == 1 else ""
    why = _WHY[only] if only else _UNFAIR if choice.name in forms else _NONE_FITS
    otherwise = dict.fromkeys(name for wished in forms for name in _OTHERWISE[wished] if name not in forms)
    # A flashcard is the last resort of them all.
    last = tuple(sorted(otherwise, key=lambda name: name == flashcard.name))
    return Plan(card, forms, last, f"Asked {{form}}: {why}", chance, forms[0] == match.name)


def _mixed(card: Card, chance: Chance, known: Callable[[Card], int] | None) -> tuple[str, ...]:
    """Recognition first, recall later; where nothing is known of the learner the dice decide."""
    recall = cloze.name if card.direction == "gap" else typed.name
    if known is None:
        return tuple(chance.shuffled((choice.name, true_false.name, match.name, recall)))
    level = known(card)
    if level <= 0:
        return (*chance.shuffled((choice.name, true_false.name)), recall)
    if level == 1:
        gap = (cloze.name,) if card.direction == "gap" else ()
        return (*chance.shuffled((choice.name, match.name, *gap)), choice.name, recall)
    return (recall, flashcard.name)


def most_matched(wish: Wish, count: int) -> int | None:
    """How many of a paper's cards may go into matches: all that were wished for; of a mixed one a third."""
    if MIXED not in wish.forms:
        return None
    return max(match.LEAST, count // 3) if count >= 2 * match.LEAST else 0
