"""Signs in plain words: what is odd with an item, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

from quizapp.cards.clean import clean_line
from quizapp.cards.markup import plain
from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.signs import Sign

_LONGEST = 80  # characters of an option that are shown
_SURE = {"sure": "", "likely": " (likely, not certain)", "perhaps": " (perhaps, it may be chance)"}

_MENDS = {
    "wrong key": "look the answer up; if the key is wrong, correct the card",
    "two right": "if it is right too, put another wrong option in its place or reword the question",
    "idle distractor": "write a wrong option that somebody could believe",
    "all right": "it tells nobody apart: fine to practise with, little use in a test",
    "none right": "teach it again, or ask it in other words",
    "backwards": "read the question as a good learner would: it may mislead who knows more",
    "to accept": "add it to the card's `accept`, if it is right",
}


class Pieces(NamedTuple):
    """A sentence around a text of the deck or of a learner, which may be empty."""

    before: str
    quoted: str
    after: str


def words(sign: Sign, item: ClassItem) -> str:
    """What is odd, as one sentence without a full stop."""
    before, quoted, after = pieces(sign, item)
    return f"{before}“{quoted}”{after}" if quoted else before + after


def mend(sign: Sign) -> str:
    """What to do about it."""
    return _MENDS[sign.kind]


def pieces(sign: Sign, item: ClassItem) -> Pieces:
    """The same sentence with what is quoted apart, for where it is set in its own direction."""
    before, quoted, after = _pieces(sign, item)
    sure = "" if sign.kind == "to accept" else _SURE[sign.sure]
    return Pieces(before, quoted, after + sure)


def _pieces(sign: Sign, item: ClassItem) -> Pieces:
    option = shortened(sign.option)
    chose = f"{sign.times} of {sign.of} chose "
    if sign.kind == "wrong key":
        return Pieces(
            chose, option, f"{_strongest(sign)}: is that right, and not “{shortened(item.answer)}”?"
        )
    if sign.kind == "two right":
        return Pieces(chose, option, f"{_strongest(sign)}: is it right as well?")
    if sign.kind == "idle distractor":
        return Pieces(f"nobody of {sign.of} who missed it took ", option, "")
    if sign.kind == "to accept":
        return Pieces(f"{sign.times} of {sign.of} wrote ", option, ", which is marked wrong: accept it?")
    if sign.kind == "backwards":
        return Pieces(f"who is good at the rest misses it more than others; {_right(sign)}", "", "")
    return Pieces(_right(sign), "", "")


def _right(sign: Sign) -> str:
    if sign.times == sign.of:
        return f"all {sign.of} got it right"
    return f"{sign.times or 'none'} of {sign.of} got it right"


def _strongest(sign: Sign) -> str:
    """Only where they took it too."""
    return f", the strongest too ({sign.strongest} of {sign.of_strongest})" if sign.strongest else ""


def shortened(text: str, most: int = _LONGEST) -> str:
    """A text of a deck or of a learner on one line, safe to show, without its marks, cut where it is long."""
    line = clean_line(plain(clean_line(text)))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def quoted(text: str) -> str:
    """A text in quotes, on one line."""
    return f"“{shortened(text)}”"
