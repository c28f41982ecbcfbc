"""A class on the disk: logs of learners who answered the same cards, from the weakest to the strongest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def write_log(folder: Path, name: str, answers: Sequence[dict[str, Any]], number: int = 0) -> None:
    """One learner's folder with one finished quiz; answers as `typed` and `chosen` make them."""
    own = folder / name
    own.mkdir(parents=True, exist_ok=True)
    (own / "profile.toml").write_text(f'name = "{name}"\nid = "{number:016x}"\n', "utf-8")
    session = f"01K{number:023d}"

    def line(place: int, fields: dict[str, Any]) -> str:
        at = f"2026-11-20T{8 + number % 12:02}:{place // 60 % 60:02}:{place % 60:02}.000Z"
        base = {"v": 1, "id": f"{session[:-4]}{place:04d}-{number}", "at": at, "session": session}
        return json.dumps({**base, **fields}, ensure_ascii=False)

    start = {"kind": "start", "id": session, "mode": "quiz", "options": {"count": len(answers)}}
    decks = sorted({each["card"].partition("#")[0] for each in answers})
    lines = [line(0, {**start, "decks": [{"deck": deck, "digest": ""} for deck in decks]})]
    lines += [
        line(n, {"kind": "answer", "n": n, "ms": 4000, "day": "2026-11-20", **each})
        for n, each in enumerate(answers, 1)
    ]
    right = sum(each["mark"] == "right" for each in answers)
    lines.append(line(len(answers) + 1, {"kind": "finish", "right": right, "total": len(answers)}))
    (own / "2026-11.made-up.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def typed(card: str, stem: str, answer: str, response: str) -> dict[str, Any]:
    """A typed answer."""
    mark = "right" if response == answer else "wrong"
    fields = {"card": card, "form": "typed", "stem": stem, "answer": answer}
    return {**fields, "response": response, "mark": mark}


def chosen(card: str, stem: str, options: Sequence[str], response: str) -> dict[str, Any]:
    """A choice; the first of the options is the right one."""
    mark = "right" if response == options[0] else "wrong"
    fields = {"card": card, "form": "choice", "stem": stem, "answer": options[0]}
    return {**fields, "options": list(options), "key": 0, "response": options.index(response), "mark": mark}
