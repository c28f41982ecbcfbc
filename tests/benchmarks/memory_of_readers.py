"""The most memory that each reader takes for large files as people have them, and for harmful ones.

    PYTHONPATH=.:tests python tests/benchmarks/memory_of_readers.py [--share 0.25] [READER …]

Wanted: no input over 200 MB, nor over 2 seconds for a few MB. Each file is read in a process of its own; what
counts is that process's peak beyond what it had taken before, with the file's own bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from backports import zstd
from formats.anki.anki_kit import Stored, collection, package, zipped

MOST = 200  # MB
ROOT = Path(__file__).parents[2]
CHILD = """
import json, resource, sys, time
from pathlib import Path
from quizapp.formats import named
from quizapp.formats.found import Refused
from quizapp.formats.wishes import ReadWish

def peak():
    status = Path("/proc/self/status")
    if status.exists():  # getrusage has the parent's peak in it, from before this program was started
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024

reader, small, path = named(sys.argv[1]).reader(), Path(sys.argv[2]), Path(sys.argv[3])
try:
    reader.read(small.read_bytes(), ReadWish(name=small.name, reviews=True))
except Refused:
    pass
before = peak()
begun = time.process_time()
data = path.read_bytes()
reader.looks(data, path.name)
try:
    found = reader.read(data, ReadWish(name=path.name, reviews=True))
    said = f"{len(found.cards)} cards, {len(found.left)} left"
except Refused as error:
    said = f"refused: {error}"
print(json.dumps([time.process_time() - begun, (peak() - before) / 1e6, said]))
"""


class Case(NamedTuple):
    """A file for a reader: `make` gives its bytes for a size in MB, as far as that matters to it."""

    reader: str
    name: str
    file: str
    mb: float
    make: Callable[[float], bytes]


class Took(NamedTuple):
    """What reading came to: seconds of the processor, MB at the peak, and what was found."""

    seconds: float
    mb: float
    said: str


def many(piece: str, head: str = "", tail: str = "") -> Callable[[float], bytes]:
    """A text of so many MB; `{n}` in a piece is its number."""

    def made(mb: float) -> bytes:
        count = int(mb * 1e6 / len(piece.encode()))
        return (head + "".join(piece.replace("{n}", str(n)) for n in range(count)) + tail).encode()

    return made


def same(piece: str, head: str = "", tail: str = "") -> Callable[[float], bytes]:
    """The same piece again and again."""
    return lambda mb: (head + piece * int(mb * 1e6 / len(piece)) + tail).encode()


def notes(mb: float) -> list[Stored]:
    """Notes with an answer each, some 250 bytes long."""
    return [
        Stored((f"Term {n}", f"{n} is defined here " * 9), answers=((0, 1_700_000_000_000 + n, 3, 9, 0, 0),))
        for n in range(int(mb * 4000))
    ]


def packed(generation: int) -> Callable[[float], bytes]:
    """A package of one of Anki's generations."""
    return lambda mb: package(notes(mb), generation)


def zeros(_mb: float) -> bytes:
    """What unpacks to nearly as much as may be."""
    return zipped(collection__anki21b=zstd.compress(b"SQLite format 3\0" + bytes(190_000_000)))


def random_database(_mb: float) -> bytes:
    """What unpacks to fifty times its size, and is no database."""
    return zipped(collection__anki2=b"SQLite format 3\0" + random.Random(1).randbytes(1_000_000) * 60)


QUESTION = (
    '<question type="multichoice"><name><text>N{n}</text></name><questiontext format="html">'
    '<text>What is {n}?</text></questiontext><answer fraction="100"><text>A{n}</text></answer>'
    '<answer fraction="0"><text>B</text><feedback><text>no</text></feedback></answer></question>\n'
)
PICTURE = '<quiz><question type="essay"><questiontext><text>a</text><file name="a" encoding="base64">'
PICTURE_END = "</file></questiontext></question></quiz>"
LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
BOMB = f'<!DOCTYPE q [<!ENTITY a0 "lol">{LAUGHS}]><quiz>&a11;</quiz>'
ELEMENTS = ("<quiz><question>", "</question></quiz>")
ENTRY = "<dt>Term {n}</dt><dd>what it is</dd>"
BULLET = "- **Term {n}**: what it is, in a few words\n"
ROW = "Term {n},what it is in some ten words or so all told,tag\n"

CASES = [
    Case("csv", "rows", "a.csv", 5, many(ROW)),
    Case("csv", "very many rows", "a.csv", 4, same('"a","b"\n')),
    Case("csv", "one row of delimiters", "a.csv", 2, same(",")),
    Case("csv", "one quote that never ends", "a.csv", 4, many("a,b\n", head='"')),
    Case("anki", "legacy package", "a.apkg", 4, packed(1)),
    Case("anki", "package of today", "a.apkg", 4, packed(3)),
    Case("anki", "bare collection", "a.anki2", 4, lambda mb: collection(notes(mb))),
    Case("anki", "zeros", "a.apkg", 1, zeros),
    Case("anki", "no database", "a.apkg", 1, random_database),
    Case("anki-text", "rows", "a.txt", 4, many("Term {n}\twhat <b>it</b> is\ttag\n", "#separator:tab\n")),
    Case("anki-text", "gaps", "a.txt", 2, many("{{c1::a{n}}} b ", "#separator:tab\n")),
    Case("gift", "questions", "a.gift", 2, many("::N{n}::What is {n}?{=A{n}#yes ~B{n}#no}\n\n")),
    Case("gift", "short questions", "a.gift", 0.36, same("q{=a}\n")),
    Case("gift", "lines without end", "a.gift", 8, same("a\n")),
    Case("gift", "texts that ask nothing", "a.gift", 1, same("a\n\n")),
    Case("gift", "braces", "a.gift", 2, same("{=a")),
    Case("gift", "one question of many answers", "a.gift", 1, many("~a{n}", "q{=b", "}")),
    Case("moodle-xml", "questions", "a.xml", 4, many(QUESTION, "<quiz>", "</quiz>")),
    Case("moodle-xml", "a large picture", "a.xml", 40, same("QUJDREVG\n", PICTURE, PICTURE_END)),
    Case("moodle-xml", "entities that multiply", "a.xml", 1, lambda _mb: BOMB.encode()),
    Case("moodle-xml", "empty elements", "a.xml", 4, same("<a/>", *ELEMENTS)),
    Case("moodle-xml", "attributes", "a.xml", 9, same("<a b='' c='' d=''/>", *ELEMENTS)),
    Case("moodle-xml", "empty questions", "a.xml", 2, same("<question/>", "<quiz>", "</quiz>")),
    Case("aiken", "questions", "a.txt", 3, many("What is {n}?\nA. one\nB. two {n}\nANSWER: B\n\n")),
    Case("aiken", "options", "a.txt", 2, same("A. x\n", "a\n")),
    Case("hashcards", "cards", "a.md", 3, many("Q: What is {n}?\nA: It is {n}.\n\n")),
    Case("hashcards", "gaps", "a.md", 1, many("[a{n}] b ", "C: ")),
    Case("obsidian", "cards", "a.md", 3, many("Term {n}::what it is\n\n")),
    Case("obsidian", "very many cards", "a.md", 4, same("a::b\n")),
    Case("obsidian", "one card of many lines", "a.md", 2, many("line {n}\n", "a\n?\n")),
    Case("hascard", "cards", "a.txt", 3, many("# Term {n}\nwhat it is\n---\n")),
    Case("hascard", "options", "a.txt", 2, many("- [ ] a{n}\n", "# a\n")),
    Case("article", "Markdown", "a.md", 0.4, many(BULLET, "# Glossary\n\n")),
    Case("article", "text", "a.txt", 2, many("Q: What is it, {n}?\nA: It is {n}.\n\n", "FAQ\n\n")),
    Case("article", "page", "a.html", 3, many(ENTRY, "<h1>Glossary</h1><dl>", "</dl>")),
    Case("article", "nested page", "a.html", 2, same("<div>x")),
    Case("article", "bold", "a.html", 2, same("<b>x")),
    Case("article", "JSON", "a.html", 2, same("[", "<script type='application/ld+json'>", "</script>")),
]  # fmt: skip


def measured(case: Case, share: float = 1.0) -> Took:
    """Reads a case's file, so much of its size, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, f"small-{case.file}"), Path(folder, case.file)
        small.write_bytes(case.make(0.002))
        large.write_bytes(case.make(case.mb * share))
        ran = subprocess.run(
            [sys.executable, "-c", CHILD, case.reader, small, large],
            capture_output=True, text=True, check=True, cwd=ROOT, timeout=300,
        )  # fmt: skip
    return Took(*json.loads(ran.stdout))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("readers", nargs="*", help="only these (all)")
    parser.add_argument("--share", type=float, default=1.0, help="of the files' sizes (1)")
    wish = parser.parse_args()
    for case in CASES:
        if wish.readers and case.reader not in wish.readers:
            continue
        took = measured(case, wish.share)
        over = " OVER" if took.mb > MOST else ""
        sys.stdout.write(
            f"{case.reader:11}{case.name:30}{case.mb * wish.share:6.2f} MB {took.seconds:6.2f} s"
            f"{took.mb:7.0f} MB{over}  {took.said[:60]}\n"
        )


if __name__ == "__main__":
    main()
