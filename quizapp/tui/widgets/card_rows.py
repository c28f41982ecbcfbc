"""The cards of a deck as rows, and one of them in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from quizapp.cards.deck import Card, Note
from quizapp.cards.long_texts import SHOWN
from quizapp.questions.alike import unaccented
from quizapp.study.leech import explained
from quizapp.tui.card_words import LEECH, Standing
from quizapp.tui.page import NARROW
from quizapp.tui.text import cell, plain_line, prose, right
from quizapp.tui.widgets.rows import Draw, marked
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

_SEARCHED = 10  # texts as long as is shown of one; haystacks are kept
_GAPS = 20  # of a sentence that a row may have room for
_STATE = 14  # cells: `– suspended`, `step 9 minutes`


def haystack(note: Note) -> str:
    """All texts of a card in which a search looks."""
    texts = (note.prompt, note.answer, *note.accept, *note.tags, note.hint, note.explanation)
    if sum(map(len, texts)) > SHOWN:
        return " ".join(map(unaccented, texts))[: _SEARCHED * SHOWN]  # of each what is shown of it
    return unaccented(" ".join(texts))


def card_row(note: Note, stands: Callable[[Note], Standing], *, flagged: bool) -> Draw:
    """A row: what is asked, the answer where there is room for it, and how the card stands."""

    def draw(width: int, current: bool) -> Content:
        prompt = plain_line(note.prompt if note.kind != "cloze" else note.answer)
        at = stands(note)
        flag = cell("f" if flagged else "", 2, ".bad")
        word = f"{at.sign} {at.word}".strip()
        state = flag + right(word, _STATE, ".bad" if at.word == LEECH else ".soft")
        room = width - 2 - state.cell_length
        if width < NARROW:
            return marked(current) + cell(prompt, max(4, room), ".accent" if current else "") + state
        left = min(30, max(12, room * 2 // 5))
        head = cell(prompt, left, ".accent" if current else "")
        gaps = "cloze: " + "; ".join(gap.text for gap in note.gaps[:_GAPS])
        answer = plain_line(note.answer) if note.kind != "cloze" else gaps
        return marked(current) + head + Content("  ") + cell(answer, max(4, room - left - 2), ".soft") + state

    return draw


def card_sheet(
    note: Note, known: Sequence[str], flags: Sequence[str], lapses: int, width: int
) -> list[SheetLine]:
    """A card in full: what is asked and answered, what is `known` of it, its `flags`, and the rest.

    `lapses`: how often it was forgotten, where that is to be explained; else 0.
    """
    out = plain_lines(prose(note.prompt if note.kind != "cloze" else note.answer, width, ".title"))
    if note.kind == "cloze":
        gaps = "; ".join(gap.text for gap in note.gaps)
        out += plain_lines(prose(f"Gaps: {gaps}", width, ".soft"))
    else:
        out += plain_lines(prose(note.answer, width))
    for text in known:
        out += plain_lines(prose(text, width, ".soft"))
    if lapses:
        out += plain_lines(prose(f"! Leech. {explained(lapses)}", width, ".bad"))
    for remark in flags:
        out += plain_lines(prose(f"f flagged: {remark}" if remark else "f flagged", width, ".bad"))
    said = (
        ("", note.explanation),
        ("Also", ", ".join(note.accept)),
        ("Hint", note.hint),
        ("Tags", ", ".join(note.tags)),
        ("Source", note.source),
    )
    for label, text in said:
        if text:
            out += plain_lines(prose(f"{label}: {text}" if label else text, width, ".soft"))
    return out


def side(card: Card) -> str:
    """Which way round a card asks its note."""
    if card.direction == "gap":
        return f"gap {card.gap + 1}"
    if card.note.kind == "term":
        return ("term → definition", "definition → term")[card.direction == "reverse"]
    return ("asked", "answer → question")[card.direction == "reverse"]
