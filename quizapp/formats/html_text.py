"""HTML as a deck's text: emphasis, code, line breaks and lists stay, all else becomes plain text.

Nothing is fetched, no entity but HTML's own is expanded, and nothing in it can act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.entities import name2codepoint

from lxml import etree
from lxml import html as lxml_html

from quizapp.formats.plain_text import from_plain

_TAG = re.compile(r"<[a-zA-Z/!?]|&[#a-zA-Z]")
_ANY_TAG = re.compile(r"<[^<>]*>")
_ACTIVE = re.compile(r"<(script|style)\b[^<>]*>[^<]*", re.IGNORECASE)
_IS_SIMPLE = re.compile(
    r"(?:[^<>&\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
    r"|</?(?:b|i|em|strong|code|u|s|span|font)>|<(?:span|font) [^<>&]*>|<br ?/?>"
    r"|&[a-zA-Z]{2,8}[1-4]{0,2};|&#(?:39|1[6-9]\d|[2-9]\d\d|[1-9]\d{3});)*+",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&([a-zA-Z]\w*);")
_SIMPLE_TAG = re.compile(r"(<[^<>]*>)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]+")
_SOUND = re.compile(r"\[sound:([^\[\]\n]*+)\]")
_DROPPED = frozenset({"script", "style", "head", "template", "noscript", "svg", "object", "iframe", "title"})
_BLOCKS = frozenset(
    {"p", "div", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre"}
    | {"section", "article", "header", "footer", "dl", "dt", "dd", "figure", "figcaption", "hr", "form"}
)
_PARAGRAPHS = frozenset({"p", "blockquote", "table", "ul", "ol", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})


class _Mark(str):
    """A mark that a tag stands for, which a text of the same letters is not."""

    __slots__ = ()


_MARKS = {
    tag: _Mark(mark)
    for mark, tags in (("**", "b strong"), ("*", "i em"), ("`", "code tt kbd"))
    for tag in tags.split()
}
_MEDIA = {"img": "src", "audio": "src", "video": "src", "source": "src", "embed": "src"}
_SUBSCRIPT = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SUPERSCRIPT = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_BREAK, _PARAGRAPH = "\n", "\n\n"


@dataclass
class Told:
    """Names of the pictures and sounds that a text had; they can't come along."""

    media: list[str] = field(default_factory=list)


def is_html(text: str) -> bool:
    """Whether there is a tag or an entity in it."""
    return _TAG.search(text) is not None


def from_html(text: str, told: Told | None = None) -> str:
    """A piece of HTML as a deck's text. A text without tags and entities is taken as plain.

    What is nested too deeply to be read as HTML (some 250 levels) is taken without its tags.
    """
    told = told if told is not None else Told()
    if "[sound:" in text:
        told.media += (name for name in _SOUND.findall(text) if name)
        text = _SOUND.sub("", text)
    if not is_html(text):
        return from_plain(text)
    if (simple := _simple(text)) is not None:
        return from_plain("".join(_squeezed(iter(simple))))
    root = parsed(text)
    found = from_plain("".join(_squeezed(_pieces(root, told)))) if root is not None else ""
    return found or from_plain(unescape(_ANY_TAG.sub(" ", _ACTIVE.sub(" ", text))))


def _simple(text: str) -> list[str] | None:
    """The pieces of a text with marks and line breaks alone, as most have; None for all others."""
    if not _IS_SIMPLE.fullmatch(text) or any(name not in name2codepoint for name in _ENTITY.findall(text)):
        return None
    pieces: list[str] = []
    opened: list[str] = []
    for part in _SIMPLE_TAG.split(text):
        tag = part[1:-1].lower().partition(" ")[0] if part.startswith("<") else ""
        if not tag:
            pieces.append(_written(unescape(part), ""))
        elif tag.startswith("br"):
            pieces.append(_BREAK)
        elif not tag.startswith("/"):
            opened.append(tag)
            pieces.append(_MARKS.get(tag, ""))
        elif opened and opened[-1] == tag[1:]:
            pieces.append(_MARKS.get(opened.pop(), ""))
        else:
            return None
    return None if opened else pieces


@cache
def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )


def parsed(text: str) -> etree._Element | None:
    """The root of a piece of HTML or a page; None where there is nothing. Only walk it: it may be deep."""
    data = _CONTROL.sub("", text).encode("utf-8", "replace")
    try:
        return lxml_html.document_fromstring(data, parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def element_text(element: etree._Element, told: Told | None = None) -> str:
    """An element of a page, with all that is in it, as a deck's text."""
    return from_plain("".join(_squeezed(_pieces(element, told if told is not None else Told()))))


def _pieces(root: etree._Element, told: Told) -> Iterator[str]:
    """The text with its marks, and breaks as line ends of their own, in the order of the page."""
    numbers: list[int] = []
    skip: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if skip is not None:
            if event == "end" and element is skip:
                skip = None
                yield from _tail(element, root)
            continue
        if tag in _DROPPED or not tag:
            skip = element
            continue
        if event == "start":
            yield from _opening(element, tag, numbers, told)
        else:
            yield from _closing(tag, numbers)
            yield from _tail(element, root)


def _opening(element: etree._Element, tag: str, numbers: list[int], told: Told) -> Iterator[str]:
    if tag in _MEDIA and (name := element.get(_MEDIA[tag])):
        told.media.append(name if len(name) < 200 else f"{name[:60]}…")
    if tag == "br":
        yield _BREAK
    elif tag in _BLOCKS:
        yield _PARAGRAPH if tag in _PARAGRAPHS else _BREAK
    elif tag == "td" or tag == "th":
        yield " "
    if tag in ("ol", "ul"):
        numbers.append(0 if tag == "ol" else -1)
    elif tag == "li":
        if numbers and numbers[-1] >= 0:
            numbers[-1] += 1
            yield f"{numbers[-1]}. "
        else:
            yield "- "
    yield _MARKS.get(tag, "")
    yield _written(element.text or "", tag)


def _closing(tag: str, numbers: list[int]) -> Iterator[str]:
    yield _MARKS.get(tag, "")
    if tag in ("ol", "ul") and numbers:
        numbers.pop()
    if tag in _BLOCKS:
        yield _PARAGRAPH if tag in _PARAGRAPHS else _BREAK


def _tail(element: etree._Element, root: etree._Element) -> Iterator[str]:
    if element is not root and element.tail:
        parent = element.getparent()
        yield _written(element.tail, parent.tag if parent is not None else "")


def _written(text: str, tag: object) -> str:
    """A text between tags: outside of `pre` its line ends are blanks; small digits become small signs."""
    if tag == "sub":
        return text.translate(_SUBSCRIPT)
    if tag == "sup":
        return text.translate(_SUPERSCRIPT)
    if tag == "pre":
        return text
    bare = " ".join(text.split())
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return f"{before}{bare}{after}" if bare else before


def _squeezed(pieces: Iterator[str]) -> Iterator[str]:
    """Marks hug their words, empty ones vanish, and breaks don't pile up."""
    out: list[str] = []
    for piece in pieces:
        if not piece:
            continue
        if piece in (_BREAK, _PARAGRAPH):
            if out and out[-1] in (_BREAK, _PARAGRAPH):
                out[-1] = max(out[-1], piece, key=len) if piece == _PARAGRAPH else out[-1]
                if piece == _BREAK and out[-1] == _BREAK:
                    continue
            elif out:
                out.append(piece)
            continue
        out.append(piece)
    yield from _hugging(out)


def _hugging(pieces: list[str]) -> Iterator[str]:
    """No blank behind an opening mark nor before a closing one; around nothing there is none."""
    out: list[str] = []
    opened: list[tuple[str, int]] = []
    for piece in pieces:
        if not isinstance(piece, _Mark):
            if opened and opened[-1][1] == len(out) - 1 and piece.strip(" ") != piece and piece.strip():
                body = piece.lstrip(" ")
                if body != piece:
                    out.insert(opened[-1][1], " ")
                    opened[-1] = (opened[-1][0], opened[-1][1] + 1)
                piece = body
            out.append(piece)
            continue
        if opened and opened[-1][0] == piece:
            _, at = opened.pop()
            body = "".join(out[at + 1 :])
            if not body.strip() or "\n" in body:  # a mark does not go over lines
                out[at] = ""
            else:
                trailing = len(out[-1]) - len(out[-1].rstrip(" "))
                out[-1] = out[-1].rstrip(" ")
                out += [piece, " " * trailing]
        elif opened:  # a deck's text has no mark within a mark
            continue
        else:
            opened.append((piece, len(out)))
            out.append(piece)
    for _, at in opened:
        out[at] = ""
    yield from out
