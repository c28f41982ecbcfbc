"""A good deck with one edit at random: never a traceback, never long, and told where it is.

`QUIZAPP_MUTATIONS=10000 pytest tests/cards/test_mutated_decks.py` for many more than by default.
"""

import os
import random
import time
from pathlib import Path

from quizapp.cards.reading import read_deck
from quizapp.checks import advice
from quizapp.source.outline import Outline

MUTATIONS = int(os.environ.get("QUIZAPP_MUTATIONS", "1500"))
DECKS = sorted((Path(__file__).parents[2] / "decks").rglob("*.toml"))
SIGNS = "\"'[]{}=#\n\\,. aé\t\x00\u202e1"
LONG = 5.0  # seconds, on a machine with much else to do


def mutated(text: str, rng: random.Random) -> tuple[str, int]:
    """The text with one edit, and where that is."""
    at = rng.randrange(len(text) - 1)
    kind = rng.choice(["drop", "put", "change", "swap", "line"])
    if kind == "line":
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at) + 1
        return text[:start] + text[end:], start
    new = {"drop": "", "put": rng.choice(SIGNS) + text[at], "change": rng.choice(SIGNS)}
    if kind == "swap":
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :], at
    return text[:at] + new[kind] + text[at + 1 :], at


def statement_line(text: str, at: int) -> int:
    """The first line of the statement that holds a place, or of the one before it."""
    starts = [entry.start for block in Outline(text).blocks for entry in block.entries]
    starts += [block.start for block in Outline(text).blocks]
    before = [start for start in starts if start <= at]
    return text.count("\n", 0, max(before, default=0)) + 1


def test_one_edit_is_told_in_its_place_and_never_ends_in_a_traceback():
    rng = random.Random(2026)
    texts = [path.read_text("utf-8") for path in DECKS]
    said = [{(f.code, f.message) for f in read_deck(text.encode(), "d").findings} for text in texts]
    broken = near = several = 0
    for _ in range(MUTATIONS):
        which = rng.randrange(len(texts))
        text, at = mutated(texts[which], rng)
        begun = time.process_time()
        reading = read_deck(text.encode("utf-8", "surrogatepass"), "d")
        more = advice(reading.deck, text, "d.toml") if reading.deck else []
        assert time.process_time() - begun < LONG
        lines = text.split("\n")
        for finding in (*reading.findings, *more):
            assert 1 <= finding.line <= len(lines), finding
            assert 1 <= finding.col <= len(lines[finding.line - 1]) + 1, finding
        new = [
            f for f in reading.findings if f.severity == "error" and (f.code, f.message) not in said[which]
        ]
        if new:
            first, line = statement_line(texts[which], at), text.count("\n", 0, at) + 1
            assert all(finding.line >= first - 1 for finding in new), (at, new)
            broken += 1
            several += sum(finding.code == "D001" for finding in new) > 1
            near += any(first - 1 <= finding.line <= line + 1 for finding in new)
    assert broken > MUTATIONS / 5
    assert near >= 0.98 * broken, (near, broken)
    assert several <= 0.05 * broken, "one edit is one mistake, and nothing is told that comes of it"
