"""Says anew where the next letter goes, after those of which terminals disagree how wide they are.

A family, a flag, a skin tone or a keycap is several signs that one terminal draws as one letter of two cells,
and another one beside each other. What follows on the line stands where it belongs in both.
"""

from __future__ import annotations

import re

_UNSURE = re.compile("[\u200d\ufe0e\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_PART = re.compile(r"\x1b\[(?P<code>[0-?]*[ -/]*[@-~])|\x1b.|(?P<said>[^\x1b]+)", re.DOTALL)
_LINES = re.compile(r"[\r\n]+|[^\r\n]+")
_MOVE = re.compile(r"\d+;(\d+)H")
_NO_WRAP, _WRAP = "\x1b[?7l", "\x1b[?7h"  # beyond the edge it is drawn over, and not on the next line


def placed(text: str) -> str:
    """What is written to the terminal, with a column after each such letter; most is written as it is."""
    if text.isascii() or not _UNSURE.search(text):
        return text
    out, x = [_NO_WRAP], 0
    for part in _PART.finditer(text):
        said = part["said"]
        if said is None:
            out.append(part[0])
            if move := _MOVE.fullmatch(part["code"] or ""):
                x = int(move[1]) - 1
        else:
            for line in _LINES.findall(said):
                words, x = (line, 0) if line[0] in "\r\n" else _line(line, x)
                out.append(words)
    return "".join([*out, _WRAP])


def _line(text: str, x: int) -> tuple[str, int]:
    """The text as it is written from a column on, and the column behind it."""
    from rich.cells import split_graphemes

    out = []
    letters = [(text[start:end], width) for start, end, width in split_graphemes(text)[0]]
    for (letter, width), (after, _) in zip(letters, [*letters[1:], ("", 0)], strict=True):
        x += width
        is_half = _FLAG.match(letter) and _FLAG.match(after)  # two of these are one flag
        out.append(f"{letter}\x1b[{x + 1}G" if _UNSURE.search(letter) and not is_half else letter)
    return "".join(out), x
