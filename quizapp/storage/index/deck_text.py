"""Reads deck files for the index: their bytes, then the rows they come to; big ones in another process."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizapp.source.finding import Finding
from quizapp.storage.decks import DeckFile, TooLarge, read

if TYPE_CHECKING:
    import subprocess

BIG = 4 << 20  # bytes; reading them takes longer than starting a process


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a deck's text comes to, as rows; `deck_id` is empty where it can't be read.

    `facts` and each note's data are JSON. A card has its id, the place of its note, direction and gap.
    `asked` is how many notes are not retired.
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


@dataclass(frozen=True, slots=True)
class Text:
    """A file's bytes and their digest (empty where it can't be read: then `parsed` says why)."""

    data: bytes
    digest: str
    parsed: Parsed | None = None


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


def parse_text(name: str, text: Text) -> Parsed:
    """The rows that a deck's bytes come to; `name` is its path without `.toml`."""
    from quizapp.cards.reading import read_deck  # a TOML reader and pydantic: only for what has changed
    from quizapp.cards.stored import deck_facts, note_facts

    reading = read_deck(text.data, name)
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
    )


class Reading:
    """Big deck files that another process reads meanwhile. To be closed.

    A process of its own and not `multiprocessing`, which can't begin one under a full-screen program.
    """

    def __init__(self, files: Iterable[DeckFile]) -> None:
        """Begins at once; without a big file nothing is begun."""
        self._found: dict[str, Text] = {}
        self._process: subprocess.Popen[bytes] | None = None
        big = [word for file in files if file.size >= BIG for word in (file.name, str(file.path))]
        if big and sys.executable:
            import subprocess

            command = [sys.executable, "-P", "-m", "quizapp.storage.index.deck_worker", *big]
            with suppress(OSError):
                self._process = subprocess.Popen(  # noqa: S603 - this very program
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
                )

    def result(self, file: DeckFile) -> Text | None:
        """What the other process made of a file; None where it has none, or could not."""
        while self._process and self._process.stdout and file.name not in self._found and file.size >= BIG:
            line = self._process.stdout.readline()
            if not line:
                break
            name, digest, findings, fields = json.loads(line)
            parsed = Parsed(**fields, findings=tuple(Finding(*each) for each in findings))
            self._found[name] = Text(b"", digest, parsed)
        return self._found.pop(file.name, None)

    def close(self) -> None:
        """Lets go of the other process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
