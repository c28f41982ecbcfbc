"""How an item is laid out as lines: the question, its options, the feedback in the same place."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from quizapp.cards.script import right_to_left
from quizapp.questions.feedback import Feedback
from quizapp.questions.item import Item
from quizapp.tui.text import WIDEST, one_line, prose
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

GUTTER = 6  # cells before an option's text: its mark and its number
LONG = 240  # characters; a longer text is calmer without bold
EDGE = 38  # cells before the words behind an option
NEXT, NOTE = "next", "note"  # what a click on the feedback, or on a word below the options, stands for
GUESSING = "? A guess: it counts, and comes back."
EMPTY = SheetLine(Content(""))


@dataclass(frozen=True, slots=True)
class Shown:
    """All that decides how an item looks. `chosen` is the place of the given answer."""

    item: Item
    state: str
    cursor: int
    chosen: int | None
    guess: bool
    hint: bool
    feedback: Feedback | None
    word: str


def question_lines(shown: Shown, width: int, air: int) -> list[SheetLine]:
    """The lines for this width; option lines are picked by their place, the feedback by `NEXT`.

    `air`: how many of its blank lines it has (see `air_for`): 1 around the stem, 2 between the parts of the
    feedback too, 3 between long options too.
    """
    width = min(width, WIDEST)
    item = shown.item
    gap = [EMPTY] if air >= 1 else []
    lines = list(gap)
    if item.ask:
        lines += [*plain_lines(prose(item.ask, width, ".soft")), *gap]
    lines += plain_lines(prose(item.stem, width, ".title" if len(item.stem) < LONG else ""))
    if item.remark:
        lines += [*gap, *plain_lines(prose(item.remark, width, ".soft"))]
    lines.append(EMPTY)
    lines += _options(shown, width, air >= 3) if item.options else _flashcard(shown, width)
    return lines + _below(shown, width, air)


def air_for(item: Item, width: int, height: int) -> int:
    """How many of its blank lines an item has room for, with the longest feedback it may get.

    Decided before it is asked, so that nothing moves when the feedback comes.
    """
    if width < 50:
        return 0
    why = max((option.why for option in item.options), key=len, default="")
    note = item.card.note
    worst = Feedback("wrong", "✗ Wrong", item.answer, why, note.explanation, note.source)
    shown = Shown(item, "told", 0, None, False, False, worst, "")
    return next((air for air in (3, 2, 1) if len(question_lines(shown, width, air)) <= height), 0)


def _options(shown: Shown, width: int, airy: bool) -> list[SheetLine]:
    out: list[SheetLine] = []
    long = airy and any(len(option.text) > width - GUTTER for option in shown.item.options)
    for i, option in enumerate(shown.item.options):
        out += _option(shown, i, option.text, width)
        if long and i < len(shown.item.options) - 1:
            out.append(EMPTY)
    return out


def _option(shown: Shown, i: int, text: str, width: int) -> list[SheetLine]:
    told = shown.state == "told"
    sign, style, word = "  ", "", ""
    if told:
        if i == shown.item.key:
            sign, style, word = "✓ ", ".good", "the right one"
        if i == shown.chosen:
            own = "your answer" if i != shown.item.key else "right"
            sign, style, word = ("✓ ", ".good", own) if i == shown.item.key else ("✗ ", ".bad", own)
    elif i == shown.cursor:
        sign, style = "❯ ", ".accent"
    number = Content.assemble((sign, style), (f"{i + 1}", style or ".key"), "   ")
    texts = prose(text, width - GUTTER, style if len(text) < LONG else "")
    lines = [number + texts[0], *(Content(" " * GUTTER) + line for line in texts[1:])]
    if word:
        lines = _annotated(lines, f"{sign.strip()} {word}", style, width, text)
    return [SheetLine(line, str(i)) for line in lines]


def _annotated(lines: list[Content], word: str, style: str, width: int, text: str) -> list[Content]:
    """Puts a word behind an option, all such words at one edge if there is room; else below."""
    last = lines[-1]
    start = max(EDGE, last.cell_length + 3)
    if not right_to_left(text) and start + len(word) <= width:
        return [*lines[:-1], last.pad_right(start - last.cell_length) + Content.styled(word, style)]
    return [*lines, Content(" " * GUTTER) + Content.styled(word, style)]


def _flashcard(shown: Shown, width: int) -> list[SheetLine]:
    if shown.state == "asking":
        return [SheetLine(Content.assemble(("Space", ".key"), " shows the answer"), "reveal")]
    out = [SheetLine(Content.styled("─" * width, ".line")), EMPTY]
    out += plain_lines(prose(shown.item.answer, width))
    if shown.state == "revealed":
        out += [EMPTY, SheetLine(one_line("Did you know it?", ".soft"))]
        out.append(SheetLine(Content.assemble(("1", ".key"), "   No, not yet"), "0"))
        out.append(SheetLine(Content.assemble(("2", ".key"), "   Yes"), "1"))
    return out


def _below(shown: Shown, width: int, air: int) -> list[SheetLine]:
    out: list[SheetLine] = []
    if shown.guess and shown.state == "asking":
        out += [EMPTY, *_picked(prose(GUESSING, width, ".accent"), NOTE)]
    if shown.hint and shown.state in ("asking", "revealed"):
        out += [EMPTY, *_picked(prose(f"Hint: {shown.item.hint}", width, ".soft"), NOTE)]
    if shown.feedback and shown.state == "told":
        out += [EMPTY, *_feedback(shown, shown.feedback, width, air)]
    if shown.word:
        style = ".bad" if shown.state == "unsaved" else ".soft"
        out += [EMPTY, *_picked(prose(shown.word, width, style), NOTE)]
    return out


def _feedback(shown: Shown, told: Feedback, width: int, air: int) -> list[SheetLine]:
    style = {"right": ".good", "wrong": ".bad", "skipped": ".soft"}[told.mark]
    key = shown.item.key
    right = f": {key + 1} is the right one" if key is not None and told.mark != "right" else ""
    gap = [Content("")] if air >= 2 else []
    out = [one_line(told.verdict + right, style)]
    if told.why:
        out += [*gap, *prose(told.why, width)]
    if told.explanation:  # it is about the right answer, the `why` about another
        out += [*([Content("")] if told.why and air >= 1 else gap), *prose(told.explanation, width)]
    if told.source:
        out += [*gap, *prose(f"Source: {told.source}", width, ".soft")]
    return _picked(out, NEXT)


def _picked(lines: list[Content], pick: str) -> list[SheetLine]:
    return [SheetLine(line, pick) for line in lines]
