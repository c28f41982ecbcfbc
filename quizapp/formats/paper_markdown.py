"""A paper as Markdown, in which a deck's text is text: what could be a mark, a link or HTML is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.cloze import BLANK
from quizapp.cards.markup import TextLine, parse
from quizapp.cards.script import right_to_left
from quizapp.formats.paper_sheets import LETTERS, Paper, lines_to_write_on, numbered, right_letter
from quizapp.questions.item import Item
from quizapp.questions.versions import Version

_SIGNS = re.compile(r"[\\`*_{}\[\]<>#|~&$^=!@]|:(?=//|\w+:)|(?<=[wW]{3})\.")
_FIRST = re.compile(r"^(\s*)([-+]|\d{1,9}(?=[.)]))")
_MARKS = {"strong": "**", "emphasis": "*"}
_LINE = r"\_" * 40
_ISOLATE, _END = "\u2067", "\u2069"  # what runs from right to left stays apart from its label
_GAP = 4  # times as wide as on a screen: it is to be written in


def render(paper: Paper) -> str:
    """The whole file. The same paper gives the same text."""
    return "\n\n".join(part for version in paper.versions for part in _version(paper, version)) + "\n"


def _version(paper: Paper, version: Version) -> Iterator[str]:
    letter = f" · {_escaped(clean_line(version.letter))}" if version.letter else ""
    marks = _escaped(" · ".join(paper.marks(version)))
    if version is not paper.versions[0]:
        yield "---"
    yield f"# {_escaped(paper.title)}{letter}"
    yield marks
    yield f"Name: {_LINE} Date: {_LINE[:24]}"
    for number, block in numbered(version.items):
        yield from _match(number, block) if block[0].group else _question(number, block[0])
    yield "---"
    yield f"## Answers: {_escaped(paper.title)}{letter}"
    yield marks
    for number, item in enumerate(version.items, 1):
        yield _labelled(" ".join(filter(None, [f"{number}.", right_letter(item)])), item.answer)


def _question(number: int, item: Item) -> Iterator[str]:
    if item.ask:
        yield f"**{number}.** {_escaped(item.ask)}"
        yield _text(item.stem.replace(BLANK, BLANK * _GAP))
    else:
        yield _labelled(f"{number}.", item.stem.replace(BLANK, BLANK * _GAP))
    if item.options:
        yield _options(item)
    for _ in range(lines_to_write_on(item)):
        yield _LINE


def _match(number: int, pairs: Sequence[Item]) -> Iterator[str]:
    yield f"**{number}–{number + len(pairs) - 1}.** {_escaped(pairs[0].ask)}".rstrip()
    yield "\n".join(_item(f"\\_\\_\\_ **{place}.**", item.stem) for place, item in enumerate(pairs, number))
    yield "and"
    yield _options(pairs[0])


def _options(item: Item) -> str:
    options = zip(LETTERS, item.options, strict=False)
    return "\n".join(_item(f"**{letter}**", option.text) for letter, option in options)


def _item(label: str, text: str) -> str:
    """A label with a text as an item of a list: its other lines, and a list in it, stand below.

    The list begins with `*`, so that it is another one than a list in the question above.
    """
    first = parse(clean(text))[0]
    body = _text(text)
    behind = "\n\n" if first.bullet else " "
    return f"* {label}{behind}{body}".replace("\n", "\n  ").replace("\n  \n", "\n\n")


def _labelled(label: str, text: str) -> str:
    """A label with a text of one line behind it, or one of several below it."""
    lines = parse(clean(text))
    plain = len(lines) == 1 and not lines[0].bullet
    return f"**{label}** {_inline(lines[0])}" if plain else f"**{label}**\n\n{_text(text)}"


def _text(text: str) -> str:
    """Markdown-light as Markdown: each line a line, bullets as lists."""
    out = ""
    before: TextLine | None = None
    for line in parse(clean(text)):
        if not line.bullet and not any(run.text for run in line.runs):
            continue
        if before is not None:
            both = bool(line.bullet) and bool(before.bullet)
            out += "\n" if both else "\n\n" if line.bullet or before.bullet else "\\\n"
        sign = "- " if line.bullet == "•" else f"{line.bullet} " if line.bullet else ""
        out += sign + _first(_inline(line))
        before = line
    return out


def _inline(line: TextLine) -> str:
    out = []
    for run in line.runs:
        if run.style == "code" and "`" not in run.text:
            out.append(f"`{run.text}`")
        else:
            mark = _MARKS.get(run.style, "")
            out.append(f"{mark}{_escaped(run.text)}{mark}")
    text = "".join(out).strip()
    return f"{_ISOLATE}{text}{_END}" if right_to_left(text) else text


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _first(text: str) -> str:
    """What would begin a list at the beginning of a line does not."""
    found = _FIRST.match(text)
    if not found:
        return text
    at = found.end() if found[2][0].isdigit() else found.start(2)
    return f"{text[:at]}\\{text[at:]}"
