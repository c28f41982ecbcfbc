"""Texts that want to be more than text, and what no output may have of them.

`MARK` stands in every sequence, address and action, so that one that came out of a text is known by it.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
from html.parser import HTMLParser
from typing import Any

MARK = "7741"
MARKUP = (
    f"[@click=app.quit]{MARK}[/]",
    f"[@click=app.bell('{MARK}')]a[/]",
    f"[link=http://evil{MARK}]b[/link]",
    f"[b][red on {MARK}]c[/red][/b]",
    "[/]",
    "[/b][",
    "[bold",
    f"\\[b]{MARK}",
    f"$accent {MARK} {{x}} %s %(a)s {{0}} {{self.__class__}}",
    f"**_`{MARK}*[x](javascript:alert({MARK}))",
    f"![x](http://evil{MARK}/x.png)",
)
SEQUENCES = (
    f"\x1b]8;;http://evil{MARK}\x1b\\link\x1b]8;;\x1b\\",
    f"\x1b]8;;http://evil{MARK}\x07link\x1b]8;;\x07",
    f"\x1b]0;title{MARK}\x07",
    f"\x1b]52;c;{MARK}=\x07",
    f"\x1b]1337;File={MARK}\x07",
    f"\x1b[{MARK};1H",
    f"\x1b[2J\x1b[{MARK}m",
    f"\x1b[?{MARK}h",
    "\x1b[6n",
    f"\x1bP{MARK}q\x1b\\",
    f"\x1bX{MARK}\x1b\\",
    f"\x1b^{MARK}\x1b\\",
    f"\x1b_G{MARK}\x1b\\",
    f"\x9b{MARK}m",
    f"\x9d0;{MARK}\x9c",
    f"\x90{MARK}\x9c",
    "\x1bc",
    "\x1b",
    "\x9b",
    "\x07\x08\x08\x08\x7f\x0e\x0f",
    f"over\rwritten {MARK}",
    f"a\x0b\x0c\x85b{MARK}",
)
HALVES = (
    ("\x1b", f"[{MARK}m"),
    (f"\x1b]8;;http://evil{MARK}", "\x07x"),
    ("\x1b[", f"{MARK}H"),
    ("\x9b", "2J"),
)
DIRECTIONS = (
    "\u202egnirts\u202c",
    "\u202e",
    "\u2067",
    "\u2069\u2069",
    "\u2066\u2067\u2068",
    "\u202a\u202b\u202d",
    "\u200e\u200f\u061c",
    "مرحبا \u2069 abc \u202e def",
    "שלום\u2067",
)
UNSEEN = (
    "a\u200bb\u200cc\u200dd\ufeffe",
    "".join(chr(0xE0000 + ord(char)) for char in f"hidden{MARK}"),
    "line\u2028two\u2029three",
    "\ufff9a\ufffab\ufffb",
    "e" + "\u0301" * 300,
    "\u0301",
    "\x00",
    f"a\x00b{MARK}",
    "\ufffe\uffff\U0010ffff\ue000",
    "👩\u200d" * 40,
    "\ufe0f\ufe0e\u20e3",
    "ﷺ﷽𒐫",
)
ACTIVE = (
    f"<script>alert({MARK})</script>",
    f"<img src=x onerror=alert({MARK})>",
    f"<a href='javascript:alert({MARK})'>x</a>",
    f'"><svg/onload=alert({MARK})>',
    f"' onmouseover='alert({MARK})",
    f"</style><style>@import 'http://evil{MARK}'</style>",
    f"</title><iframe src=http://evil{MARK}>",
    f"<!--{MARK}--><base href=http://evil{MARK}>",
    f"&lt;script&gt;{MARK}&#60;b&#62;",
    f"]]><!ENTITY x SYSTEM 'file:///etc/passwd'>{MARK}",
    f"url(http://evil{MARK})",
)
FORMULAS = (
    f"=cmd|' /C calc'!A{MARK}",
    f'=HYPERLINK("http://evil{MARK}")',
    f"+{MARK}+1",
    f"-{MARK}+cmd|x",
    f"@SUM({MARK})",
    f"\t={MARK}+1",
    f"\n={MARK}+1",
    f"\u200b={MARK}+1",
    f"＝{MARK}+1",
    f'x","={MARK}',
    f"x;={MARK}+1",
)
WORKFLOWS = (
    f"\n::error::{MARK}",
    f"\u2028::stop-commands::{MARK}",
    f"\x85::add-mask::{MARK}",
    f"\r::set-env name=x::{MARK}",
    f"%0A::error::{MARK}",
    f"x\n##[error]{MARK}",
)
SHELLS = (
    "$(touch trap)",
    "`touch trap`",
    "; touch trap",
    "| touch trap",
    "&& touch trap",
    "\ntouch trap\n",
    "'; touch trap; '",
    '"; touch trap; "',
    "--help",
    "-rf",
    "-o/tmp/x",
    "+!touch trap",
    "%PATH% $HOME ~root",
    "$IFS$9touch$IFS$9trap",
)
FAMILIES = (MARKUP, SEQUENCES, DIRECTIONS, UNSEEN, ACTIVE, FORMULAS, WORKFLOWS, SHELLS)

# What a terminal acts on: C0 but for line ends, DEL, C1, embeddings and overrides, line separators, hidden
# tags. The program's own isolate is right to left; it must be closed where it was opened.
_ACTS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066\u2068\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_NUMBER = re.compile(r"[-+]?[0-9.]+(e[-+]?[0-9]+)?%?\Z")
_BEFORE = " \t\r\n\x0b\x0c\xa0\u200b\u200e\u200f\ufeff\x00\u3000\u2003\u2028"
_COMMAND = re.compile(r"::(error|warning|notice) [^:]*::")
_ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "background")


def hostile(dice: random.Random) -> str:
    """One such text, or several in a row, with or without words around."""
    pieces = [dice.choice(dice.choice(FAMILIES)) for _ in range(dice.choice((1, 1, 1, 2, 4)))]
    if dice.random() < 0.5:
        pieces.insert(dice.randrange(len(pieces) + 1), dice.choice(("word", "Größe ", "العناصر", "x ")))
    return "".join(pieces)


def halves(dice: random.Random) -> tuple[str, str]:
    """A sequence in two parts that only work together, for two fields that are shown one behind the other."""
    first, second = dice.choice(HALVES)
    return f"half {first}", f"{second} other"


def assert_text(out: str, where: str) -> None:
    """Nothing in lines of text moves a cursor, turns a line round, or hides."""
    for line in out.split("\n"):
        found = _ACTS.search(line)
        assert not found, f"{where}: {found and found[0]!r} in {line[:300]!r}"
        assert line.count("\u2067") == line.count("\u2069"), (
            f"{where}: an isolate left open in {line[:300]!r}"
        )


def assert_json(out: str, where: str) -> Any:
    """It is JSON, and harmless to print; what it says."""
    assert_text(out, where)
    try:
        return json.loads(out)
    except ValueError as error:
        raise AssertionError(f"{where}: no JSON: {error}") from error


def assert_csv(out: str, where: str, *, shown: bool = True) -> None:
    """No cell is run by a spreadsheet; numbers are numbers."""
    if shown:
        assert_text(out.replace("\r\n", "\n"), where)
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")))
    for cell in (cell for row in rows for cell in row):
        bare = cell.lstrip(_BEFORE)
        runs = bare[:1] in set("=+-@＝＋－＠") or cell[:1] in ("\t", "\r", "\n")
        assert not runs or not bare or _NUMBER.match(cell), f"{where}: a cell begins {cell[:60]!r}"
    assert len({len(row) for row in rows if row}) <= 1, f"{where}: rows of other lengths"


class _Page(HTMLParser):
    """Looks at every tag of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "iframe", "base", "object", "embed", "img", "form"):
            self.bad.append(tag)
        for name, value in attrs:
            told = value or ""
            if name.startswith("on") or (name in _ADDRESSES and not told.startswith("#")):
                self.bad.append(f"{tag} {name}={told[:60]}")
            if name == "style" and (MARK in told or "url(" in told):
                self.bad.append(f"{tag} style={told[:60]}")

    def handle_comment(self, data: str) -> None:
        if MARK in data:
            self.bad.append(f"comment {data[:60]}")


def assert_html(out: str, where: str) -> None:
    """A page in which nothing acts, and nothing is fetched."""
    assert_text(out.replace("\t", " "), where)
    page = _Page()
    page.feed(out)
    page.close()
    assert not page.bad, f"{where}: {page.bad[:3]}"
    styles = "".join(re.findall(r"<style[^>]*>(.*?)</style>", out, re.DOTALL))
    assert MARK not in styles, f"{where}: a text in a style"


def assert_github(out: str, where: str) -> None:
    """Every line is a remark of ours."""
    assert_text(out, where)
    for line in filter(None, out.split("\n")):
        assert _COMMAND.match(line), f"{where}: {line[:200]!r}"
