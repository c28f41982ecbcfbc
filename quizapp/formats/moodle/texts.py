"""Moodle's texts, in its four formats, as a deck's texts, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Literal
from urllib.parse import unquote

from quizapp.cards.clean import clean
from quizapp.cards.markup import MARKED, TextLine, parse, plain
from quizapp.formats.html_text import Told, from_html, is_html
from quizapp.formats.plain_text import from_plain, one_line

TextFormat = Literal["html", "moodle", "plain", "markdown"]

FORMATS: dict[str, TextFormat] = {
    "html": "html",
    "moodle": "moodle",
    "moodle_auto_format": "moodle",
    "plain": "plain",
    "plain_text": "plain",
    "markdown": "markdown",
}
"""The names of the formats in GIFT and in XML."""

_MOST = 60  # signs of a text that is named in a sentence
_TAG_NAMES = (
    "a|abbr|b|big|blockquote|br|caption|center|cite|code|col|dd|del|div|dl|dt|em|embed|figure|font|h[1-6]|hr|"
    "i|iframe|img|ins|kbd|li|math|ol|p|pre|q|s|small|source|span|strike|strong|sub|sup|svg|table|tbody|td|th|"
    "thead|tr|tt|u|ul|var|video|audio|object|script|style|[a-z]+:[a-z]+"
)
_TAG = re.compile(rf"</?(?:{_TAG_NAMES})(?:\s[^<>=]*=[^<>]*|\s*/?)>|<!--", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31}\d{0,2});", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|div|ul|ol|li|table|br|pre|h[1-6])\b", re.IGNORECASE)
_EMPTY = re.compile(r"</?(?:p|div|span|br|font|o:p)\b[^<>]*>|&nbsp;|&#160;|<!--[^<>]*-->|\s", re.IGNORECASE)
_LESS = re.compile(r"<")


def as_deck(text: str, form: TextFormat, told: Told | None = None) -> str:
    """A text of Moodle's as a deck's. Names of pictures and sounds go to `told`.

    Moodle's own format is plain text in which HTML counts; a `<` that begins no tag of HTML stays one there.
    """
    text = text.strip()
    if not text:
        return ""
    if form == "plain":
        return from_plain(text)
    if form == "html":
        if not is_html(text):
            return one_line(text)
        return _of_html(text, told)
    if not _TAG.search(text) and not _ENTITY.search(text):
        return from_plain(text) if form == "moodle" else text
    if not _BLOCK.search(text):
        text = text.replace("\n\n", "<p>").replace("\n", "<br>" if form == "moodle" else " ")
    return _of_html(_without_strays(text), told)


def _of_html(text: str, told: Told | None) -> str:
    """HTML as a deck's text; where all of it is tags, as in a question about HTML, they are the text."""
    mine = Told()
    found = from_html(text, mine)
    if told is not None:
        told.media += mine.media
    if found or mine.media:
        return found
    return "" if not _without_empty(text) else from_plain(text)


def _without_empty(text: str) -> str:
    """What is left of HTML without the tags that an editor leaves in an empty field."""
    return re.sub(
        r"</?(?:p|div|span|br|font|o:p)\b[^<>]*>|&nbsp;|&#160;|<!--.*?-->|\s", "", text, flags=re.IGNORECASE
    )


def _without_strays(text: str) -> str:
    """Each `<` that begins no known tag as the sign that it is."""
    return _LESS.sub(lambda found: "<" if _TAG.match(text, found.start()) else "&lt;", text)


def media_names(told: Told) -> list[str]:
    """The files' names that a text had, without Moodle's way to them, each once."""
    names = (unquote(name.replace("@@PLUGINFILE@@", "")).strip("/") for name in told.media)
    return list(dict.fromkeys(name if len(name) < 80 else f"{name[:60]}…" for name in names if name))


def brief(text: str) -> str:
    """A deck's text on one line, cut where it is long: to be named in a sentence."""
    line = one_line(bare(text))
    return line if len(line) <= _MOST else f"{line[: _MOST - 1].rstrip()}…"


def bare(text: str) -> str:
    """A deck's text without its marks; a text that is nothing but marks stays."""
    stripped = text.strip()
    if stripped and _is_unmarked(stripped):
        return clean(stripped)
    found = plain(text).strip()
    return clean(found) if found else clean(text)


def _is_unmarked(text: str) -> bool:
    """Whether `plain` would leave it as it is: so with most texts, and told far faster than read."""
    return not MARKED.search(text) and "\r" not in text and text[0] != "+" and not text[0].isdigit()


def begins_with(text: str, name: str) -> bool:
    """Whether a text begins as a name does, whatever the signs: Moodle cuts a name off a question's text."""
    letters = _letters(name)
    return bool(letters) and _letters(text).startswith(letters)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, bare(text).casefold()))


def needs_html(text: str) -> bool:
    """Whether a deck's text has something that plain text in Moodle's own format would not say."""
    lines = parse(text)
    marked = any(line.bullet or any(run.style for run in line.runs) for line in lines)
    return marked or not all(line.runs[0].text for line in lines) or re.search(r"[<&]|^\[", text) is not None


def as_html(text: str) -> str:
    """A deck's text as HTML: emphasis, code, line breaks, lists and paragraphs."""
    out: list[str] = []
    blocks = list(_blocks(parse(clean(text))))
    for block in blocks:
        if block[0].bullet == "•":
            out.append("<ul>" + "".join(f"<li>{_inline(line)}</li>" for line in block) + "</ul>")
            continue
        body = "<br>".join(f"{line.bullet} {_inline(line)}".lstrip() for line in block)
        out.append(body if len(blocks) == 1 else f"<p>{body}</p>")
    return "".join(out)


def _blocks(lines: tuple[TextLine, ...]) -> Iterator[list[TextLine]]:
    """Lines that belong together: lists, and paragraphs, between which is an empty line."""
    block: list[TextLine] = []
    for line in lines:
        empty = not line.bullet and not any(run.text.strip() for run in line.runs)
        if block and (empty or (line.bullet == "•") != (block[0].bullet == "•")):
            yield block
            block = []
        if not empty:
            block.append(line)
    if block:
        yield block


def _inline(line: TextLine) -> str:
    tags = {"": ("", ""), "strong": ("<strong>", "</strong>"), "emphasis": ("<em>", "</em>")}
    tags["code"] = ("<code>", "</code>")
    out = []
    for run in line.runs:
        before, after = tags[run.style]
        out.append(f"{before}{escape(run.text, quote=False).replace('[', '&#91;')}{after}")
    return "".join(out)


def has_wildcard(text: str) -> bool:
    """Whether a typed answer has a `*` beside other signs: it stands for any text there."""
    return "*" in text.replace("\\*", "") and text.strip() != "*"


def without_wildcards(text: str) -> str:
    """A typed answer without the `*` that stand for any text; `\\*` is a star."""
    kept = text.replace("\\*", "\ufddf")
    return kept.strip("* \t\n").replace("\ufddf", "*") if "*" in kept else kept.replace("\ufddf", "*")
