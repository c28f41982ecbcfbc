"""Finds the line and column of a deck's tables, keys and cards, for messages that point there."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from quizapp.source.extent import extent
from quizapp.source.outline import Block, Entry, Outline, Path
from quizapp.source.scan import statements

Place = tuple[int, int]
"""A line and a column, both from 1; columns count characters."""


class Places:
    """Where things stand in a text.

    Never raises: what can't be found is placed at the nearest thing around it (a card's key at its card, an
    entry at its table), and at last at line 1.
    """

    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")

    @cached_property
    def _found(self) -> _Found:
        return _Found(self._text)

    def table(self, name: str) -> Place:
        """Return where the table `name` begins, or the key of that name at the top of the file."""
        return self._place(self._found.tables.get(name, 0))

    def key(self, table: str, key: str) -> Place:
        """Return where the entry `key` of a table stands; the table `""` is the top of the file."""
        if not table:
            return self.table(key)
        offset = self._found.keys.get((table, key))
        return self.table(table) if offset is None else self._place(offset)

    def nested(self, table: str, key: str) -> list[tuple[str, Place]]:
        """Return the dotted keys under an entry with their places: `Node.js = …` gives `Node.js`."""
        return [(name, self._place(offset)) for name, offset in self._found.nested.get((table, key), [])]

    def card(self, index: int) -> Place:
        """Return where the header of the card number `index` (from 0) stands."""
        if 0 <= index < len(self._found.cards):
            return self._place(self._found.cards[index])
        return self.table("cards")

    def card_key(self, index: int, key: str) -> Place:
        """Return where the field `key` of the card number `index` stands, else the card."""
        if 0 <= index < len(self._found.card_keys) and key in self._found.card_keys[index]:
            return self._place(self._found.card_keys[index][key])
        return self.card(index)

    def value(self, table: str, key: str) -> Place:
        """Return where the value of a table's entry stands, else its key."""
        return self._value((table, key) if table else (key,)) or self.key(table, key)

    def item(self, table: str, key: str, item: int) -> Place:
        """Return where an item of a list stands that a table has, else the list's key."""
        return self._item((table, key), item, "") or self.key(table, key)

    def card_value(self, index: int, key: str) -> Place:
        """Return where the value of a card's field stands, else its key."""
        return self._value(("cards", index, key)) or self.card_key(index, key)

    def card_item(self, index: int, key: str, item: int, name: str = "") -> Place:
        """Return where an item of a card's list stands, or a key of a table there; else the list's key."""
        return self._item(("cards", index, key), item, name) or self.card_key(index, key)

    def length(self, place: Place) -> int:
        """Return how many characters of its line are meant by a place that this object gave."""
        return extent(self._text, self._line_starts[place[0] - 1] + place[1] - 1)

    def _value(self, path: Path) -> Place | None:
        entry = self._entries.get(path)
        return self._place(entry.value.start) if entry else None

    def _item(self, path: Path, item: int, name: str) -> Place | None:
        """Where an item of a list stands, also one with a header of its own; or its key `name`."""
        if found := self._entries.get((*path, item, name)):
            return self._place(found.key)
        if (*path, item) in self._headers:
            return self._place(self._headers[*path, item])
        entry = self._entries.get(path)
        if entry is None or item >= len(entry.value.items):
            return None
        value = entry.value.items[item]
        return self._place(next((each.start for each in value.keys if each.path == (name,)), value.start))

    def card_key_is_quoted(self, index: int, key: str) -> bool:
        """Tell whether a card's key is written in quotes, as terms are and fields are not."""
        if 0 <= index < len(self._found.card_keys) and key in self._found.card_keys[index]:
            return self._text[self._found.card_keys[index][key]] in "\"'"
        return False

    @cached_property
    def _blocks(self) -> tuple[Block, ...]:
        return Outline(self._text).blocks

    @cached_property
    def _entries(self) -> dict[Path, Entry]:
        return {entry.path: entry for block in reversed(self._blocks) for entry in reversed(block.entries)}

    @cached_property
    def _headers(self) -> dict[Path, int]:
        return {block.path: block.header for block in self._blocks}

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, pos = [0], self._text.find("\n")
        while pos >= 0:
            starts.append(pos + 1)
            pos = self._text.find("\n", pos + 1)
        return starts

    def _place(self, offset: int) -> Place:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1


class _Found:
    """The offsets of what stands in a text."""

    def __init__(self, text: str) -> None:
        self.tables: dict[str, int] = {}
        self.keys: dict[tuple[str, str], int] = {}
        self.nested: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self.cards: list[int] = []
        self.card_keys: list[dict[str, int]] = []
        header: tuple[str, ...] = ()
        card: dict[str, int] | None = None
        for kind, parts, start, _value, _end in statements(text):
            if kind == "key":
                if card is not None:
                    card.setdefault((header + parts)[1], start)
                else:
                    self._note(header + parts, start)
                continue
            header, card = parts, None
            if parts == ("cards",) and kind == "array":
                card = {}
                self.tables.setdefault("cards", start)
                self.cards.append(start)
                self.card_keys.append(card)
            elif parts[0] == "cards" and self.cards:
                card = self.card_keys[-1]  # a table of the card above, as in [[cards.wrong]]
                card.setdefault(parts[-1] if len(parts) == 1 else parts[1], start)
            else:
                self._note(parts, start)

    def _note(self, full: tuple[str, ...], start: int) -> None:
        self.tables.setdefault(full[0], start)
        if len(full) > 1:
            self.keys.setdefault((full[0], full[1]), start)
        if len(full) > 2:
            self.nested.setdefault((full[0], full[1]), []).append((".".join(full[1:]), start))
