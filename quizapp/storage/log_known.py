"""Which lines a log has already: by their ids and by what they say."""

from __future__ import annotations

from dataclasses import replace

from quizapp.study.lines import Answer, Line
from quizapp.study.parsing import dumps, to_fields

_Key = tuple[int, int | None]  # what a line says without its texts, and its texts; None: not known


class Known:
    """Lines that were met. Keeps hashes, for a log can be long."""

    def __init__(self) -> None:
        self._first: dict[str, _Key] = {}
        self._others: dict[str, list[_Key]] = {}  # of the same id, saying something else

    def add(self, line: Line) -> bool:
        """Take in a line; whether it is new: no line of this id that was met says the same.

        Texts that nobody knows (a damaged line took them along) are the same as any.
        """
        key = _key(line)
        first = self._first.setdefault(line.id, key)
        if first is key:
            return True
        others = self._others.get(line.id, [])
        if _same(first, key) or any(_same(other, key) for other in others):
            return False
        self._others.setdefault(line.id, others).append(key)
        return True


def _same(one: _Key, other: _Key) -> bool:
    return one[0] == other[0] and (None in (one[1], other[1]) or one[1] == other[1])


def _key(line: Line) -> _Key:
    if not isinstance(line, Answer):
        return hash(dumps(to_fields(line))), 0
    texts = (line.stem, line.answer)
    return hash(replace(line, stem=None, answer=None)), None if None in texts else hash(texts)
