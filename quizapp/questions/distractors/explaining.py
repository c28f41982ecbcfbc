"""Why an item has the distractors it has: feature by feature, and what they share with the stem."""

from __future__ import annotations

from dataclasses import dataclass

from quizapp.cards.deck import Direction, Note
from quizapp.questions.candidate import Candidate, answer_of, candidates_of
from quizapp.questions.distractors.features import FEATURES, explained
from quizapp.questions.distractors.looks import Stem
from quizapp.questions.item import Item, Option
from quizapp.questions.material import Material
from quizapp.questions.showing import shown_for
from quizapp.questions.stock import place_of

SCALE = 10_000  # of `likeness`: what a feature says in full, times its weight in whole numbers


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one option is there.

    `source` is `key`, `author`, or `deck`; `note` and `deck` say whose answer it is. `parts` are the features
    that speak for it, or against it, with their part of its likeness. `shared` is what it has in common with
    the stem: in words, a shared beginning for a half.
    """

    option: str
    source: str
    shared: float
    deck: str = ""
    note: str = ""
    parts: tuple[tuple[str, float], ...] = ()

    @property
    def likeness(self) -> float:
        """All parts together."""
        return round(sum(part for _, part in self.parts), 1)


def explain(item: Item, material: Material) -> list[Reason]:
    """The reasons of a choice's options, in their order; empty for other forms."""
    if item.form != "choice":
        return []
    stem = Stem(item.stem, material.language(item.card))
    return [
        _reason(option, place == item.key, item, material, stem.look(option.text).overlap / 2)
        for place, option in enumerate(item.options)
    ]


def _reason(option: Option, right: bool, item: Item, material: Material, shared: float) -> Reason:
    found = _whose(option, item, material)
    if found is None:
        return Reason(option.text, "key" if right else "author", shared)
    answer, note = found
    stock = material.stock(answer.deck_id)
    if stock is None:
        return Reason(option.text, "deck", shared, answer.deck_id, note.prompt)
    rarity = material.rarity(stock)
    told = explained(material.traits(answer_of(item.card)), material.traits(answer), rarity)
    parts = tuple((feature.name, round(part / SCALE, 1)) for feature, part in told)
    return Reason(option.text, "deck", shared, answer.deck_id, note.prompt, parts)


def _whose(option: Option, item: Item, material: Material) -> tuple[Candidate, Note] | None:
    """The answer that an option is, and its note; None for the card's own and the author's."""
    deck_id, _, note_id = option.origin.partition("#")
    stock = material.stock(deck_id)
    place = place_of(stock, note_id) if stock and note_id else None
    if stock is None or place is None:
        return None
    note = stock.notes([place])[0]
    sides: tuple[Direction, ...] = (item.card.direction, "gap", "forward", "reverse")
    answers = [each for side in sides for each in candidates_of(note, deck_id, side)]
    shown = (each for each in answers if shown_for(each, item.card, material) == option.text)
    answer = next(shown, None) or next(iter(answers), None)
    return (answer, note) if answer else None


def reasons() -> list[tuple[str, str]]:
    """All features, each with its reason in words."""
    return [(feature.name, feature.reason) for feature in FEATURES]
