"""Where an author wrote what: the place of each field of a note in the text of its deck."""

from __future__ import annotations

from functools import cached_property

from quizapp.cards.deck import Note
from quizapp.source.outline import Block, Entry, Outline, Place
from quizapp.source.values import Value

ONE_LINERS = ("glossary", "faq")
_PROMPT = {"term": "term", "question": "question", "cloze": "cloze"}
_ANSWER = {"term": "definition", "question": "answer", "cloze": "cloze"}


def field_name(note: Note, name: str) -> str:
    """A field as the file calls it: `prompt` and `answer` go by other names in a term or a cloze."""
    if name == "prompt":
        return _PROMPT[note.kind]
    return _ANSWER[note.kind] if name in ("answer", "definition") else name


class Written:
    """Finds fields by their notes; where one can't be found the note's line is told."""

    def __init__(self, text: str) -> None:
        """`text` is the whole file, as it was read."""
        self.outline = Outline(text)

    def line(self, note: Note) -> Place:
        """Where a note begins."""
        found = self._extent(note, "prompt", None) if note.line in self._one_liners else None
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
        for block in self.outline.blocks:
            for entry in block.entries:
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
        return self._one_liners.get(note.line)

    def blocks(self, note: Note) -> tuple[Block, ...]:
        """The `[[cards]]` that a note is, and the tables of it that follow (`[[cards.wrong]]`)."""
        return tuple(self._cards.get(note.line, ()))

    @cached_property
    def _one_liners(self) -> dict[int, Entry]:
        return {
            self.outline.place(entry.key).line: entry
            for block in self.outline.blocks
            for entry in block.entries
            if len(entry.path) == 2 and entry.path[0] in ONE_LINERS
        }

    @cached_property
    def _cards(self) -> dict[int, list[Block]]:
        """By the line of a `[[cards]]` its blocks."""
        out: dict[int, list[Block]] = {}
        lines: dict[int, int] = {}
        for block in self.outline.blocks:
            if len(block.path) > 1 and block.path[0] == "cards" and isinstance(block.path[1], int):
                line = lines.setdefault(block.path[1], self.outline.place(block.header).line)
                out.setdefault(line, []).append(block)
        return out

    @cached_property
    def _card_fields(self) -> dict[int, dict[str, list[Entry]]]:
        """By the line of a `[[cards]]` its entries by field; those of `[[cards.wrong]]` below it too."""
        out: dict[int, dict[str, list[Entry]]] = {}
        for line, blocks in self._cards.items():
            fields = out.setdefault(line, {})
            for entry in (entry for block in blocks for entry in block.entries):
                fields.setdefault(str(entry.path[2]), []).append(entry)
        return out

    def _extent(self, note: Note, name: str, item: int | None) -> tuple[int, int] | None:
        if line := self._one_liners.get(note.line):
            if name in ("prompt", "id", "term", "question"):
                return line.key, line.key_end
            return (line.value.start, line.value.end) if name in ("answer", "definition") else None
        entries = self._card_fields.get(note.line, {}).get(field_name(note, name), [])
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
