"""True or false: a pairing is shown that is right, or one that is plausible and wrong; half of each."""

from __future__ import annotations

from typing import Literal

from quizapp.cards import cloze
from quizapp.cards.deck import Card
from quizapp.cards.markup import parse
from quizapp.cards.script import right_to_left
from quizapp.questions import sides
from quizapp.questions.chance import Chance
from quizapp.questions.distractors import distractors
from quizapp.questions.item import Item, MarkWord, Option
from quizapp.questions.material import Material
from quizapp.questions.showing import key_text, stem_text

name = "true-false"
title = "True or false"
entry: Literal["options", "text", "reveal"] = "options"

_ASK = {
    "term": "Do these belong together?",
    "question": "Is this the right answer?",
    "cloze": "Is this true?",
}
_TRUE = {
    "term": "They do belong together.",
    "question": "It is the right answer.",
    "cloze": "It is true.",
}
_RIGHT = {
    ("term", "forward"): "What it means:",
    ("term", "reverse"): "The right term:",
    ("question", "forward"): "The right answer:",
    ("question", "reverse"): "The right question:",
    ("cloze", "gap"): "What belongs there:",
}


def make(card: Card, material: Material, _choices: int, chance: Chance) -> Item | None:
    """A pairing to be judged, or None where there is no fair wrong one: it would always be true."""
    true = chance.below(2) == 0
    wrong = distractors(card, material, 1, chance)
    if not wrong:
        return None
    kind, shown = card.note.kind, key_text(card, material)
    answer = sides.answer_side(card.note, card.direction, card.gap)
    if true:
        options = (Option("True"), Option("False", _TRUE[kind]))
    else:
        right = f"{right_words(card)} {answer}"
        why = f"{wrong[0].why}\n\n{right}" if wrong[0].why else right
        options = (Option("True", why, wrong[0].origin), Option("False", why))
    return Item(
        card=card,
        form=name,
        ask=_ASK[kind],
        stem=_pairing(card, stem_text(card, material), shown if true else wrong[0].text),
        answer=answer,
        options=options,
        key=0 if true else 1,
        hint=sides.hint(card),
    )


def right_words(card: Card) -> str:
    """What stands before the right answer where another one was shown: `The right term:`."""
    return _RIGHT[card.note.kind, card.direction]


def _pairing(card: Card, prompt: str, shown: str) -> str:
    """The card's prompt with an answer to it: as one line, or one below the other, or in its gap."""
    note = card.note
    if card.direction == "gap":
        return _filled(note.prompt, card.gap, shown)
    first, second = (shown, prompt) if card.direction == "reverse" else (prompt, shown)
    if note.kind == "term" and _one_line(first) and _one_line(second):
        return f"{first} — {second}"
    return f"{first.rstrip()}  \n{second.lstrip()}"  # two blanks before the line end: a break


def _filled(sentence: str, gap: int, shown: str) -> str:
    out, number = [], -1
    for part in cloze.parse(sentence):
        if isinstance(part, str):
            out.append(part)
            continue
        number += 1
        out.append(shown if number == gap else part.text)
    return "".join(out)


def _one_line(text: str) -> bool:
    lines = parse(text)
    return len(lines) == 1 and not lines[0].bullet and not right_to_left(text)


def mark(item: Item, response: int | str) -> MarkWord:
    """The response is 0 for true, 1 for false."""
    return "right" if response == item.key else "wrong"


def guessing(_item: Item) -> float:
    """One in two."""
    return 1 / 2
