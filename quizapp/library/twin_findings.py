"""What `check` tells the author of cards that no quiz can show beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.cards.report import short
from quizapp.library.shelf import Volume
from quizapp.questions.twins import Twins, twins
from quizapp.source.finding import Finding
from quizapp.storage import decks as deck_files

CODE = "A008"
_SAYING = {"term": "definition", "question": "answer"}


def twin_findings(volume: Volume) -> tuple[Finding, ...]:
    """A piece of advice for each card of a deck that can't be told from one before it, unless ignored."""
    deck = volume.deck
    if deck is None or CODE in deck.ignore:
        return ()
    found = twins(deck.notes, deck.language)
    lines = _lines(volume) if found else ()
    return tuple(_finding(f"{volume.entry.name}.toml", pair, lines) for pair in found)


def _finding(path: str, pair: Twins, lines: Sequence[str]) -> Finding:
    first, second = (f'"{short(note.prompt)}"' for note in (pair.first, pair.second))
    line = pair.second.line
    if pair.name:
        what = f'{second} and {first} in line {pair.first.line} are both called "{short(pair.name)}"'
    else:
        saying = _SAYING[pair.first.kind]
        what = f"the {saying} of {second} says the same as that of {first} in line {pair.first.line}"
    mend = "say what sets them apart, make one card of them, or link them with also_right"
    message = f"{what}; a quiz never shows both as options"
    return Finding(path, line, _column(lines, line), CODE, message, mend, "advice")


def _column(lines: Sequence[str], line: int) -> int:
    """Where a note begins: in TOML nothing but blanks may stand before it."""
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    return len(text) - len(text.lstrip()) + 1


def _lines(volume: Volume) -> list[str]:
    """The lines of a deck's file; none where it can't be read any more."""
    try:
        data = deck_files.read(volume.entry.file.path)
    except OSError:
        return []
    return data.decode("utf-8-sig", "replace").split("\n")
