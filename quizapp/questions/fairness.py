"""What may stand beside the right answer: nothing that repeats it, is accepted, or is right as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import copy
from functools import lru_cache

from quizapp.cards.deck import Card, Note
from quizapp.cards.long_texts import SHOWN
from quizapp.questions.alike import Alike, nfc, says_the_same
from quizapp.questions.languages import primary
from quizapp.questions.masking import BLANK, masked, names, without_parentheses
from quizapp.questions.sides import answer_side, prompt_side, stem
from quizapp.questions.words import content_words

_NAME = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]{3,}){0,2}")
_SAYING = 4  # words with meaning that a text has to have before it can say the same as another
_SHARED = 8  # of ten words of the shorter text that the other one has too


@lru_cache(maxsize=8192)
def meant(text: str, language: str) -> frozenset[str]:
    """The words of a text that carry meaning, without what is blanked in it."""
    return frozenset(content_words(text[:SHOWN].replace(BLANK, " "), language))


def nearly_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts say the same, by their words with meaning: four or more, eight in ten shared.

    No measure of likeness tells a synonym from a good distractor; this many shared words do.
    """
    least = min(len(one), len(other))
    return least >= _SAYING and 10 * len(one & other) >= _SHARED * least


def abbreviates(short: str, full: str) -> bool:
    """Whether capitals in a term are first letters of words in another: `POS tag`, `part-of-speech tag`."""
    short, full = short[:SHOWN], full[:SHOWN]
    if short.lower() == short:
        return False
    capitals = [word for word in re.findall(r"[^\W\d_]{2,}", short) if word.isupper()]
    if not capitals:
        return False
    first = "".join(word[0] for word in re.findall(r"[^\W\d_]+", full) if not word.isupper()).upper()
    return any(word in first for word in capitals)


class Guard:
    """Says whether a text may be a distractor of one card, given the options that stand already."""

    def __init__(self, card: Card, key: str, alike: Alike, language: str = "") -> None:
        """`key` is the right answer as shown; `language` that of its deck."""
        self._card = card
        self._language = language
        self._plain_english = primary(language) in ("", "en") and bool(_NAME.fullmatch(key.strip()))
        self._alike = alike
        note = card.note
        self._right = [key, answer_side(note, card.direction, card.gap), *self._accepted(card)]
        self._taken = {alike.key(text) for text in self._right}
        self._shown = [key]
        self._meanings = [meant(key, language)]
        self._term = self._words_of(note)
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

    def copy(self) -> Guard:
        """Another one that knows the same, and goes its own way from there."""
        out = copy(self)
        out._taken, out._shown = set(self._taken), list(self._shown)
        out._meanings = list(self._meanings)
        return out

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
        if any(says_the_same(text, other) for other in self._shown):
            return False
        meaning = meant(text, self._language)
        if self._plain_english and _NAME.fullmatch(text.strip()):
            return all(meaning != other for other in self._meanings)  # `gate`, `gates`
        return not any(nearly_the_same(meaning, other) for other in self._meanings)

    def _words_of(self, note: Note) -> frozenset[str]:
        """The words of a term, as far as they carry meaning."""
        return (
            meant(without_parentheses(note.prompt[:SHOWN]), self._language)
            if note.kind == "term"
            else frozenset()
        )

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
        if mine.kind == note.kind == "term":
            words = self._words_of(note)
            if words and self._term and (words < self._term or self._term < words):
                return True  # one may be a kind of the other, or a part of it
            if words == self._term and len(words) > 1:
                return True  # `machine state`, `state machine`; but `C` and `C++` differ
            if abbreviates(mine.prompt, note.prompt) or abbreviates(note.prompt, mine.prompt):
                return True
            if not self._names.isdisjoint(self._keys(names(note))):
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
        self._meanings.append(meant(text, self._language))


def named(note: Note, ids: Sequence[str]) -> bool:
    """Whether a note is one of those that `ids` (as in `also_right`) name."""
    return any(note.id == name or note.id.rpartition("~")[0] == name for name in ids)
