"""Times quizapp's first screen, first card and keys against bare Textual apps, from outside, in one run.

    python tests/benchmarks/start_and_keys.py [PAIRS]

Both run in a pseudo-terminal of 80×24 under this Python, in turns, so that a busy moment meets both. A time
is the one from the start, or from a key, until a text stands in the output. Needs nothing but quizapp.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from peers.bare import CARD, LIST
from peers.terminal import Run, surroundings

PAIRS = 15
KEYS = 9  # presses timed in each run
BIG = 100_000  # cards


def bare(env: dict[str, str], times: dict[str, list[float]]) -> None:
    """One run of the bare app: its start, then the highlight moved down."""
    run = Run([sys.executable, "-c", LIST], env)
    try:
        times["bare start"].append(run.until("Glossary"))
        for n in range(2, 2 + KEYS):
            times["bare key"].append(run.press("\x1b[B", f"Option {n}"))
    finally:
        run.end()


def ours(env: dict[str, str], times: dict[str, list[float]]) -> None:
    """One run of quizapp: its start, then a quiz."""
    run = Run([sys.executable, "-m", "quizapp", "--home", str(Path(env["HOME"], "library"))], env)
    try:
        times["start"].append(run.until("Glossary"))
        run.until("Enter quiz")
        run.press("\r", "1 of 10")
        for n in range(1, KEYS):
            times["feedback"].append(run.press("1", "Right|right one"))
            times["next"].append(run.press("\r", f"{n + 1} of 10"))
    finally:
        run.end()


def bare_card(env: dict[str, str], times: dict[str, list[float]]) -> None:
    """One run of a bare app with a card: a key has a line flushed to the disk, then the next card painted."""
    run = Run([sys.executable, "-c", CARD], env)
    try:
        times["bare card"].append(run.until("Card 1"))
        for n in range(2, 2 + KEYS):
            times["bare flush"].append(run.press(" ", f"Card {n}"))
    finally:
        run.end()


def study(name: str, *words: str) -> Callable[[dict[str, str], dict[str, list[float]]], None]:
    """One run of flashcards: the start until the first card is there, then ratings until the next one is."""

    def one(env: dict[str, str], times: dict[str, list[float]]) -> None:
        run = Run([sys.executable, "-m", "quizapp", "study", "--new", "20", *words], env)
        try:
            times[f"{name} card"].append(run.until("shows the answer"))
            for _ in range(6):  # so that the deck has enough for all runs
                run.press(" ", "Again")
                times[f"{name} next"].append(run.press("4", "shows the answer"))
        finally:
            run.end()

    return one


def big_library(home: Path) -> Path:
    """A library with one deck of very many cards."""
    lines = (f'"term {n:06}" = "what is meant by the term of number {n}, in words"\n' for n in range(BIG))
    (home / "big" / "decks").mkdir(parents=True)
    (home / "big" / "progress").mkdir()
    (home / "big" / "decks" / "big.toml").write_text("[glossary]\n" + "".join(lines), "utf-8")
    return home / "big"


def in_form(form: str, count: int, *keys: str) -> Callable[[dict[str, str], dict[str, list[float]]], None]:
    """One run of a quiz of one form: so many answers, given by the last of these keys, until its feedback."""

    def one(env: dict[str, str], times: dict[str, list[float]]) -> None:
        argv = ["quiz", "rare-earths-deal", "--form", form, "-n", "36"]
        run = Run([sys.executable, "-m", "quizapp", *argv, "--home", str(Path(env["HOME"], "library"))], env)
        try:
            run.until(r"of \d")
            for _ in range(count):
                run.quiet()
                for key in keys[:-1]:
                    run.press(key, ".")
                times[form].append(run.press(keys[-1], "✗ x|✗ . of|✓ All"))
                run.press("\r", r"of \d")
        finally:
            run.end()

    return one


NAMES = (
    *("bare start", "bare key", "start", "feedback", "next", "bare card", "bare flush"),
    *("shipped card", "shipped next", "big card", "big next"),
    *("typed", "match"),
)


def main(pairs: int = PAIRS) -> None:
    """Runs the pairs and prints the table."""
    times: dict[str, list[float]] = {name: [] for name in NAMES}
    with tempfile.TemporaryDirectory() as home:
        env = surroundings(Path(home))
        big = str(big_library(Path(home)))
        shipped = str(Path(home, "library"))
        in_turns = [
            *(bare, ours, bare_card, study("shipped", "chemical-elements", "--home", shipped)),
            study("big", "--home", big),
            in_form("typed", KEYS, "x", "\r"),
            in_form("match", 3, "a", "s"),
        ]
        for each in in_turns:
            each(env, {name: [] for name in times})  # warm: byte code, disk cache, the library itself
        for pair in range(pairs):
            for each in in_turns[:: -1 if pair % 2 else 1]:
                each(env, times)
    sys.stdout.write(f"{'':34}{'quizapp':>10}{'bare':>10}{'ratio':>8}{'wanted':>8}\n")
    for words, name, against, wanted in (
        ("start → the decks' names", "start", "bare start", 1.3),
        ("answer → feedback", "feedback", "bare key", 3.0),
        ("typed answer → feedback", "typed", "bare key", 3.0),
        ("match given → feedback", "match", "bare key", 3.0),
        ("Enter → the next question", "next", "bare key", 3.0),
        ("start → the first card", "shipped card", "bare card", 1.3),
        ("the same, 100,000 cards", "big card", "bare card", 1.3),
        ("rating → on the disk → next card", "shipped next", "bare flush", 2.0),
        ("the same, 100,000 cards", "big next", "bare flush", 2.0),
    ):
        mine, other = median(times[name]), median(times[against])
        sys.stdout.write(f"{words:34}{mine:>7.1f} ms{other:>7.1f} ms{mine / other:>8.2f}{wanted:>8.1f}\n")


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:2]))
