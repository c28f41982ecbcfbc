"""Reads deck files for the index: their bytes, then the rows they come to; big ones in another process."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from quizapp.source.finding import Finding
from quizapp.storage.decks import DeckFile, TooLarge, read

if TYPE_CHECKING:
    import subprocess

    from quizapp.cards.reading import Reading as DeckReading
    from quizapp.storage.index.packing import Packed

BIG = 4 << 20  # bytes; reading them takes longer than starting a process


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a deck's text comes to, as rows; `deck_id` is empty where it can't be read.

    `facts` and each note's data are JSON. A card has its id, the place of its note, direction and gap.
    `asked` is how many notes are not retired. `stock`: None where it is made when it is first asked for.
    """

    deck_id: str = ""
    title: str = ""
    content: str = ""
    facts: str = ""
    asked: int = 0
    notes: Sequence[tuple[str, str]] = ()
    cards: Sequence[tuple[str, int, str, int]] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    stock: Packed | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A file's bytes and their digest (empty where it can't be read: then `parsed` says why).

    `reading`: the deck that they are, where that was looked at before.
    """

    data: bytes
    digest: str
    parsed: Parsed | None = None
    reading: DeckReading | None = None


def read_text(file: DeckFile) -> Text:
    """Reads a deck file; what prevents it is among the findings."""
    path = f"{file.name}.toml"
    try:
        data = read(file.path)
    except TooLarge as error:
        return Text(b"", "", Parsed(findings=(Finding(path, 1, 1, "D005", str(error)),)))
    except OSError as error:
        what = f"this file can't be read: {error.strerror or error}"
        finding = Finding(path, 1, 1, "D007", what, "look at its permissions")
        return Text(b"", "", Parsed(findings=(finding,)))
    return Text(data, hashlib.sha256(data).hexdigest())


def reading_of(name: str, text: Text) -> DeckReading:
    """The deck that a file's bytes are; `name` is its path without `.toml`."""
    if text.reading:
        return text.reading
    from quizapp.cards.reading import read_deck  # a TOML reader and pydantic: only for what has changed

    return read_deck(text.data, name)


def with_reading(name: str, text: Text) -> Text:
    """A file's bytes with the deck that they are, if they could be read."""
    return text if text.parsed else replace(text, reading=reading_of(name, text))


def rows_of(reading: DeckReading, *, stock: bool = False) -> Parsed:
    """The rows that a deck comes to; `stock`: with its stock."""
    from quizapp.cards.stored import deck_facts, note_facts
    from quizapp.storage.index.packing import pack

    deck = reading.deck
    if deck is None:
        return Parsed(findings=reading.findings)
    place = {note.id: place for place, note in enumerate(deck.notes)}
    return Parsed(
        deck_id=deck.id,
        title=deck.title,
        content=deck.digest,
        facts=json.dumps(deck_facts(deck), ensure_ascii=False),
        findings=reading.findings,
        asked=sum(not note.retired for note in deck.notes),
        notes=[(note.id, json.dumps(note_facts(note), ensure_ascii=False)) for note in deck.notes],
        cards=[(card.id, place[card.note.id], card.direction, card.gap) for card in deck.cards],
        aliases=deck.aliases,
        stock=pack(deck.id, deck.language, deck.notes) if stock else None,
    )


class Reading:
    """Deck files that another process reads meanwhile, where there is much in them. To be closed.

    A process of its own and not `multiprocessing`, which can't begin one under a full-screen program.
    """

    def __init__(self, files: Sequence[DeckFile]) -> None:
        """Begins at once; with little to read nothing is begun."""
        self._found: dict[str, Text] = {}
        self._process: subprocess.Popen[bytes] | None = None
        if sum(file.size for file in files) >= BIG and sys.executable:
            import subprocess

            words = [word for file in files for word in (file.name, str(file.path))]
            command = [sys.executable, "-P", "-m", "quizapp.storage.index.deck_worker", *words]
            with suppress(OSError):
                self._process = subprocess.Popen(  # noqa: S603 - this very program
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )

    def result(self, file: DeckFile) -> Text | None:
        """What the other process made of a file; None where it has none, or could not."""
        while file.name not in self._found and (told := self._next()):
            name, digest, findings, fields = told
            parsed = Parsed(**fields, findings=tuple(Finding(*each) for each in findings))
            self._found[name] = Text(b"", digest, parsed)
        return self._found.pop(file.name, None)

    def stocks(self) -> Iterator[tuple[str, str, Packed]]:
        """After the results the decks' stocks, each behind its deck's name and its content's digest."""
        from quizapp.storage.index.packing import from_json

        while told := self._next():
            yield told[0], told[1], from_json(told[2:])

    def _next(self) -> list[Any]:
        """One more line that the other process wrote; empty at the end."""
        line = self._process.stdout.readline() if self._process and self._process.stdout else b""
        return json.loads(line) if line else []

    def close(self) -> None:
        """Lets go of the other process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
