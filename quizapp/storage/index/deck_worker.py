"""Reads the deck files named in pairs (name, path) and writes a line of JSON for each: see `deck_text`.

After them there is a line for the stock of each: nobody waits for it who can work with the decks already.
"""

from __future__ import annotations

import gc
import json
import signal
import sys
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from quizapp.cards.deck import Deck
from quizapp.storage.decks import DeckFile
from quizapp.storage.index.deck_text import Parsed, read_text, reading_of, rows_of
from quizapp.storage.index.packing import pack, to_json

_FIELDS = [each for each in fields(Parsed) if each.name not in ("findings", "stock")]


def _lines(words: list[str]) -> Iterator[list[object]]:
    decks: list[Deck] = []
    for name, path in zip(words[::2], words[1::2], strict=True):
        text = read_text(DeckFile(name, Path(path), 0, 0))
        if not (parsed := text.parsed):
            reading = reading_of(name, text)
            parsed = rows_of(reading)
            decks += [reading.deck] if reading.deck else []
        findings = [astuple(each) for each in parsed.findings]
        yield [name, text.digest, findings, {each.name: getattr(parsed, each.name) for each in _FIELDS}]
    for deck in decks:
        yield [deck.name, deck.digest, *to_json(pack(deck.id, deck.language, deck.notes))]


def _write(lines: SimpleQueue[str]) -> None:
    while line := lines.get():
        sys.stdout.write(line)
        sys.stdout.flush()


def main(words: list[str]) -> None:
    """The files in order; Ctrl+C is for the program that waits for them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # nothing is thrown away before the end
    lines: SimpleQueue[str] = SimpleQueue()
    writing = Thread(target=_write, args=(lines,))  # reading goes on while nobody takes what was written
    writing.start()
    for line in _lines(words):
        lines.put(json.dumps(line) + "\n")
    lines.put("")
    writing.join()


if __name__ == "__main__":
    main(sys.argv[1:])
