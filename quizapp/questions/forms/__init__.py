"""The forms of a question: one file each, and one line here."""

from __future__ import annotations

from typing import Protocol, cast

from quizapp.cards.deck import Card
from quizapp.questions.chance import Chance
from quizapp.questions.distractors import Material
from quizapp.questions.forms import choice, flashcard
from quizapp.questions.item import Item, MarkWord


class Form(Protocol):
    """What a form's file has."""

    name: str
    title: str

    def make(self, card: Card, material: Material, choices: int, chance: Chance, /) -> Item | None:
        """The item for a card, or None where this form can't ask it fairly."""

    def mark(self, item: Item, response: int | str, /) -> MarkWord:
        """The mark for a response."""

    def guessing(self, item: Item, /) -> float:
        """The share that guessing alone would get, 0 to 1."""


FORMS: tuple[Form, ...] = (
    cast(Form, choice),
    cast(Form, flashcard),
)


def form(name: str) -> Form:
    """The form of that name; KeyError with the names there are."""
    for candidate in FORMS:
        if candidate.name == name:
            return candidate
    raise KeyError(f"no form {name!r}; there are {', '.join(f.name for f in FORMS)}")
