"""A deck's text as HTML that Anki shows and that is read here as the same text again."""

from __future__ import annotations

from html import escape

from quizapp.cards.markup import Run, TextLine, parse

_TAGS = {"strong": "b", "emphasis": "i", "code": "code"}


def to_html(text: str) -> str:
    """Lines end with `<br>`, paragraphs stand in `<p>`, marks become `<b>`, `<i>` and `<code>`."""
    paragraphs: list[list[TextLine]] = [[]]
    for line in parse(text):
        if any(run.style or run.text.strip() for run in line.runs):
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    parts = ["<br>".join(map(_line, lines)) for lines in paragraphs if lines]
    return parts[0] if len(parts) == 1 else "".join(f"<p>{part}</p>" for part in parts)


def _line(line: TextLine) -> str:
    body = "".join(map(_run, line.runs))
    bullet = "-" if line.bullet == "•" else line.bullet
    return f"{bullet} {body}" if bullet else body


def _run(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\t", " ").replace("\0", "␀")
    tag = _TAGS.get(run.style)
    if run.style == "code" and text != text.strip():
        return f"`{text}`"  # HTML would lose its blanks
    return f"<{tag}>{text}</{tag}>" if tag else text
