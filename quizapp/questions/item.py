"""An item: one asked question, with its stem, and what it is answered with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from quizapp.cards.deck import Card
from quizapp.questions.spelling import Accepts

MarkWord = Literal["right", "wrong", "skipped"]


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its text as shown, and what there is to say when it is chosen, such as why it is wrong.

    `origin`: `DECK#NOTE` of the note whose answer it is; empty where that is the card's own, or the author
    wrote it as a wrong one.
    """

    text: str
    why: str = ""
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """One asked question.

    `ask` is the line above the stem ("Which term is this?"; may be empty), `answer` the right answer as its
    author wrote it, also where the option shows a blank (of a true-false item that of the card, not "True"),
    `key` the 0-based place of the right one in
    `options` (None without options). `hint` is safe to show beside the stem. `remark` says in words where
    something else was asked than was wished for. `group` is the match that the item is a pair of: its pairs
    follow each other, with one `group` and the same options. `accepts` is what a typed answer is held
    against.
    """

    card: Card
    form: str
    ask: str
    stem: str
    answer: str
    options: tuple[Option, ...] = ()
    key: int | None = None
    hint: str = ""
    remark: str = ""
    group: str = ""
    accepts: Accepts | None = None
