"""An item: one asked question, with its stem, and for a choice its options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quizapp.cards.deck import Card

MarkWord = Literal["right", "wrong", "skipped"]


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice: its text as shown, and why it is wrong (empty if nothing is to say)."""

    text: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One asked question.

    `ask` is the line above the stem ("Which term is this?"; may be empty), `answer` the right answer as
    shown, `key` its 0-based place in `options` (None without options). `hint` is safe to show beside the
    stem. `remark` says in words where something else was asked than was wished for.
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
