"""What a page names for search engines: schema.org's FAQPage and DefinedTerm, in JSON-LD or in attributes."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lxml import etree

from quizapp.cards.new_note import NewNote
from quizapp.formats.articles.tables import unlabelled
from quizapp.formats.found import FoundCard
from quizapp.formats.html_text import element_text, from_html

_MOST = 20_000  # things of a page's data that are looked at


def line_of(element: etree._Element) -> int:
    """The line of an element; 0 where the parser doesn't know it."""
    line = element.sourceline
    return line if isinstance(line, int) else 0


def search_cards(root: etree._Element) -> tuple[FoundCard, ...]:
    """The questions and terms of a page's own data, each with its line."""
    out: list[FoundCard] = []
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            lines = Lines(script.text, line_of(script))
            out += [_card(*each, lines) for each in _pairs(script.text)]
    out += _attributes(root)
    return tuple(card for card in out if card.note.prompt and card.note.answer)


class Lines:
    """Finds in which line of a script something stands; goes forward only, so that it takes one pass."""

    def __init__(self, text: str, first: int) -> None:
        self.text, self.line, self.at = text, first, 0

    def of(self, wanted: str) -> int:
        """The line of a text; that of the last one found where it is written otherwise."""
        for shown in (json.dumps(wanted, ensure_ascii=False)[1:-1], json.dumps(wanted)[1:-1]):
            found = self.text.find(shown, self.at)
            if found >= 0:
                self.line += self.text.count("\n", self.at, found)
                self.at = found
                break
        return self.line


def _card(kind: str, name: str, body: str, lines: Lines) -> FoundCard:
    line = lines.of(name)
    if kind == "term":
        return FoundCard(
            NewNote("term", from_html(name), from_html(body)), line, "named as a term for search engines"
        )
    prompt, answer = unlabelled(from_html(name), from_html(body))
    return FoundCard(NewNote("question", prompt, answer), line, "named as a FAQ for search engines")


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    waiting: list[tuple[object, bool]] = [(data, False)]
    for _ in range(_MOST):
        if not waiting:
            return
        at, in_faq = waiting.pop()
        if isinstance(at, list):
            waiting += [(each, in_faq) for each in reversed(at)]
        elif isinstance(at, dict):
            kinds = at.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            in_faq = in_faq or "FAQPage" in kinds
            if "Question" in kinds and in_faq:
                yield from _question(at)
            elif "DefinedTerm" in kinds:
                yield "term", _text(at.get("name")), _text(at.get("description"))
            elif "QAPage" not in kinds:
                waiting += [
                    (each, in_faq) for each in reversed(list(at.values())) if isinstance(each, (dict, list))
                ]


def _question(at: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    answer = at.get("acceptedAnswer") or at.get("suggestedAnswer")
    if isinstance(answer, list):
        answer = answer[0] if answer else None
    if isinstance(answer, dict):
        yield "question", _text(at.get("name")) or _text(at.get("text")), _text(answer.get("text"))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _attributes(root: etree._Element) -> Iterator[FoundCard]:
    """Questions that are marked by `itemprop` within a FAQPage."""
    faq = next((each for each in root.iter() if "schema.org/FAQPage" in (each.get("itemtype") or "")), None)
    if faq is None:
        return
    name: etree._Element | None = None
    for element in faq.iter():
        prop = element.get("itemprop")
        if prop == "name":
            name = element
        elif prop == "text" and name is not None:
            note = NewNote("question", " ".join(element_text(name).split()), element_text(element))
            yield FoundCard(note, line_of(name), "named as a FAQ for search engines")
            name = None
