"""New lines and tables in the text of a deck: where they go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizapp.cards.fields import Fields, toml_of
from quizapp.cards.note_place import NotePlace, line_of
from quizapp.cards.written import Written
from quizapp.source.outline import Entry
from quizapp.source.splice import Edit, TomlValue, toml_key, toml_value


def into_table(
    written: Written, table: str, lines: Mapping[str, str], after: Entry | None = None
) -> Sequence[Edit]:
    """Keys with their texts at the end of a table, or behind a line of it; with a header if it has none.

    ValueError where the table is written in a way that can't be added to.
    """
    if not lines:
        return ()
    after = after or written.dotted(table)
    keys = {key: written.key(after, key) if after else toml_key(key, quoted=True) for key in lines}
    new = "".join(f"{keys[key]} = {toml_value(text)}\n" for key, text in lines.items())
    if after:
        return [Edit(after.end, after.end, new, "lines")]
    if (at := written.end_of(table)) is not None:
        return [Edit(at, at, new, "lines")]
    written.refuse_odd(table)
    above = None if table == "renamed" else written.above_cards()
    at = len(written.text) if above is None else above
    return [Edit(at, at, f"[{table}]\n{new}", "apart")]


def _card_lines(fields: Fields, more: dict[str, TomlValue]) -> str:
    """A card's table; its id first, then its sides, then the rest in the order that is given."""
    first = [name for name in ("id",) if name in fields]
    names = [*first, *(name for name in fields if name != "id")]
    lines = [line_of(name, toml_of(name, fields[name])) for name in names]
    return "".join(["[[cards]]\n", *lines, *(line_of(name, value) for name, value in more.items())])


def new_card(written: Written, fields: Fields, after: NotePlace | None) -> Edit:
    """One more table of `[[cards]]`: behind another, or behind the last."""
    written.refuse_odd("cards")
    at = after.extent[1] if after and after.blocks else written.end_of("cards")
    at = len(written.text) if at is None else at
    return Edit(at, at, _card_lines(fields, {}), "apart")


def as_card(place: NotePlace, fields: Fields, more: dict[str, TomlValue]) -> Sequence[Edit]:
    """A line of two texts made a table of `[[cards]]`, since it is to say more; its comments go with it.

    `more`: keys that have no field in a form.
    """
    line, written = place.line, place.written
    assert line is not None
    written.refuse_odd("cards")
    text = written.text
    start = place.above
    comment = text[line.value.end : line.end].strip()
    comments = text[start : line.start] + (f"{comment}\n" if comment.startswith("#") else "")
    at = written.end_of("cards")
    at = len(text) if at is None else at
    return [Edit(start, line.end, ""), Edit(at, at, comments + _card_lines(fields, more), "apart")]
