"""Times the check of a deck of 10,000 cards beside the standard library's TOML parser on the same text.

    python tests/benchmarks/check_many.py [--cards N] [--runs N]

Wanted: reading with all advice takes less than 8 times as long. Medians; what was remembered of words is
forgotten before each run.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
import tomllib
from collections.abc import Callable
from statistics import median

from peers.made_cards import glossary

from quizapp.cards.reading import read_deck
from quizapp.checks import advice
from quizapp.questions import alike, words

WANTED = 8


def cold() -> None:
    """Forgets words that were looked at before."""
    for module in (alike, words):
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                each.cache_clear()


def timed(run: Callable[[], object], times: int) -> float:
    """Median seconds."""
    found = []
    for _ in range(times):
        cold()
        gc.collect()
        begun = time.perf_counter()
        run()
        found.append(time.perf_counter() - begun)
    return median(found)


def main() -> None:
    """Times the parts and prints them as multiples of the parser's time."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    text = '[deck]\nlanguage = "en"\n\n[glossary]\n' + "".join(glossary(args.cards))
    data = text.encode()
    deck = read_deck(data, "many").deck
    assert deck is not None
    toml = timed(lambda: tomllib.loads(text), args.runs)
    reading = timed(lambda: read_deck(data, "many"), args.runs) / toml
    more = timed(lambda: advice(deck, text, "many.toml"), args.runs) / toml
    sys.stdout.write(
        f"{len(deck.notes):,} cards: the parser alone {1000 * toml:.0f} ms; reading {reading:.1f} times, "
        f"advice {more:.1f} times, together {reading + more:.1f} times (wanted: under {WANTED})\n"
    )


if __name__ == "__main__":
    main()
