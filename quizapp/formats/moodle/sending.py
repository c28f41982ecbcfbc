"""Decks as a file of Moodle's, in whichever format: each deck a category, and what can't be said is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from quizapp.cards.deck import Note
from quizapp.formats.moodle.giving import distinct_titles, given, without
from quizapp.formats.moodle.question import Question
from quizapp.formats.out import Out, Volume

Lacks = Counter[str]


def sent(
    volumes: Sequence[Volume],
    program: str,
    category: Callable[[str], str],
    one: Callable[[Question, Lacks], str],
    *,
    has_more: bool,
    around: tuple[str, str] = ("", ""),
) -> Out:
    """The file: `category` writes a deck's title, `one` a question; `around` is before and behind them.

    `has_more`: whether the format has sentences with several gaps, and hints.
    """
    parts = [around[0]]
    lacks: Lacks = Counter()
    cards = 0
    missing: list[Note] = []
    titled = distinct_titles(volumes)
    for title, volume in titled:
        made = given(volume, sentences=has_more, hints=has_more)
        lacks += made.lacks
        cards += made.cards
        missing += made.missing
        parts.append(category(title))
        parts += (one(question, lacks) for question in made.questions)
    left = tuple(f"{count} × {what}".replace("{format}", program) for what, count in sorted(lacks.items()))
    lost = without(volumes, [title for title, _ in titled], program)
    data = "".join([*parts, around[1]]).encode("utf-8", "replace")
    return Out(data, cards, (*left, *lost), tuple(missing))
