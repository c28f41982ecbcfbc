"""Attempts straight from a log's lines, where there is no index: of other learners, and of hand-ins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from quizapp.scores.attempt import Attempt, attempt_of
from quizapp.study.effect import Routes, Sitting, Sittings, taken_back
from quizapp.study.lines import Flag, Line, Mark, Move, Start
from quizapp.study.routes import DecksToday

_NO_DECKS = DecksToday()


class Sat(NamedTuple):
    """An attempt with the line that began it."""

    attempt: Attempt
    start: Start


def sat(lines: Sequence[Line], today: DecksToday = _NO_DECKS) -> list[Sat]:
    """The quizzes and tests in a log, in order of their start; `lines` in order of (`at`, `id`).

    `today`: the decks by whose cards they go, where there are any; else only the log's own moves count.
    """
    gone = taken_back(lines)
    sittings = Sittings()
    marks: list[Mark] = []
    for line in lines:
        sittings.take(line, line.id not in gone)
        if isinstance(line, Mark) and line.id not in gone:
            marks.append(line)
    _mark(sittings.shown.values(), marks)
    moves = [line for line in lines if isinstance(line, Move) and line.id not in gone]
    routes = Routes([*((move.source, move.target) for move in moves), *today.aliases], today.at_hand)
    moved = {move.source: (move.target, move.at) for move in moves if "#" not in move.source}

    def resolver(at: str) -> Callable[[str], str]:
        return lambda id: routes.end(id) if "#" in id else routes.owner(id, at, moved)

    found = (
        (attempt_of(each, resolver(each.start.at), gone), each.start) for each in sittings.shown.values()
    )
    return [Sat(attempt, start) for attempt, start in found if attempt]


def flags(lines: Sequence[Line]) -> list[Flag]:
    """The remarks for decks' authors that stand."""
    gone = taken_back(lines)
    return [line for line in lines if isinstance(line, Flag) and line.id not in gone]


def _mark(sittings: Iterable[Sitting], marks: Sequence[Mark]) -> None:
    """Gives overrides to the sittings of their answers; they may come from another session."""
    by_answer = {mark.line: mark for mark in marks}
    if not by_answer:
        return
    for sitting in sittings:
        for answer in sitting.answers:
            if mark := by_answer.get(answer.id):
                sitting.marks[answer.id] = mark
