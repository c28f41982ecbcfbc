"""New lines and tables in the text of a deck: where they go."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.fields import Fields, toml_of
from quizapp.cards.note_place import NotePlace, line_of
from quizapp.source.outline import Entry, Outline
from quizapp.source.splice import Edit, spliced


def into_table(outline: Outline, table: str, line: str, after: Entry | None = None) -> Edit:
    """A line at the end of a table, or behind an entry of it; with a table of its own if there is none."""
    text = outline.text
    if after:
        return _insert(text, after.end, line)
    block = next(
        (block for block in outline.blocks if block.path == (table,) and block.kind == "table"), None
    )
    if block:
        return _insert(text, block.body, line)
    first_card = next((n for n, each in enumerate(outline.blocks) if each.path[:1] == ("cards",)), None)
    if table == "renamed" or first_card is None:
        at = len(text)
        gap = "" if not text.strip("\ufeff \r\n") else "\n" if text.endswith("\n") else "\n\n"
        return Edit(at, at, f"{gap}[{table}]\n{line}")
    before = outline.blocks[first_card - 1]
    gap = "\n" if text[: before.body].strip("\ufeff \r\n") else ""
    new = _insert(text, before.body, f"{gap}[{table}]\n{line}")
    return new if text[before.body :].startswith(("\n", "\r\n")) else new._replace(new=new.new + "\n")


def _insert(text: str, at: int, new: str) -> Edit:
    starts_a_line = at == 0 or text[at - 1] in "\n\ufeff"
    return Edit(at, at, new if starts_a_line else "\n" + new)


def _card_lines(fields: Fields, *, is_retired: bool = False) -> str:
    """A card's table; its id first, then its sides, then the rest in the order that is given."""
    first = [name for name in ("id",) if name in fields]
    lines = [
        line_of(name, toml_of(name, fields[name])) for name in [*first, *(n for n in fields if n != "id")]
    ]
    return "".join(["[[cards]]\n", *lines, *(["retired = true\n"] if is_retired else [])])


def with_card(text: str, outline: Outline, fields: Fields, after: NotePlace | None) -> str:
    """The text with one more table of `[[cards]]`: behind another, or behind the last."""
    cards = [block for block in outline.blocks if block.path[:1] == ("cards",)]
    before = after.blocks if after and after.blocks else cards
    at = before[-1].body if before else len(text)
    gap = "\n" if text[:at].strip("\ufeff \r\n") else ""
    return spliced(text, [_insert(text, at, gap + _card_lines(fields))])


def as_card(
    text: str, place: NotePlace, fields: Fields, more: Sequence[Edit] = (), *, is_retired: bool = False
) -> str:
    """A line of two texts made a table of `[[cards]]`, since it is to say more; its comment goes with it.

    `more`: edits elsewhere that are made along with it.
    """
    line = place.line
    assert line is not None
    comment = text[line.value.end : line.end].strip()
    note = f"{comment}\n" if comment.startswith("#") else ""
    cards = [block for block in place.outline.blocks if block.path[:1] == ("cards",)]
    at = cards[-1].body if cards else len(text)
    new = _insert(text, at, f"\n{note}{_card_lines(fields, is_retired=is_retired)}")
    return spliced(text, [Edit(line.start, line.end, ""), *more, new])
