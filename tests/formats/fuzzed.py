"""Mutated files and random ones for a format's reader: only `Refused` may be raised, and never late.

`QUIZAPP_FUZZ=100000 pytest tests/formats` for many more than by default.
"""

import os
import random
import time
from collections.abc import Sequence

from quizapp.formats import Reader
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish

INPUTS = int(os.environ.get("QUIZAPP_FUZZ", "300"))
LONGEST = 2.0  # seconds


def mutated(text: str, signs: Sequence[str], rng: random.Random) -> str:
    """The text with up to eight edits: a sign put in, a piece dropped, doubled, repeated often or moved."""
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(text) + 1)
        end = min(len(text), at + rng.choice((1, 3, 20, 200)))
        piece = text[at:end]
        text = rng.choice(
            (
                text[:at] + rng.choice(signs) + text[at:],
                text[:at] + rng.choice(signs) * rng.choice((2, 50, 3000)) + text[at:],
                text[:at] + text[end:],
                text[:end] + piece + text[end:],
                text[:at] + text[end:] + piece,
            )
        )[:200_000]
    return text


def fuzz(reader: Reader, samples: Sequence[str], signs: Sequence[str]) -> int:
    """Reads them all; how many gave cards."""
    rng = random.Random(2026)
    gave = 0
    for _ in range(INPUTS):
        text = mutated(rng.choice(samples), signs, rng)
        if not rng.randrange(4):
            text = "".join(rng.choice(signs) for _ in range(rng.choice((5, 100, 5000))))
        data = text.encode("utf-8", "replace")
        if not rng.randrange(10):
            data = bytes(rng.randrange(256) for _ in range(rng.choice((3, 300)))) + data
        begun = time.process_time()
        try:
            assert 0 <= reader.looks(data, "x.md") <= 1
            found = reader.read(data, ReadWish())
        except Refused:
            continue
        finally:
            assert time.process_time() - begun < LONGEST, text[:300]
        gave += bool(found.cards)
        lines = text.count("\n") + 1
        for card in found.cards:
            assert card.note.prompt.strip()
            assert card.note.kind == "cloze" or card.note.answer.strip()
            assert 1 <= card.line <= lines or data != text.encode("utf-8", "replace")
    return gave
