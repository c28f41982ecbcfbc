"""What a card that comes from elsewhere says beyond the card of the same prompt that is there."""

from __future__ import annotations

from collections.abc import Iterable

from quizapp.cards.deck import Note, Wrong
from quizapp.cards.new_note import NewNote
from quizapp.cards.tidying import wording

_TEXTS = ("hint", "explanation", "source")


def answers_alike(there: Note | NewNote, note: NewNote) -> bool:
    """Whether both have the same answer; of a cloze, the same sentence with the same gaps."""
    return wording(_said(there)) == wording(_said(note))


def news(there: Note | NewNote, note: NewNote) -> list[str]:
    """What of `note` the card that is there lacks, in words: `["hint", "wrong answers"]`; [] for nothing."""
    if note.is_line:  # most are
        return []
    right = {wording(text) for text in (there.prompt, there.answer, *there.accept)}
    out = ["other right answers"] if any(wording(each) not in right for each in note.accept) else []
    out += ["wrong answers"] if _is_more(note.wrong, there.wrong) else []
    out += ["wrong terms"] if _is_more(note.wrong_terms, there.wrong_terms) else []
    for name in _TEXTS:
        text = wording(getattr(note, name))
        out += [name] if text and text != wording(getattr(there, name)) else []
    return out + (["tags"] if set(note.tags) - set(there.tags) else [])


def _said(note: Note | NewNote) -> str:
    return note.prompt if note.kind == "cloze" else note.answer


def _is_more(some: Iterable[Wrong], there: Iterable[Wrong]) -> bool:
    """Whether there are other texts among `some`, or other reasons why one is wrong."""
    known = {wording(each.text): wording(each.why) for each in there}
    for each in some:
        why = wording(each.why)
        if wording(each.text) not in known or (why and why != known[wording(each.text)]):
            return True
    return False
