"""Cards that come from elsewhere made ready for a deck: safe texts, and by what they are known again."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.cloze import filled
from quizapp.cards.deck import Wrong
from quizapp.cards.identity import note_id
from quizapp.cards.new_note import NewNote


def tidied(note: NewNote) -> tuple[NewNote, str]:
    """A card with safe texts, and why it can't come in (else "")."""
    wrong, wrong_terms = (
        tuple(Wrong(text, _safe(each.why)) for each in some if (text := _safe(each.text)))
        for some in (note.wrong, note.wrong_terms)
    )
    out = replace(
        note,
        prompt=_safe(note.prompt),
        answer=_safe(note.answer),
        accept=tuple(dict.fromkeys(text for each in note.accept if (text := _safe(each)))),
        wrong=wrong,
        wrong_terms=wrong_terms,
        hint=_safe(note.hint),
        explanation=_safe(note.explanation),
        source=_safe(note.source),
        tags=tuple(dict.fromkeys(tag for each in note.tags if (tag := clean_line(each)))),
        id=clean_line(note.id),
    )
    if not out.prompt:
        return out, "it has nothing to ask"
    if note.kind != "cloze" and not out.answer:
        return out, "it has no answer"
    return out, ""


def _safe(text: str) -> str:
    return clean(text).replace("\r", "\n").strip()


def identity(note: NewNote) -> str:
    """By which a card is known again: the id that its note would have."""
    return note_id(filled(note.prompt) if note.kind == "cloze" else note.prompt, note.id)


def alike(note: NewNote) -> str:
    """Its prompt, whatever its case and spacing: two cards that are alike in this are one."""
    return " ".join(unicodedata.normalize("NFKC", note.prompt).casefold().split())
