"""Times quizapp's first screen, first card and keys against bare Textual apps, from outside, in one run.

    python tests/benchmarks/start_and_keys.py [PAIRS]

Both run in a pseudo-terminal of 80×24 under this Python, in turns, so that a busy moment meets both. A time
is the one from the start, or from a key, until a text stands in the output. Needs nothing but quizapp.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

PAIRS = 15
KEYS = 9  # presses timed in each run
PATIENCE = 30.0  # seconds
ANSI = re.compile(
    rb"\x1b(?:\[[0-9;?<>=:]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78cM]|P[^\x1b]*\x1b\\)"
)
BARE = """
from textual.app import App
from textual.widgets import Footer, Header, OptionList

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield OptionList("Glossary", *(f"Option {n}" for n in range(2, 13)))
        yield Footer()

Bare().run()
"""


CARD = """
import os, sys
from textual.app import App
from textual.widgets import Static

class Card(App):
    BINDINGS = [("space", "next", "Next")]
    n = 1

    def compose(self):
        yield Static("Card 1", id="card")

    def on_mount(self):
        self.file = os.open("bare.jsonl", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def action_next(self):
        os.write(self.file, b"x" * 300)
        os.fsync(self.file)
        self.n += 1
        self.query_one("#card", Static).update(f"Card {self.n}")

Card().run()
"""
BIG = 100_000  # cards


class Run:
    """A program in a terminal, and a stopwatch."""

    def __init__(self, argv: list[str], env: dict[str, str]) -> None:
        self._fd, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._seen = b""
        self._begun = time.perf_counter()
        self._process = subprocess.Popen(
            argv, stdin=inside, stdout=inside, stderr=inside, env=env, cwd=env["HOME"], start_new_session=True
        )
        os.close(inside)

    def until(self, words: str) -> float:
        """Milliseconds from the start or the last key until these words (a pattern) are in the output."""
        wanted = re.compile(words.encode())
        while not wanted.search(ANSI.sub(b"", self._seen)):
            left = self._begun + PATIENCE - time.perf_counter()
            if left <= 0 or not select.select([self._fd], [], [], left)[0]:
                raise TimeoutError(f"{words!r} was never painted; last came {self._seen[-500:]!r}")
            self._seen += os.read(self._fd, 1 << 16)
        return (time.perf_counter() - self._begun) * 1000

    def quiet(self, seconds: float = 0.15) -> None:
        """Reads until nothing has come for so long."""
        while select.select([self._fd], [], [], seconds)[0]:
            self._seen += os.read(self._fd, 1 << 16)

    def press(self, key: str, words: str) -> float:
        """Milliseconds from the key until the words."""
        self.quiet()
        self._seen = b""
        self._begun = time.perf_counter()
        os.write(self._fd, key.encode())
        return self.until(words)

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._fd)


def bare(env: dict[str, str], times: dict[str, list[float]]) -> None:
    """One run of the bare app: its start, then the highlight moved down."""
    run = Run([sys.executable, "-c", BARE], env)
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
        env = {
            k: v
            for k, v in os.environ.items()
            if k not in ("PYTHONDONTWRITEBYTECODE", "NO_COLOR", "COLUMNS", "LINES")
        }
        env |= {"HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        env |= {f"XDG_{name}_HOME": str(Path(home, name)) for name in ("DATA", "STATE", "CACHE", "CONFIG")}
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
