"""What a line typed in plain mode means. Pure: text in, a value out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Action = Literal["undo", "flag", "hint", "skip", "stop", "help", "overrule"]

_ACTIONS: dict[str, Action] = {
    "u": "undo",
    "f": "flag",
    "h": "hint",
    "s": "skip",
    "q": "stop",
    "?": "help",
    "r": "overrule",
}
_NUMBER = re.compile(r"(\d{1,3})\s*([?？؟]?)")
_TRUTH = re.compile(r"(t|true|f|false)\s*([?？؟]?)", re.IGNORECASE)
_PAIR = re.compile(r"(\d{1,3})?\s*([a-z])\s*([?？؟]?)[\s,;.]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option, by its 0-based place; `guess`: the learner was guessing."""

    place: int
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Rated:
    """A flashcard's rating, 1 (Again) to 4 (Easy)."""

    rating: int


@dataclass(frozen=True, slots=True)
class Reveal:
    """The flashcard's answer is to be shown."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in the learner's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Pairs of a match: the 0-based place of each left side, with what was chosen for it."""

    pairs: tuple[tuple[int, Chosen], ...]


@dataclass(frozen=True, slots=True)
class Command:
    """A line that begins with a colon; `rest` is what follows its letter."""

    action: Action
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """Nothing that is understood here; `why` says in words what would be."""

    why: str


Reply = Chosen | Rated | Reveal | Written | Command | Unclear


def understand(
    line: str | None, form: str, options: int = 0, *, revealed: bool = False, overrule: bool = False
) -> Reply:
    """What the line means to an item of this form. None, the end of input, stops.

    `options` is how many there are to choose from; `revealed` whether the flashcard's answer is shown;
    `overrule` whether `:r`, "I was right", means something here.
    """
    text = "" if line is None else line.strip()
    if command := _commanded(line, overrule):
        return command
    if form == "true-false" and (found := _TRUTH.fullmatch(text)):
        return Chosen(0 if found[1][0] in "tT" else 1, bool(found[2]))
    if options:
        return _choice(text, options)
    if form == "flashcard":
        return _flashcard(text, revealed)
    if not text:
        return Unclear("Type your answer, or :s to skip.")
    return Written(text[1:] if text.startswith("::") else text)


def understand_pairs(
    line: str | None, free: Sequence[int], pairs: int, *, overrule: bool = False
) -> Matched | Command | Unclear:
    """What the line means to a match: `1c 2a`, or `c a` for the left sides in `free`, those still open."""
    if command := _commanded(line, overrule):
        return command
    text = "" if line is None else line.strip()
    last = chr(ord("a") + pairs - 1)
    wanted = f"Type numbers with letters from a to {last}, such as 1{last} 2a; :? lists the rest."
    found, end = [], 0
    while part := _PAIR.match(text, end):
        found.append(part)
        end = part.end()
    numbers = [int(part[1]) - 1 for part in found if part[1]]
    lefts = numbers or list(free[: len(found)])
    if not numbers and end == len(text) and len(found) > len(free) > 0 and _all_there(found, last):
        return Unclear(f"{len(found)} letters are too many: {still_open(free)}. {wanted}")
    if not text or end < len(text) or len(lefts) != len(found):
        return Unclear(f"{_shown(text)} is not understood. {wanted}" if text else wanted)
    if any(not 0 <= left < pairs or part[2].lower() > last for left, part in zip(lefts, found, strict=True)):
        return Unclear(f"There are {pairs} of each. {wanted}")
    if len(set(lefts)) < len(lefts) or not set(lefts) <= set(free):
        return Unclear("Each number is answered once; :u takes the whole match back.")
    chosen = (Chosen(ord(part[2].lower()) - ord("a"), bool(part[3])) for part in found)
    return Matched(tuple(zip(lefts, chosen, strict=True)))


def _all_there(found: Sequence[re.Match[str]], last: str) -> bool:
    return all(part[2].lower() <= last for part in found)


def still_open(lefts: Sequence[int]) -> str:
    """Which left sides of a match have no answer yet, by their numbers: `2 and 4 are still open`."""
    *some, end = [str(left + 1) for left in lefts]
    return f"{', '.join(some)} and {end} are still open" if some else f"{end} is still open"


def _commanded(line: str | None, overrule: bool) -> Command | Unclear | None:
    """The command that a line is, or None where it is an answer."""
    if line is None:
        return Command("stop")
    text = line.strip()
    return _command(text, overrule) if text.startswith(":") and not text.startswith("::") else None


def _command(text: str, overrule: bool) -> Command | Unclear:
    action = _ACTIONS.get(text[1:2].lower())
    rest = text[2:]
    if action == "overrule" and not overrule:
        action = None
    if action is None or (rest and not rest[0].isspace()):
        return Unclear(f"{_shown(text)} is not understood. :? lists what is.")
    return Command(action, rest.strip())


def _choice(text: str, options: int) -> Reply:
    wanted = f"Type a number from 1 to {options}, with ? after it if you are guessing; :? lists the rest."
    found = _NUMBER.fullmatch(text)
    if found and 1 <= int(found[1]) <= options:
        return Chosen(int(found[1]) - 1, bool(found[2]))
    return Unclear(wanted if not text else f"{_shown(text)} is none of the options. {wanted}")


def _flashcard(text: str, revealed: bool) -> Reply:
    wanted = "Type 1 for Again, 2 for Hard, 3 for Good or 4 for Easy"
    if not text:
        return Unclear(f"{wanted}; :? lists the rest.") if revealed else Reveal()
    found = _NUMBER.fullmatch(text)
    if found and not found[2] and 1 <= int(found[1]) <= 4:
        return Rated(int(found[1]))
    wanted += "; :? lists the rest." if revealed else ", or press Enter to see the answer; :? lists the rest."
    return Unclear(f"{_shown(text)} is no rating. {wanted}")


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
