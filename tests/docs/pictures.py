"""Draws the pictures of the README and the docs: `python tests/docs/pictures.py`.

They are made of the real app on the shipped decks, with a fixed clock and fixed dice.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from quizapp.library.front import Front, World, open_front
from quizapp.tui.app import QuizApp

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "quizapp" / "docs" / "pictures"
RIGHT = "right"  # in a script of keys: choose the right option


def front_for(home: Path) -> Front:
    shutil.copytree(ROOT / "decks", home / "decks")
    (home / "progress").mkdir()
    start, count = datetime(2026, 11, 22, 17, 0, tzinfo=UTC), iter(range(10**9))

    def clock() -> datetime:
        return start + timedelta(seconds=next(count))

    dice = iter(range(10**9))
    world = World({}, home, clock, lambda n: next(dice).to_bytes(n, "big"))
    front = open_front(str(home), "kim", world, make=False)
    shown = replace(front.places, home=Path("~/quizapp"), how="the working folder")
    return replace(front, places=shown)


async def press(pilot: Pilot[None], app: QuizApp, keys: Sequence[str]) -> None:
    for key in keys:
        if key == RIGHT:
            key = str(app.screen.asking.item.key + 1)
        await pilot.press(key)
        await pilot.pause()


def clean_svg(svg: str) -> str:
    """Without the address of a font to be fetched: the reader's own monospace does."""
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg)
    return re.sub(r"font-family: [^;]*Fira Code[^;]*;", "font-family: monospace;", svg)


async def draw() -> None:
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        app = QuizApp(front_for(Path(folder)))
        async with app.run_test(size=(80, 24)) as pilot:
            await app.ready.wait()

            def save(name: str) -> None:
                svg = app.export_screenshot(title="quizapp")
                (PICTURES / f"{name}.svg").write_text(clean_svg(svg), encoding="utf-8")

            await press(pilot, app, ["enter", *[RIGHT, "enter"] * 3, "2", "enter", *[RIGHT, "enter"] * 6])
            await press(pilot, app, ["escape", "enter", *[RIGHT, "enter"] * 9])
            await press(pilot, app, [RIGHT, "enter", "escape", "down", "enter", RIGHT, "enter", "1"])
            save("feedback")
            await press(pilot, app, ["escape", "up"])
            await pilot.pause(0.2)
            save("home")
            await press(pilot, app, ["enter"])
            save("question")


if __name__ == "__main__":
    asyncio.run(draw())
