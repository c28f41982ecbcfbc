"""A learner's past, written into the log as another device would have left it."""

from __future__ import annotations

import json
from typing import Any

from app_kit import Home

SESSION = "01K8E0000000000000000000SE"


class Past:
    """Lines of a device that was used before."""

    def __init__(self, home: Home, learner: str = "kim") -> None:
        self._path = home.root / "progress" / learner / "2026-10.old.jsonl"
        self._path.parent.mkdir(exist_ok=True)
        self._count = 0
        self._line("start", "2026-10-01", id=SESSION, mode="study")

    def _line(self, kind: str, on: str, **more: Any) -> None:
        self._count += 1
        fields = {"v": 1, "kind": kind, "id": f"01K8E000000000000000{self._count:06}", "session": SESSION}
        at = f"{on}T09:{self._count // 60:02}:{self._count % 60:02}.000Z"
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(fields | {"at": at} | more) + "\n")

    def set(self, name: str, value: object, deck: str = "") -> Past:
        """What was set."""
        self._line("set", "2026-10-01", name=name, value=value, deck=deck)
        return self

    def rated(self, card: str, *days: tuple[str, int]) -> Past:
        """A card's ratings, each with its day."""
        for day, rating in days:
            mark = "wrong" if rating == 1 else "right"
            shown = {"form": "flashcard", "stem": "?", "answer": "!"}
            self._line("answer", day, card=card, day=day, rating=rating, mark=mark, n=1, **shown)
        return self

    def asked(self, card: str, day: str, stem: str, answer: str) -> Past:
        """A card that was answered rightly, with its texts."""
        shown = {"form": "flashcard", "stem": stem, "answer": answer}
        self._line("answer", day, card=card, day=day, mark="right", n=1, **shown)
        return self

    def did(self, card: str, action: str, day: str = "2026-10-02") -> Past:
        """Something done to a card."""
        self._line("card", day, card=card, action=action)
        return self

    def flagged(self, card: str, remark: str) -> Past:
        """A remark on a card."""
        self._line("flag", "2026-10-02", card=card, remark=remark)
        return self
