"""The log's lines as values: one frozen class a kind. `parsing` turns JSON into them and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from quizapp.questions.item import MarkWord as MarkWord

Mode = Literal["study", "quiz", "test", "practice"]

CardAction = Literal["suspend", "resume", "bury", "reset"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What every line has.

    `id` is a ULID, `at` UTC in ISO 8601 with milliseconds and `Z`; the lines of a sitting have its `session`.
    """

    id: str
    at: str
    session: str = ""


@dataclass(frozen=True, slots=True)
class DeckUse:
    """A deck that a sitting used, with the digest of its content at that time."""

    deck: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Start(Line):
    """A sitting begins. `options`: form, direction, choices, count, minutes, tags."""

    mode: Mode
    decks: tuple[DeckUse, ...] = ()
    seed: str = ""
    options: Mapping[str, Any] = field(default_factory=dict)
    assignment: str = ""
    learner: str = ""
    app: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Line):
    """One response and its mark.

    `n` is the item's position from 1. `stem` and `answer` are the texts as shown; None where the line left
    them out, being those this device last logged for the card (the log's reader fills them in). `key` is a
    0-based position in `options`; so is `response` where there are options, else it is text. `rating` is 1-4,
    or None: nothing was scheduled. `ms` is the time taken; `day` the study day (`2026-11-22`).
    """

    card: str
    form: str
    mark: MarkWord
    n: int = 0
    item: str = ""
    stem: str | None = None
    answer: str | None = None
    options: tuple[str, ...] = ()
    key: int | None = None
    response: int | str | None = None
    guess: bool = False
    hint: bool = False
    rating: int | None = None
    ms: int = 0
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Line):
    """A mark overridden ("I was right")."""

    line: str
    mark: MarkWord
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo(Line):
    """The line taken back, of whatever kind; also another undo."""

    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine(Line):
    """Something done to a card: suspend, resume, bury, reset."""

    card: str
    action: CardAction


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Line):
    """A card's or a deck's history carried over."""

    source: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Set(Line):
    """Whatever changes scheduling, for the learner or for one `deck`."""

    name: str
    value: Any
    deck: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside(Line):
    """An attempt (its `session`) left out of trends, or with `back` taken in again."""

    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Line):
    """A remark for the deck's author about a card. `digest`: of the card's texts then; "" in older lines."""

    card: str
    remark: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish(Line):
    """A quiz or test is over. `right` and `total` are informative: readers recompute."""

    right: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Line):
    """A line of a kind that this version does not know: passed over and kept."""

    kind: str
    fields: Mapping[str, Any] = field(default_factory=dict)
