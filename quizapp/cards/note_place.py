"""Where a note stands in the text of its deck, and the edits that change its fields there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from quizapp.cards.deck import Note
from quizapp.cards.fields import OWN, SIDES, Fields, toml_of
from quizapp.cards.written import ONE_LINERS, Written
from quizapp.source.outline import Block, Entry
from quizapp.source.splice import Edit, TomlValue, toml_key, toml_value
from quizapp.source.values import parsed


class NotePlace:
    """A line of `[glossary]` or `[faq]`, or a table of `[[cards]]` with those below it."""

    def __init__(self, written: Written, note: Note) -> None:
        """ValueError where the note can't be found, or is written in an odd way; it says which."""
        self.written = written
        self.line: Entry | None = written.one_liner(note)
        self.blocks: Sequence[Block] = () if self.line else written.blocks(note)
        if self.line is None and not self.blocks:
            written.refuse_odd("cards", *ONE_LINERS)
            raise ValueError(f"no card stands in line {note.line}")
        self.note = note

    @property
    def extent(self) -> tuple[int, int]:
        """From its first line to the end of its last."""
        if self.line:
            return self.line.start, self.line.end
        return self.blocks[0].start, self.blocks[-1].body

    @property
    def above(self) -> int:
        """Where its first line begins, or the comment right above it."""
        return self.written.above(self.extent[0])

    @property
    def wording(self) -> str:
        """The text that the note's id is made from, as it is written."""
        return str(self.line.path[1]) if self.line else self.note.prompt

    @property
    def renamed_from(self) -> str:
        """What its author says that it was called; "" where nothing is said, and for a line."""
        return str(self._value("renamed_from") or "")

    @property
    def own(self) -> dict[str, str | list[str]]:
        """What its author wrote of the fields of `OWN`, as it is written."""
        values = {name: self._value(name) for name in OWN}
        return {name: value for name, value in values.items() if value}

    def _value(self, name: str) -> Any:
        """A field's value as it stands in the file; None where it isn't there."""
        entry = next((each for each in self.entries() if each.path[2:] == (name,)), None)
        return parsed(self.written.text, entry.value) if entry else None

    @property
    def id(self) -> str:
        """The id that the author gave."""
        return self.note.id if any(entry.path[2:] == ("id",) for entry in self.entries()) else ""

    @property
    def indent(self) -> str:
        """What stands before its fields."""
        entries = self.blocks[0].entries if self.blocks else ()
        return self.written.text[entries[0].start : entries[0].key] if entries else ""

    def entries(self) -> list[Entry]:
        """Its keys with their values; none of a line."""
        return [entry for block in self.blocks for entry in block.entries]

    def line_edits(self, new: Fields) -> list[Edit]:
        """Edits of a line's two sides."""
        assert self.line is not None
        prompt, answer = SIDES[self.note.kind]
        edits = []
        if prompt in new:
            key = self.written.key(self.line, str(new[prompt]))
            edits.append(Edit(self.line.key, self.line.key_end, key))
        if answer in new:
            value = self.line.value
            edits.append(Edit(value.start, value.end, toml_value(str(new[answer]))))
        return edits

    def card_edits(self, new: Fields) -> list[Edit]:
        """Edits of a card's fields."""
        return [
            edit for name, value in new.items() for edit in self.set_field(name, toml_of(name, value) or None)
        ]

    def set_field(self, name: str, value: TomlValue | None) -> list[Edit]:
        """A field with another value; without one (None) its lines go."""
        entries = [entry for entry in self.entries() if entry.path[2] == name]
        own = [entry for entry in entries if entry.path[2:] == (name,)]
        if own and value is not None:
            return [Edit(own[0].value.start, own[0].value.end, toml_value(value))]
        below = [block for block in self.blocks[1:] if block.path[2] == name]  # [[cards.wrong]]
        edits = [Edit(block.start, block.body, "") for block in below]
        edits += [
            Edit(e.start, e.end, "") for e in entries if not any(b.start <= e.start < b.body for b in below)
        ]
        if value is not None:
            at = self.blocks[0].body
            edits.append(Edit(at, at, line_of(name, value, self.indent), "lines"))
        return edits


def line_of(name: str, value: TomlValue, indent: str = "") -> str:
    """A field with its value, as a line."""
    return f"{indent}{toml_key(name)} = {toml_value(value)}\n"
