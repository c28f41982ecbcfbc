"""What a `[[cards]]` table is by the sides it has: a term, a question, a cloze sentence, or nothing yet."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import NamedTuple

from quizapp.cards.deck import NoteKind

KINDS: dict[frozenset[str], NoteKind] = {
    frozenset({"term", "definition"}): "term",
    frozenset({"question", "answer"}): "question",
    frozenset({"cloze"}): "cloze",
}
SIDES = frozenset().union(*KINDS)


class Problem(NamedTuple):
    """Why it is none of these; `key` is where the message points (empty: at the card)."""

    code: str
    key: str
    message: str
    help: str


def kind_of(given: AbstractSet[str], slips: AbstractSet[str]) -> NoteKind | Problem | None:
    """Return the kind of a card with the sides `given`, or what is wrong with them.

    `slips` are the fields that misspelt keys probably meant: what they explain is not reported again (None).
    """
    if kind := KINDS.get(frozenset(given)):
        return kind
    missing = next((sides - given for sides in KINDS if given and given < sides), frozenset())
    if (missing and missing <= slips) or (not given and slips & SIDES):
        return None
    if missing:
        have, lack = min(given), min(missing)
        article = "an" if have == "answer" else "a"
        return Problem("D208", have, f"this card has {article} {have}, but no {lack}", f'add {lack} = "…"')
    if given:
        *others, last = sorted(given)
        message = f"a card can't have {', '.join(others)} and {last} together"
        mend = "give each its own [[cards]]: term and definition, question and answer, or cloze"
        return Problem("D207", "", message, mend)
    mend = "give it a term and definition, a question and answer, or a cloze"
    return Problem("D207", "", "this card asks nothing", mend)
