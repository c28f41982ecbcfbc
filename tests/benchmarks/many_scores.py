"""Opens the scores' screen on thousands of attempts: `python tests/benchmarks/many_scores.py [ATTEMPTS]`."""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizapp.library.front import World, open_front
from quizapp.tui.app import QuizApp

ANSWERS, CARDS, DECKS = 8, 200, 5


def make(home: Path, attempts: int, learner: str = "kim") -> None:
    """A library with some decks and one long log."""
    chance = random.Random(1)
    for d in range(DECKS):
        cards = "".join(
            f'[[cards]]\nid = "c{i}"\nterm = "Term {i} of {d}"\ndefinition = "What {i} of {d} means"\n'
            for i in range(CARDS)
        )
        path = home / "decks" / f"deck{d}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'[deck]\nid = "deck{d}"\ntitle = "Deck {d}"\ntags = ["t{d}"]\n{cards}')
    folder, number = home / "progress" / learner, 0
    folder.mkdir(parents=True)
    begin = datetime(2026, 11, 20, tzinfo=UTC) - timedelta(hours=8 * attempts)
    with (folder / "2026-11.old.jsonl").open("w") as file:

        def line(kind: str, at: datetime, session: str, **more: object) -> None:
            nonlocal number
            number += 1
            stamp = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            fields = {"v": 1, "kind": kind, "id": f"01K8E0{number:020}", "at": stamp, "session": session}
            file.write(json.dumps(fields | more) + "\n")

        for n in range(attempts):
            at, session, deck = begin + timedelta(hours=8 * n), f"01K8S0{n:020}", f"deck{n % DECKS}"
            line(
                "start", at, session, mode="quiz", decks=[{"deck": deck, "digest": ""}], options={"count": 8}
            )
            for i in range(ANSWERS):
                card, response = chance.randrange(CARDS), chance.choice([0, 0, 1])
                line(
                    "answer",
                    at + timedelta(seconds=9 * i + 9),
                    session,
                    card=f"{deck}#c{card}:forward",
                    n=i + 1,
                    form="choice",
                    day=at.date().isoformat(),
                    stem=f"What {card} of {deck} means, in a sentence of some length",
                    answer=f"Term {card}",
                    options=[f"Term {card}", "Another term", "A third one", "The last of them"],
                    key=0,
                    response=response,
                    mark="wrong" if response else "right",
                    ms=9000,
                )
            line("finish", at + timedelta(seconds=90), session, right=0, total=ANSWERS)


async def measure(home: Path) -> dict[str, float]:
    """Seconds until the table is painted, until all is, and for the other views."""
    now, dice = datetime(2026, 11, 22, tzinfo=UTC), random.Random(1)
    app = QuizApp(open_front(str(home), "kim", World({}, home, lambda: now, dice.randbytes), make=True))
    found = {}
    async with app.run_test(size=(80, 24)) as pilot:
        await app.ready.wait()
        await pilot.pause(0.5)
        began = time.perf_counter()
        app.open_scores()
        while not app.screen.query("Rows") or not app.screen.query_one("#attempts").count:
            await asyncio.sleep(0)
        found["table"] = time.perf_counter() - began
        await pilot.pause()
        found["all"] = time.perf_counter() - began
        for key, name in (
            ("down", "a row down"),
            ("s", "sorted"),
            ("tab", "decks"),
            ("tab", "tags"),
            ("tab", "cards"),
        ):
            began = time.perf_counter()
            await pilot.press(key)
            await pilot.pause()
            found[name] = time.perf_counter() - began
    return found


if __name__ == "__main__":
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), many)
        sys.stdout.write(f"{many} attempts\n")
        for name, seconds in asyncio.run(measure(Path(folder))).items():
            sys.stdout.write(f"{name:12} {1000 * seconds:6.0f} ms\n")
