"""What an article is made of, whichever way it is written: headings, paragraphs, items, and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from quizapp.formats.found import FoundCard

Kind = Literal["heading", "paragraph", "item", "definition", "row", "details", "code", "skip"]

_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_ROLE = re.compile(r"(?<!\w):[a-z][a-z:+-]{0,30}:`~?([^`<\n]{1,200}?)(?:\s*<[^`<>\n]*>)?`")
_REFERENCE = re.compile(r"(?<!`)`([^`<\n]{1,200}?)\s*<[^`<>\s]+>`_{1,2}")
_CODE = re.compile(r"(?<!`)``(?!`)([^`\n]+)``(?!`)")
_MACRO = re.compile(
    r"(?:<<[^<>,\n]{1,80},[ ]?|(?:link|xref|https?):[^\[\]\s]{1,300}\[)([^\[\]<>\n]{1,200})(?:>>|\])"
)
_INDEXED = re.compile(r"\(\(\([^()\n]{1,200}\)\)\)\s?|\[\[[\w:.-]{1,80}(?:,[^\[\]\n]{0,80})?\]\]")
_LEAD = re.compile(
    r"^(?:[▶►▸➤➜👉🔹🔸✔✅❓❔]\ufe0f?\s+(?=\S)|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?\s*(?=\*\*))"
)
_STRONG = re.compile(r"__(?=\S)([^_\n]+)(?<=\S)__")


class Block(NamedTuple):
    """A piece of an article. `text` is as a deck has it (Markdown-light); `line` counts from 1.

    `level`: of a heading 1-6, of an item how deep it is from 1. `body`: what a definition or a `details` has
    below its `text`. `also`: more terms of the same definition. `cells` and `header`: of a row.
    `group`: the same for what stands in one list or table. `is_marked`: a heading that is written as one;
    else a line that is only named like one. `is_link`: nothing but a link. `number`: of an item, as it is
    written (`2.`). `is_spread`: what may be a term goes over the end of a line.
    `lines`: of how many it is, if that is known.
    """

    kind: Kind
    text: str
    line: int
    level: int = 0
    body: str = ""
    also: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    group: int = 0
    is_marked: bool = True
    is_link: bool = False
    number: str = ""
    is_spread: bool = False
    lines: int = 1

    @property
    def last_line(self) -> int:
        """Where it ends, as far as that is known."""
        return self.line + self.lines - 1

    def in_text(self) -> str:
        """The block as a part of a longer text, with what stands between it and the part before it."""
        if self.kind == "item":
            return f"\n{self.number or '-'} {self.text}"
        if self.kind == "row":
            return "\n- " + " – ".join(cell for cell in self.cells if cell)
        if self.body:
            return f"\n- {self.text}: {self.body}"
        return f"\n\n{self.text}"


@dataclass(frozen=True, slots=True)
class Page:
    """An article as it was read. `cards`: those that it names itself, for search engines."""

    blocks: tuple[Block, ...]
    title: str = ""
    language: str = ""
    cards: tuple[FoundCard, ...] = ()


def code(lines: list[str]) -> str:
    """Lines of code as a deck's text: each its own line, with the marks of code where they can be."""
    full = [line.rstrip() for line in lines if line.strip()]
    least = min((len(line) - len(line.lstrip()) for line in full), default=0)
    return "\\\n".join(line[least:] if "`" in line else f"`{line[least:]}`" for line in full)


def joined(lines: list[str]) -> str:
    """The lines of a paragraph as one; between signs that are written without blanks there is none."""
    out: list[str] = []
    last = "\n"
    for line in lines:
        if last != "\n" and not line.startswith("\n") and not (
            ord(last) >= 0x2E80 and line and ord(line[0]) >= 0x2E80
        ):  # fmt: skip
            out.append(" ")
        out.append(line)
        last = line[-1:] or last
    return "".join(out).strip()


def bare(text: str) -> str:
    """A text without the marks around and within it, on one line: to be compared and matched."""
    return " ".join(text.replace("**", "").replace("`", "").replace("\\\n", " ").strip("*_ ").split())


def unlinked(text: str) -> str:
    """A text with its links as their words, and `__strong__` as `**strong**`."""
    if text[:1] > "\u2500":
        text = _LEAD.sub("", text)
    if "`" in text:
        text = _CODE.sub(r"`\1`", _REFERENCE.sub(r"\1", _ROLE.sub(r"\1", text)))
    if "[[" in text or "(((" in text:
        text = _INDEXED.sub("", text)
    if "::" not in text and ("[" in text or "<<" in text):
        text = _MACRO.sub(r"\1", text)
    return _STRONG.sub(r"**\1**", _LINK.sub(r"\1", text))
