"""A text that is to be written: the line for it, and in the same place what was written and what is right."""

from __future__ import annotations

import re

from textual.content import Content

from quizapp.questions.feedback import Feedback
from quizapp.tui.text import prose
from quizapp.tui.widgets.annotated import behind, edge_for
from quizapp.tui.widgets.difference import written
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

FIELD = "field"  # the pick of the line that the field lies on
LEAD = 2  # cells before the field: the cursor's mark
_GAP = re.compile(r"\[…[^\[\]]*\]|_{4}(?: \([^()]*\))?")
_LOOKS = {"right": ("✓ ", ".good"), "wrong": ("✗ ", ".bad"), "skipped": ("– ", ".soft")}


def asked_lines(width: int, writing: bool) -> list[SheetLine]:
    """A line for the field, and a rule below it; a click on either goes to the field."""
    mark = Content.styled("❯ ", ".accent") if writing else Content("  ")
    rule = Content.styled("─" * width, ".accent" if writing else ".line")
    return [SheetLine(mark, FIELD), SheetLine(rule, FIELD)]


def told_lines(told: Feedback, text: str, width: int) -> list[SheetLine]:
    """What was written, and below it the right answer, or the rule where nothing is to be added."""
    sign, style = _LOOKS[told.mark]
    given = told.given or text
    if told.mark == "skipped":
        mine, word = [Content.styled(f"{sign}no answer", style)], ""
    else:
        mine = _led(sign, style, written(given, told.difference, width - LEAD, style))
        word = "right" if told.mark == "right" else "your answer"
    if told.mark == "right" and given.strip() == told.answer.strip():
        named = _named(mine, word, style, width, given, edge_for(width))
        return plain_lines([*named, Content.styled("─" * width, ".line")])
    # Right by another name or in spite of a slip: the card's own words are shown too.
    lead, look, its_word = (
        ("  ", "", "on the card") if told.mark == "right" else ("✓ ", ".good", "the right one")
    )
    its = _led(lead, look, prose(told.answer, width - LEAD, look))
    edge = max(edge_for(width), mine[-1].cell_length + 3, its[-1].cell_length + 3)
    if edge + max(len(word), len(its_word)) > width:
        edge = edge_for(width)  # too long to stand at one edge
    mine = _named(mine, word, style, width, given, edge)
    return plain_lines(mine + _named(its, its_word, look, width, told.answer, edge))


def cloze_lines(stem: str, answer: str, width: int, told: bool) -> list[Content]:
    """A sentence with its gap marked, or filled once it is told, if that moves no line."""
    asked = prose(stem, width, ".title")
    gaps = _GAP.findall(stem)
    if len(gaps) != 1:
        return asked
    if told:
        full = prose(_GAP.sub(lambda _gap: answer, stem), width, ".title")
        if len(full) == len(asked):
            return [line.highlight_regex(re.escape(answer), style=".good") for line in full]
    return [line.highlight_regex(re.escape(gaps[0]), style=".accent") for line in asked]


def _led(sign: str, style: str, texts: list[Content]) -> list[Content]:
    lead = [Content.styled(sign, style), *(Content("  ") for _ in texts[1:])]
    return [a + b for a, b in zip(lead, texts, strict=True)]


def _named(lines: list[Content], word: str, style: str, width: int, text: str, edge: int) -> list[Content]:
    """Lines with a word behind them, where there is room: the sign says it too."""
    return behind(lines, word, style or ".soft", width, text, edge) or lines
