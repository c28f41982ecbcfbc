"""Articles: text, Markdown, HTML, reStructuredText and AsciiDoc with a glossary or a FAQ in them. In only."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from quizapp.formats.decoding import decoded
from quizapp.formats.found import Found, Refused
from quizapp.formats.wishes import ReadWish

_MOST = 2_000_000  # characters of an article
_MOST_LINES = 40_000  # that are not blank
_MOST_TAGS = 200_000  # of a page
_SAMPLE = 4096
_PAGE = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|div|p|h[1-6]|ul|ol|dl|dt|table|article|main|section|details|span|br|script)\b",
    re.IGNORECASE,
)
_CHARSET = re.compile(rb"<meta\b[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|\s{0,3}\|.*\|\s*$|[-:]{3,}[ ]?\|[-:| ]*$|```|\*\*[^*\n]+\*\*|: +\S|<details)"
    r"|\[[^\[\]\n]{1,80}\]\([^()\n]{1,200}\)",
    re.MULTILINE,
)


def looks(data: bytes, name: str) -> float:
    """Anything that is text may be an article: little, so that what is plainly something else comes first."""
    head = data[:_SAMPLE]
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()
    suffix = _suffix(name)
    if b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return 0.0
    if _is_page(start):
        return 0.8
    if start.startswith(b"<?xml") or (re.match(rb"<[a-zA-Z!]", start) and not suffix.startswith("md")):
        return 0.8 if suffix == "html" else 0.0
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in start)
    if (controls * 50 > len(start) and b"\0" not in head) or start.startswith((b"%PDF", b"{\\rtf", b"PK")):
        return 0.0
    return 0.35 if suffix in ("md", "rst", "adoc") else 0.8 if suffix == "html" else 0.25


def _is_page(start: bytes) -> bool:
    if start.startswith(b"<?xml"):
        return re.search(rb"<html\b", start, re.IGNORECASE) is not None
    start = re.sub(rb"^(?:<!--.{0,2000}?-->\s*)+", b"", start, flags=re.DOTALL)
    if not start.startswith(b"<"):
        return False
    found = _PAGE.match(start)
    return found is not None and (not start.lower().startswith(b"<details"))


def _suffix(name: str) -> str:
    end = name.lower().rpartition(".")[2] if "." in name else ""
    return {
        "htm": "html", "xhtml": "html", "markdown": "md", "mkd": "md", "mdown": "md", "rest": "rst",
        "asciidoc": "adoc", "asc": "adoc",
    }.get(end, end)  # fmt: skip


def read(data: bytes, wish: ReadWish) -> Found:
    """The pairs of an article. Raises Refused for what is no text, or too long for an article."""
    suffix = _suffix(wish.name)
    head = data[:_SAMPLE].removeprefix(codecs.BOM_UTF8).lstrip()
    is_page = _is_page(head) or suffix == "html"
    text, _ = decoded(data, wish.encoding or (_declared(data) if is_page else ""))
    _bounded(text, is_page=is_page)
    found = _found(text, suffix, is_page=is_page)
    return replace(found, language=wish.language) if wish.language else found


def _bounded(text: str, *, is_page: bool) -> None:
    """Raises Refused for what would take longer than two seconds; blank lines take no time."""
    if len(text) > _MOST:
        raise Refused(f"it is longer than an article: more than {_MOST} characters")
    if is_page and text.count("<") > _MOST_TAGS:
        raise Refused(f"it is longer than an article: more than {_MOST_TAGS} tags")
    if is_page or text.count("\n") <= _MOST_LINES:
        return
    if sum(1 for line in text.split("\n") if line and not line.isspace()) > _MOST_LINES:
        raise Refused(f"it is longer than an article: more than {_MOST_LINES} lines")


def _found(text: str, suffix: str, *, is_page: bool) -> Found:
    from quizapp.formats.articles.finder import find

    if is_page:
        from quizapp.formats.articles.from_html import read_html

        return find(read_html(text))
    if suffix == "md" or (suffix not in ("rst", "adoc") and _MARKDOWN.search(text[:200_000])):
        from quizapp.formats.articles.from_markdown import read_markdown

        return find(read_markdown(text))
    from quizapp.formats.articles.from_text import read_text

    return find(read_text(text))


def _declared(data: bytes) -> str:
    """The encoding that a page declares, where the bytes can be read by it and are no UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = _CHARSET.search(data[:_SAMPLE])
        if not found or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return ""
        name = found[1].decode("ascii", "replace").lower()
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name
        try:
            data.decode(name)
        except (LookupError, UnicodeError):
            return ""
        return name
    return ""
