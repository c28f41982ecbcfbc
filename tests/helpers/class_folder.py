"""A made-up class in a folder: logs whose answers follow Rasch's model, with some items made odd."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from math import exp
from pathlib import Path
from typing import Any

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BEGINNING = datetime(2026, 9, 1, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Asked:
    """An item with its options, the key first. `odd`: "", "two right", "wrong key", "all right" or "idle"."""

    card: str
    stem: str
    options: tuple[str, ...]
    odd: str = ""
    hard: float = 0.0


def items(deck: str, number: int, odd: Sequence[str] = ()) -> list[Asked]:
    """Items without a digit in their words, so that a test can tell figures from texts."""
    names = [f"{a}{b}" for a in "abcdefgh" for b in "klmnopqrst"]
    out = []
    for place in range(number):
        name = names[place]
        options = tuple(f"{word} {name}" for word in ("Right", "First", "Second", "Third"))
        kind = odd[place] if place < len(odd) else ""
        hard = (place % 7 - 3) / 2.5
        out.append(Asked(f"{deck}#note-{name}:forward", f"What is {name} called?", options, kind, hard))
    return out


@dataclass
class ClassFolder:
    """Where the class is, and the dice that decide."""

    folder: Path
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    _count: int = 0

    def _id(self) -> str:
        """A ULID in order."""
        self._count += 1
        number, out = self._count, ""
        for _ in range(26):
            out = LETTERS[number % 32] + out
            number //= 32
        return out

    def learner(self, name: str, quizzes: Sequence[tuple[Sequence[Asked], str]], able: float) -> Path:
        """Writes a learner's folder; each quiz with the assignment that it cites, "" for none."""
        random_id = f"{self.dice.getrandbits(64):016x}"
        place = self.folder / f"learner-{len(list(self.folder.iterdir())):03}"
        place.mkdir()
        (place / "profile.toml").write_text(
            f"name = {json.dumps(name)}\nid = {json.dumps(random_id)}\n", "utf-8"
        )
        lines = [line for asked, cited in quizzes for line in self.sitting(asked, cited, random_id, able)]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (place / "2026-09.swift-heron.jsonl").write_text(text, "utf-8")
        return place

    def sitting(self, asked: Sequence[Asked], cited: str, who: str, able: float) -> list[dict[str, Any]]:
        """The lines of one quiz."""
        session = self._id()
        decks = sorted({item.card.partition("#")[0] for item in asked})
        start = {"kind": "start", "mode": "quiz", "seed": "s", "app": "test", "learner": who}
        start |= {"options": {"form": "choice", "count": len(asked)}}
        start |= {"decks": [{"deck": deck, "digest": "x" * 16} for deck in decks]}
        out = [start | ({"assignment": cited} if cited else {})]
        right = 0
        for place, item in enumerate(asked, 1):
            chosen = self._chosen(item, able)
            options = list(item.options)
            self.dice.shuffle(options)
            answer = {"kind": "answer", "card": item.card, "form": "choice", "n": place, "stem": item.stem}
            answer |= {"answer": item.options[0], "options": options, "key": options.index(item.options[0])}
            answer |= {"response": options.index(item.options[chosen]), "ms": self.dice.randrange(2000, 9000)}
            right += chosen == 0
            out.append(answer | {"mark": "wrong" if chosen else "right", "day": "2026-09-01"})
        out.append({"kind": "finish", "right": right, "total": len(asked)})
        return [self._line(fields, session if place else "", session) for place, fields in enumerate(out)]

    def _line(self, fields: dict[str, Any], rest: str, session: str) -> dict[str, Any]:
        line_id = self._id() if rest else session
        at = BEGINNING + timedelta(seconds=5 * self._count)
        stamp = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return {"v": 1, "id": line_id, "at": stamp, "session": session, **fields}

    def _chosen(self, item: Asked, able: float) -> int:
        knows = self.dice.random() < 1 / (1 + exp(item.hard - 1.6 * able))
        if item.odd == "all right":
            return 0
        if item.odd == "wrong key":
            return 1 if knows else self.dice.choice((0, 2, 3))
        if item.odd == "two right":
            return self.dice.choice((0, 1)) if knows else self.dice.choice((1, 2, 3))
        if knows:
            return 0
        return self.dice.choice((1, 2)) if item.odd == "idle" else self.dice.choice((1, 2, 3))
