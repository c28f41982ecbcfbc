"""The forms of a question: one file each, and one line here."""

from __future__ import annotations

from typing import Literal, Protocol, cast

from quizapp.cards.deck import Card
from quizapp.questions.chance import Chance
from quizapp.questions.forms import choice, cloze, flashcard, match, true_false, typed
from quizapp.questions.item import Item, MarkWord
from quizapp.questions.material import Material

Entry = Literal["options", "text", "reveal"]


class Form(Protocol):
    """What a form's file has."""

    name: str
    title: str
    entry: Entry
    """How an item is answered: by one of its options, by a text, or by showing the answer and rating."""

    def make(self, card: Card, material: Material, choices: int, chance: Chance, /) -> Item | None:
        """The item for a card, or None where this form can't ask it fairly."""

    def mark(self, item: Item, response: int | str, /) -> MarkWord:
        """The mark for a response."""

    def guessing(self, item: Item, /) -> float:
        """The share that guessing alone would get, 0 to 1."""


FORMS: tuple[Form, ...] = (
    cast(Form, choice),
    cast(Form, true_false),
    cast(Form, typed),
    cast(Form, cloze),
    cast(Form, match),
    cast(Form, flashcard),
)


def form(name: str) -> Form:
    """The form of that name; KeyError with the names there are."""
    for candidate in FORMS:
        if candidate.name == name:
            return candidate
    raise KeyError(f"no form {name!r}; there are {', '.join(f.name for f in FORMS)}")
