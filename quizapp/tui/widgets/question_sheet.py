"""How an item is laid out as lines: the question, how it is answered, the feedback in the same place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.content import Content

from quizapp.questions.feedback import Feedback
from quizapp.questions.item import Item
from quizapp.questions.masking import BLANK
from quizapp.tui.text import WIDEST, one_line, prose
from quizapp.tui.widgets import match_lines, typed_lines
from quizapp.tui.widgets.annotated import annotated
from quizapp.tui.widgets.match_lines import Pairs
from quizapp.tui.widgets.sheet import SheetLine, plain_lines

GUTTER = 6  # cells before an option's text: its mark and its number
LONG = 240  # characters; a longer text is calmer without bold
NEXT, NOTE = "next", "note"  # what a click on the feedback, or on a word below the options, stands for
CUT, CUT_LOW = -2, -1  # no room for all of a match, with blank lines and without
LOW = 16  # lines; with fewer none is left blank
GUESSING = "? A guess: it counts, and comes back."
PLACED = "All placed: Enter confirms."
EMPTY = SheetLine(Content(""))


@dataclass(frozen=True, slots=True)
class Shown:
    """All that decides how an item looks.

    `entry` is how it is answered (options, text, reveal, match); `chosen` the place of the given answer,
    `text` the given text; `pairs` are there for a match; `writing` says that the field has the cursor.
    """

    item: Item
    entry: str
    state: str
    cursor: int = 0
    chosen: int | None = None
    guess: bool = False
    hint: str = ""
    feedback: Feedback | None = None
    word: str = ""
    text: str = ""
    pairs: Pairs | None = None
    writing: bool = False


def question_lines(shown: Shown, width: int, air: int) -> list[SheetLine]:
    """The lines for this width; option lines are picked by their place, the feedback by `NEXT`.

    `air`: how many of its blank lines it has (see `air_for`): 1 around the stem, 2 between the parts of the
    feedback too, 3 between long options too. A match has columns from 2 on, with blank lines at 3.
    """
    width = min(width, WIDEST)
    item = shown.item
    gap = [EMPTY] if air >= 1 or air == CUT else []
    lines = list(gap)
    if item.ask and not (shown.pairs and air < 2):
        lines += [*plain_lines(prose(item.ask, width, ".soft")), *gap]
    if shown.pairs:
        lines += _match(shown.pairs, width, air)
        return lines + _below(shown, width, air)
    lines += plain_lines(_stem(shown, width))
    if item.remark:
        lines += [*gap, *plain_lines(prose(item.remark, width, ".soft"))]
    lines.append(EMPTY)
    return lines + _answer(shown, width, air) + _below(shown, width, air)


def _stem(shown: Shown, width: int) -> list[Content]:
    item = shown.item
    if item.card.direction == "gap" and shown.entry == "text":
        return typed_lines.cloze_lines(item.stem, item.answer, width, shown.state == "told")
    return prose(item.stem, width, ".title" if len(item.stem) < LONG else "")


def _answer(shown: Shown, width: int, air: int) -> list[SheetLine]:
    if shown.entry == "text":
        told = shown.feedback if shown.state == "told" else None
        if told:
            return typed_lines.told_lines(told, shown.text, width)
        return typed_lines.asked_lines(width, shown.writing)
    return _options(shown, width, air >= 3) if shown.entry == "options" else _flashcard(shown, width)


def _match(pairs: Pairs, width: int, air: int) -> list[SheetLine]:
    if air >= 2:
        return match_lines.columns(pairs, width, air >= 3)
    return match_lines.one_at_a_time(pairs, width, [EMPTY] if air >= 1 or air == CUT else [], air < 0)


def air_for(shown: Shown, width: int, height: int) -> int:
    """How many of its blank lines an item has room for, with the longest feedback it may get.

    Decided before it is asked, so that nothing moves when the feedback comes.
    """
    if shown.pairs:
        return _air_for_match(shown.pairs, min(width, WIDEST), height)
    if width < 50:
        return 0
    item = shown.item
    why = max((option.why for option in item.options), key=len, default="")
    note = item.card.note
    worst = Feedback("wrong", "✗ Wrong", item.answer, why, note.explanation, note.source)
    told = Shown(item, shown.entry, "told", feedback=worst)
    return next((air for air in (3, 2, 1) if len(question_lines(told, width, air)) <= height), 0)


def _air_for_match(pairs: Pairs, width: int, height: int) -> int:
    """Columns where they and a verdict of two lines fit; else what one pair has room for."""
    left, rows = match_lines.best_split(pairs.items, width)
    around = 3 + 3  # the words above and the verdict below, with their blank lines
    if left and around + sum(rows) <= height:
        return 3 if around + sum(rows) + len(rows) - 1 <= height else 2
    alone = match_lines.height_of_one(pairs.items, width) + 2  # and a word below
    if alone <= height:
        return 1 if alone + 3 <= height else 0
    return CUT if height >= LOW else CUT_LOW


def _options(shown: Shown, width: int, airy: bool) -> list[SheetLine]:
    out: list[SheetLine] = []
    long = airy and any(len(option.text) > width - GUTTER for option in shown.item.options)
    for i, option in enumerate(shown.item.options):
        whole = shown.state == "told" and i == shown.item.key and BLANK in option.text
        out += _option(shown, i, shown.item.answer if whole else option.text, width)
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
        lines = annotated(lines, f"{sign.strip()} {word}", style, width, text, GUTTER)
    return [SheetLine(line, str(i)) for line in lines]


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
        out += [EMPTY, *_picked(prose(f"Hint: {shown.hint}", width, ".soft"), NOTE)]
    if shown.feedback and shown.state == "told":
        told = _feedback(shown, shown.feedback, width, air)
        out += [EMPTY, *(_told_pairs(shown.pairs, width, air) if shown.pairs else told)]
    if shown.pairs and shown.state == "asking" and not shown.pairs.matching.open:
        out += [EMPTY, *_picked(prose(PLACED, width, ".accent"), NEXT)]
    if shown.word:
        style = ".bad" if shown.state == "unsaved" else ".soft"
        out += [EMPTY, *_picked(prose(shown.word, width, style), NOTE)]
    return out


def _feedback(shown: Shown, told: Feedback, width: int, air: int) -> list[SheetLine]:
    style = {"right": ".good", "wrong": ".bad", "skipped": ".soft"}[told.mark]
    key = shown.item.key
    right = f": {key + 1} is the right one" if key is not None and told.mark != "right" else ""
    out = prose(f"✓ {told.nearly}" if told.nearly else told.verdict + right, width, style)
    return _picked(out + _reasons(told, width, air), NEXT)


def _told_pairs(pairs: Pairs, width: int, air: int) -> list[SheetLine]:
    """The marks of all pairs in a line, then what there is to say about the one at hand."""
    line = match_lines.verdict(pairs, air >= 2)
    out = prose(line, width, ".good" if line.startswith("✓") else ".bad")
    told = pairs.told[pairs.matching.cursor]
    if told.why and sum(each.mark != "right" for each in pairs.told) > 1:
        told = replace(told, why=f"{match_lines.as_paired(pairs)}: {told.why}")
    return _picked(out + _reasons(told, width, air), NEXT)


def _reasons(told: Feedback, width: int, air: int) -> list[Content]:
    gap = [Content("")] if air >= 2 else []
    out = [*gap, *prose(told.why, width)] if told.why else []
    if told.explanation:  # it is about the right answer, the `why` about another
        out += [*([Content("")] if told.why and air >= 1 else gap), *prose(told.explanation, width)]
    if told.source:
        out += [*gap, *prose(f"Source: {told.source}", width, ".soft")]
    return out


def _picked(lines: list[Content], pick: str) -> list[SheetLine]:
    return [SheetLine(line, pick) for line in lines]
