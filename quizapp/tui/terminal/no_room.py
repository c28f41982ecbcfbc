"""A window in which nothing can be read says so, and its keys do nothing until there is room again."""

from __future__ import annotations

import re

from textual import events
from textual.geometry import Size

LEAST = Size(20, 5)  # cells; the app is never laid out in less
_WORDS = "Too small"
_MODE = re.compile(r"(?:\x1b\[[?>=<][\d;]*\$?[a-z])+")  # what sets the terminal up, and paints nothing
_WAY_OUT = ("ctrl+c", "ctrl+z")


def has_room(size: Size) -> bool:
    """Whether the app can be shown in a window of this size."""
    return size.width >= LEAST.width and size.height >= LEAST.height


def widened(event: events.Resize, now: Size) -> None:
    """Has the app laid out for the size by now, or as in the least room where there is less."""
    size = Size(max(now.width, LEAST.width), max(now.height, LEAST.height))
    event.size = event.virtual_size = event.container_size = size


def is_paint(data: str) -> bool:
    """Whether something written to the terminal paints."""
    return not _MODE.fullmatch(data)


def is_for_nobody(message: object) -> bool:
    """Whether it was pressed, clicked or pasted onto what can't be seen."""
    if isinstance(message, events.Key):
        return message.key not in _WAY_OUT
    return isinstance(message, events.InputEvent | events.Paste)


def told(size: Size) -> str:
    """What is painted instead."""
    left, top = max(0, size.width - len(_WORDS)) // 2, max(0, size.height - 1) // 2
    return f"\x1b[?2026l\x1b[0m\x1b[2J\x1b[{top + 1};{left + 1}H{_WORDS[: max(0, size.width)]}"
