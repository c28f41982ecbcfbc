"""A web page as blocks, its title and language, and the cards that it names itself; nothing is fetched."""

from __future__ import annotations

from lxml import etree

from quizapp.formats.articles.blocks import Page
from quizapp.formats.articles.from_text import read_text
from quizapp.formats.articles.html_walker import Walker
from quizapp.formats.articles.search_data import line_of, search_cards
from quizapp.formats.html_text import parsed


def read_html(text: str) -> Page:
    """The blocks of a page, its title and language, and the cards that it names for search engines."""
    root = parsed(text)
    if root is None:
        return Page(())
    title, language = _title(root), root.get("lang") or ""
    if plain := _preformatted(root):
        page = read_text(plain)
        return Page(page.blocks, title or page.title, language)
    walker = Walker(root)
    walker.run()
    return Page(tuple(walker.page.blocks), title, language, search_cards(root))


def _title(root: etree._Element) -> str:
    for path in (".//title", ".//h1"):
        found = root.find(path)
        if found is not None:
            title = " ".join("".join(str(piece) for piece in found.itertext()).split())
            if title:
                return title[:200]
    return ""


def _preformatted(root: etree._Element) -> str:
    """The text of a page that is plain text within `<pre>`, at its lines; "" for every other page."""
    body = root.find("body")
    pre = root.find(".//pre")
    if body is None or pre is None:
        return ""
    text = "".join(str(piece) for piece in pre.itertext())
    if text.count("\n") < 8 or len(text) * 10 < 9 * sum(len(str(piece).strip()) for piece in body.itertext()):
        return ""
    return "\n" * max(line_of(pre) - 1, 0) + text
