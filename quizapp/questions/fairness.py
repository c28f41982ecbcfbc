"""What may stand beside the right answer: nothing that repeats it, is accepted, or is right as well."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizapp.cards.deck import Card, Deck, Note
from quizapp.questions.alike import Alike, nfc, says_the_same
from quizapp.questions.masking import BLANK, masked, names
from quizapp.questions.sides import answer_side, prompt_side, stem


def alike_in(decks: Iterable[Deck]) -> Alike:
    """The comparison to use for these decks: accents count where two of their notes differ by them alone."""
    return Alike(
        (note.prompt, note.answer, *note.accept, *(gap.text for gap in note.gaps))
        for deck in decks
        for note in deck.notes
    )


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
        self._names = self._keys(names(note))
        self._answers = self._keys((note.answer, *note.accept))
        self._prompts = [prompt_side(note, card.direction, card.gap)]
        if BLANK in (masked_stem := stem(card)) and card.direction == "reverse":
            self._prompts.append(masked_stem)
        self._prompt_keys = self._keys(self._prompts)

    @staticmethod
    def _accepted(card: Card) -> Sequence[str]:
        note = card.note
        if note.kind == "term":
            return names(note) if card.direction == "reverse" else ()
        return note.accept if card.direction != "reverse" else ()

    def _keys(self, texts: Iterable[str]) -> set[str]:
        return {self._alike.key(text) for text in texts}

    def authored(self, text: str) -> bool:
        """The author's own distractor need only differ, in composed form, from the other options."""
        shown = nfc(text)
        return all(shown != nfc(other) for other in (*self._right, *self._shown))

    def fair(self, text: str, note: Note, same_deck: bool) -> bool:
        """Whether `text`, from `note`, is neither a repetition nor right too."""
        mine = self._card.note
        if not text.strip() or not self._taken.isdisjoint(self._meant(text, note)):
            return False
        if same_deck and (named(note, mine.also_right) or named(mine, note.also_right)):
            return False
        if self._same_thing(note):
            return False
        return not any(says_the_same(text, other) for other in self._shown)

    def _meant(self, text: str, note: Note) -> set[str]:
        """The option `text` of `note`, and whatever else its author says that it is called."""
        reverse = self._card.direction == "reverse"
        if note.kind == "term":
            others = names(note) if reverse or self._card.direction == "gap" else ()
        else:
            others = () if reverse else note.accept
        return self._keys((text, *others))

    def _same_thing(self, note: Note) -> bool:
        """The other note is a synonym or asks the same: its answer would be right here."""
        mine, direction = self._card.note, self._card.direction
        if mine.kind == note.kind == "term" and not self._names.isdisjoint(self._keys(names(note))):
            return True
        if mine.kind == note.kind == "question" and direction == "reverse":
            return not self._answers.isdisjoint(self._keys((note.answer, *note.accept)))
        if mine.kind == "cloze" and note.id == mine.id:
            return True
        if mine.kind != note.kind:
            return False
        return any(self._asks_the_same(other) for other in self._prompts_of(note))

    def _prompts_of(self, note: Note) -> list[str]:
        """What the cards of `note` show on the side that this card shows."""
        direction = self._card.direction
        prompts = [prompt_side(note, direction, gap) for gap in range(max(1, len(note.gaps)))]
        if len(self._prompts) > 1:  # masked, two definitions can come to one
            prompts.append(masked(note.answer, names(note)))
        return prompts

    def _asks_the_same(self, other: str) -> bool:
        return self._alike.key(other) in self._prompt_keys or any(
            says_the_same(other, prompt) for prompt in self._prompts
        )

    def right_too(self, text: str, note: Note) -> None:
        """Notes that `text`, the answer of `note`, would be right here, and so whatever is like it."""
        self._taken |= self._meant(text, note)

    def take(self, text: str, note: Note | None = None) -> None:
        """Notes that `text` (from `note`; None: the author's own distractor) is an option now."""
        self._taken |= self._meant(text, note) if note else {self._alike.key(text)}
        self._shown.append(text)


def named(note: Note, ids: Sequence[str]) -> bool:
    """Whether a note is one of those that `ids` (as in `also_right`) name."""
    return any(note.id == name or note.id.rpartition("~")[0] == name for name in ids)
