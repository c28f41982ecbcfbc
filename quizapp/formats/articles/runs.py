"""Pieces of a line, each in its style, put together as a deck's text."""

from __future__ import annotations

import re

BREAK = "\0"  # a hard line end among the pieces
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
_AROUND_BREAK = re.compile(r" *\0 *")


def together(runs: list[tuple[str, str]]) -> str:
    """The pieces (text, mark) as one text: blanks squeezed, marks close to their words, `\\` at hard ends."""
    if len(runs) == 1 and runs[0][0] != BREAK:
        text, style = runs[0]
        return _marked(" ".join(_BLANKS.split(text)).strip(" "), style)
    merged: list[tuple[str, str]] = []
    group: list[str] = []
    mark = ""
    for text, style in [*runs, ("", "end")]:
        if (style != mark or text == BREAK) and group:
            merged.append(("".join(group), mark))
            group = []
        mark = style
        if text == BREAK:
            merged.append((BREAK, ""))
        elif text:
            group.append(text)
    out = "".join(_marked(_BLANKS.sub(" ", text), style) for text, style in merged)
    out = _AROUND_BREAK.sub(BREAK, re.sub(r" {2,}", " ", out)).strip(" \0")
    return out.replace(BREAK, "\\\n")


def _marked(text: str, mark: str) -> str:
    if not mark or not text.strip(" " + BREAK):
        return text
    before = " " if text[0] == " " else ""
    after = " " if text[-1] == " " else ""
    return f"{before}{mark}{text.strip()}{mark}{after}"
