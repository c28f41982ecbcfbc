"""A library with one deck of many cards and ten answers for each, and what Anki needs for the same."""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .made_cards import pairs
from .made_reviews import Review, reviews, write_reviews

LEARNER = "bench"
DECK = "bench"
TITLE = "Many words"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TWO = [a + b for a in _DIGITS for b in _DIGITS]


class Made(NamedTuple):
    """Where the data of one size are. `collection` is there once Anki's side has made it."""

    size: int
    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "library"

    @property
    def table(self) -> Path:
        return self.folder / "cards.csv"

    @property
    def tabbed(self) -> Path:
        return self.folder / "cards.tsv"

    @property
    def reviews(self) -> Path:
        return self.folder / "reviews.numbers"

    @property
    def collection(self) -> Path:
        return self.folder / "made.anki2"


def made(folder: Path, size: int) -> Made:
    """The data of a size: those of an earlier run, or made now."""
    data = Made(size, folder / f"{size}")
    done = data.folder / "done"
    if not done.exists():
        cards = list(pairs(size))
        _decks(data.library / "decks", cards)
        for path, delimiter in ((data.table, ","), (data.tabbed, "\t")):
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(cards)
        found = reviews(size)
        write_reviews(found, data.reviews)
        _log(data.library / "progress" / LEARNER, cards, found)
        done.touch()
    return data


def _decks(folder: Path, cards: list[tuple[str, str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    head = f'[deck]\ntitle = "{TITLE}"\nlanguage = "en"\ndirections = ["forward"]\n'
    notes = (
        f'\n[[cards]]\nid = "c{n:06}"\nterm = "{term}"\ndefinition = "{definition}"\n'
        for n, (term, definition) in enumerate(cards)
    )
    (folder / f"{DECK}.toml").write_text(head + "".join(notes), "utf-8")


def _log(folder: Path, cards: list[tuple[str, str]], found: list[Review]) -> None:
    """The reviews as a learner's log, a file for each month."""
    folder.mkdir(parents=True, exist_ok=True)
    months: dict[str, list[str]] = {}
    for month, line in _lines(cards, found):
        months.setdefault(month, []).append(line)
    for month, lines in months.items():
        (folder / f"{month}.made.jsonl").write_text("".join(lines), "utf-8")


@cache
def _stamp(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")


def _lines(cards: list[tuple[str, str]], found: list[Review]) -> Iterator[tuple[str, str]]:
    """Each line with its month: a sitting a day; one answer in five is a choice, with its options."""
    chance = random.Random(5)
    day = session = ""
    for each in found:
        at = f"{_stamp(each.at // 1000)}.{each.at % 1000:03}Z"
        if at[:10] != day:
            day, session = at[:10], ulid(each.at, chance)
            yield at[:7], start_line(session, at)
        line = answer_line(cards[each.card], each, (ulid(each.at, chance), at, session))
        if chance.random() < 0.2:
            others = (cards[chance.randrange(len(cards))] for _ in range(3))
            options = [definition for _, definition in (cards[each.card], *others)]
            response = 0 if each.rating > 1 else 1
            line["form"] = "choice"
            line |= {"options": options, "key": 0, "response": response}
        yield at[:7], json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def start_line(session: str, at: str) -> str:
    """The line with which a sitting begins."""
    line = {"v": 1, "kind": "start", "id": session, "at": at, "session": session, "mode": "study"}
    line |= {"decks": [{"deck": DECK, "digest": "0"}], "learner": LEARNER, "app": "0"}
    return json.dumps(line) + "\n"


def answer_line(card: tuple[str, str], each: Review, names: tuple[str, str, str]) -> dict[str, object]:
    """A flashcard's answer; `names`: the line's id, its moment, its session."""
    id, at, session = names
    line: dict[str, object] = {"v": 1, "kind": "answer", "id": id, "at": at, "session": session}
    line |= {"card": f"{DECK}#c{each.card:06}:forward", "form": "flashcard"}
    if not each.elapsed:
        line |= {"stem": card[0], "answer": card[1]}
    mark = "wrong" if each.rating == 1 else "right"
    return line | {"mark": mark, "rating": each.rating, "ms": each.took, "day": at[:10]}


def ulid(ms: int, chance: random.Random) -> str:
    """A name for a line: its moment, then chance."""
    bits = (ms << 80) | chance.getrandbits(80)
    return "".join(_TWO[bits >> shift & 1023] for shift in range(120, -1, -10))
