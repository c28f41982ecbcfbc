"""The cards of a deck that is being edited, one a line, with marks for what is found and flagged."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from quizapp.cards.deck import Note
from quizapp.source.finding import Finding
from quizapp.tui.text import cell, plain_line
from quizapp.tui.widgets.rows import Draw, marked

Marks = Callable[[Note], tuple[int, int, int]]
"""How many mistakes, advice and flags a note has."""


def note_row(note: Note, marks: Marks) -> Draw:
    """What is asked, and behind it `!` for mistakes, `·` for advice, `f` for flags, or that it is retired."""

    def draw(width: int, current: bool) -> Content:
        prompt = plain_line(note.prompt if note.kind != "cloze" else note.answer)
        wrong, advice, flags = marks(note)
        said = "retired" if note.retired else ""
        signs = [
            (f" f{flags}" if flags > 1 else " f" if flags else "", ".bad"),
            (f" !{wrong}" if wrong > 1 else " !" if wrong else "", ".bad"),
            (f" ·{advice}" if advice > 1 else " ·" if advice else "", ".soft"),
            (f" {said}" if said else "", ".soft"),
        ]
        tail = Content.assemble(*((text, style) for text, style in signs if text))
        style = ".accent" if current else ".soft" if note.retired else ""
        return marked(current) + cell(prompt, max(4, width - 2 - tail.cell_length), style) + tail

    return draw


def error_row(finding: Finding) -> Draw:
    """A mistake of the file that is in no card of the list: its line and what is wrong."""
    words = f"! Line {finding.line}: {finding.message}".splitlines()[0]
    return lambda width, current: marked(current) + cell(words, max(4, width - 2), ".bad")


def new_row(words: str) -> Draw:
    """Where the card stands that is being written."""
    return lambda width, current: marked(current) + cell(words, max(4, width - 2), ".accent")
