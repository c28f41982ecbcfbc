"""Repetitions of a format's own signs, bombs for regular expressions: twice as much, about twice as long.

No deck has patterns of its own, for what is accepted is compared as text: these are the program's patterns.
"""

from __future__ import annotations

import gc
import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from helpers.trials import Tally

from quizapp.cards import cloze, markup
from quizapp.cards.clean import clean, clean_line
from quizapp.cards.mending import mended
from quizapp.cards.reading import read_deck
from quizapp.checks import advice
from quizapp.formats import FORMATS
from quizapp.formats.found import Refused
from quizapp.formats.guessing import guesses
from quizapp.formats.wishes import ReadWish
from quizapp.questions.difference import difference
from quizapp.questions.spelling import Accepts, judge
from quizapp.tui.text import _parsed, prose

SMALL = 10_000  # characters; it is doubled until the time can be measured
LARGEST = 640_000
SHORT = 0.3  # seconds in which a clock tells too little
MOST = 3.2  # times as long for twice as much, where squared is four
LONG = 20.0  # seconds, then it hangs
_SIGNS = (
    *(
        "[",
        "]",
        "(",
        ")",
        "{",
        "}",
        "{{",
        "}}",
        "::",
        "*",
        "**",
        "_",
        "__",
        "`",
        "```",
        "<",
        ">",
        "<!--",
        "-->",
    ),
    *(
        "<a ",
        "<b>",
        "</",
        "&",
        "&#",
        "&amp;",
        "=",
        "~",
        "%",
        "#",
        "\\",
        "\\\\",
        '"',
        "'",
        '"""',
        "|",
        "|-",
        "$",
    ),
    *(
        " ",
        "  ",
        "\t",
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n# ",
        "\n> ",
        "\n\n    ",
        "---\n",
        "\n?\n",
        "\nQ: ",
        "\nA: ",
    ),
    *(
        "a",
        "A",
        "ab ",
        "1",
        "1,",
        "0.",
        ".",
        ",",
        ";",
        "-",
        "–",
        ":",
        "!",
        "?",
        "![",
        "](",
        "[x](",
        "http://",
        "www.",
    ),
    *(
        "é",
        "e\u0301",
        "か",
        "א",
        "👩\u200d",
        "\u200b",
        "\x00",
        "\x1b[",
        "{{c1::",
        "{c1::",
        "==",
        "~=",
        "->",
        "=>",
    ),
    *(
        "_____",
        "...",
        "…",
        "/",
        "//",
        "\\n",
        "\\u",
        "a.b",
        "a=b ",
        "\nx = ",
        "x = [",
        '"a" = "',
        "'''",
        "[[",
        "]]",
    ),
    *(
        "<dt>",
        "<li>",
        "<table><tr><td>",
        "<p",
        "<![CDATA[",
        "<?",
        "]]>",
        "@",
        "etc. ",
        "and ",
        " the ",
        "A. ",
        "\nANSWER: ",
    ),
)


@contextmanager
def within(seconds: float, what: str) -> Iterator[None]:
    """What takes longer fails, also where it is one call of a pattern."""

    def late(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"{what} is not done after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _quoted(text: str) -> str:
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
    escaped = {chr(code): f"\\u{code:04x}" for code in (*range(32), 127)} | signs
    return "".join(escaped.get(each, each) for each in text)


def _as_deck(text: str) -> str:
    """A deck in which the text is a definition, an answer, a hint, a wrong answer and around a gap."""
    said = _quoted(text)
    return (
        f'[glossary]\n"one" = "{said}"\n"two" = "x{said}"\n"{said[:0]}three" = "short"\n'
        f'[[cards]]\nquestion = "{said}?"\nanswer = "a {said}"\nhint = "{said}"\nwrong = ["b {said}", "c"]\n'
        f'[[cards]]\ncloze = "{said} {{{{gap::hint}}}} {said}"\n'
    )


def _deck(text: str) -> None:
    read_deck(text.encode("utf-8", "surrogatepass"), "d")


def _fields(text: str) -> None:
    whole = _as_deck(text)
    reading = read_deck(whole.encode(), "d")
    if reading.deck:
        advice(reading.deck, whole, "d.toml")


def _reader(name: str) -> Callable[[str], None]:
    reader = next(each for each in FORMATS if each.name == name).reader()

    def read(text: str) -> None:
        data = text.encode("utf-8", "surrogatepass")
        with suppress(Refused):
            reader.looks(data, "x.txt")
            reader.read(data, ReadWish(name="x.txt"))

    return read


def _mended(text: str) -> None:
    mended(text, "d")


def _guess(text: str) -> None:
    guesses(text.encode("utf-8", "surrogatepass"), "x.txt")


READERS: dict[str, Callable[[str], object]] = {
    "a deck's text": _deck,
    "mending": _mended,
    "a deck's fields": _fields,
    "markup": lambda text: markup.parse(clean(text)),
    "cloze": lambda text: (cloze.gaps(text), cloze.filled(text), cloze.shown(text, 0)),
    "a line": clean_line,
    "wrapped": lambda text: (_parsed.cache_clear(), prose(text, 76)),
    "typed": lambda text: judge.__wrapped__(text, Accepts(("word", text[1:] + "b"))),
    "difference": lambda text: difference(text, text[: len(text) // 2] + "b" + text[len(text) // 2 :]),
    "what it looks like": _guess,
    **{f"read: {each.name}": _reader(each.name) for each in FORMATS if each.reads and each.name != "anki"},
}


def growth(dice: random.Random, tally: Tally) -> None:
    """A few signs over and over, for every reader: about twice the time for twice as much."""
    unit = "".join(dice.choice(_SIGNS) for _ in range(dice.choice((1, 1, 2, 2, 3, 4))))
    head = "".join(dice.choice(_SIGNS) for _ in range(dice.choice((0, 0, 1, 2))))
    tail = "".join(dice.choice(_SIGNS) for _ in range(dice.choice((0, 1, 1, 2))))
    for name in dice.sample(sorted(READERS), 4):
        grows(name, head, unit, tail, tally)


def grows(name: str, head: str, unit: str, tail: str, tally: Tally) -> None:
    """One reader on one repetition."""
    told = f"{name} on {head!r} + {unit!r} * n + {tail!r}"
    before, size = 0.0, SMALL
    while size <= LARGEST:
        text = head + unit * (size // len(unit)) + tail
        with within(LONG, f"{told}, {size:,} characters,"):
            begun = time.process_time()
            READERS[name](text)
            took = time.process_time() - begun
        tally.slowest = max(tally.slowest, took)
        if took > SHORT and before > SHORT / 4:
            again = _at_best(name, head + unit * (size // 2 // len(unit)) + tail)
            took = min(took, _at_best(name, text))
            assert took < MOST * again, f"{told}: {again:.2f} s, and {took:.2f} s at {size:,} characters"
            return
        before, size = took, size * 2


def _at_best(name: str, text: str) -> float:
    """Its own time: how long the program looks for what is unused depends on all that was read before."""
    best = LONG
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            begun = time.process_time()
            READERS[name](text)
            best = min(best, time.process_time() - begun)
    finally:
        gc.enable()
    return best


KINDS = {"growth": growth}
