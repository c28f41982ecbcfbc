"""Finds distractors: the author's own first, then fair answers of other cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.cards.deck import Card, Deck, Direction, Note
from quizapp.questions import values
from quizapp.questions.alike import Alike
from quizapp.questions.chance import Chance
from quizapp.questions.fairness import Guard, alike_in
from quizapp.questions.feedback import belongs
from quizapp.questions.item import Option
from quizapp.questions.masking import masked
from quizapp.questions.sides import answer_side, hidden, prompt_side

SHORTLIST = 60  # candidates looked at before the first fair ones are taken as good enough


# Sides whose answers are of the same sort, for decks too small to have enough of one.
_NEAR: dict[tuple[str, Direction], tuple[tuple[str, Direction], ...]] = {
    ("question", "forward"): (("cloze", "gap"),),
    ("cloze", "gap"): (("question", "forward"), ("term", "reverse")),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer of another card that could be a distractor, and the note and deck that it comes from."""

    text: str
    note: Note
    deck_id: str


class Material:
    """What the items of one paper are made from: the named decks, and nothing about the learner."""

    def __init__(self, decks: Sequence[Deck]) -> None:
        """`decks` in any order; distractors come from these alone."""
        self.decks = tuple(decks)
        self.alike: Alike = alike_in(decks)
        self._sides: dict[tuple[str, str, Direction], list[Candidate]] = {}
        self._twins: dict[tuple[str, Direction], dict[str, list[Candidate]]] = {}
        for deck in decks:
            for note in deck.notes:
                if not note.retired:
                    self._add(deck.id, note)
        for side in self._sides.values():  # an author may put the cards of a file into another order
            side.sort(key=lambda candidate: (candidate.note.id, candidate.text))

    def _add(self, deck_id: str, note: Note) -> None:
        if note.kind == "cloze":
            texts: list[tuple[Direction, str]] = [("gap", gap.text) for gap in note.gaps]
        else:
            texts = [("forward", note.answer), ("reverse", note.prompt)]
        for direction, text in texts:
            side = self._sides.setdefault((deck_id, note.kind, direction), [])
            side.append(Candidate(text, note, deck_id))

    def twins(self, card: Card) -> list[Candidate]:
        """The answers of other notes that show the same as this card: each would be right here too."""
        kind, direction = card.note.kind, card.direction
        if direction == "gap":
            return []
        if (kind, direction) not in self._twins:
            table = self._twins[kind, direction] = {}
            for (_, other, side), candidates in self._sides.items():
                if (other, side) == (kind, direction):
                    for each in candidates:
                        prompt = prompt_side(each.note, direction)
                        table.setdefault(self.alike.key(prompt), []).append(each)
        found = self._twins[kind, direction].get(self.alike.key(prompt_side(card.note, direction)), [])
        return [each for each in found if each.note is not card.note]

    def tiers(self, card: Card) -> list[list[Candidate]]:
        """Candidates for a card: its deck's own side, the same side of the other decks, then what is near."""
        kind, direction = card.note.kind, card.direction
        others = sorted({deck.id for deck in self.decks} - {card.deck_id})
        near = _NEAR.get((kind, direction), ())
        own = self._sides.get((card.deck_id, kind, direction), [])
        elsewhere = [c for other in others for c in self._sides.get((other, kind, direction), [])]
        related = [c for k, d in near for c in self._sides.get((card.deck_id, k, d), [])]
        return [own, elsewhere, related]


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
    """At most `count` fair distractors for a card; fewer where the decks have no more."""
    key = key_text(card)
    guard = Guard(card, key, material.alike)
    for twin in material.twins(card):
        guard.right_too(twin.text, twin.note)
    out = _authored(card, guard, count, chance)
    for tier in material.tiers(card):
        if len(out) < count:
            out += _generated(tier, card, guard, count - len(out), chance)
    return out


def _authored(card: Card, guard: Guard, count: int, chance: Chance) -> list[Option]:
    note = card.note
    if card.direction == "reverse":
        written = note.wrong_terms if note.kind == "term" else ()
    else:
        # A sentence with several gaps can't say whose its distractors are.
        written = note.wrong if len(note.gaps) < 2 else ()
    out: list[Option] = []
    for wrong in chance.shuffled(written):
        text = _shown(wrong.text, note, card)
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
        if candidate.note is card.note and card.direction != "gap":
            continue
        text = _shown(candidate.text, candidate.note, card)
        if guard.fair(text, candidate.note, candidate.deck_id == card.deck_id):
            guard.take(text, candidate.note)
            out.append(Option(text, belongs(candidate.note, card.direction)))
    return out
