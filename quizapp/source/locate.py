"""Finds the line and column of a deck's tables, keys and cards, for messages that point there."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from quizapp.source.outline import Outline
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
        self._tables: dict[str, int] = {}
        self._keys: dict[tuple[str, str], int] = {}
        self._nested: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self._cards: list[int] = []
        self._card_keys: list[dict[str, int]] = []
        self._index()

    def table(self, name: str) -> Place:
        """Return where the table `name` begins, or the key of that name at the top of the file."""
        return self._place(self._tables.get(name, 0))

    def key(self, table: str, key: str) -> Place:
        """Return where the entry `key` of a table stands; the table `""` is the top of the file."""
        if not table:
            return self.table(key)
        offset = self._keys.get((table, key))
        return self.table(table) if offset is None else self._place(offset)

    def nested(self, table: str, key: str) -> list[tuple[str, Place]]:
        """Return the dotted keys under an entry with their places: `Node.js = …` gives `Node.js`."""
        return [(name, self._place(offset)) for name, offset in self._nested.get((table, key), [])]

    def card(self, index: int) -> Place:
        """Return where the header of the card number `index` (from 0) stands."""
        if 0 <= index < len(self._cards):
            return self._place(self._cards[index])
        return self.table("cards")

    def card_key(self, index: int, key: str) -> Place:
        """Return where the field `key` of the card number `index` stands, else the card."""
        if 0 <= index < len(self._card_keys) and key in self._card_keys[index]:
            return self._place(self._card_keys[index][key])
        return self.card(index)

    def card_item(self, index: int, key: str, item: int, name: str = "") -> Place:
        """Return where an item of a card's list stands, or a key of a table there; else the list's key."""
        for block in self._outline.blocks:
            for entry in block.entries:
                if entry.path == ("cards", index, key) and item < len(entry.value.items):
                    value = entry.value.items[item]
                    start = next((each.start for each in value.keys if each.path == (name,)), value.start)
                    return self._place(start)
        return self.card_key(index, key)

    def card_key_is_quoted(self, index: int, key: str) -> bool:
        """Tell whether a card's key is written in quotes, as terms are and fields are not."""
        if 0 <= index < len(self._card_keys) and key in self._card_keys[index]:
            return self._text[self._card_keys[index][key]] in "\"'"
        return False

    def _index(self) -> None:
        header: tuple[str, ...] = ()
        card: dict[str, int] | None = None
        for kind, parts, start, _value, _end in statements(self._text):
            if kind == "key":
                if card is not None:
                    card.setdefault((header + parts)[1], start)
                else:
                    self._note(header + parts, start)
                continue
            header, card = parts, None
            if parts == ("cards",) and kind == "array":
                card = {}
                self._tables.setdefault("cards", start)
                self._cards.append(start)
                self._card_keys.append(card)
            elif parts[0] == "cards" and self._cards:
                card = self._card_keys[-1]  # a table of the card above, as in [[cards.wrong]]
                card.setdefault(parts[-1] if len(parts) == 1 else parts[1], start)
            else:
                self._note(parts, start)

    def _note(self, full: tuple[str, ...], start: int) -> None:
        self._tables.setdefault(full[0], start)
        if len(full) > 1:
            self._keys.setdefault((full[0], full[1]), start)
        if len(full) > 2:
            self._nested.setdefault((full[0], full[1]), []).append((".".join(full[1:]), start))

    @cached_property
    def _outline(self) -> Outline:
        return Outline(self._text)

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
