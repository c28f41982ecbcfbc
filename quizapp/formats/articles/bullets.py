"""Bullets and numbers that are written as text, as word processors do it: they go, and an item is left."""

from __future__ import annotations

import re

from quizapp.formats.articles.blocks import Block

_BULLETS = "·•‣●○◦■□▪▫➢➤✓\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_DEPTHS = {"o": 1, "§": 2}  # how much deeper Word's own bullets stand than its first
_WRITTEN = re.compile(rf"(?P<open>\*\*)?[{_BULLETS}](?P<close>\*\*)?[ \u00a0\t]+(?P<again>\*\*)?(?=\S)")
_WORD = re.compile(
    rf"(?P<open>\*\*)?(?:[{_BULLETS}ØüvÞ–—-]|(?P<deep>[o§])|(?P<number>\d{{1,3}})[.)]|[a-z]{{1,4}}[.)])"
    r"(?P<close>\*\*)?[ \u00a0\t]+(?P<again>\*\*)?(?=\S)"
)


def is_bulleted(line: str) -> bool:
    """Whether a line begins with a bullet that is nothing else."""
    return _WRITTEN.match(line) is not None


def as_item(block: Block, *, by_word: bool = False) -> Block:
    """A block without the bullet that its text begins with. `by_word`: an item as Word writes it."""
    if block.kind not in ("paragraph", "item"):
        return block
    found = (_WORD if by_word else _WRITTEN).match(block.text)
    if not found:
        return block
    mark = "**" if found["again"] or (found["open"] and not found["close"]) else ""
    number = f"{found['number']}." if by_word and found["number"] else block.number
    text = mark + block.text[found.end() :]
    depth = _DEPTHS.get(found["deep"] or "", 0) if by_word else 0
    return block._replace(kind="item", text=text, level=max(block.level, 1) + depth, number=number)
