"""Attempts in the log, as another device would have left them, for tests of the scores' screens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app_kit import Home

STEMS = {"peru": "Peru's capital", "mali": "Mali's capital", "brazil": "Brazil's capital"}
TERMS = {"peru": "Lima", "mali": "Bamako", "brazil": "Brasília"}


class Attempts:
    """Quizzes on the capitals, one a call."""

    def __init__(self, home: Home, learner: str = "kim") -> None:
        self._path = home.root / "progress" / learner / "2026-10.old.jsonl"
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._learner = learner
        self._lines = self._sittings = 0

    def _line(self, kind: str, at: str, session: str, **more: Any) -> None:
        self._lines += 1
        id = f"01K8E0{self._learner.upper():0>6.6}{self._lines:014}".replace("I", "1").replace("O", "0")
        fields = {"v": 1, "kind": kind, "id": id, "at": at, "session": session}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(fields | more) + "\n")

    def sat(
        self,
        day: str,
        marks: Mapping[str, bool],
        *,
        deck: str = "world/capitals",
        taken_for: str = "Cuba's capital",
        form: str = "choice",
    ) -> str:
        """An attempt on a day, with the marks by note; gives its session."""
        self._sittings += 1
        session = f"01K8S{self._sittings:021}"
        at = f"{day}T09:00:00.000Z"
        options = {"count": len(marks)}
        self._line(
            "start", at, session, mode="quiz", decks=[{"deck": deck, "digest": ""}], options=options, seed="1"
        )
        for n, (note, right) in enumerate(marks.items(), 1):
            given = {"options": [STEMS.get(note, note), taken_for], "key": 0, "response": 0 if right else 1}
            self._line(
                "answer",
                f"{day}T09:00:{n:02}.000Z",
                session,
                card=f"{deck}#{note}:forward",
                n=n,
                form=form,
                day=day,
                stem=TERMS.get(note, note),
                answer=STEMS.get(note, note),
                mark="right" if right else "wrong",
                ms=9000,
                **given,
            )
        self._line("finish", f"{day}T09:01:00.000Z", session, right=sum(marks.values()), total=len(marks))
        return session
