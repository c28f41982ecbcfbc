"""Words behind a line: what an option or an answer turned out to be."""

from __future__ import annotations

from textual.content import Content

from quizapp.cards.script import right_to_left

EDGE, NEAR = 38, 18  # cells before the words behind an option, and where there are few


def annotated(
    lines: list[Content], word: str, style: str, width: int, text: str, indent: int
) -> list[Content]:
    """Puts a word behind the last line, all such words at one edge if there is room; else below, indented.

    `text` is what the lines show: behind one that runs from right to left there is no room.
    """
    return behind(lines, word, style, width, text, edge_for(width)) or [
        *lines,
        Content(" " * indent) + Content.styled(word, style),
    ]


def edge_for(width: int) -> int:
    """Where such words begin at this width."""
    return EDGE if width > EDGE + len("the right one") else NEAR


def behind(
    lines: list[Content], word: str, style: str, width: int, text: str, edge: int = EDGE
) -> list[Content]:
    """The same without the way below; nothing where there is no room behind the last line."""
    last = lines[-1]
    start = max(edge, last.cell_length + 3)
    if right_to_left(text) or start + len(word) > width:
        return []
    return [*lines[:-1], last.pad_right(start - last.cell_length) + Content.styled(word, style)]
