"""Where an author wrote what: the place of each field of a note in the text of its deck."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from quizapp.cards.deck import Note
from quizapp.source.outline import Block, Entry, Outline, Place
from quizapp.source.pieces import CARDS, Sheet
from quizapp.source.splice import toml_key
from quizapp.source.values import Value

ONE_LINERS = ("glossary", "faq")
_PROMPT = {"term": "term", "question": "question", "cloze": "cloze"}
_ANSWER = {"term": "definition", "question": "answer", "cloze": "cloze"}


_COMMENT = re.compile(r"[ \t]*#(?!:)")
_BRACKETS = {"table": "{ … }", "list": "[ … ]"}


class OddWriting(ValueError):
    """Something is written in a way that is only edited as text; the message says where, and how."""


def field_name(note: Note, name: str) -> str:
    """A field as the file calls it: `prompt` and `answer` go by other names in a term or a cloze."""
    if name == "prompt":
        return _PROMPT[note.kind]
    return _ANSWER[note.kind] if name in ("answer", "definition") else name


class Written:
    """Finds fields by their notes; where one can't be found the note's line is told."""

    def __init__(self, text: str, sheet: Sheet | None = None) -> None:
        """`text` is the whole file, as it was read; `sheet`: it in pieces, if they are at hand."""
        self.outline = Outline(text)
        self._given = sheet
        self._one_liners: dict[int, dict[int, Entry]] = {}  # by pieces, then by where they begin

    @property
    def text(self) -> str:
        """The whole file."""
        return self.outline.text

    @cached_property
    def sheet(self) -> Sheet:
        """The text in pieces: one of them tells where a note stands, and the others needn't be looked at."""
        return self._given or Sheet(self.text)

    def line(self, note: Note) -> Place:
        """Where a note begins."""
        found = self._extent(note, "prompt", None) if self.one_liner(note) else None
        return self.outline.place(*found) if found else Place(note.line, 1)

    def field(self, note: Note, name: str, item: int | None = None) -> Place:
        """Where a field stands: `prompt`, `answer`, `hint`, `accept` … `item` is a place in a list."""
        found = self._extent(note, name, item)
        return self.outline.place(*found) if found else self.line(note)

    def words(self, note: Note, name: str, words: str, item: int | None = None) -> Place:
        """Where some words of a field stand; the whole field if they are written in another way there."""
        found = self._extent(note, name, item)
        if not found:
            return self.line(note)
        at = self.outline.text.find(words, *found) if words else -1
        return self.outline.place(*(found if at < 0 else (at, at + len(words))))

    def of_deck(self, key: str) -> Place:
        """Where a key of `[deck]` stands; the first line without one."""
        for entry in self.entries("deck"):
            if entry.path == ("deck", key):
                return self.outline.place(entry.key, entry.key_end)
        return Place(1, 1)

    def name_at(self, line: int, col: int) -> str:
        """The field of `[[cards]]`, or the key of `[deck]`, that has this place; "" where it is in none."""
        for block in self.outline.blocks:
            for entry in block.entries:
                first, last = self.outline.place(entry.key), self.outline.place(max(entry.key, entry.end - 1))
                deep = {"cards": 2, "deck": 1}.get(str(entry.path[0]), len(entry.path))
                if len(entry.path) > deep and first[:2] <= (line, col) and line <= last.line:
                    return str(entry.path[deep])
        return ""

    def one_liner(self, note: Note) -> Entry | None:
        """The line of `[glossary]` or `[faq]` that a note is; None where it is a table of `[[cards]]`."""
        number, at = self.sheet.line(note.line)
        if number not in self._one_liners:
            self._one_liners[number] = {
                entry.start: entry
                for block in self.sheet.outline(number).blocks
                for entry in block.entries
                if len(entry.path) == 2 and entry.path[0] in ONE_LINERS
            }
        return self._one_liners[number].get(at)

    def blocks(self, note: Note) -> tuple[Block, ...]:
        """The `[[cards]]` that a note is, and the tables of it that follow (`[[cards.wrong]]`)."""
        number, at = self.sheet.line(note.line)
        blocks = [block for block in self.sheet.outline(number).blocks if block.path[:1] == CARDS]
        own = next((block.path[:2] for block in blocks if block.start == at and len(block.path) == 2), None)
        return tuple(block for block in blocks if block.path[:2] == own) if own else ()

    def dotted(self, name: str) -> Entry | None:
        """The last line of a table that has no header: `glossary."a" = "b"` above all headers."""
        last = None
        for number in self.sheet.of(()):
            for entry in self.sheet.outline(number).blocks[0].entries:
                last = entry if len(entry.path) > 1 and entry.path[0] == name else last
        return last

    def entries(self, name: str) -> Iterator[Entry]:
        """The lines of a table: below its header, or above all headers with its name before them."""
        for number in (*self.sheet.of(()), *self.sheet.of((name,))):
            for block in self.sheet.outline(number).blocks:
                yield from (entry for entry in block.entries if entry.path[0] == name)

    def end_of(self, name: str) -> int | None:
        """Where the last line of a table ends, or of the last of `[[cards]]`; None where there is none."""
        numbers = self.sheet.of((name,))
        return self.sheet.outline(numbers[-1]).blocks[-1].body if numbers else None

    def above_cards(self) -> int | None:
        """Where a table can be put in above the first of `[[cards]]`; None where there are none."""
        first = next(iter(self.sheet.of(CARDS)), None)
        if first is None:
            return None
        before = self.sheet.outline(first - 1).blocks[-1] if first else None
        return (
            before.body
            if before and (before.path or before.entries)
            else self.above(self.sheet.starts[first])
        )

    def key(self, entry: Entry, name: str) -> str:
        """Another key in the place of a line's, as TOML: with its table before it if it has that now."""
        number = bisect_right(self.sheet.starts, entry.start) - 1
        table = "" if self.sheet.pieces[number].header else f"{toml_key(str(entry.path[0]))}."
        return table + toml_key(name, quoted=True)

    def refuse_odd(self, *names: str) -> None:
        """Raises OddWriting where one of these tables is written as one value: `glossary = { … }`."""
        above = [
            entry for number in self.sheet.of(()) for entry in self.sheet.outline(number).blocks[0].entries
        ]
        for entry in above:
            if len(entry.path) == 1 and entry.path[0] in names and entry.value.kind in _BRACKETS:
                line = self.outline.place(entry.key).line
                how = f"{entry.path[0]} = {_BRACKETS[entry.value.kind]}"
                raise OddWriting(f"line {line} has {how}, which is only edited as text: E opens it there")

    def above(self, start: int) -> int:
        """Where the comment begins that stands right above a line, without a blank line; else `start`.

        A line for editors (`#:schema`) is about the file.
        """
        number = bisect_right(self.sheet.starts, start) - 1
        before = [
            entry.end
            for block in self.sheet.outline(number).blocks
            for entry in block.entries
            if entry.end <= start
        ]
        if not before and number:
            before = [self.sheet.outline(number - 1).blocks[-1].body]
        floor = max(before, default=self.sheet.starts[0])
        at = start
        while at > floor:
            line = max(self.text.rfind("\n", 0, at - 1) + 1, self.sheet.starts[0])  # behind a byte order mark
            if line < floor or not _COMMENT.match(self.text, line):
                break
            at = line
        return at

    def _extent(self, note: Note, name: str, item: int | None) -> tuple[int, int] | None:
        if line := self.one_liner(note):
            if name in ("prompt", "id", "term", "question"):
                return line.key, line.key_end
            return (line.value.start, line.value.end) if name in ("answer", "definition") else None
        field = field_name(note, name)
        entries = [each for block in self.blocks(note) for each in block.entries if each.path[2] == field]
        if not entries:
            return None
        value = entries[0].value
        if item is not None:
            value = _item(entries, item)
        return value.start, value.end


def _item(entries: list[Entry], item: int) -> Value:
    """An item of a list, or of tables that follow each other, each with one `text`."""
    items = entries[0].value.items
    if items:
        return items[item] if item < len(items) else entries[0].value
    texts = [entry.value for entry in entries if entry.path[-1] == "text"]
    return texts[item] if item < len(texts) else entries[0].value
