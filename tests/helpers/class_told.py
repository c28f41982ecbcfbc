"""A made-up class as the reports get it, with odd items, two quizzes, and somebody who did little."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from helpers.class_folder import ClassFolder, items

from quizapp.library.classes import read_class
from quizapp.scores.analysis.class_report import class_report
from quizapp.scores.reports.class_told import ClassTold

NAMES = ("Ada", "Ben", "Cem", "Dana", "Eve", "Finn", "Gül", "Hana", "Ivo", "Jo", "Kai", "Lea")
ODD = ("wrong key", "two right", "all right", "idle")


def write_class(folder: Path, names: tuple[str, ...] = NAMES, each: int = 3) -> None:
    """Learners, each named so often with another letter; the names have no digits."""
    made = ClassFolder(folder)
    geo, art = items("geo", 12, ODD), items("art", 6)
    for place, name in enumerate(f"{name} {letter}" for name in names for letter in "XYZ"[:each]):
        able = (place % 9 - 4) / 2
        quizzes = [(geo, "week#1234abcd")]
        if place % 2:
            quizzes.append((geo, "week#1234abcd"))
        if place < 5:
            quizzes.append((art, ""))
        made.learner(name, quizzes, able)


def told_of(folder: Path, **more: Any) -> ClassTold:
    """What is told of the class in a folder."""
    read = read_class(folder)
    return ClassTold(class_report(read.roll), "class", titles={"geo": "Places"}, flags=read.flags, **more)
