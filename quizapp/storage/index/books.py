"""Follows the deck files: one that is unchanged is never parsed again, its notes come out of the index."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.source.finding import Finding
from quizapp.storage.decks import DeckFile
from quizapp.storage.index.book import books as books
from quizapp.storage.index.deck_text import Parsed, Reading, Text, read_text, reading_of, rows_of
from quizapp.storage.index.held import card as card
from quizapp.storage.index.held import deck as deck
from quizapp.storage.index.stocking import drop, put
from quizapp.storage.index.store import Store, Touched

_KNOWN = "SELECT key, name, size, mtime, digest FROM deck"
_ADD = """INSERT INTO deck(
        name, size, mtime, digest, id, title, content, facts, findings, notes, cards, paired)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_CARD = """INSERT INTO card(id, heir, deck, note, place, direction, gap) VALUES (?, 0, ?, ?, ?, ?, ?)
    ON CONFLICT(id) DO UPDATE SET deck = excluded.deck, note = excluded.note, place = excluded.place,
    direction = excluded.direction, gap = excluded.gap"""
_LEAVE = "UPDATE card SET deck = NULL, note = NULL WHERE deck = ?"
_SETTLED_NS = 2_000_000_000  # a file changed so shortly ago may change again without its time telling
_COMPARED = 10_000  # notes before and after an edit; more would take too long to look through
MUCH = 1 << 20  # bytes of new text; the stocks of less are made in a moment when they are first asked for


@dataclass(frozen=True, slots=True)
class _Known:
    key: int
    name: str
    size: int
    mtime: int
    digest: str

    def as_is(self, file: DeckFile) -> bool:
        return (self.size, self.mtime) == (file.size, file.mtime_ns)


def _known(store: Store) -> dict[str, _Known]:
    return {row[1]: _Known(*row) for row in store.db.execute(_KNOWN)}


def follow(
    store: Store,
    files: Iterable[DeckFile],
    touched: Touched,
    now_ns: int,
    tell: Callable[[int], None] = lambda _bytes: None,
    reading: Reading | None = None,
    texts: Mapping[str, Text] | None = None,
) -> None:
    """Reads the decks that are new or changed; `tell` hears of bytes that were read.

    `reading`: files that another process has begun to read already; `texts`: by name those that were read.
    """
    known, here = _known(store), {file.name: file for file in files}
    fresh = [file for name, file in here.items() if not (name in known and known[name].as_is(file))]
    much = sum(file.size for file in fresh) >= MUCH
    for name, old in known.items():
        if name not in here:
            _drop(store, touched, old)
    for file in fresh:
        text = texts.get(file.name) if texts else reading.result(file) if reading else None
        text = text or read_text(file)
        _follow_file(store, touched, file, text, known.get(file.name), now_ns, stock=much)
        tell(file.size)


def _follow_file(
    store: Store,
    touched: Touched,
    file: DeckFile,
    text: Text,
    old: _Known | None,
    now_ns: int,
    *,
    stock: bool,
) -> None:
    settled = now_ns - file.mtime_ns > _SETTLED_NS and text.digest
    mtime = file.mtime_ns if settled else 0
    if old and text.digest and old.digest == text.digest:
        store.db.execute("UPDATE deck SET size = ?, mtime = ? WHERE key = ?", (file.size, mtime, old.key))
        return
    touched.moved = True  # what moved ends at cards that are at hand
    parsed = text.parsed or rows_of(reading_of(file.name, text), stock=stock)
    if old:
        _note_edits(store, old, parsed)
        _drop(store, touched, old)
    if parsed.deck_id and (owner := _owner(store, parsed.deck_id)):
        # Two decks of one id would share their history. Read again each time, until one has another.
        findings = (*parsed.findings, _clash(file.name, parsed.deck_id, owner))
        _add(store, touched, file, 0, "", Parsed(findings=findings))
    else:
        _add(store, touched, file, mtime, text.digest, parsed)


def _note_edits(store: Store, old: _Known, parsed: Parsed) -> None:
    """Notes what became of a deck's notes, for their author; not where it could not be read, or is huge."""
    rows = store.db.execute("SELECT id, data FROM note WHERE deck = ?", (old.key,)).fetchall()
    if parsed.deck_id and rows and len(rows) + len(parsed.notes) <= _COMPARED:
        from quizapp.cards.changes import compared
        from quizapp.cards.stored import note_from

        before, after = (
            [note_from(id, json.loads(data)) for id, data in each] for each in (rows, parsed.notes)
        )
        changes = compared(before, after)
        if changes.edited or changes.new or changes.retired:
            store.edits.append((parsed.title, str(changes)))


def take_stocks(store: Store, reading: Reading, tell: Callable[[float], None]) -> None:
    """Keeps the stocks that another process made of the decks it has read; `tell` hears the share done."""
    sql = "SELECT name, key, content FROM deck WHERE id <> ''"
    decks = {name: (key, content) for name, key, content in store.db.execute(sql)}
    for done, (name, content, packed) in enumerate(reading.stocks(), 1):
        key, known = decks.get(name, (0, ""))
        if known == content:
            put(store, key, packed)
        tell(min(1.0, done / max(1, len(decks))))


def _owner(store: Store, deck_id: str) -> str:
    found = store.db.execute("SELECT name FROM deck WHERE id = ?", (deck_id,)).fetchone()
    return str(found[0]) if found else ""


def _clash(name: str, deck_id: str, owner: str) -> Finding:
    what = f"this deck has the id {deck_id!r}, and so has {owner}.toml"
    return Finding(f"{name}.toml", 1, 1, "D006", what, "give one of them another id under [deck]")


def _drop(store: Store, touched: Touched, old: _Known) -> None:
    store.db.execute(_LEAVE, (old.key,))
    store.db.execute("DELETE FROM note WHERE deck = ?", (old.key,))
    store.db.execute("DELETE FROM deck WHERE key = ?", (old.key,))
    store.db.execute("DELETE FROM alias WHERE deck = ?", (old.key,))
    drop(store, old.key)
    touched.moved = True


def _add(store: Store, touched: Touched, file: DeckFile, mtime: int, digest: str, parsed: Parsed) -> None:
    told = json.dumps([list(_told(f)) for f in parsed.findings], ensure_ascii=False)
    who = (parsed.deck_id, parsed.title, parsed.content)
    counts = (parsed.asked, len(parsed.cards), len(parsed.cards) > parsed.asked)
    row = (file.name, file.size, mtime, digest, *who, parsed.facts, told, *counts)
    key = store.db.execute(_ADD, row).lastrowid
    first = _first_free(store)
    notes = ((first + place, key, place, id, data) for place, (id, data) in enumerate(parsed.notes))
    store.db.executemany("INSERT INTO note VALUES (?, ?, ?, ?, ?)", notes)
    cards = (
        (id, key, first + note, place, direction, gap)
        for place, (id, note, direction, gap) in enumerate(parsed.cards)
    )
    store.db.executemany(_CARD, cards)
    store.db.execute("UPDATE card SET heir = key WHERE heir = 0")
    aliases = [(key, source, target) for source, target in parsed.aliases.items()]
    store.db.executemany("INSERT INTO alias VALUES (?, ?, ?)", aliases)
    touched.moved = touched.moved or bool(aliases)
    if key and parsed.stock:
        put(store, key, parsed.stock)


def _told(f: Finding) -> Iterator[Any]:
    yield from (f.path, f.line, f.col, f.code, f.message, f.help, f.severity)


def _first_free(store: Store) -> int:
    return int(store.db.execute("SELECT coalesce(max(key), 0) + 1 FROM note").fetchone()[0])
