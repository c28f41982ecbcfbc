"""What the items of one paper are made from: answers of all cards, by side, by prompt, by spelling."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizapp.cards.deck import Card, Deck, Direction, Note
from quizapp.questions.alike import Alike
from quizapp.questions.fairness import alike_in
from quizapp.questions.feedback import belongs
from quizapp.questions.sides import prompt_side
from quizapp.questions.spelt import Spelt

_TYPED = 100  # characters: what is longer is no answer that a typed one could be taken for

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
    """What the items of one paper are made from: the named decks; of the learner only what is handed in."""

    def __init__(self, decks: Sequence[Deck], confused: Mapping[str, Sequence[str]] | None = None) -> None:
        """`decks` in any order; distractors come from these alone.

        `confused`: by card id, texts that the learner took for its answer before, the likeliest first.
        """
        self.decks = tuple(decks)
        self.confused: Mapping[str, Sequence[str]] = confused or {}
        self._by_id = {deck.id: deck for deck in decks}
        self._spelt: dict[str, tuple[Spelt, ...]] = {}
        self._named: dict[tuple[str, Direction], dict[str, list[Candidate]]] = {}
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

    def deck(self, deck_id: str) -> Deck | None:
        """The deck of that id, if it is among these."""
        return self._by_id.get(deck_id)

    def named(self, card: Card, text: str) -> list[Candidate]:
        """The answers of a card's side that are the same as `text`; those of its own deck first."""
        side = card.note.kind, card.direction
        if side not in self._named:
            table = self._named[side] = {}
            for (_, kind, direction), candidates in sorted(self._sides.items()):
                if (kind, direction) == side:
                    for each in candidates:
                        table.setdefault(self.alike.key(each.text), []).append(each)
        found = self._named[side].get(self.alike.key(text), [])
        return sorted(found, key=lambda each: each.deck_id != card.deck_id)

    def spelt(self, language: str) -> tuple[Spelt, ...]:
        """All answers that are short enough to be typed, made ready to be compared in that language."""
        if language not in self._spelt:
            found = [
                Spelt.of(text, language, belongs(note, direction), note, direction)
                for deck in self.decks
                for note in deck.notes
                if not note.retired
                for direction, text in _answers(note)
                if len(text) <= _TYPED
            ]
            self._spelt[language] = tuple(found)
        return self._spelt[language]


def _answers(note: Note) -> list[tuple[Direction, str]]:
    """Every text that is right on some side of a note."""
    if note.kind == "cloze":
        return [("gap", text) for text in (*(gap.text for gap in note.gaps), *note.accept)]
    if note.kind == "question":
        return [("forward", text) for text in (note.answer, *note.accept)]
    return [("forward", note.answer), *(("reverse", text) for text in (note.prompt, *note.accept))]
