"""The inside of a paragraph of Markdown as a deck's text, in one pass."""

from __future__ import annotations

import re
from html import unescape

from quizapp.formats.articles.blocks import unlinked

TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}>|<!--[^<>]{0,400}-->")
_STRONG_TAG = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_BREAK = re.compile(r"(?:<br[ ]?/?>|[ ]{2,}(?=\n)|\\(?=\n))\n?", re.IGNORECASE)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ANCHOR = re.compile(r"[ ]?\{#[\w-]{1,80}\}")
_REFERENCE = re.compile(r"\[([^\[\]\n]{1,200})\](?:\[[^\[\]\n]{0,80}\])")
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\]")
_LINK_ALONE = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)$")


def inline(text: str) -> str:
    """The inside of a paragraph as a deck's text; its line ends stay, hard ones with a `\\`."""
    text = _ANCHOR.sub("", _STRONG_TAG.sub("**", text))
    text = _BREAK.sub("\0", text)
    text = unlinked(_FOOTNOTE.sub("", _REFERENCE.sub(r"\1", TAG.sub("", text))))
    text = _ESCAPE.sub(r"\1", unescape(text)).replace("***", "**").replace("~~", "")
    return text.replace("\0", "\\\n").strip().removesuffix("\\")


def stripped(text: str) -> str:
    """A piece of HTML within Markdown without its tags."""
    return inline(" ".join(TAG.sub(" ", _STRONG_TAG.sub("**", text)).split()))


def is_only_link(text: str) -> bool:
    """Whether a paragraph is nothing but a link."""
    return _LINK_ALONE.match(text.strip()) is not None
