"""Texts of megabytes in the app: each step within seconds, and as text.

A deck of one such card among small ones is studied, asked, looked at, searched and edited; the time of each
key, until all is painted, and the memory of the process are bounded.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from unittest import mock

sys.path.append(str(Path(__file__).parents[1] / "tui"))

from app_kit import NARROW, WIDE, Desk, Home, desk
from fuzz.hostile_app import harmless
from helpers.trials import Tally

from quizapp.storage import places

STEP = 2.0  # seconds of a key, until all is painted
READS = 12.0  # of the keys before which a file of 10 MB is read, parsed or looked through
MEMORY = 1_500  # MB
TEN = 10_000_000
_OTHERS = '"b" = "c c c"\n"d" = "e ef"\n"f" = "g"\n"h" = "i"\n"j" = "k"\n'


def _answer(text: str) -> str:
    return f'[glossary]\n"a" = "{text}"\n{_OTHERS}'


def _card(fields: str) -> str:
    return f"[[cards]]\n{fields}\n[glossary]\n{_OTHERS}"


TEXTS: dict[str, Callable[[], str]] = {
    "words": lambda: _answer("word " * (TEN // 5)),
    "one word": lambda: _answer("x" * TEN),
    "brackets": lambda: _answer("[b][" * (TEN // 4)),
    "its own term, again and again": lambda: _answer("*a " * (TEN // 3)),
    "lines": lambda: _answer("x\\n" * (TEN // 2)),
    "marks": lambda: _answer("e" + "\u0301" * (TEN // 2)),
    "right to left": lambda: _answer("\u05d0\u05d1 " * (TEN // 5)),
    "a term": lambda: f'[glossary]\n"{"x " * (TEN // 2)}" = "a"\n{_OTHERS}',
    "a question": lambda: (
        f'[[cards]]\nquestion = "{"why " * (TEN // 4)}"\nanswer = "a"\n[glossary]\n{_OTHERS}'
    ),
    "a sentence": lambda: _card(f'cloze = "{"w " * (TEN // 2)} {{{{gap}}}}"'),
}
_STUDY = ("s", "space", "3", "space", "3", "escape")
_QUIZ = ("enter", "1", "enter", "2", "enter", "escape", "escape")
_DECK = ("d", "down", "slash", "w", "escape", "escape", "escape")
_EDIT = ("e", "down", "escape", "escape")
_READING = {"Home": ("s", "enter", "e"), "Question": ("enter",)}
"""The first study parses the file, the editor does, and so does what comes after a question: it is new."""


def texts(dice: random.Random, tally: Tally) -> None:
    """A card of 10 MB: every key soon, the front and the back shown by their beginnings, nothing markup."""
    name = dice.choice(sorted(TEXTS))
    ways = dice.sample([_STUDY, _QUIZ, _DECK, _EDIT], 2)  # in any order
    _tried(TEXTS[name](), [*ways, ("o",)], dice.choice((WIDE, NARROW)), name, tally)


def _tried(text: str, ways: list[tuple[str, ...]], size: tuple[int, int], name: str, tally: Tally) -> None:
    with tempfile.TemporaryDirectory(prefix="quizapp-hostile-") as folder:
        root = Path(folder)
        home = Home(root / "library")
        home.deck("big", text)
        system = tuple(root / each for each in ("data", "state", "cache"))
        with mock.patch.object(places, "_system_folders", return_value=system):
            asyncio.run(_pressed(home, ways, size, name, tally))
    tally.memory = max(tally.memory, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    assert tally.memory < MEMORY, f"{name}: {tally.memory:.0f} MB"


async def _pressed(
    home: Home, ways: list[tuple[str, ...]], size: tuple[int, int], name: str, tally: Tally
) -> None:
    async with desk(home, size) as d:
        for way in ways:
            for key in way:
                await _press(d, key, name, tally)
            for _ in range(4):  # back to where the next way begins
                if d.place != "Home":
                    await _press(d, "escape", name, tally)


async def _press(d: Desk, key: str, name: str, tally: Tally) -> None:
    place, begun = d.place, perf_counter()
    await d.press(key)
    await d.pilot.pause()
    took = perf_counter() - begun
    tally.slowest = max(tally.slowest, took)
    most = READS if key in _READING.get(place, ()) else STEP
    assert took < most, f"{name}: {key} at {place} took {took:.1f} s"
    assert d.app.is_running, f"{name}: {key} at {place} ended the app"
    harmless(d, f"{name}: {d.place} after {key}")


KINDS = {"sizes in the app": texts}
