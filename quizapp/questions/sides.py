"""The two sides of a card: what is shown, what is asked for, and the words above it.

Most cards have nothing to mask; what masks, all regular expressions, is imported where one has.
"""

from __future__ import annotations

from quizapp.cards.deck import Card, Direction, Note
from quizapp.cards.long_texts import SHOWN

_ASK: dict[tuple[str, str], str] = {
    ("term", "forward"): "What does this mean?",
    ("term", "reverse"): "Which term is this?",
    ("question", "reverse"): "Which question has this answer?",
    ("cloze", "gap"): "What goes into the gap?",
}


def ask(card: Card) -> str:
    """The line above the stem; a question needs none."""
    return _ASK.get((card.note.kind, card.direction), "")


def prompt_side(note: Note, direction: Direction, gap: int = 0) -> str:
    """What is shown, as the author wrote it; for a gap the sentence with that gap blank."""
    if direction == "gap":
        from quizapp.cards import cloze

        return cloze.shown(note.prompt, gap)
    return note.answer if direction == "reverse" else note.prompt


def answer_side(note: Note, direction: Direction, gap: int = 0) -> str:
    """What is asked for, as the author wrote it."""
    if direction == "gap":
        return note.gaps[gap].text
    return note.prompt if direction == "reverse" else note.answer


def hidden(note: Note) -> tuple[str, ...]:
    """The names that must not be read off the other side of a note."""
    if note.kind == "question" and len(note.answer[:SHOWN].split()) <= 4:
        return (note.answer, *note.accept)
    from quizapp.questions.masking import names

    return names(note)


def stem(card: Card) -> str:
    """The prompt as shown: a definition without its own term."""
    text = prompt_side(card.note, card.direction, card.gap)
    if card.direction != "reverse":
        return text
    from quizapp.questions.masking import masked, names

    return masked(text, names(card.note))


def hint(card: Card) -> str:
    """The card's hint, without the answer in it."""
    note = card.note
    if not note.hint or (card.direction == "forward" and note.kind != "question"):
        return note.hint
    from quizapp.questions.masking import masked

    return masked(note.hint, [note.gaps[card.gap].text] if card.direction == "gap" else hidden(note))
