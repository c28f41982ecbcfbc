"""A deck's text as the HTML of an Anki field: `html_text` reads it back."""

from __future__ import annotations

import re

from quizapp.cards.clean import clean
from quizapp.cards.markup import Run, TextLine, parse

_MARKS = {"": ("", ""), "strong": ("<b>", "</b>"), "emphasis": ("<i>", "</i>"), "code": ("<code>", "</code>")}
_PLAIN = re.compile(r"[^*_`&<>\[\x00-\x1f\x7f]*")
_BULLET = re.compile(r"^[ \t]*([-*+•]|\d{1,3}[.)])[ \t]+(?=\S)", re.MULTILINE)
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ACTS = re.compile(r"\[(?=sound:|latex\]|\$|anki:)")


def html_of(text: str) -> str:
    """The text as HTML: emphasis, code and line breaks by tags, all else by itself."""
    if _PLAIN.fullmatch(text):
        return text
    text = clean(text)
    bullets = iter(_BULLET.findall(text))
    paragraphs: list[list[str]] = [[]]
    for line in parse(text):
        if html := _line(line, next(bullets, "-") if line.bullet else ""):
            paragraphs[-1].append(html)
        elif paragraphs[-1]:
            paragraphs.append([])
    found = ["<br>".join(lines) for lines in paragraphs if lines]
    return found[0] if len(found) == 1 else "".join(f"<p>{each}</p>" for each in found)


def _line(line: TextLine, bullet: str) -> str:
    body = "".join(map(_run, line.runs))
    return f"{bullet} {body}".lstrip() if body.strip() else ""


def _run(run: Run) -> str:
    text = _escaped(run.text)
    if run.style == "code" and text != text.strip():
        return f"`{text}`"  # HTML would lose its blanks
    before, after = _MARKS[run.style]
    return f"{before}{text}{after}"


def _escaped(text: str) -> str:
    return _ACTS.sub("&#91;", text.translate(_SIGNS))
