"""`check --fix` and `--dry-run`: mends decks, or shows what mending would change."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff

from quizapp.cards.clean import clean, clean_line
from quizapp.cards.reading import read_deck
from quizapp.cli.output import is_terminal, say, tell
from quizapp.cli.plain import plural
from quizapp.library.checking import Checked, check
from quizapp.library.deck_file import ChangedOutside, NotWritten
from quizapp.library.fixing import Fixed, fixes, save
from quizapp.library.library import Library
from quizapp.source.finding import Finding

_COLOURS = {"+": "32", "-": "31", "@": "36"}  # each sign says the same without its colour


def fix(library: Library, paths: Sequence[str]) -> bool:
    """Mends what is safe, and tells what was done; False if a deck could not be saved."""
    good = True
    mended: list[Fixed] = []
    for each in fixes(library, paths):
        try:
            save(each)
        except (ChangedOutside, NotWritten) as error:
            tell(f"quizapp: {error}")
            good = False
            continue
        mended.append(each)
        for note in each.notes:
            tell(f"{clean_line(each.named)}: {note}")
    tell(f"{_mends(mended)}." if mended or not good else "There is nothing to mend by itself.")
    return good


def show(library: Library, paths: Sequence[str], *, strict: bool) -> int:
    """Prints what `fix` would change, as a diff; returns what `check` would end with afterwards."""
    found = fixes(library, paths)
    for each in found:
        for line in diff(each):
            _put(line)
        for note in each.notes:
            tell(f"{clean_line(each.named)}: {note}")
    tell(f"{_mends(found)}; nothing was written." if found else "There is nothing to mend by itself.")
    return 1 if _left(check(library, paths), found, strict=strict) else 0


def diff(fixed: Fixed) -> Iterator[str]:
    """The lines that a mend changes, with some around them, each with the sign of a diff before it."""
    ended = fixed.before.endswith("\n") and fixed.after.endswith("\n")
    before, after = (text[: -1 if ended else None].split("\n") for text in (fixed.before, fixed.after))
    name = clean_line(fixed.named)
    for line in unified_diff(before, after, name, name, lineterm=""):
        yield clean(line.rstrip("\r")).replace("\n", " ")


def _put(line: str) -> None:
    colour = _COLOURS.get(line[:1], "") if _may_colour() and not line.startswith(("+++", "---")) else ""
    if colour:
        sys.stdout.write(f"\x1b[{colour}m{line}\x1b[0m\n")
    else:
        say(line, wrap=False, isolate=False)


def _may_colour() -> bool:
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _mends(fixed: Sequence[Fixed]) -> str:
    return f"{plural(sum(len(each.notes) for each in fixed), 'mend')} in {plural(len(fixed), 'deck')}"


def _left(checked: Sequence[Checked], fixed: Sequence[Fixed], *, strict: bool) -> int:
    """How many findings would be left that count."""
    by_path = {each.path: each for each in fixed}
    left = 0
    for each in checked:
        left += _that_count(each.findings, strict)
        if mend := by_path.get(each.path):
            before, after = (read_deck(text.encode(), "deck").findings for text in (mend.before, mend.after))
            left -= _that_count(before, strict) - _that_count(after, strict)
    return max(0, left)


def _that_count(findings: Sequence[Finding], strict: bool) -> int:
    return sum(strict or finding.severity == "error" for finding in findings)
