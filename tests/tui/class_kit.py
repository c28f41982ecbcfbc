"""A class for tests of its screens, and the way to it from Home."""

from __future__ import annotations

from app_kit import Desk, Home
from helpers.class_logs import write_class


def a_class(home: Home, learners: int = 24) -> None:
    """Learners in this library's progress."""
    write_class(home.root / "progress", learners)


async def open_class(d: Desk) -> None:
    """From Home, until the class is read."""
    await d.press("l")
    await d.at("Class")
    await settled(d)


async def settled(d: Desk) -> None:
    """Until reading has ended."""
    await d.until(lambda: d.screen.is_mounted and d.screen._reading is None and d.screen._folder is not None)
    await d.pilot.pause()


def row(d: Desk, words: str) -> str:
    """The only line on the screen with these words."""
    (found,) = [line for line in d.lines if words in line]
    return found
