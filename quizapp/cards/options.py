"""Keeps an author's wrong answers apart from the right one, and from each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from unicodedata import normalize

from quizapp.cards.deck import Note, Wrong
from quizapp.cards.report import Report, short
from quizapp.source.locate import Place


def without_clashes(note: Note, card: int, raw: Mapping[str, Any], report: Report) -> Note:
    """Return the note without wrong answers that are right, or there twice; each is reported.

    Texts are the same when they are in NFC. `card` is the number of the note's `[[cards]]`, `raw` what
    stands there.
    """

    def apart(key: str, options: tuple[Wrong, ...], right: set[str]) -> tuple[Wrong, ...]:
        if not options:
            return options
        items = [at for at, each in enumerate(raw.get(key, ())) if text_of(each).strip()]
        # asked for where there is a clash: to find one takes the whole text apart
        places = (lambda at=at: report.places.card_item(card, key, at) for at in items)
        return _apart(key, options, right, places, report)

    return note._replace(
        wrong=apart("wrong", note.wrong, _right(note)),
        wrong_terms=apart("wrong_terms", note.wrong_terms, _right_terms(note)),
    )


def text_of(given: str | Mapping[str, str]) -> str:
    """Return the text of an item of a list as it is written: a text, or a table with one."""
    return given if isinstance(given, str) else given["text"]


def _right(note: Note) -> set[str]:
    """Return what is right on the forward side.

    In a sentence of several gaps, one gap's text may be wrong in another.
    """
    if note.kind == "term":
        return {note.answer}
    if note.kind == "question":
        return {note.answer, *note.accept}
    hidden = {gap.text.strip() for gap in note.gaps}
    return {*hidden, *note.accept} if len(hidden) == 1 else set(note.accept)


def _right_terms(note: Note) -> set[str]:
    return {note.prompt, *note.accept} if note.kind == "term" else {note.prompt}


def _apart(
    key: str,
    options: tuple[Wrong, ...],
    right: set[str],
    places: Iterable[Callable[[], Place]],
    report: Report,
) -> tuple[Wrong, ...]:
    right = {normalize("NFC", text) for text in right}
    kept: dict[str, Wrong] = {}
    for option, place in zip(options, places, strict=True):
        text = normalize("NFC", option.text)
        if text in right:
            message = f'"{short(text)}" is given as wrong, and is right'
            report.error("D212", place(), message, f"remove it from {key}, or change the answer")
        elif text in kept:
            report.error("D213", place(), f'"{short(text)}" is there twice', f"remove one of them from {key}")
        else:
            kept[text] = option
    return tuple(kept.values())
