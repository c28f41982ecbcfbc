"""What a rule is, what it looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from quizapp.cards import cloze
from quizapp.cards.deck import Deck, Note
from quizapp.cards.written import Written
from quizapp.questions.languages import primary


class Hit(NamedTuple):
    """What a rule found: in which field of which note, at which words of it, and what to say of it.

    `field` is as `Written` has it (`prompt`, `answer`, `wrong` …), `item` the place in a list, from 0. No
    note: `field` is a key of `[deck]`. `help` is given where the rule's own would say too little.
    """

    note: Note | None
    field: str
    message: str
    words: str = ""
    item: int | None = None
    help: str = ""


class Choice(NamedTuple):
    """A multiple choice as its author wrote it: `field` (`wrong` or `wrong_terms`) holds the distractors."""

    note: Note
    stem: str
    key: str
    field: Literal["wrong", "wrong_terms"]
    wrong: tuple[str, ...]

    @property
    def key_field(self) -> str:
        """The field in which the right answer stands."""
        return "prompt" if self.field == "wrong_terms" or self.note.kind == "cloze" else "answer"


class Subject:
    """A deck to be looked at, with what several rules need of it. Cards that are retired are left out."""

    def __init__(self, deck: Deck, text: str) -> None:
        """`text` is the deck's file as it was read."""
        self.deck = deck
        self.text = text
        self.language = primary(deck.language) or "en"
        self.notes = [note for note in deck.notes if not note.retired]

    @cached_property
    def terms(self) -> list[Note]:
        """The terms with their definitions."""
        return [note for note in self.notes if note.kind == "term"]

    @cached_property
    def questions(self) -> list[Note]:
        """The questions with their answers."""
        return [note for note in self.notes if note.kind == "question"]

    @cached_property
    def clozes(self) -> list[Note]:
        """The cloze sentences."""
        return [note for note in self.notes if note.kind == "cloze"]

    @cached_property
    def hinted(self) -> list[Note]:
        """The notes that have a hint, or a gap that has one."""
        return [note for note in self.notes if note.hint or any(gap.hint for gap in note.gaps)]

    @cached_property
    def written(self) -> Written:
        """Where what stands; made when the first finding needs it."""
        return Written(self.text)

    @cached_property
    def choices(self) -> list[Choice]:
        """The choices that authors wrote; what a quiz finds by itself is nobody's fault."""
        return [
            each
            for note in self.notes
            if note.wrong or note.wrong_terms
            for each in _choices(note)
            if each.wrong
        ]


def _choices(note: Note) -> Iterator[Choice]:
    wrong, terms = (tuple(each.text for each in options) for options in (note.wrong, note.wrong_terms))
    if note.kind == "term":
        if "forward" in note.directions:
            yield Choice(note, note.prompt, note.answer, "wrong", wrong)
        if "reverse" in note.directions:
            yield Choice(note, note.answer, note.prompt, "wrong_terms", terms)
    elif note.kind == "question":
        yield Choice(note, note.prompt, note.answer, "wrong", wrong)
    elif len(note.gaps) == 1:  # with several gaps nobody knows to which the distractors belong
        yield Choice(note, cloze.shown(note.prompt, 0), note.gaps[0].text, "wrong", wrong)


@dataclass(frozen=True, slots=True)
class Rule:
    """One piece of advice. `reason` is why it matters to a learner, `help` how it is mended in general.

    `languages` are those that it knows (`en`, `de` …); one that names none goes by no words and knows all.
    """

    code: str
    name: str
    reason: str
    help: str
    of: Callable[[Subject], Iterable[Hit]]
    languages: frozenset[str] = frozenset()

    def knows(self, language: str) -> bool:
        """Whether it has something to say about decks in this language."""
        return not self.languages or language in self.languages
