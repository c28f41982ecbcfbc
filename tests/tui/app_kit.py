"""A library in a temporary folder and the app on it, driven by key and by mouse, and read off its screen."""

from __future__ import annotations

import json
import random
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from textual.geometry import Offset
from textual.pilot import Pilot

from quizapp.library.front import Front, World, open_front
from quizapp.library.opening import Opening
from quizapp.questions.item import Item
from quizapp.storage import places
from quizapp.tui.app import QuizApp
from quizapp.tui.widgets.sheet import Sheet

WIDE, NARROW = (80, 24), (40, 12)
SIZES = (WIDE, NARROW)
DECKS = Path(__file__).parents[1] / "data" / "decks"

CAPITALS = """
[deck]
title = "Capitals"
description = "A few of them."
directions = ["forward"]
[[cards]]
id = "peru"
term = "Lima"
definition = "Peru's capital"
wrong = [{ text = "Ecuador's capital", why = "That is Quito." }, "Chile's capital", "Cuba's capital"]
hint = "Named after a river."
explanation = "It lies on the coast."
source = "An atlas"
tags = ["south"]
[[cards]]
id = "mali"
term = "Bamako"
definition = "Mali's capital"
wrong = [{ text = "Ghana's capital", why = "That is Accra." }, "Chad's capital", "Togo's capital"]
hint = "On the Niger."
explanation = "Its name means crocodile river."
[[cards]]
id = "brazil"
term = "Brasília"
definition = "Brazil's capital"
wrong = [{ text = "Bolivia's capital", why = "That is Sucre." }, "Guyana's capital", "Haiti's capital"]
hint = "It was planned."
explanation = "Built in four years."
tags = ["south"]
"""
ANIMALS = '[deck]\ntitle = "Animals"\n[glossary]\n' + "".join(
    f'"{name}" = "{what}"\n'
    for name, what in {
        "Otter": "Swims on its back",
        "Heron": "Waits in shallow water",
        "Mole": "Digs long tunnels",
        "Bat": "Hears where it flies",
        "Lynx": "Has tufts on its ears",
    }.items()
)
BROKEN = '[glossary]\n"a" = "b"\nRare earths = "x"\n'
START = datetime(2026, 11, 22, 10, tzinfo=timezone(timedelta(hours=1)))


class Clock:
    """A clock that ticks by the second at each look, and can be put on."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def put_on(self, **by: float) -> None:
        self.now += timedelta(**by)


class Home:
    """A library on the disk: its decks, its clock and its dice."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clock = Clock()
        self.dice = random.Random(7)
        (root / "decks").mkdir(parents=True)
        (root / "progress").mkdir()

    def deck(self, name: str, text: str) -> Path:
        path = self.root / "decks" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def front(self, learner: str = "kim") -> Front:
        world = World({}, self.root, self.clock, self.dice.randbytes)
        return open_front(str(self.root), learner, world, make=True)

    def log(self, learner: str = "kim") -> list[dict[str, Any]]:
        """The learner's lines as they are on the disk."""
        files = sorted((self.root / "progress" / learner).glob("*.jsonl"))
        return [
            json.loads(line)
            for file in files
            for line in file.read_text("utf-8").splitlines()
            if line[-1:] == "}"
        ]

    def kinds(self) -> list[str]:
        return [line["kind"] for line in self.log()]

    def answers(self) -> list[dict[str, Any]]:
        return [line for line in self.log() if line["kind"] == "answer"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    system = tuple(tmp_path / name for name in ("data", "state", "cache"))
    monkeypatch.setattr(places, "_system_folders", lambda: system)
    for name in ("NO_COLOR", "QUIZAPP_HOME", "QUIZAPP_LEARNER"):
        monkeypatch.delenv(name, raising=False)
    made = Home(tmp_path / "library")
    made.deck("world/capitals", CAPITALS)
    made.deck("animals", ANIMALS)
    return made


class Desk:
    """The app in front of a learner."""

    def __init__(self, app: QuizApp, pilot: Pilot[None], home: Home) -> None:
        self.app, self.pilot, self.home = app, pilot, home

    @property
    def lines(self) -> list[str]:
        """What is painted, line by line."""
        return _painted(self.app)

    @property
    def text(self) -> str:
        """What is painted, as running text."""
        return _running("\n".join(self.lines))

    @property
    def place(self) -> str:
        """The screen that is shown: `Home`, `Question` …"""
        return type(self.app.screen).__name__.removesuffix("Screen")

    @property
    def screen(self) -> Any:
        return self.app.screen

    @property
    def sheet(self) -> str:
        """All that the sheet has, also what must be scrolled to."""
        return _running("\n".join(line.content.plain for line in self.screen.query_one(Sheet).lines))

    async def press(self, *keys: str) -> Desk:
        await self.pilot.press(*keys)
        if self.app.size.width < 60:
            await self.pilot.pause()  # a narrow screen is laid out twice
        return self

    async def type(self, text: str) -> Desk:
        return await self.press(*["space" if each == " " else each for each in text])

    async def until(self, what: Callable[[], bool], words: str = "it didn't come about") -> None:
        for _ in range(150):
            if what():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"{words}; on the screen:\n" + "\n".join(self.lines))

    async def sees(self, *words: str) -> None:
        for each in words:
            await self.until(lambda each=each: _running(each) in self.text, f"{each!r} is not there")

    async def at(self, place: str) -> None:
        await self.until(lambda: self.place == place, f"not at {place} but at {self.place}")
        await self.pilot.pause()

    def where(self, words: str, *, last: bool = False) -> Offset:
        """Where these words begin on the screen."""
        places = [Offset(line.index(words), y) for y, line in enumerate(self.lines) if words in line]
        assert places, f"{words!r} is not on the screen:\n" + "\n".join(self.lines)
        return places[-1 if last else 0]

    async def click(self, words: str, *, last: bool = False, times: int = 1) -> None:
        """Clicks on the first (or last) place where these words are painted, once they are."""
        await self.pilot.pause()
        await self.until(lambda: any(words in line for line in self.lines), f"{words!r} is not there")
        spot = self.where(words, last=last)
        await self.pilot.click(offset=(spot.x, spot.y), times=times)
        await self.pilot.pause()

    async def hint(self, words: str) -> None:
        """Clicks on a hint of the last line."""
        y = max(i for i, line in enumerate(self.lines) if line.strip())
        assert words in self.lines[y], f"{words!r} is not in the last line:\n" + "\n".join(self.lines)
        await self.pilot.click(offset=(self.lines[y].index(words), y))
        await self.pilot.pause()

    # -- in a question -------------------------------------------------------------------------------

    @property
    def number(self) -> int:
        """The place of the item at hand, as the top line says it."""
        found = re.search(r"(\d+) of \d+", " ".join(self.lines[:2]))
        assert found, "no `n of m` at the top:\n" + "\n".join(self.lines)
        return int(found[1])

    @property
    def item(self) -> Item:
        """The item at hand."""
        return self.screen.sitting.quiz.items[self.number - 1]

    @property
    def right(self) -> str:
        """The key of the right option."""
        assert self.item.key is not None
        return str(self.item.key + 1)

    @property
    def wrong(self) -> str:
        """The key of the first option that is not right."""
        return "2" if self.right == "1" else "1"

    def option(self, key: str) -> str:
        return self.item.options[int(key) - 1].text

    async def finish(self, *marks: bool) -> None:
        """Answers one item after the other, right or wrong, with Enter after each."""
        for mark in marks:
            await self.press(self.right if mark else self.wrong, "enter")


def _running(text: str) -> str:
    return " ".join(text.split())


def _painted(app: QuizApp) -> list[str]:
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


@asynccontextmanager
async def desk(
    home: Home,
    size: tuple[int, int] = WIDE,
    opening: Opening | None = None,
    *,
    plain_colours: bool = False,
    learner: str = "kim",
) -> AsyncIterator[Desk]:
    """The app, open and filled in."""
    app = QuizApp(home.front(learner), opening, plain_colours=plain_colours)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.ready.wait()
        await pilot.pause()
        yield Desk(app, pilot, home)


sized = pytest.mark.parametrize("size", SIZES, ids=["80x24", "40x12"])
