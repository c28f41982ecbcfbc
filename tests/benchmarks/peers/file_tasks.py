"""Commands from their start to their end: due counts, tables in, packages out, and the index."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from .big_library import DECK, LEARNER, answer_line, start_line, ulid
from .ground import Ground
from .made_cards import pairs
from .made_reviews import Review
from .turns import Goal, Row, in_turns

SESSION = 100  # answers
_NUMBERS = count()


def index(ground: Ground) -> list[Row]:
    """The index made from nothing."""

    def anew() -> float:
        shutil.rmtree(ground.env["XDG_CACHE_HOME"], ignore_errors=True)
        return ground.command(ground.quizapp("due", "--json"))

    runs = 1 if ground.size > 10_000 else min(3, ground.runs)
    took = in_turns(runs, {"ours": anew}, warm=False)
    return [Row("index from nothing", ground.size, **took)]


def session(ground: Ground) -> list[Row]:
    """The index brought up to date after a session on another device."""

    def after() -> float:
        _answers(ground)
        return ground.command(ground.quizapp("due", "--json"))

    took = in_turns(min(5, ground.runs), {"ours": after})
    return [Row(f"due after {SESSION} answers", ground.size, **took)]


def _answers(ground: Ground) -> None:
    """Some answers of another device, given just now."""
    chance = random.Random(next(_NUMBERS))
    now = int(time.time() * 1000)
    at = time.strftime("%Y-%m-%dT%H:%M:%S.", time.gmtime(now // 1000)) + f"{now % 1000:03}Z"
    sitting = ulid(now, chance)
    lines = [start_line(sitting, at)]
    cards = list(pairs(min(ground.size, SESSION)))
    for n, card in enumerate(cards):
        review = Review(n, now, chance.choice((1, 3, 3, 3)), 9, 9, 4_000)
        lines.append(json.dumps(answer_line(card, review, (ulid(now, chance), at, sitting))) + "\n")
    file = ground.library / "progress" / LEARNER / f"{at[:7]}.other.jsonl"
    with file.open("a", encoding="utf-8") as out:
        out.writelines(lines)


def due(ground: Ground) -> list[Row]:
    """The counts of a day, by a process of its own."""
    sides = {"ours": lambda: ground.command(ground.quizapp("due", "--json"))}
    if ground.anki:
        copy = ground.collection()
        sides["anki"] = lambda: ground.by_anki("due", copy)
    return [Row("due counts, a new process", ground.size, **in_turns(ground.runs, sides))]


def files(ground: Ground) -> list[Row]:
    """Tables in, and a package out."""
    runs = min(5, ground.runs)
    rows = []
    for kind, table in (("CSV", ground.data.table), ("TSV", ground.data.tabbed)):
        sides = {"ours": _coming_in(ground, table)}
        if ground.anki:
            sides["anki"] = _coming_in_there(ground, table)
        took = in_turns(runs, sides)
        rows.append(Row(f"import {kind}", ground.size, **took, goals=(Goal("anki", 1.0),)))
    out = ground.folder / "out.apkg"
    sides = {"ours": lambda: ground.command(ground.quizapp("export", DECK, "-o", _gone(out)))}
    if ground.anki:
        copy = ground.collection()
        sides["anki"] = lambda: ground.by_anki("export", copy, _gone(out))
    took = in_turns(runs, sides)
    return [*rows, Row("export .apkg", ground.size, **took, goals=(Goal("anki", 1.0),))]


def _gone(path: Path) -> str:
    path.unlink(missing_ok=True)
    return str(path)


def _coming_in(ground: Ground, table: Path) -> Callable[[], float]:
    def once() -> float:
        home = ground.folder / f"import-{next(_NUMBERS)}"
        (home / "decks").mkdir(parents=True)
        (home / "progress").mkdir()
        words = ("import", str(table), "--deck", "words", "--columns", "term,definition", "--yes")
        took = ground.command(ground.quizapp(*words, home=home), codes=(0, 1))
        shutil.rmtree(home)
        return took

    return once


def _coming_in_there(ground: Ground, table: Path) -> Callable[[], float]:
    return lambda: ground.by_anki("import", str(table), str(ground.folder / f"in-{next(_NUMBERS)}.anki2"))
