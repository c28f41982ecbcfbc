"""A match as lines: all pairs in two columns where they fit, else one left side with what it may be given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from textual.content import Content

from quizapp.questions.feedback import Feedback
from quizapp.questions.item import Item
from quizapp.tui.matching import LETTERS, Matching
from quizapp.tui.text import prose
from quizapp.tui.widgets.annotated import behind
from quizapp.tui.widgets.sheet import SheetLine

LEFT_LEAD, RIGHT_LEAD, BETWEEN = 10, 6, 3  # cells: mark, number and letter; letter and number; nothing
LEAST = 12  # cells of a column's text
LEFT, SIDE = "left", "side"  # what a click on a left or on a right side stands for, with its place
EMPTY = SheetLine(Content(""))


@dataclass(frozen=True, slots=True)
class Pairs:
    """A match as it is: its items, where they were placed, and what was told of each (empty while asked)."""

    items: tuple[Item, ...]
    matching: Matching
    told: tuple[Feedback, ...] = ()

    @property
    def keys(self) -> list[int]:
        """The place of each left side's right one."""
        return [item.key or 0 for item in self.items]

    def owner(self, side: int) -> int | None:
        """The left side that has this right one; once told, the one it belongs to."""
        return self.keys.index(side) if self.told and side in self.keys else self.matching.given(side)


def best_split(items: Sequence[Item], width: int) -> tuple[int, list[int]]:
    """The width of the left texts with which the columns are lowest, and how high each row is then.

    Width 0 where there is no room for two columns.
    """
    lefts, rights = _texts(items)
    return _best_split(tuple(lefts), tuple(rights), width - LEFT_LEAD - RIGHT_LEAD - BETWEEN)


@lru_cache(maxsize=8)  # every key has the same match laid out anew
def _best_split(lefts: tuple[str, ...], rights: tuple[str, ...], room: int) -> tuple[int, list[int]]:
    best: tuple[int, list[int]] = (0, [])
    widest = min(room - LEAST, max(len(text) for text in lefts))
    for left in range(LEAST, max(LEAST, widest) + 1, 2):
        if room - left < LEAST:
            break
        rows = _heights(lefts, rights, left, room - left)
        if not best[0] or sum(rows) < sum(best[1]):
            best = left, rows
    return best


def _texts(items: Sequence[Item]) -> tuple[list[str], list[str]]:
    rights = [option.text for option in items[0].options]
    lefts = [item.stem for item in items]
    return lefts, rights


def _heights(lefts: Sequence[str], rights: Sequence[str], left: int, right: int) -> list[int]:
    a = [len(prose(text, left)) for text in lefts]
    b = [len(prose(text, right)) for text in rights]
    rows = max(len(a), len(b))
    return [max(x, y) for x, y in zip(a + [1] * (rows - len(a)), b + [1] * (rows - len(b)), strict=True)]


def columns(pairs: Pairs, width: int, airy: bool) -> list[SheetLine]:
    """All left sides, numbered, beside all right ones, with letters."""
    lefts, rights = _texts(pairs.items)
    left, rows = best_split(pairs.items, width)
    edge = LEFT_LEAD + left + BETWEEN
    out: list[SheetLine] = []
    for i, height in enumerate(rows):
        a = _left(pairs, i, lefts[i], left) if i < len(lefts) else []
        b = _right(pairs, i, rights[i], width - edge - RIGHT_LEAD) if i < len(rights) else []
        zones = (((0, f"{LEFT}{i}"),) if a else ()) + (((edge - 1, f"{SIDE}{i}"),) if b else ())
        for y in range(height):
            line = a[y] if y < len(a) else Content("")
            line = line.pad_right(max(0, edge - line.cell_length))
            line += b[y] if y < len(b) else Content("")
            out.append(SheetLine(line.rstrip(), f"{LEFT}{i}", zones))
        if airy and i < len(rows) - 1:
            out.append(EMPTY)
    return out


def _left(pairs: Pairs, i: int, text: str, width: int) -> list[Content]:
    at_hand = i == pairs.matching.cursor
    sign, style = "❯ " if at_hand else "  ", ".accent" if at_hand else ""
    if pairs.told:
        right = pairs.told[i].mark == "right"
        sign, style = ("✓ ", ".good") if right else ("✗ ", ".bad")
    lead = Content.assemble((sign, style), (f"{i + 1}", style or ".key"), "  ", _slot(pairs, i), "  ")
    texts = prose(text, width, style if at_hand else "")  # once told: the one that is explained
    return [lead + texts[0], *(Content(" " * LEFT_LEAD) + line for line in texts[1:])]


def _slot(pairs: Pairs, i: int) -> Content:
    """The letter that a left side was given, three cells wide; once told also the one it belongs to."""
    side = pairs.matching.placed[i]
    mine = "·" if side is None else LETTERS[side]
    if not pairs.told:
        guess = "?" if i in pairs.matching.guessed else " "
        return Content.assemble((f"{mine}{guess} ", ".soft" if side is None else ".accent"))
    if pairs.told[i].mark == "right":
        return Content.styled(f"{mine}  ", ".good")
    given = Content.styled(mine, ".bad")
    given = given if side is None else given.stylize("strike")
    return given + Content.styled("→", ".soft") + Content.styled(LETTERS[pairs.keys[i]], ".good")


def _right(pairs: Pairs, side: int, text: str, width: int) -> list[Content]:
    owner = pairs.owner(side)
    taken = owner is not None and not pairs.told
    number = "·" if owner is None else str(owner + 1)
    look = ".soft" if taken or owner is None else ".good"
    lead = Content.assemble((LETTERS[side], ".key"), " ", (number, look), "   ")
    texts = prose(text, width, ".soft" if taken else "")
    return [lead + texts[0], *(Content(" " * RIGHT_LEAD) + line for line in texts[1:])]


def one_at_a_time(pairs: Pairs, width: int, gap: list[SheetLine], cut: bool) -> list[SheetLine]:
    """The left side at hand, and below it all right ones; above, how far the pairs are placed.

    `cut`: there is little room, so a right side is told by its first line, but for those that matter now.
    """
    at = pairs.matching.cursor
    out = [_strip(pairs), *gap]
    out += [SheetLine(line) for line in prose(pairs.items[at].stem, width, ".title")]
    out += gap
    whole = {pairs.keys[at], pairs.matching.placed[at]} if pairs.told else {pairs.matching.pointer}
    for side, option in enumerate(pairs.items[0].options):
        lines = _choice(pairs, side, option.text, width, cut and side not in whole)
        out += [SheetLine(line, f"{SIDE}{side}") for line in lines]
    return out


def height_of_one(items: Sequence[Item], width: int) -> int:
    """How many lines the highest left side and all right ones take, without blank lines."""
    lefts, rights = _texts(items)
    room = width - RIGHT_LEAD - 1
    return 1 + max(len(prose(text, width)) for text in lefts) + sum(len(prose(text, room)) for text in rights)


def _strip(pairs: Pairs) -> SheetLine:
    """`Pair 2 of 4   1 c  2 ·  3 a  4 ·`: each can be clicked."""
    matching = pairs.matching
    line = Content.styled(f"Pair {matching.cursor + 1} of {len(pairs.items)}  ", ".soft")
    zones = []
    for i, side in enumerate(matching.placed):
        zones.append((line.cell_length, f"{LEFT}{i}"))
        style = ".accent" if i == matching.cursor else ".soft"
        mark = "·" if side is None else LETTERS[side]
        if pairs.told:
            style, mark = (".good", "✓") if pairs.told[i].mark == "right" else (".bad", "✗")
        line += Content.styled(f" {i + 1}{mark} ", style)
    return SheetLine(line, f"{LEFT}{matching.cursor}", tuple(zones))


def _choice(pairs: Pairs, side: int, text: str, width: int, cut: bool) -> list[Content]:
    at, matching = pairs.matching.cursor, pairs.matching
    owner = pairs.owner(side)
    sign, style, word = "  ", "", ""
    if pairs.told:
        if side == matching.placed[at]:
            sign, style, word = "✗ ", ".bad", "your answer"
        if side == pairs.keys[at]:
            sign, style = "✓ ", ".good"
            word = "right" if side == matching.placed[at] else "the right one"
    else:
        sign = "❯ " if side == matching.pointer else sign
        style = ".accent" if owner == at or sign == "❯ " else ".soft" if owner is not None else style
    number = "·" if owner is None else str(owner + 1)
    guess = "?" if owner in matching.guessed and not pairs.told else " "
    lead = Content.assemble(
        (sign, style), (LETTERS[side], style or ".key"), " ", (number + guess, ".soft"), " "
    )
    room = width - RIGHT_LEAD - 1
    texts = prose(text, room, style)
    if cut and len(texts) > 1:
        texts = [(texts[0] + Content.styled("…", style)).truncate(room, ellipsis=True)]
    indent = " " * (RIGHT_LEAD + 1)
    lines = [lead + texts[0], *(Content(indent) + line for line in texts[1:])]
    told = behind(lines, f"{sign.strip()} {word}", style, width, text) if word else []
    return told or lines  # where there is no room for the words, the sign says it


def as_paired(pairs: Pairs) -> str:
    """The pair at hand as it was placed, such as `1 b`."""
    left = pairs.matching.cursor
    side = pairs.matching.placed[left]
    return f"{left + 1} {'·' if side is None else LETTERS[side]}"


def verdict(pairs: Pairs, listed: bool) -> str:
    """All marks in a line, such as `✗ 3 of 5 right: 2 goes with e, 4 with a`; else how to see each."""
    right = sum(told.mark == "right" for told in pairs.told)
    whole = len(pairs.told)
    if right == whole:
        return f"✓ All {whole} right"
    if not listed:
        return f"✗ {right} of {whole} right. ← → show each."
    missed = [i for i, told in enumerate(pairs.told) if told.mark != "right"]
    partners = [f"{i + 1} with {LETTERS[pairs.keys[i]]}" for i in missed]
    partners[0] = partners[0].replace(" with", " goes with", 1)
    return f"✗ {right} of {whole} right: {', '.join(partners)}."
