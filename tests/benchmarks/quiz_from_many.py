"""Times a quiz of 20 out of 1,000, 10,000 and 100,000 cards, in one deck and in decks of 500.

    python tests/benchmarks/quiz_from_many.py [--runs N]

The index is brought up to date first. Each run is a new process: from opening the library until the items are
made, and the making of the items alone (`paper`). What counts is how much more it takes than out of 1,000.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from peers.made_cards import glossary
from peers.terminal import surroundings

SIZES = (1_000, 10_000, 100_000)
SOME = 500  # cards of a deck where there are several
WANTED = {10_000: 20, 100_000: 60}  # ms more than out of 1,000 cards
CHILD = """
import sys, time
from quizapp.library.library import World, open_library
from quizapp.questions.paper import paper
from quizapp.questions.wish import Wish

home, seed = sys.argv[1:]
wish = Wish(count=20)
begun = time.perf_counter()
library = open_library(home, None, World.real(), make=True)
library.load()
items = library.quiz(library.named(), wish, seed=seed).quiz.items
made = time.perf_counter()
library.catalogue.store.forget()
anew = time.perf_counter()
with library.stocks(library.volumes) as stocks:
    assert paper(stocks, wish, seed) == list(items)
print(1000 * (made - begun), 1000 * (time.perf_counter() - anew))
"""


def library(home: Path, size: int, each: int) -> None:
    """A library of `size` cards, in decks of `each`."""
    (home / "decks").mkdir(parents=True)
    (home / "progress").mkdir()
    lines = list(glossary(size))
    for n in range(0, size, each):
        text = f'[deck]\nlanguage = "en"\n\n[glossary]\n{"".join(lines[n : n + each])}'
        (home / "decks" / f"deck-{n // each:04}.toml").write_text(text, "utf-8")


def run(home: Path, seed: int, env: dict[str, str]) -> tuple[float, float]:
    """Milliseconds of one process: the quiz, and the paper alone."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(home), str(seed)],
        env=env,
        check=True,
        capture_output=True,
        text=True,
    )
    quiz, paper = map(float, done.stdout.split())
    return quiz, paper


def main() -> None:
    """Makes the libraries, times them in turns and prints the medians."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = surroundings(Path(folder))
        homes = {
            (several, size): Path(folder, f"{size}-{several}") for several in (False, True) for size in SIZES
        }
        for (several, size), home in homes.items():
            library(home, size, SOME if several else size)
            run(home, 0, env)  # warm: index, byte code, disk cache
        times: dict[tuple[bool, int], list[tuple[float, float]]] = {which: [] for which in homes}
        for turn in range(args.runs):
            for which, home in list(homes.items())[:: -1 if turn % 2 else 1]:
                times[which].append(run(home, turn, env))
    table({which: tuple(map(median, zip(*found, strict=True))) for which, found in times.items()})


def table(times: dict[tuple[bool, int], tuple[float, ...]]) -> None:
    """Prints the medians, and what they are beyond those of the smallest library."""
    sys.stdout.write(f"{'':32}{'quiz':>10}{'more':>10}{'paper':>10}{'more':>10}{'wanted':>9}\n")
    for (several, size), found in times.items():
        least = times[several, SIZES[0]]
        cells = "".join(f"{ms:>7.1f} ms{ms - of:>+7.1f} ms" for ms, of in zip(found, least, strict=True))
        name = f"{size:,} cards, " + (f"decks of {SOME}" if several else "one deck")
        wanted = f"≤ {WANTED[size]} ms" if size in WANTED else ""
        sys.stdout.write(f"{name:32}{cells}{wanted:>9}\n")


if __name__ == "__main__":
    main()
