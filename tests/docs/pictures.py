"""Draws the pictures of the README and the docs: `python tests/docs/pictures.py`.

They are made of the real app on a library with made-up history, with a fixed clock and fixed dice.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from quizapp.library.demo import LEARNER, make_demo
from quizapp.library.front import Front, World, open_front
from quizapp.questions.wish import Wish
from quizapp.tui.app import QuizApp

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "quizapp" / "docs" / "pictures"
WRONG = "wrong"  # in a script of keys: choose a wrong option


def front_for(home: Path) -> Front:
    """A library with some months of made-up history; the clock goes on by a second at each look."""
    start, count = datetime(2026, 11, 22, 17, 0, tzinfo=UTC), iter(range(10**9))
    make_demo(home, start)

    def clock() -> datetime:
        return start + timedelta(seconds=next(count))

    dice = iter(range(10**9))
    world = World({}, home, clock, lambda n: next(dice).to_bytes(n, "big"))
    front = open_front(str(home), LEARNER, world, make=False)
    system = {name: home / name for name in ("state", "cache")}
    shown = front.places._replace(home=Path("~/quizapp"), how="the working folder", **system)
    return front._replace(places=shown)


async def press(pilot: Pilot[None], app: QuizApp, keys: Sequence[str]) -> None:
    for key in keys:
        if key == WRONG:
            item = app.screen.asking.item
            key = str((item.key + 1) % len(item.options) + 1)
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

            async def at(name: str) -> None:
                for _ in range(200):
                    await pilot.pause(0.02)
                    if type(app.screen).__name__ == name:
                        return
                raise AssertionError(f"{name} never came: {app.screen}")

            await at("HomeScreen")
            await pilot.pause(0.3)
            save("home")
            app.open_study(app.library.named(["rare-earths-deal/glossary"]))
            await at("StudyScreen")
            await press(pilot, app, ["space"])
            save("card")
            await press(pilot, app, ["escape"])
            app.open_stats()
            await at("StatsScreen")
            await pilot.pause(0.5)
            save("statistics")
            await press(pilot, app, ["escape"])
            glossary = app.library.named(["rare-earths-deal/glossary"])
            app.show_quiz(app.library.quiz(glossary, Wish(), seed="picture"))
            await at("QuestionScreen")
            save("question")
            await press(pilot, app, [WRONG])
            save("feedback")
            app.open_editor("rare-earths-deal/glossary")
            await at("EditorScreen")
            await press(pilot, app, ["j", "j"])
            await pilot.pause(1.0)
            save("editor")


if __name__ == "__main__":
    asyncio.run(draw())
