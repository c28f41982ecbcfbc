"""hashcards: Markdown with `Q:`, `A:` and `C:` at the beginning of lines, and gaps in square brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quizapp.cards import cloze
from quizapp.cards.deck import Gap, Note
from quizapp.formats.articles.sections import part_of
from quizapp.formats.decoding import decoded
from quizapp.formats.found import Found, FoundCard
from quizapp.formats.hashcards_cards import cards_of
from quizapp.formats.losses_out import about_cards, about_decks
from quizapp.formats.markdown_cards import Findings, Telling, pieces
from quizapp.formats.markdown_text import (
    escaping,
    front_matter,
    is_listed,
    sampled,
    to_markdown,
)
from quizapp.formats.out import Out, Volume
from quizapp.formats.plain_text import lined
from quizapp.formats.wishes import ReadWish, WriteWish
from quizapp.source.splice import toml_value
from quizapp.source.toml import load

_MUCH = 10  # more text outside of cards than one line in so many speaks for an article
_HEADING = r"(?<=\n)#(?=#{0,5} )"  # it would end the card
_SIGNS = escaping(rf"{_HEADING}|(?<=^[QAC]):|^(?=[ \t]*---[ \t]*$)(?=-)-")
_GAP_SIGNS = escaping(rf"{_HEADING}|(?<=^[QAC]):|^(?=[ \t]*---[ \t]*$)(?=-)-|\[|\]")


def looks(data: bytes, name: str) -> float:
    """Nothing but cards, each with its parts: sure. With much text around them it is rather an article."""
    lines = sampled(data)
    _, start = front_matter(lines)
    found, strays = cards_of(lines, start)
    if not found.cards:
        return 0.0
    if sum(left.is_lost for left in found.left) > 1:  # the last card of a long file is cut off
        return 0.2
    clozes = any(card.note.kind == "cloze" for card in found.cards)
    if strays:
        text = sum(not line.startswith("#") for line in strays)
        filled = sum(bool(line.strip()) for line in lines[start:])
        if clozes:  # an article has none
            return 0.5 if text * 2 < filled else 0.2
        return 0.2 if text * _MUCH > filled or any(map(_is_of_article, strays)) else 0.5
    return 0.9 if clozes else 0.85 if name.lower().endswith((".md", ".markdown")) else 0.6


def _is_of_article(line: str) -> bool:
    """Whether a line outside of cards is an item of a list, or opens a glossary or a FAQ."""
    if is_listed(line):
        return True
    bare = line.lstrip("#").strip(" *")
    return part_of(bare, marked=bare != line) in ("glossary", "faq")


def read(data: bytes, wish: ReadWish) -> Found:
    """All cards, and what was text outside of them."""
    text, _ = decoded(data, wish.encoding)
    lines = lined(text)
    head, start = front_matter(lines)
    found, _ = cards_of(lines, start)
    return Found(tuple(found.cards), tuple(sorted(found.left)), _title(head, found), wish.language)


def _title(head: Sequence[str], found: Findings) -> str:
    if not head:
        return ""
    table, _ = load("\n".join(head), "")
    if table is None:
        found.without(1, head[0], "this is no TOML, so the deck's name was not read")
    name = (table or {}).get("name")
    return name.strip() if isinstance(name, str) else ""


def write(volumes: list[Volume], wish: WriteWish) -> Out:  # noqa: ARG001 as the protocol has it
    """Questions and terms as `Q:` and `A:`, sentences as `C:`; one file has one name."""
    telling = Telling("hashcards")
    out: list[str] = []
    for volume in volumes:
        out += pieces(volume.deck.notes, telling, _written, _again, _tell)
    if len(volumes) > 1:
        telling.count("deck title(s)", len(volumes), "a file of hashcards has one name")
    named = volumes[0].title if len(volumes) == 1 else ""
    head = f"---\nname = {toml_value(named)}\n---\n\n" if named else ""
    titles = [" ".join(named.split())] if named else [volume.title for volume in volumes]  # else told above
    left = (
        *telling.sentences(),
        *about_cards(volumes, "hashcards"),
        *about_decks(volumes, "hashcards", titles=titles),
    )
    data = (head + "\n".join(out)).encode("utf-8", "replace")
    return Out(data, len(out), left, tuple(telling.missing))


def _written(note: Note) -> str:
    if note.kind != "cloze":
        return f"Q: {to_markdown(note.prompt, _SIGNS)}\nA: {to_markdown(note.answer, _SIGNS)}\n"
    parts = (
        f"[{_escaped(part.text)}]" if isinstance(part, Gap) else _escaped(part)
        for part in cloze.parse(note.prompt)
    )
    return f"C: {''.join(parts)}\n"


def _escaped(text: str) -> str:
    """Brackets in code and formulas are escaped too: to hashcards they are gaps anywhere."""
    return re.sub(r"(?<!\\)[\[\]]", r"\\\g<0>", to_markdown(text, _GAP_SIGNS))


def _tell(note: Note, telling: Telling) -> None:
    telling.fields(note)
    telling.count("hint(s) of gaps", sum(bool(gap.hint) for gap in note.gaps))
    if note.kind != "cloze" and note.directions != ("forward",):
        telling.count("reverse side(s)", 1, "hashcards asks for the answer only")


def _again(piece: str) -> Sequence[FoundCard]:
    found, _ = cards_of(piece.split("\n"), 0)
    return found.cards if not found.left else ()
