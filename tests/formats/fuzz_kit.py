"""Broken inputs for a reader: real ones with edits, and random ones. `QUIZAPP_FUZZ=100000` for many more."""

import os
import random
import time

from quizapp.formats.found import Found, Refused
from quizapp.formats.wishes import ReadWish

INPUTS = int(os.environ.get("QUIZAPP_FUZZ", "300"))
LONG = 2.0  # seconds


def mutated(data: bytes, signs: list[bytes], rng: random.Random) -> bytes:
    """Some bytes with one to eight edits."""
    for _ in range(rng.randint(1, 8)):
        at, to = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        kind = rng.randrange(5)
        if kind == 0:
            data = data[:at] + data[at + rng.randint(1, 4) :]
        elif kind == 1:
            data = data[:at] + rng.choice(signs) * rng.choice([1, 1, 2, 50]) + data[at:]
        elif kind == 2:
            data = data[:at] + rng.randbytes(1) + data[at + 1 :]
        elif kind == 3:
            data = data[:at] + data[to:]
        else:
            data = (data[:to] + data[at:])[:100_000]
    return data


def noise(signs: list[bytes], rng: random.Random) -> bytes:
    """Bytes of no meaning: of the format's own signs, or any."""
    if rng.random() < 0.3:
        return rng.randbytes(rng.randrange(400))
    return b"".join(rng.choice(signs) for _ in range(rng.randrange(200)))


def fuzz(reader, real: list[bytes], signs: list[bytes], names: list[str], wishes: list[ReadWish]) -> None:
    """Looks at and reads many inputs: only Refused may be raised, and none takes long."""
    rng = random.Random(2026)
    found = 0
    for number in range(INPUTS):
        data = noise(signs, rng) if number % 4 == 0 else mutated(rng.choice(real), signs, rng)
        begun = time.process_time()
        try:
            assert 0 <= reader.looks(data, rng.choice(names)) <= 1
            result = reader.read(data, rng.choice(wishes))
        except Refused as error:
            result, said = Found(), str(error)
        else:
            said = ""
        assert "\n" not in said, data
        assert all(card.note.prompt.strip() for card in result.cards), data
        found += bool(result.cards)
        assert time.process_time() - begun < LONG, data[:2000]
    assert found > INPUTS / 5
