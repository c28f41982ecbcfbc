"""Cards that ask for too much at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.checks.rule import Hit, Subject

MOST_WORDS = 60
LEAST_ITEMS = 4
_ITEM_WORDS = 3
_BULLET = re.compile(r"(?m)^[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+\S")
_COMMA = re.compile(r"[,;،]\s+|、")
_AND = re.compile(r"(?:\s|\A)(?:and|und|et|y|e|en|&)\s")


def long_answer(subject: Subject) -> Iterator[Hit]:
    """An answer of more than 60 words."""
    for note in subject.notes:
        if len(note.answer) > 2 * MOST_WORDS and (count := len(note.answer.split())) > MOST_WORDS:
            yield Hit(note, "answer", f"this answer has {count} words", note.answer.split("\n", 1)[0])


def long_list(subject: Subject) -> Iterator[Hit]:
    """An answer that is nothing but a list of four or more."""
    for note in subject.notes:
        answer = note.answer
        if "\n" in answer and (count := len(_BULLET.findall(answer))) >= LEAST_ITEMS:
            yield Hit(note, "answer", f"this answer is a list of {count}")
        elif note.kind == "question" and len(answer) < 200 and (count := _enumerated(answer)) >= LEAST_ITEMS:
            yield Hit(note, "answer", f"this answer is a list of {count}", answer)


def _enumerated(text: str) -> int:
    """How many short things a text names, if it does nothing else; else 0."""
    if sum(map(text.count, ",;、،")) < LEAST_ITEMS - 2:
        return 0
    *items, last = _COMMA.split(text.rstrip("."))
    items += [item for item in _AND.split(last) if item.strip()]
    short = all(
        0 < len(item.split()) <= _ITEM_WORDS and not any(c in item for c in ".!?:\n(") for item in items
    )
    return len(items) if short else 0
