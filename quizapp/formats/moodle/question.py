"""A question as Moodle knows it, with its texts as a deck has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["choice", "several", "short", "numerical", "true-false", "matching", "cloze"]
"""`several` is a choice of which several options are right together; the others are as Moodle calls them."""

TERM = "term: "
"""What the name of a question begins with that was made of a term: so a reader knows it from a question."""


class NotTaken(Exception):
    """No card comes of a question; the message says why."""


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: its text, how much of the mark it is worth (100 is all), and what is said to it.

    `tolerance`: of a number, as it is written.
    """

    text: str
    worth: float = 0.0
    why: str = ""
    tolerance: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, read or to be written. A cloze has its gaps in `stem`, in a deck's double braces.

    `options` of a true-false question are two: true first. `right`: of a cloze with one gap, what else is
    right there. `remarks`: what it had that is not kept, in plain words. `line`: from 1; 0: unknown.
    `unkept`: the same of things that many questions of a file have: what it is (`grade`), and its value.
    """

    sort: Sort
    stem: str
    options: tuple[Option, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    name: str = ""
    explanation: str = ""
    hint: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    line: int = 0
    remarks: tuple[str, ...] = ()
    unkept: tuple[tuple[str, str], ...] = ()
