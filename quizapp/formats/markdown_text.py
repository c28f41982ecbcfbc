"""Markdown as a deck's text, and back: escapes, pictures, code blocks, comments and front matter.

Code and formulas (`$…$`) are kept as they are on both ways. A deck's text has no escape sign, so escapes go
on the way in and are put on the way out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from quizapp.cards.markup import lines_of
from quizapp.formats.decoding import decoded
from quizapp.formats.found import Refused

_KEPT = r"`[^`\n]+`|\$\$[^$]+\$\$|\$(?=[^\s$])[^$\n]*(?<=\S)\$(?!\d)"
_SIGN = r"[!-/:-@\[-`{-~]"
_PICTURE = r"!\[(?P<alt>[^\]\n]{0,300})\]\((?P<url>[^()\n]*)\)"
_IN = re.compile(rf"(?P<kept>{_KEPT})|\\(?P<sign>{_SIGN})|{_PICTURE}")
_CODE = re.compile(rf"`[^`\n]+`|\\{_SIGN}")
_BULLET = re.compile(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?=\S)")
_FENCE = re.compile(r"[ \t]{0,3}(`{3,}|~{3,})")
_HEAD = 400  # lines that front matter may have
SAMPLE = 100_000  # bytes that are looked at to know a format


@dataclass
class Pictures:
    """The names of pictures that a text had; they can't come along."""

    names: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """One more; of a long name the beginning."""
        self.names.append(name if len(name) <= 60 else f"{name[:60]}…")


def sampled(data: bytes) -> list[str]:
    """The lines at the beginning of a file, the last one whole; none where it is no text."""
    some = data if len(data) <= SAMPLE else data[:SAMPLE].rpartition(b"\n")[0]
    try:
        return decoded(some)[0].split("\n")
    except Refused:
        return []


def front_matter(lines: Sequence[str]) -> tuple[list[str], int]:
    """What stands between the `---` at the beginning, and which line follows it, from 0; `([], 0)`: none."""
    if not lines or lines[0].rstrip() != "---":
        return [], 0
    for at, line in enumerate(lines[1:_HEAD], 1):
        if line.rstrip() == "---":
            return list(lines[1:at]), at + 1
    return [], 0


def fence(line: str) -> str:
    """The sign that opens a block of code (three or more of one kind); empty where the line opens none."""
    found = _FENCE.match(line)
    return found[1] if found else ""


def closes(line: str, opened: str) -> bool:
    """Whether a line ends the block of code that a fence opened."""
    bare = line.strip()
    return len(bare) >= len(opened) and set(bare) == {opened[0]}


def without_comments(lines: Sequence[str]) -> list[str | None]:
    """The lines without `<!-- … -->`, over lines too; None for one that had nothing else."""
    out: list[str | None] = []
    inside, opened = False, ""
    for line in lines:
        if not inside and (sign := fence(line)) and not opened:
            opened = sign
            out.append(line)
            continue
        if opened:
            opened = "" if closes(line, opened) else opened
            out.append(line)
            continue
        bare, inside = _uncommented(line, inside)
        out.append(None if bare != line and not bare.strip() else bare)
    return out


def _uncommented(line: str, inside: bool) -> tuple[str, bool]:
    if not inside and "<!--" not in line:
        return line, False
    hidden = without_code(line)
    out: list[str] = []
    at = 0
    while True:
        if inside:
            end = line.find("-->", at)
            if end < 0:
                return "".join(out).rstrip(), True
            at, inside = end + 3, False
        start = hidden.find("<!--", at)
        if start < 0:
            return ("".join(out) + line[at:]).rstrip(), False
        out.append(line[at:start])
        at, inside = start + 4, True


def without_code(line: str) -> str:
    """The line with its code and its escaped signs blotted out, each character by one."""
    return _CODE.sub(lambda found: "\1" * len(found[0]), line)


def from_markdown(text: str, pictures: Pictures) -> str:
    """A piece of Markdown without escapes and pictures. What can't be said else stays as it is written."""

    def put(found: re.Match[str]) -> str:
        if found["kept"]:
            return found["kept"]
        if found["sign"]:
            return found["sign"]
        pictures.add(found["url"].strip() or found["alt"])
        return found["alt"]

    return _IN.sub(put, text)


def escaping(signs: str) -> re.Pattern[str]:
    """A pattern for `to_markdown`: what has to be escaped by a `\\` before it, beside what always is."""
    return re.compile(
        rf"(?P<kept>{_KEPT})|(?P<sign>\\(?={_SIGN}|\Z)|`|~(?=~~)|!(?=\[)|<(?=!--)|{signs})", re.MULTILINE
    )


def to_markdown(text: str, signs: re.Pattern[str]) -> str:
    """A deck's text so that `from_markdown` gives it again; `signs` as `escaping` makes them."""
    return signs.sub(lambda found: found["kept"] or f"\\{found['sign']}", text)


def unfenced(lines: Sequence[str]) -> list[str]:
    """Blocks of code as lines of code, each by itself; a deck's text has no blocks."""
    out: list[str] = []
    opened = ""
    for line in lines:
        if opened:
            if closes(line, opened):
                opened = ""
            else:
                bare = line.rstrip()
                out.append(f"`{bare}`" if bare and "`" not in bare else bare)
        elif not (opened := fence(line)):
            out.append(line)
    return out


def joined(lines: Sequence[str]) -> str:
    """Lines as a deck's text in which each of them stays a line."""
    bare = "\n".join(line.strip() for line in lines).strip("\n").split("\n")
    out: list[str] = []
    for line, following in zip(bare, [*bare, ""][1:], strict=True):
        if not line and out and not out[-1]:
            continue
        breaks = line and following and (line.endswith("\\") or not _BULLET.match(following))
        out.append(f"{line}\\" if breaks else line)
    return "\n".join(out)


def deck_lines(text: str) -> list[str]:
    """A deck's text as the lines that are shown, with their marks."""
    return lines_of(text.strip("\n"))


def is_listed(line: str) -> bool:
    """Whether a line begins with a bullet or a number."""
    return _BULLET.match(line) is not None


def without_bullet(line: str) -> str:
    """The line without the bullet or the number that it begins with."""
    found = _BULLET.match(line)
    return line[found.end() :] if found else line
