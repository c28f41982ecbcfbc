"""What was written, and where it differs from the right answer: by signs first, by colour second."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from quizapp.cards.clean import clean
from quizapp.cards.long_texts import SHOWN
from quizapp.cards.script import right_to_left
from quizapp.questions.difference import Piece
from quizapp.tui.text import one_line

MOST_LINES = 3  # of what was written: a long paste is told by its beginning
_ISOLATE, _END = "\u2067", "\u2069"


def written(text: str, pieces: Sequence[Piece], width: int, style: str) -> list[Content]:
    """What a learner wrote, on a few lines: `Ter[-i]b[+i]um` has an i too many and lacks another.

    Without pieces, or where nothing is the same, it is shown as it is. Never markup; at least one line.
    """
    kinds = {piece.kind for piece in pieces}
    line = _signed(pieces, style) if "same" in kinds and len(kinds) > 1 else one_line(text, style)
    lines = [part.rstrip() for part in line.wrap(max(7, width - 1))] or [line]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1] + Content.styled("…", style)]
    if right_to_left(line.plain):
        lines = [Content(" " * max(0, width - part.cell_length) + _ISOLATE) + part + _END for part in lines]
    return lines


def _signed(pieces: Sequence[Piece], style: str) -> Content:
    parts: list[Content | str | tuple[str, str]] = []
    for same, run in groupby(pieces, key=lambda piece: piece.kind == "same"):
        if same:
            parts += [(_letters(piece.text), style) for piece in run]
            continue
        told = list(run)
        extra = "".join(piece.text for piece in told if piece.kind == "extra")
        missing = "".join(piece.text for piece in told if piece.kind != "extra")
        parts.append(("[", ".soft"))
        if extra:
            parts += [("-", ".soft"), Content.styled(_letters(extra, ends=True), style).stylize("strike")]
        if missing:
            right = Content.styled(_letters(missing, ends=True), ".good").stylize("underline")
            parts += [("+", ".soft"), right]
        parts.append(("]", ".soft"))
    return Content.assemble(*parts)


def _letters(text: str, *, ends: bool = False) -> str:
    """A piece as it may be shown; a blank that is told of is made visible."""
    shown = clean(text[:SHOWN]).replace("\n", " ")
    return shown.replace(" ", "␣") if ends and not shown.strip() else shown
