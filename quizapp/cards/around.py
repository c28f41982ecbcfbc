"""What else there is to say of a deck that is no TOML: of its parts that are surely as they were meant."""

from __future__ import annotations

from collections.abc import Set
from typing import Any, NamedTuple

from quizapp.cards.deck import Deck
from quizapp.cards.encoding import decoded
from quizapp.cards.reading import contents_from
from quizapp.source.finding import Finding
from quizapp.source.outline import Block, Outline, Path
from quizapp.source.parser import loads
from quizapp.source.toml import around

_OF_OTHERS = frozenset({"A001", "A002", "A003"})  # that something isn't there may come of what was left out


class Sound(NamedTuple):
    """The parts of a deck that can be read, as a deck, and their text, in which each has its own line.

    `deck` is None where not even they make one, `findings` are those of reading. `about`: whether what is
    said of the deck as a whole is among them.
    """

    deck: Deck | None
    text: str
    findings: tuple[Finding, ...]
    about: bool


def sound_parts(data: bytes, name: str) -> Sound | None:
    """What can be read of a deck's file that is no TOML; None where nothing is certain.

    A card with a broken line is left out as a whole, and so is `[deck]`.
    """
    text = decoded(data, f"{name}.toml")
    if isinstance(text, Finding):
        return None
    found = around(text, f"{name}.toml")
    if found.tables is None or not found.findings:
        return None
    doubtful = _doubtful(found.text, found.gone)
    rest = _blanked(found.text, doubtful)
    tables = _tables(rest)
    if tables is None:
        return None
    contents, findings = contents_from(tables, rest, name)
    told = tuple(each for each in findings if each.code not in _OF_OTHERS)
    return Sound(
        contents.deck() if contents else None, rest, told, ("deck",) not in {b.path for b in doubtful}
    )


def _doubtful(text: str, gone: Set[int]) -> list[Block]:
    """The blocks that something was left out of, with all that belongs to the same card."""
    outline = Outline(text)
    touched: set[Path] = set()
    for block in outline.blocks[1:]:
        first, last = (outline.place(at).line for at in (block.header, max(block.header, block.end - 1)))
        lines = range(first, last + 1) if block.path[0] in ("cards", "deck") else range(first, first + 1)
        if not gone.isdisjoint(lines):
            touched.add(_owner(block))
    return [block for block in outline.blocks[1:] if _owner(block) in touched]


def _owner(block: Block) -> Path:
    return block.path[:2] if block.path[0] == "cards" else block.path


def _blanked(text: str, blocks: list[Block]) -> str:
    for block in blocks:
        inside = text[block.start : block.end]
        text = text[: block.start] + "".join(" \n"[each == "\n"] for each in inside) + text[block.end :]
    return text


def _tables(text: str) -> dict[str, Any] | None:
    try:
        return loads(text)
    except (ValueError, RecursionError):
        return None
