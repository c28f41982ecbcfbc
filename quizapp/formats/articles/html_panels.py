"""Panels that something opens: where they end, the answer of the question over them ends."""

from __future__ import annotations

from lxml import etree

from quizapp.formats.articles.html_tags import HEADINGS


class Panels:
    """The panels of a page that are known so far, by what opens them."""

    def __init__(self) -> None:
        self.known: set[etree._Element] = set()
        self._names: set[str] = set()

    def open(self, element: etree._Element, beside: etree._Element | None) -> None:
        """What opens a panel: it names it, or the panel stands `beside` it."""
        target = element.get("data-bs-target") or element.get("href") or ""
        name = element.get("aria-controls") or target.lstrip("#")
        if name:
            self._names.add(name)
        elif beside is not None and beside.tag not in HEADINGS:
            self.known.add(beside)

    def enter(self, element: etree._Element) -> None:
        """An element opens, which may be a panel by its name."""
        if self._names and element.get("id") in self._names:
            self.known.add(element)


def following(element: etree._Element) -> etree._Element | None:
    """What stands below an element: the next one, or that of what it stands in."""
    after = element.getnext()
    if after is None and (parent := element.getparent()) is not None:
        after = parent.getnext()
    return after
