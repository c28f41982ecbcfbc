"""Fills in the texts that answers leave out: those that the same device last logged for the card."""

from __future__ import annotations

from typing import Any

from quizapp.study.lines import Answer, Line
from quizapp.study.parsing import VERSION, parse

Pair = tuple[str | None, str | None]  # a stem and an answer; None: not known

_NOTHING: Pair = (None, None)


class Texts:
    """What one device has logged so far, taken in in the order of its files and their lines.

    Not in the order of the lines' times: what a line left out was decided when it was written.
    """

    def __init__(self) -> None:
        self.last: dict[str, Pair] = {}
        self.of_file: dict[str, Pair] = {}
        self._first: dict[str, Pair] = {}

    def begin_file(self) -> None:
        """From here on `of_file` is about another file."""
        self.of_file = {}

    def answer(self, fields: dict[str, Any]) -> Line:
        """The line that an answer's fields make, with its texts as far as they are known. Raises BadLine."""
        given: Pair = fields.get("stem"), fields.get("answer")
        if None in given and fields.get("v") == VERSION and isinstance(fields.get("card"), str):
            stem, answer = over(given, self.last.get(fields["card"], _NOTHING))
            fields = fields | {"stem": stem, "answer": answer}
        line = parse(fields)
        if given != _NOTHING and isinstance(line, Answer):
            self._take(line.card, given)
        return line

    def _take(self, card: str, given: Pair) -> None:
        self.last[card] = over(given, self.last.get(card, _NOTHING))
        self.of_file[card] = over(given, self.of_file.get(card, _NOTHING))
        if None in (first := self._first.get(card, _NOTHING)):
            self._first[card] = over(first, given)

    def later(self, card: str) -> Pair:
        """For an answer with nothing before it: the first texts that were logged after it."""
        return self._first.get(card, _NOTHING)


def over(upper: Pair, lower: Pair) -> Pair:
    """The upper texts, and the lower ones where those are not known."""
    return (lower[0] if upper[0] is None else upper[0], lower[1] if upper[1] is None else upper[1])
