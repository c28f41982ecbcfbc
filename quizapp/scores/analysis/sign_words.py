"""Signs in words that a teacher understands: what the answers say, and what may be done."""

from __future__ import annotations

from quizapp.scores.analysis.roll import ClassItem
from quizapp.scores.analysis.signs import Sign

LONGEST = 60  # characters of an option that is named

_SURE = {"sure": "", "likely": "", "perhaps": " (perhaps chance: few answers)"}
_MEND = {
    "wrong key": "look whether the key is the right answer",
    "two right": "reword one of the two, or take that option out",
    "idle distractor": "put a likelier mistake in its place",
    "all right": "ask for more, or leave it to warm up",
    "none right": "look whether the question can be understood, and was taught",
    "backwards": "look whether it is misleading to those who know much",
    "to accept": "put it into accept, if it is right",
}


def words(sign: Sign, item: ClassItem) -> str:
    """`9 of 14 chose "…", the strongest too (4 of 5): is it right as well?`."""
    return _said(sign, item) + _SURE[sign.sure]


def mend(sign: Sign) -> str:
    """What may be done about it."""
    return _MEND[sign.kind]


def _said(sign: Sign, item: ClassItem) -> str:
    option, of = quoted(sign.option), f"{sign.times} of {sign.of}"
    strongest = f"the strongest too ({sign.strongest} of {sign.of_strongest})"
    if sign.kind == "wrong key":
        return f"{of} chose {option}, {strongest}: is that the right one, and {quoted(item.answer)} not?"
    if sign.kind == "two right":
        return f"{of} chose {option}, {strongest}: is it right as well?"
    if sign.kind == "idle distractor":
        return f"nobody of {sign.of} who could took {option}"
    if sign.kind == "all right":
        return f"{of} got it right: it tells nobody apart"
    if sign.kind == "none right":
        return f"only {of} got it right" if sign.times else f"none of {sign.of} got it right"
    if sign.kind == "backwards":
        return f"those who know more get it wrong more often ({of} right)"
    return f"{of} wrote {option}, which is marked wrong: is it right?"


def quoted(text: str) -> str:
    """A text in quotes, in one line, cut where it is long."""
    line = " ".join(text.split())
    return f"“{line[: LONGEST - 1]}…”" if len(line) > LONGEST else f"“{line}”"
