"""A format for tests of importing: `term = definition` a line, with marks of how sure it is; ways into it."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from app_kit import Desk, Home

import quizapp.formats
import quizapp.formats.guessing
from quizapp.cards.new_note import NewNote
from quizapp.formats import Format, Reader
from quizapp.formats.found import Found, FoundCard, Left, Refused, Review, Sure
from quizapp.formats.wishes import ReadWish

WORDS = """Ore = Rock that is worth mining
Smelter = A plant where metal is melted
?Slag = What is left over
??Contents = page 4
no pair here
Flux = Lowers the melting point
"""


class FakeReader:
    """`?` before a pair: likely a card; `??`: doubtful. `deck:` names the deck of what follows."""

    def __init__(self) -> None:
        self.slow = 0.0
        self.reads = 0

    def looks(self, data: bytes, name: str) -> float:
        return 0.0 if data.startswith(b"alien") else 0.6

    def read(self, data: bytes, wish: ReadWish) -> Found:
        self.reads += 1
        time.sleep(self.slow)
        text = data.decode("utf-8", "replace")
        if text.startswith("broken"):
            raise Refused("it is broken in line 1")
        cards: list[FoundCard] = []
        left: list[Left] = []
        deck = ""
        for number, line in enumerate(text.split("\n"), 1):
            bare = line.lstrip("?")
            term, sign, definition = bare.partition("=")
            if line.startswith("deck:"):
                deck = line.removeprefix("deck:").strip()
            elif sign:
                sure: tuple[Sure, ...] = ("sure", "likely", "doubtful")
                note = NewNote("term", term.strip(), definition.strip())
                card = FoundCard(note, number, "a line with =", sure[len(line) - len(bare)], deck)
                reviews = (Review(1_700_000_000_000 + number, 3, 900),) if wish.reviews else ()
                cards.append(replace(card, reviews=reviews))
            elif line.strip():
                left.append(Left(number, line, "it has no ="))
        return Found(tuple(cards), tuple(left))


class FakeFormat(Format):
    """A format whose reader is at hand, and need be no module."""

    def reader(self) -> Reader:
        return READERS[self.module]


READERS: dict[str, FakeReader] = {}


def fake(monkeypatch: pytest.MonkeyPatch, name: str = "fake", label: str = "pairs") -> FakeReader:
    """The only format that there is."""
    READERS[name] = FakeReader()
    formats = (FakeFormat(name, label, (".pairs",), name),)
    monkeypatch.setattr(quizapp.formats, "FORMATS", formats)
    monkeypatch.setattr(quizapp.formats.guessing, "FORMATS", formats)
    return READERS[name]


def file(home: Home, text: str = WORDS, name: str = "words.pairs") -> Path:
    path = home.root / name
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


async def name_file(d: Desk, path: str) -> None:
    """Opens the import and names a file."""
    await d.press("i")
    await d.at("Import")
    d.screen.path.value = path
    await d.pilot.pause()


async def look_at(d: Desk, path: str = "words.pairs") -> None:
    """Opens the import and looks through a file."""
    await name_file(d, path)
    await d.press("enter")
    await d.at("LookThrough")
    await settled(d)


async def settled(d: Desk) -> None:
    """Until it is known what is there already."""
    await d.until(lambda: bool(d.screen.ticks.outlook.decks), "nothing was looked up")
    await d.pilot.pause()


async def hears(d: Desk, words: str) -> None:
    """Waits for a word at the edge of the screen, however it is broken into lines there."""
    wanted = words.replace(" ", "")

    def said() -> str:
        return "".join(line.partition("▌")[2].strip(" ▂") for line in d.lines).replace(" ", "")

    await d.until(lambda: wanted in said(), f"{words!r} was not said")


def deck_text(home: Home, name: str) -> str:
    return (home.root / "decks" / f"{name}.toml").read_text("utf-8")
