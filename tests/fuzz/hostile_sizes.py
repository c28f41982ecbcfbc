"""Decks far bigger, deeper or more broken than any author's: told or shown in bounded time and memory.

Each command runs as a process of its own, whose time of the processor and memory are taken. A deck may take
what a plain deck of as many bytes takes (measured here, on the same machine), and `SPARE` seconds more.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from end_to_end.terminal_kit import quizapp, surroundings
from fuzz.hostile_texts import assert_text
from helpers.trials import Tally

SPARE = 6.0  # seconds of the processor beyond a plain deck of that size
MEMORY = 800  # MB at most, beside 12 times the size of the file
_ROOF = 6 * 2**30  # bytes of addresses that a process may have at all
PATIENCE = 60.0  # seconds, then it is taken to hang
MOST_SAID = 2_000_000  # characters that a command may write of one deck
MILLION = 1_000_000


def _glossary(*pairs: tuple[str, str]) -> str:
    return "[glossary]\n" + "".join(f'"{name}" = "{text}"\n' for name, text in pairs)


def _card(field: str) -> str:
    return f'[[cards]]\nquestion = "q"\nanswer = "a"\n{field}\n[[cards]]\nquestion = "r"\nanswer = "b"\n'


def _many(count: int) -> str:
    return _glossary(*((f"term {n}", f"the meaning of {n} is {n * 7919 % 1000}") for n in range(count)))


DECKS: dict[str, Callable[[], str]] = {
    "a card of 10 MB": lambda: _glossary(("a", "word " * 2 * MILLION), ("b", "c"), ("d", "e"), ("f", "g")),
    "a word of 10 MB": lambda: _glossary(("a", "x" * 10 * MILLION), ("b", "c"), ("d", "e"), ("f", "g")),
    "a term of 10 MB": lambda: _glossary(("x " * 5 * MILLION, "a"), ("b", "c"), ("d", "e"), ("f", "g")),
    "a million marks on one letter": lambda: _glossary(
        ("a", "e" + "\u0301" * MILLION), ("b", "c"), ("d", "e")
    ),
    "a million joiners": lambda: _glossary(("a", "👩\u200d" * MILLION), ("b", "c"), ("d", "e")),
    "a million turns": lambda: _glossary(("a", "א1 b " * (MILLION // 4)), ("b", "c"), ("d", "e")),
    "a million lines": lambda: _glossary(("a", "x\\n" * MILLION), ("b", "c"), ("d", "e")),
    "a million items": lambda: _glossary(("a", "- x\\n" * (MILLION // 4)), ("b", "c"), ("d", "e")),
    "100,000 cards": lambda: _many(100_000),
    "100,000 tags": lambda: _card("tags = [" + ", ".join(f'"t{n}"' for n in range(100_000)) + "]"),
    "100,000 wrong answers": lambda: _card("wrong = [" + ", ".join(f'"w{n}"' for n in range(100_000)) + "]"),
    "100,000 accepted": lambda: _card("accept = [" + ", ".join(f'"w{n}"' for n in range(100_000)) + "]"),
    "100,000 links": lambda: _card("also_right = [" + ", ".join(f'"w{n}"' for n in range(100_000)) + "]"),
    "20,000 gaps": lambda: (
        '[[cards]]\ncloze = "' + " ".join(f"{{{{g{n}::h}}}}" for n in range(20_000)) + '"\n'
    ),
    "100,000 renamed": lambda: "[renamed]\n" + "".join(f'"n{n}" = "n{n + 1}"\n' for n in range(100_000)),
    "gaps in gaps": lambda: '[[cards]]\ncloze = "' + "{{" * 100_000 + "a" + "}}" * 100_000 + '"\n',
    "lists in lists": lambda: "x = " + "[" * 200_000 + "]" * 200_000 + "\n",
    "lists that don't end": lambda: "x = " + "[" * 200_000 + "\n",
    "tables in tables": lambda: "x = " + "{a=" * 100_000 + "1" + "}" * 100_000 + "\n",
    "a dotted key": lambda: ".".join("a" * 100_000) + " = 1\n",
    "a dotted header": lambda: "[" + ".".join("a" * 100_000) + "]\nb = 1\n",
    "100,000 headers": lambda: "".join(f"[a.b{n}]\nc = 1\n" for n in range(100_000)),
    "a number of a million digits": lambda: f"format = {'9' * MILLION}\n{_many(4)}",
    "a fraction of a million digits": lambda: f"format = 1.{'9' * MILLION}e{'9' * 1000}\n{_many(4)}",
    "dates that are none": lambda: "x = [" + "9999-99-99T99:99:99.9, " * 50_000 + "]\n",
    "100,000 lines without a sense": lambda: "[glossary]\n" + "what is this\n" * 100_000,
    "100,000 times one name": lambda: _glossary(*[("same", "thing")] * 100_000),
    "100,000 without a text": lambda: _glossary(*((f"t{n}", "") for n in range(100_000))),
    "100,000 unknown keys": lambda: "".join(f"[[cards]]\nnone{n} = 1\n" for n in range(50_000)),
    "100,000 quotes": lambda: '[glossary]\n"a" = "' + '"' * 100_000 + "\n",
    "a text that doesn't end": lambda: '[glossary]\n"a" = """' + "x\n" * 500_000,
    "escapes that are none": lambda: '[glossary]\n"a" = "' + "\\q" * 300_000 + '"\n',
    "comments": lambda: "#" * MILLION + "\n" + "# x\n" * 300_000 + _many(4),
    "blanks": lambda: " " * 5 * MILLION + "\n" * 2 * MILLION + "\t" * MILLION + "\n" + _many(4),
    "brackets": lambda: "[" * 300_000 + "]" * 300_000 + "\n",
    "equals signs": lambda: "[glossary]\n" + "=" * 500_000 + "\n",
    "nothing but NUL": lambda: "\0" * 5 * MILLION,
    "no line end": lambda: "a" * 20 * MILLION,
    "bigger than a deck may be": lambda: "#" + "x" * 70 * MILLION + "\n" + _many(4),
}
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("check", "--json"),
    ("check", "--fix", "--dry-run"),
    ("due",),
    ("quiz", "--plain", "-n", "3", "big"),
    ("quiz", "--plain", "-n", "3", "--form", "typed", "big"),
    ("quiz", "--plain", "-n", "3", "--form", "cloze", "big"),
    ("study", "--plain", "-n", "2", "big"),
    ("paper", "-n", "5", "--explain", "big"),
    ("export", "--to", "csv", "-o", "out.csv", "big"),
    ("export", "--to", "moodle-xml", "-o", "out.xml", "big"),
    ("export", "--to", "anki", "-o", "out.apkg", "big"),
    ("stats",),
)


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of the processor, and MB at most."""

    seconds: float
    memory: float
    out: str
    err: str
    code: int


def measured(argv: list[str], env: dict[str, str], cwd: Path, stdin: str = "") -> Cost:
    """Runs a process to its end, or to the end of patience."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as given:
        given.write(stdin.encode())
        given.seek(0)
        process = subprocess.Popen(argv, env=env, cwd=cwd, stdin=given, stdout=out, stderr=err)
        resource.prlimit(process.pid, resource.RLIMIT_AS, (_ROOF, _ROOF))
        alarm = threading.Timer(PATIENCE, process.kill)
        alarm.start()
        _, status, used = os.wait4(process.pid, 0)
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        said, told = out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace")
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said, told, process.returncode)


def command_on(text: str, words: tuple[str, ...]) -> Cost:
    """A command on a library with one deck of that text."""
    with tempfile.TemporaryDirectory(prefix="quizapp-hostile-") as folder:
        root = Path(folder)
        decks = root / "library" / "decks"
        decks.mkdir(parents=True)
        (decks / "big.toml").write_text(text, "utf-8")
        env = surroundings(root, QUIZAPP_HOME=str(root / "library"))
        return measured(quizapp(*words), env, root, "1\n\nx\n2\n\n" * 20)


@cache
def plain_cost(tenths: int, words: tuple[str, ...]) -> float:
    """What the command takes with a plain deck of so many tenths of a megabyte."""
    return command_on(_many(max(4, tenths * 2200)), words).seconds


def sizes(dice: random.Random, tally: Tally) -> None:
    """A deck of one of these kinds and a command: a clear word or what it is for, soon and in bounds."""
    name, words = dice.choice(sorted(DECKS)), dice.choice(COMMANDS)
    try_size(name, words, tally)


def try_size(name: str, words: tuple[str, ...], tally: Tally) -> None:
    """One deck and one command."""
    text = DECKS[name]()
    size = len(text.encode()) / MILLION
    cost = command_on(text, words)
    told = f"{name}, {' '.join(words)}"
    tally.slowest = max(tally.slowest, cost.seconds)
    tally.memory = max(tally.memory, cost.memory)
    tally.refused += cost.code != 0
    assert cost.code in (0, 1, 2), f"{told}: ended with {cost.code}: {cost.err[-500:]}"
    assert "Traceback" not in cost.err, f"{told}: {cost.err[-700:]}"
    assert cost.memory < MEMORY + 12 * size, f"{told}: {cost.memory:.0f} MB"
    if cost.seconds > SPARE:
        allowed = plain_cost(min(90, round(size * 10)), words) + SPARE
        assert cost.seconds < allowed, f"{told}: {cost.seconds:.1f} s, where a plain deck has {allowed:.1f}"
    most = MOST_SAID + 60 * len(text)
    assert len(cost.out) < most, f"{told}: {len(cost.out):,} characters are written"
    assert len(cost.err) < most, f"{told}: {len(cost.err):,} characters are told"
    if len(cost.out) < MILLION:
        assert_text(cost.out, told)
    assert_text(cost.err, told)


KINDS = {"sizes": sizes}
