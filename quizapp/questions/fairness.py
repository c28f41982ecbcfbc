"""What may stand beside the right answer: nothing that repeats it, is accepted, or is right as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizapp.cards.deck import Card, Deck, Note
from quizapp.questions.alike import Alike, nfc, says_the_same
from quizapp.questions.masking import names
from quizapp.questions.sides import answer_side, prompt_side


def alike_in(decks: Iterable[Deck]) -> Alike:
    """The comparison to use for these decks: accents count where two of their texts differ by them alone."""
    texts: list[str] = []
    for deck in decks:
        for note in deck.notes:
            texts += [note.prompt, note.answer, *note.accept, *(gap.text for gap in note.gaps)]
    return Alike(texts)


class Guard:
    """Says whether a text may be a distractor of one card, given the options that stand already."""

    def __init__(self, card: Card, key: str, alike: Alike) -> None:
        """`key` is the right answer as shown."""
        self._card = card
        self._alike = alike
        note = card.note
        self._right = [key, answer_side(note, card.direction, card.gap), *self._accepted(card)]
        self._taken = {alike.key(text) for text in self._right}
        self._shown = [key]
        self._names = {alike.key(name) for name in names(note)}
        self._prompt = prompt_side(note, card.direction, card.gap)
        self._prompt_key = alike.key(self._prompt)

    @staticmethod
    def _accepted(card: Card) -> Sequence[str]:
        note = card.note
        if note.kind == "term":
            return names(note) if card.direction == "reverse" else ()
        return note.accept if card.direction != "reverse" else ()

    def authored(self, text: str) -> bool:
        """The author's own distractor need only differ, in composed form, from the other options."""
        shown = nfc(text)
        return all(shown != nfc(other) for other in (*self._right, *self._shown))

    def fair(self, text: str, note: Note, same_deck: bool) -> bool:
        """Whether `text`, from `note`, is neither a repetition nor right too."""
        mine = self._card.note
        if not text.strip() or self._alike.key(text) in self._taken:
            return False
        if same_deck and (_named(note, mine.also_right) or _named(mine, note.also_right)):
            return False
        if self._same_thing(note):
            return False
        return not any(says_the_same(text, other) for other in self._shown)

    def _same_thing(self, note: Note) -> bool:
        """The other note is a synonym or asks the same: its answer would be right here."""
        mine = self._card.note
        if mine.kind == note.kind == "term":
            theirs = {self._alike.key(name) for name in names(note)}
            if theirs & self._names:
                return True
        if self._card.direction == "gap":
            return note.id == mine.id
        if note.kind == "cloze":
            return False
        other = prompt_side(note, self._card.direction)
        return self._alike.key(other) == self._prompt_key or says_the_same(other, self._prompt)

    def take(self, text: str) -> None:
        """Notes that `text` is an option now."""
        self._taken.add(self._alike.key(text))
        self._shown.append(text)


def _named(note: Note, ids: Sequence[str]) -> bool:
    return any(note.id == name or note.id.rpartition("~")[0] == name for name in ids)
