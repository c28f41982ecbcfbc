"""Broken inputs for readers: real ones with edits, and random ones; only `Refused` may be raised, never late.

`QUIZAPP_FUZZ=100000 pytest tests/formats` for many more than by default.
"""

import os
import random
import time
from collections.abc import Sequence

from quizapp.formats import Reader
from quizapp.formats.found import Found, Refused
from quizapp.formats.wishes import ReadWish

INPUTS = int(os.environ.get("QUIZAPP_FUZZ", "300"))
LONG = 2.0  # seconds of the processor
LARGEST = 100_000  # bytes of a text with edits


def as_bytes(texts: Sequence[str | bytes]) -> list[bytes]:
    """Texts and bytes as bytes; half a character is kept as it is."""
    return [each.encode("utf-8", "surrogatepass") if isinstance(each, str) else each for each in texts]


def mutated(
    data: bytes, signs: Sequence[bytes], rng: random.Random, largest: int = LARGEST, *, in_place: bool = False
) -> bytes:
    """Some bytes with one to eight edits.

    A byte changed, a sign or a piece written over others; and unless all is to stay `in_place`, a few bytes
    gone, a sign put in once or often, a stretch gone, doubled or moved to the end.
    """
    for _ in range(rng.randint(1, 8)):
        at, to = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        sign, piece = rng.choice(signs), data[at : at + rng.choice((3, 20, 200))]
        edits = [
            data[:at] + rng.randbytes(1) + data[at + 1 :],
            data[:at] + sign + data[at + len(sign) :],
            data[:to] + piece + data[to + len(piece) :],
        ]
        if not in_place:
            edits += [
                data[:at] + data[at + rng.choice((1, 4, 40)) :],
                data[:at] + sign * rng.choice((1, 1, 1, 2, 50)) + data[at:],
                data[:at] + data[to:],
                data[:to] + data[at:],
                data[to:] + data[:at],
            ]
        data = rng.choice(edits)[:largest] or b"x"
    return data


def noise(signs: Sequence[bytes], rng: random.Random) -> bytes:
    """Bytes of no meaning: of the format's own signs, with words and blanks between them, or any."""
    if rng.random() < 0.2:
        return rng.randbytes(rng.randrange(400))
    some = [*signs, b"a", b"b c", b" ", b"\n"]
    return b"".join(rng.choice(some) for _ in range(rng.choice((5, 100, 400, 2000))))


def attempted(reader: Reader, data: bytes, name: str, wish: ReadWish, longest: float = LONG) -> Found | None:
    """Looks at an input and reads it; None where it is refused, which is one line."""
    begun = time.process_time()
    try:
        assert 0 <= reader.looks(data, name) <= 1
        return reader.read(data, wish)
    except Refused as refused:
        said = str(refused)
    finally:
        assert time.process_time() - begun < longest, data[:2000]
    assert said, data[:2000]
    assert "\n" not in said, data[:2000]
    return None


def fuzz(
    reader: Reader,
    real: Sequence[str | bytes],
    signs: Sequence[str | bytes],
    names: Sequence[str] = ("x.md",),
    wishes: Sequence[ReadWish] = (ReadWish(),),
) -> None:
    """Reads many inputs of a format; enough of them still give cards, and each of those asks something."""
    rng = random.Random(2026)
    real, signs = as_bytes(real), as_bytes(signs)
    gave = 0
    for number in range(INPUTS):
        data = noise(signs, rng) if number % 4 == 0 else mutated(rng.choice(real), signs, rng)
        found = attempted(reader, data, rng.choice(names), rng.choice(wishes)) or Found()
        gave += bool(found.cards)
        lines = data.count(b"\n") + data.count(b"\r") + 1
        for card in found.cards:
            assert card.note.prompt.strip(), data
            assert card.note.kind == "cloze" or card.note.answer.strip(), data
            assert 0 <= card.line <= lines, data
    assert gave > INPUTS / 15
