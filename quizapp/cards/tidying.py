"""Cards that come from elsewhere made ready for a deck: safe texts, and by what they are known again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from quizapp.cards.clean import clean, clean_line, is_unsafe
from quizapp.cards.cloze import filled
from quizapp.cards.deck import Wrong
from quizapp.cards.identity import note_id
from quizapp.cards.new_note import NewNote


def tidied(note: NewNote) -> tuple[NewNote, str]:
    """A card with safe texts, and why it can't come in (else "")."""
    if note.is_line and is_clean(note.prompt) and is_clean(note.answer):  # most are, and it is quick
        return note, ""
    out = replace(
        note,
        prompt=_safe(note.prompt),
        answer=_safe(note.answer),
        accept=tuple(dict.fromkeys(text for each in note.accept if (text := _safe(each)))),
        hint=_safe(note.hint),
        explanation=_safe(note.explanation),
        source=_safe(note.source),
        tags=tuple(dict.fromkeys(tag for each in note.tags if (tag := clean_line(each)))),
        id=clean_line(note.id),
    )
    right_terms = (out.prompt, *out.accept) if note.kind == "term" else (out.prompt,)
    right = (out.answer,) if note.kind == "term" else (out.answer, *out.accept)
    out = replace(out, wrong=_wrong(note.wrong, right), wrong_terms=_wrong(note.wrong_terms, right_terms))
    if not out.prompt:
        return out, "it has nothing to ask"
    if note.kind != "cloze" and not out.answer:
        return out, "it has no answer"
    return out, ""


def is_clean(text: str) -> bool:
    """Whether a text may stay as it is, to the last sign."""
    return bool(text) and text.strip() == text and not is_unsafe(text)


def _wrong(given: Iterable[Wrong], right: Iterable[str]) -> tuple[Wrong, ...]:
    """Each once, and none that is right: a deck refuses those."""
    there = {unicodedata.normalize("NFC", text) for text in right}
    out = []
    for each in given:
        text = _safe(each.text)
        known = unicodedata.normalize("NFC", text)
        if text and known not in there:
            there.add(known)
            out.append(Wrong(text, _safe(each.why)))
    return tuple(out)


def _safe(text: str) -> str:
    return clean(text).replace("\r", "\n").strip()


Name = tuple[str, str]
"""`("prompt", …)` or `("id", …)`: by which a card is known again."""


def names_of(note: NewNote) -> set[Name]:
    """By which it is known again in a deck: its prompt, and the id where that is not made of it alone."""
    names = {("prompt", wording(note.prompt))}
    return names | {("id", identity(note))} if note.id or note.kind == "cloze" else names


def wording(prompt: str) -> str:
    """A prompt whatever its blanks and its code points; `CO` and `Co` are two."""
    return unicodedata.normalize("NFC", " ".join(prompt.split()))


def identity(note: NewNote) -> str:
    """By which a card is known again: the id that its note would have."""
    return note_id(filled(note.prompt) if note.kind == "cloze" else note.prompt, note.id)
